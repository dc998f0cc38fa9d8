import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { addPasskey, PasskeyNotGiven, passkeysWork, readPasskeys, removePasskey, wantsPassword, type Passkey } from '../../api/passkey.ts';
import { PageElement } from '../../elements/page-element.ts';
import { day, text, timeOfDay } from '../../text/text.ts';
import { reasonOf } from '../reason.ts';

/** A person's passkeys, each of which can be removed; one's own can be added to. */
@customElement('passkey-list')
export class PasskeyList extends PageElement {
  /** Whose; null: one's own. */
  @property({ attribute: false }) person: string | null = null;
  @state() private passkeys: readonly Passkey[] | null = null;
  @state() private fault: unknown = null;
  @state() private told = '';
  @state() private working = false;
  /** What waits for the password. */
  @state() private waiting: ((password: string) => Promise<void>) | null = null;
  @query('#passkey-password') private passwordField!: HTMLInputElement | null;
  @query('#passkey-name') private nameField!: HTMLInputElement | null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#read();
  }

  async #read(): Promise<void> {
    try {
      this.passkeys = await readPasskeys(this.person);
    } catch (error) {
      this.fault = error;
    }
  }

  protected override render() {
    return html`<p class="soft">${text(this.person === null ? 'passkeys.intro' : 'passkeys.intro.other')}</p>
      ${this.passkeys ? this.#list(this.passkeys) : nothing}
      ${this.person === null ? this.#adding() : nothing}
      ${this.waiting ? this.#confirming() : nothing}
      <p class="order-failed" role="alert">${this.#reason()}</p>
      <p class="done" role="status">${this.told}</p>`;
  }

  #reason() {
    if (this.fault instanceof PasskeyNotGiven) return text('passkeys.not-given');
    return this.fault ? reasonOf(this.fault) : nothing;
  }

  #list(passkeys: readonly Passkey[]) {
    if (passkeys.length === 0) return html`<p>${text('passkeys.none')}</p>`;
    return html`<ul class="session-list passkeys">
      ${repeat(
        passkeys,
        (one) => one.id,
        (one) => html`<li>
          <div>
            <strong>${one.name}</strong>
            <p class="soft">${text('passkeys.made', { day: day(one.createdAt) })} ${this.#used(one)}</p>
          </div>
          <button type="button" class="button small" aria-label=${text('passkeys.remove.named', { name: one.name })} @click=${() => void this.#remove(one)}>${text('passkeys.remove')}</button>
        </li>`,
      )}
    </ul>`;
  }

  #used({ usedAt }: Passkey): string {
    return usedAt ? text('passkeys.used', { day: day(usedAt), time: timeOfDay(usedAt) }) : text('passkeys.unused');
  }

  #adding() {
    if (!passkeysWork()) return html`<p class="soft">${text('passkeys.not-here')}</p>`;
    return html`<form class="staff-form" @submit=${this.#add}>
      <div class="field">
        <label for="passkey-name">${text('passkeys.name')}</label><small id="passkey-name-hint">${text('passkeys.name.hint')}</small>
        <input id="passkey-name" type="text" autocomplete="off" required maxlength="80" aria-describedby="passkey-name-hint" />
      </div>
      <button type="submit" class="button passkeys-add" ?disabled=${this.working}>${text(this.working ? 'console.working' : 'passkeys.add')}</button>
    </form>`;
  }

  #confirming() {
    return html`<form class="staff-form passkeys-confirm" @submit=${this.#confirmed}>
      <div class="field">
        <label for="passkey-password">${text('password.current')}</label><small id="passkey-password-hint">${text('passkeys.password.hint')}</small>
        <input id="passkey-password" type="password" autocomplete="current-password" required aria-describedby="passkey-password-hint" />
      </div>
      <button type="submit" class="button primary" ?disabled=${this.working}>${text('passkeys.confirm')}</button>
    </form>`;
  }

  #add(event: Event): void {
    event.preventDefault();
    const name = this.nameField?.value.trim() ?? '';
    void this.#do(async (password) => {
      await addPasskey(name, password);
      this.nameField?.form?.reset();
      this.told = text('passkeys.added', { name });
    });
  }

  #remove({ id, name }: Passkey): void {
    void this.#do(async (password) => {
      await removePasskey(this.person, id, password);
      this.told = text('passkeys.removed', { name });
    });
  }

  #confirmed(event: Event): void {
    event.preventDefault();
    if (this.waiting) void this.#do(this.waiting, this.passwordField?.value ?? '');
  }

  async #do(work: (password: string) => Promise<void>, password = ''): Promise<void> {
    if (this.working) return;
    [this.working, this.fault, this.told] = [true, null, ''];
    try {
      await work(password);
      this.waiting = null;
      await this.#read();
      // The button that had the focus may be gone.
      this.closest<HTMLElement>('dialog, main')?.focus();
    } catch (error) {
      if (wantsPassword(error)) {
        this.waiting = work;
        await this.updateComplete;
        this.passwordField?.focus();
      } else {
        this.fault = error;
      }
    } finally {
      this.working = false;
    }
  }
}
