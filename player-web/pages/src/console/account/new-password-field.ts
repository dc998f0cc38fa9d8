import { html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { PageElement } from '../../elements/page-element.ts';
import { text } from '../../text/text.ts';

/** A password to be chosen: what makes a good one, and a way to see what is typed. */
@customElement('new-password-field')
export class NewPasswordField extends PageElement {
  @state() private shown = false;
  @query('#new-password') private field!: HTMLInputElement;

  /** What was typed. */
  get value(): string {
    return this.field.value;
  }

  /** Puts the cursor there. */
  begin(): void {
    this.field.focus();
    this.field.select();
  }

  protected override render() {
    return html`<div class="field">
        <label for="new-password">${text('password.new')}</label>
        <small id="new-password-hint">${text('password.hint')}</small>
        <input id="new-password" type=${this.shown ? 'text' : 'password'} autocomplete="new-password" autocapitalize="none" spellcheck="false" required minlength="12" maxlength="200" aria-describedby="new-password-hint" />
      </div>
      <label class="check"><input type="checkbox" .checked=${this.shown} @change=${() => (this.shown = !this.shown)} /><span>${text('password.show')}</span></label>`;
  }
}
