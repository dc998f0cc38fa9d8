import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Person } from '../../api/staff.ts';
import { icons } from '../../elements/icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { text } from '../../text/text.ts';
import './session-list.ts';

/** Where another person is signed in. */
@customElement('sessions-dialog')
export class SessionsDialog extends PageElement {
  @state() private person: Person | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;

  async show(person: Person): Promise<void> {
    this.person = person;
    await this.updateComplete;
    this.dialog.showModal();
  }

  protected override render() {
    const { person } = this;
    return html`<dialog class="dialog" tabindex="-1" aria-labelledby="sessions-title" @close=${() => (this.person = null)}>
      ${person
        ? html`<div class="dialog-head">
              <h2 id="sessions-title">${text('sessions.of', { name: person.name })}</h2>
              <button type="button" class="icon-button" aria-label=${text('dialog.close')} @click=${() => this.dialog.close()}>${icons.close}</button>
            </div>
            <session-list .person=${person.id}></session-list>`
        : nothing}
    </dialog>`;
  }
}
