import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { onSessionOver } from '../../api/request.ts';
import { me } from '../../api/staff.ts';
import { icons } from '../../elements/icons.ts';
import { PageElement } from '../../elements/page-element.ts';
import { text } from '../../text/text.ts';
import './sign-in-form.ts';
import type { SignInForm } from './sign-in-form.ts';

/**
 * Lies over each page of the console. When a session is over in the middle of work it asks to sign
 * in, above whatever is open, and what was asked for is then done: nothing that was typed is lost.
 */
@customElement('sign-in-dialog')
export class SignInDialog extends PageElement {
  @state() private open = false;
  @state() private dismissed = false;
  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('sign-in-form') private form!: SignInForm | null;
  #answer: Promise<boolean> | null = null;
  #settle: ((signedIn: boolean) => void) | null = null;
  #login = '';

  override connectedCallback(): void {
    super.connectedCallback();
    onSessionOver((wanted) => this.#ask(wanted));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    onSessionOver(null);
  }

  protected override render() {
    return html`${this.dismissed && !this.open
        ? html`<div class="session-over" role="alert">
            <p>${text('session-over.dismissed')}</p>
            <button type="button" class="button primary" @click=${() => void this.#ask(true)}>${text('sign-in.submit')}</button>
          </div>`
        : nothing}
      <dialog class="dialog" aria-labelledby="session-over-title" @close=${() => this.#closed(false)}>
        ${this.open
          ? html`<div class="dialog-head">
                <h2 id="session-over-title">${text('session-over.title')}</h2>
                <button type="button" class="icon-button" aria-label=${text('dialog.close')} @click=${() => this.dialog?.close()}>${icons.close}</button>
              </div>
              <p>${text('session-over.text')}</p>
              <sign-in-form .login=${this.#login} @signed-in=${() => this.#closed(true)}></sign-in-form>`
          : nothing}
      </dialog>`;
  }

  /** Asks once for all that wait; a page that asks by itself does not ask again after a no. */
  #ask(wanted: boolean): Promise<boolean> {
    if (this.#answer) return this.#answer;
    if (this.dismissed && !wanted) return Promise.resolve(false);
    this.#login = me()?.login ?? '';
    this.#answer = new Promise((resolve) => (this.#settle = resolve));
    void this.#show();
    return this.#answer;
  }

  async #show(): Promise<void> {
    this.open = true;
    await this.updateComplete;
    this.dialog?.showModal();
    await this.form?.begin();
  }

  #closed(signedIn: boolean): void {
    const settle = this.#settle;
    [this.#settle, this.#answer] = [null, null];
    this.open = false;
    this.dismissed = settle ? !signedIn : this.dismissed;
    this.dialog?.close();
    settle?.(signedIn);
  }
}
