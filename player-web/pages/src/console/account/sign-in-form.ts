import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Refusal } from '../../api/request.ts';
import { PasskeyNotGiven, passkeysWork, signInByPasskey } from '../../api/passkey.ts';
import { readSite } from '../../api/site.ts';
import { isSignedIn, providerAddress, signIn } from '../../api/staff.ts';
import { PageElement } from '../../elements/page-element.ts';
import { text } from '../../text/text.ts';
import { reasonOf } from '../reason.ts';

/** Login, password, passkey, the site's provider where it has one, and whether to stay signed in. Emits `signed-in`. */
@customElement('sign-in-form')
export class SignInForm extends PageElement {
  @property({ attribute: false }) login = '';
  /** The page that the provider sends the browser back to; null: it opens in another tab, so that this page stays. */
  @property({ attribute: false }) next: string | null = null;
  @state() private provider: string | null = null;
  @state() private waiting = false;
  @state() private notGiven = false;
  @state() private refusal: Refusal | null = null;
  @state() private working = false;
  @query('#sign-in-login') private loginField!: HTMLInputElement;
  @query('#sign-in-password') private passwordField!: HTMLInputElement;
  @query('#sign-in-trusted') private trustedField!: HTMLInputElement;

  override connectedCallback(): void {
    super.connectedCallback();
    void readSite().then((site) => (this.provider = site?.provider ?? null));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('focus', this.#look);
  }

  protected override render() {
    return html`<form class="staff-form" @submit=${this.#submit}>
      <div class="field">
        <label for="sign-in-login">${text('sign-in.login')}</label>
        <input id="sign-in-login" name="username" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="64" .value=${this.login} />
      </div>
      <div class="field">
        <label for="sign-in-password">${text('sign-in.password')}</label>
        <input id="sign-in-password" name="password" type="password" autocomplete="current-password" required aria-describedby="sign-in-fault" />
      </div>
      <label class="check"><input id="sign-in-trusted" type="checkbox" /><span>${text('sign-in.trusted')}<small>${text('sign-in.trusted.hint')}</small></span></label>
      <p class="order-failed" id="sign-in-fault" role="alert">${this.#reason()}</p>
      <button type="submit" class="button primary wide" ?disabled=${this.working}>${text(this.working ? 'console.working' : 'sign-in.submit')}</button>
      <p class="soft">${text('sign-in.forgotten')}</p>
      ${passkeysWork() ? html`<button type="button" class="button wide sign-in-passkey" @click=${this.#byPasskey}>${text('sign-in.passkey')}</button>` : nothing}
      ${this.provider ? this.#byProvider(this.provider) : nothing}
    </form>`;
  }

  #reason() {
    if (this.notGiven) return text('passkeys.not-given');
    return this.refusal ? reasonOf(this.refusal) : nothing;
  }

  #byProvider(name: string) {
    return html`<button type="button" class="button wide sign-in-by" @click=${this.#toProvider}>${text(this.next === null ? 'sign-in.by.aside' : 'sign-in.by', { name })}</button>
      <p class="soft" role="status">${this.waiting ? text('sign-in.by.wait') : nothing}</p>`;
  }

  /** Puts the cursor where the next thing is to be typed. */
  async begin(): Promise<void> {
    [this.refusal, this.notGiven] = [null, false];
    await this.updateComplete;
    this.passwordField.value = '';
    (this.loginField.value ? this.passwordField : this.loginField).focus();
  }

  async #byPasskey(): Promise<void> {
    await this.#try(() => signInByPasskey(this.trustedField.checked));
  }

  async #toProvider(): Promise<void> {
    if (this.working) return;
    [this.working, this.refusal, this.notGiven] = [true, null, false];
    // Browsers let a page open a tab only while it answers a click.
    const tab = this.next === null ? window.open('', '_blank') : window;
    try {
      const address = await providerAddress(this.next ?? '/console/', this.trustedField.checked);
      this.waiting = this.next === null;
      if (this.waiting) window.addEventListener('focus', this.#look);
      tab?.location.assign(address);
    } catch (error) {
      if (tab !== window) tab?.close();
      this.refusal = error instanceof Refusal ? error : new Refusal(0, null);
    } finally {
      this.working = false;
    }
  }

  #look = async (): Promise<void> => {
    if (!(await isSignedIn())) return;
    window.removeEventListener('focus', this.#look);
    this.waiting = false;
    this.dispatchEvent(new CustomEvent('signed-in', { bubbles: true }));
  };

  async #submit(event: Event): Promise<void> {
    event.preventDefault();
    await this.#try(() => signIn(this.loginField.value, this.passwordField.value, this.trustedField.checked));
    if (this.refusal) this.passwordField.select();
  }

  async #try(way: () => Promise<unknown>): Promise<void> {
    if (this.working) return;
    [this.working, this.refusal, this.notGiven] = [true, null, false];
    try {
      await way();
      this.dispatchEvent(new CustomEvent('signed-in', { bubbles: true }));
    } catch (error) {
      this.notGiven = error instanceof PasskeyNotGiven;
      this.refusal = error instanceof Refusal ? error : new Refusal(0, null);
    } finally {
      this.working = false;
    }
  }
}
