import { html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { icons } from '../icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import type { ConductSession } from '../../sitting/conduct-session.ts';
import { text } from '../../text/text.ts';
import './roll-panel.ts';
import type { RollPanel } from './roll-panel.ts';

/** The roll, over the page that conducts the sitting: nothing is loaded for it, so that it opens without a network. */
@customElement('roll-dialog')
export class RollDialog extends PageElement {
  @property({ attribute: false }) session!: ConductSession;
  /** Of the session's changes, so that each is drawn. */
  @property({ attribute: false }) version = 0;
  /** The item that lasts. */
  @property({ attribute: false }) item: string | null = null;
  @state() private open = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('roll-panel') private panel!: RollPanel | null;

  async show(): Promise<void> {
    this.open = true;
    await this.updateComplete;
    this.dialog.showModal();
    await this.panel?.updateComplete;
    this.panel?.begin();
  }

  protected override render() {
    return html`<dialog class="dialog roll-dialog" aria-labelledby="roll-dialog-title" @close=${() => (this.open = this.dialog.open)}>
      <div class="dialog-head"><h2 id="roll-dialog-title">${text('roll.title')}</h2>
        <button type="button" class="icon-button" aria-label=${text('dialog.close')} @click=${() => this.dialog.close()}>${icons.close}</button></div>
      ${this.open ? html`<roll-panel .session=${this.session} .version=${this.version} .item=${this.item}></roll-panel>` : ''}
    </dialog>`;
  }
}
