import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { Refusal } from '../../api/request.ts';
import { readSiteName } from '../../api/site.ts';
import { choosePassword, lookAtLink, setUp, type LinkPurpose } from '../../api/staff.ts';
import { PageElement } from '../../elements/page-element.ts';
import '../../elements/site-header.ts';
import { text } from '../../text/text.ts';
import { clockWords } from './clock-words.ts';
import './new-password-field.ts';
import type { NewPasswordField } from './new-password-field.ts';
import { reasonOf } from '../reason.ts';

/**
 * What a one-time link opens: making the first administrator, or choosing a password. Its secret
 * stands after the #, so in no log.
 */
@customElement('link-page')
export class LinkPage extends PageElement {
  @state() private purpose: LinkPurpose | null = null;
  @state() private fault: unknown = null;
  @state() private working = false;
  @state() private siteName = '';
  @state() private readAt = 0;
  @query('new-password-field') private passwordField!: NewPasswordField;
  readonly #secret = decodeURIComponent(location.hash.slice(1));

  override connectedCallback(): void {
    super.connectedCallback();
    // Out of the address bar and the history before anything else can read it there.
    history.replaceState(null, '', location.pathname + location.search);
    void readSiteName().then((name) => (this.siteName = name));
    void this.#look();
  }

  protected override updated(): void {
    document.title = `${this.#title()} – ${this.siteName || text('site.default-name')}`;
  }

  #title(): string {
    return text(this.purpose?.purpose === 'set-up' ? 'set-up.title' : 'password.title');
  }

  protected override render() {
    return html`<site-header site-name=${this.siteName}></site-header>
      <main id="main" tabindex="-1" class="console staff-narrow">
        <h1>${this.#title()}</h1>
        ${this.purpose ? this.#form(this.purpose) : this.#without()}
      </main>`;
  }

  #without() {
    if (!this.#secret) return html`<p class="notice" role="alert">${text('password.no-link')}</p>`;
    if (this.fault) return html`<div class="notice" role="alert"><p>${reasonOf(this.fault)}</p><p><a href="/console/">${text('password.to-console')}</a></p></div>`;
    return html`<p class="notice" role="status">${text('password.looking')}</p>`;
  }

  #form(purpose: LinkPurpose) {
    const first = purpose.purpose === 'set-up';
    return html`<form class="staff-form" @submit=${this.#submit}>
      <p>${first ? text('set-up.intro') : text('password.intro', { name: purpose.name ?? '' })}</p>
      ${first ? this.#person() : html`<div class="field"><label for="link-login">${text('sign-in.login')}</label><input id="link-login" name="username" type="text" autocomplete="username" readonly .value=${purpose.login ?? ''} /></div>`}
      <new-password-field></new-password-field>
      ${purpose.clock ? html`<p class="notice clock-words">${clockWords(purpose.clock, this.readAt)}</p>` : nothing}
      <p class="order-failed" role="alert">${this.fault ? reasonOf(this.fault) : nothing}</p>
      <button type="submit" class="button primary wide" ?disabled=${this.working}>${text(this.working ? 'console.working' : first ? 'set-up.submit' : 'password.submit')}</button>
    </form>`;
  }

  #person() {
    return html`<div class="field">
        <label for="link-name">${text('person.name')}</label><small id="link-name-hint">${text('person.name.hint')}</small>
        <input id="link-name" name="name" type="text" autocomplete="name" required maxlength="80" aria-describedby="link-name-hint" />
      </div>
      <div class="field">
        <label for="link-login">${text('sign-in.login')}</label><small id="link-login-hint">${text('person.login.hint')}</small>
        <input id="link-login" name="username" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="64" aria-describedby="link-login-hint" />
      </div>`;
  }

  async #look(): Promise<void> {
    if (!this.#secret) return;
    try {
      this.purpose = await lookAtLink(this.#secret);
      this.readAt = Date.now();
      await this.updateComplete;
      this.querySelector<HTMLInputElement>('input:not([readonly])')?.focus();
    } catch (error) {
      this.fault = error;
    }
  }

  #typed(id: string): string {
    return this.querySelector<HTMLInputElement>(`#${id}`)?.value ?? '';
  }

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    if (this.working) return;
    this.working = true;
    this.fault = null;
    try {
      const password = this.passwordField.value;
      if (this.purpose?.purpose === 'set-up') await setUp(this.#secret, this.#typed('link-name'), this.#typed('link-login'), password);
      else await choosePassword(this.#secret, password);
      location.replace('/console/');
    } catch (error) {
      this.fault = error;
      if (error instanceof Refusal && error.status === 410) this.purpose = null;
    } finally {
      this.working = false;
    }
  }
}
