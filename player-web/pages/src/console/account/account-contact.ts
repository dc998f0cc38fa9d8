import { html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { confirmContact, giveContact, NOTICES, readContact, removeContact, takeContactLink, type Contact, type Notice } from '../../api/contact.ts';
import { may, me } from '../../api/staff.ts';
import { PageElement } from '../../elements/page-element.ts';
import { language, LANGUAGES, type Language } from '../../text/language.ts';
import { day, text, timeOfDay } from '../../text/text.ts';
import { reasonOf } from '../reason.ts';

/** To which address one is written to about one's films: given, confirmed by a letter's link, changed, removed. */
@customElement('account-contact')
export class AccountContact extends PageElement {
  @state() private contact: Contact | null = null;
  @state() private typed = '';
  @state() private fault: unknown = null;
  @state() private told = '';
  @state() private without = false;
  @state() private working = false;
  @query('#account-contact-title') private heading!: HTMLElement | null;
  @query('#contact-email') private emailField!: HTMLInputElement | null;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#seen);
    void this.#start(takeContactLink());
  }

  override disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.#seen);
    super.disconnectedCallback();
  }

  /** Who comes back from the mailbox may have confirmed it there. */
  readonly #seen = (): void => {
    if (!document.hidden && !this.working && this.contact?.state !== 'confirmed') void this.#read();
  };

  async #start(secret: string | null): Promise<void> {
    if (secret) {
      await this.#do(async () => {
        this.#take(await confirmContact(secret));
        this.told = text('contact.now-confirmed');
      });
    }
    if (!this.contact) await this.#read();
    if (!secret) return;
    await this.updateComplete;
    this.heading?.focus();
  }

  async #read(): Promise<void> {
    try {
      this.#take(await readContact());
    } catch (error) {
      this.fault ??= error;
    }
  }

  #take(contact: Contact): void {
    if (contact.email !== (this.contact?.email ?? null)) this.typed = contact.email ?? '';
    this.contact = contact;
  }

  protected override render() {
    const contact = this.contact;
    // Who makes no films gets no mail, but can erase what was left.
    if (!this.fault && !contact?.email && !may(me(), 'reporter', 'clerk')) return nothing;
    return html`<section class="panel" aria-labelledby="account-contact-title">
      <h2 id="account-contact-title" tabindex="-1">${text('contact.title')}</h2>
      <p class="soft">${text('contact.intro')}</p>
      ${contact ? this.#state(contact) : nothing}
      ${contact && (contact.mail || contact.email) ? this.#form(contact) : nothing}
      <p class="order-failed" role="alert">${this.fault ? reasonOf(this.fault) : nothing}</p>
      <p class="done" role="status">${this.told}</p>
    </section>`;
  }

  #state({ mail, email, state, endsAt }: Contact) {
    if (!mail) return html`<p class="notice contact-state">${text('contact.no-mail')}</p>`;
    if (!email || !state) return nothing;
    const end = endsAt ? { day: day(endsAt), time: timeOfDay(endsAt) } : {};
    return html`<p class="contact-state ${state === 'confirmed' ? '' : 'notice'}">${text(`contact.state.${state}`, { email, ...end })}</p>`;
  }

  #form(contact: Contact) {
    return html`<form class="staff-form" @submit=${this.#submit}>
      ${contact.mail ? this.#fields(contact) : nothing}
      <div class="contact-actions">
        ${contact.mail ? html`<button type="submit" class="button primary" ?disabled=${this.working}>${text(this.#label(contact))}</button>` : nothing}
        ${contact.email ? html`<button type="button" class="button contact-remove" ?disabled=${this.working} @click=${() => void this.#remove()}>${text('contact.remove')}</button>` : nothing}
      </div>
    </form>`;
  }

  #label({ email, state }: Contact) {
    if (this.working) return 'console.working';
    const isSame = this.typed.trim() === (email ?? '');
    if (isSame && (state === 'sent' || state === 'unknown')) return 'contact.again';
    return isSame ? 'contact.save' : 'contact.give';
  }

  #fields({ offered, wanted, language: chosen }: Contact) {
    return html`<div class="field">
        <label for="contact-email">${text('contact.email')}</label><small id="contact-email-hint">${text('contact.email.hint')}</small>
        <input id="contact-email" type="email" autocomplete="email" required maxlength="254" aria-describedby="contact-email-hint" .value=${this.typed} @input=${(event: Event) => (this.typed = (event.target as HTMLInputElement).value)} />
      </div>
      ${offered && !this.typed
        ? html`<button type="button" class="button small contact-offered" @click=${() => this.#use(offered)}>${text('contact.offered', { email: offered })}</button>`
        : nothing}
      <fieldset class="plain" aria-describedby="contact-wanted-fault">
        <legend>${text('contact.wanted')}</legend>
        ${NOTICES.map(
          (one) => html`<label class="check">
            <input type="checkbox" name="wanted" value=${one} .checked=${wanted.includes(one)} />
            <span>${text(`contact.wanted.${one}`)}</span>
          </label>`,
        )}
        <p class="field-fault" id="contact-wanted-fault" role="alert">${this.without ? text('contact.wanted.missing') : nothing}</p>
      </fieldset>
      <div class="field">
        <label for="contact-language">${text('contact.language')}</label>
        <select id="contact-language">
          ${LANGUAGES.map((one) => html`<option value=${one} ?selected=${one === (chosen ?? language())}>${text(`contact.language.${one}`)}</option>`)}
        </select>
      </div>`;
  }

  #use(offered: string): void {
    this.typed = offered;
    this.emailField?.focus();
  }

  #submit(event: Event): void {
    event.preventDefault();
    const wanted = [...this.querySelectorAll<HTMLInputElement>('input[name=wanted]:checked')].map((one) => one.value as Notice);
    const chosen = this.querySelector<HTMLSelectElement>('#contact-language')?.value as Language;
    this.without = wanted.length === 0;
    if (this.without) return;
    void this.#do(async () => {
      this.#take(await giveContact(this.typed.trim(), chosen, wanted));
      this.told = text(this.contact?.state === 'confirmed' ? 'contact.saved' : 'contact.asked');
    });
  }

  async #remove(): Promise<void> {
    await this.#do(async () => {
      await removeContact();
      this.#take(await readContact());
      this.told = text('contact.removed');
    });
    // The button that had the focus is gone.
    this.heading?.focus();
  }

  async #do(work: () => Promise<void>): Promise<void> {
    if (this.working) return;
    [this.working, this.fault, this.told] = [true, null, ''];
    try {
      await work();
    } catch (error) {
      this.fault = error;
    } finally {
      this.working = false;
    }
  }
}
