import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { changePassword, me } from '../../api/staff.ts';
import { text, unbroken } from '../../text/text.ts';
import './account-contact.ts';
import '../console-head.ts';
import './new-password-field.ts';
import type { NewPasswordField } from './new-password-field.ts';
import './passkey-list.ts';
import { reasonOf } from '../reason.ts';
import { TitledPage } from '../titled-page.ts';
import './session-list.ts';
import type { SessionList } from './session-list.ts';

/** One's own account: who one is, the password, to which address one is written to, the passkeys, where one is signed in. */
@customElement('account-page')
export class AccountPage extends TitledPage {
  @state() private fault: unknown = null;
  @state() private changed = false;
  @state() private working = false;
  @query('#current-password') private currentField!: HTMLInputElement;
  @query('new-password-field') private passwordField!: NewPasswordField;
  @query('session-list') private sessionList!: SessionList;

  protected override get pageTitle(): string {
    return text('account.title');
  }

  protected override render() {
    const person = me();
    return html`<console-head .heading=${text('account.title')} current="account"></console-head>
      <main id="main" tabindex="-1" class="console">
        ${person
          ? html`<dl class="facts staff-facts">
              <div><dt>${text('person.name')}</dt><dd>${unbroken(person.name)}</dd></div>
              <div><dt>${text('sign-in.login')}</dt><dd>${person.login}</dd></div>
              <div><dt>${text('person.roles')}</dt><dd>${person.roles.map((role) => text(`role.${role}`)).join(', ')}</dd></div>
            </dl>`
          : nothing}
        <section class="panel" aria-labelledby="account-password">
          <h2 id="account-password">${text('account.password')}</h2>
          <form class="staff-form" @submit=${this.#submit}>
            <input class="visually-hidden" type="text" autocomplete="username" tabindex="-1" aria-hidden="true" readonly .value=${person?.login ?? ''} />
            <div class="field">
              <label for="current-password">${text('password.current')}</label>
              <input id="current-password" type="password" autocomplete="current-password" required />
            </div>
            <new-password-field></new-password-field>
            <p class="order-failed" role="alert">${this.fault ? reasonOf(this.fault) : nothing}</p>
            <button type="submit" class="button primary" ?disabled=${this.working}>${text(this.working ? 'console.working' : 'account.password.submit')}</button>
            <p class="done" role="status">${this.changed ? text('account.password.changed') : nothing}</p>
          </form>
        </section>
        <account-contact></account-contact>
        <section class="panel" aria-labelledby="account-passkeys">
          <h2 id="account-passkeys">${text('passkeys.title')}</h2>
          <passkey-list></passkey-list>
        </section>
        <section class="panel" aria-labelledby="account-sessions">
          <h2 id="account-sessions">${text('sessions.title')}</h2>
          <session-list></session-list>
        </section>
      </main>`;
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.working) return;
    this.working = true;
    this.changed = false;
    this.fault = null;
    try {
      await changePassword(this.currentField.value, this.passwordField.value);
      this.changed = true;
      this.querySelector('form')?.reset();
      await this.sessionList.read();
    } catch (error) {
      this.fault = error;
    } finally {
      this.working = false;
    }
  }
}
