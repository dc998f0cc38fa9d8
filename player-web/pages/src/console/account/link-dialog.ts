import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { MadeLink } from '../../api/staff.ts';
import { copy } from '../../elements/copy.ts';
import { icons } from '../../elements/icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { day, text, timeOfDay } from '../../text/text.ts';

/** Shows a one-time link, this once, for whoever made it to hand it over. */
@customElement('link-dialog')
export class LinkDialog extends PageElement {
  @state() private link: MadeLink | null = null;
  @state() private name = '';
  @state() private copied = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('#made-link') private field!: HTMLInputElement;

  /** Shows the link of the person of this name. */
  async show(link: MadeLink, name: string): Promise<void> {
    [this.link, this.name, this.copied] = [link, name, false];
    await this.updateComplete;
    this.dialog.showModal();
    this.field.select();
  }

  protected override render() {
    const { link, name } = this;
    return html`<dialog class="dialog" aria-labelledby="made-link-title" @close=${() => (this.link = null)}>
      ${link
        ? html`<div class="dialog-head">
              <h2 id="made-link-title">${text('link.title', { name })}</h2>
              <button type="button" class="icon-button" aria-label=${text('dialog.close')} @click=${() => this.dialog.close()}>${icons.close}</button>
            </div>
            <p>${text('link.text', { name, day: day(link.endsAt), time: timeOfDay(link.endsAt) })}</p>
            <div class="field"><label for="made-link">${text('link.field')}</label><input id="made-link" type="text" readonly .value=${link.url} @focus=${() => this.field.select()} /></div>
            <div class="dialog-actions">
              <button type="button" class="button primary" @click=${() => void this.#copy(link.url)}>${text('link.copy')}</button>
            </div>
            <p class="done" role="status">${this.copied ? text('link.copied') : nothing}</p>`
        : nothing}
    </dialog>`;
  }

  async #copy(url: string): Promise<void> {
    this.copied = await copy(url);
  }
}
