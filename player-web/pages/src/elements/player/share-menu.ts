import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { text, type TextKey } from '../../text/text.ts';
import { copy } from '../copy.ts';
import { icons } from '../icons.ts';
import { MenuLeaving } from '../menu-leaving.ts';
import { PageElement } from '../page-element.ts';

/** So long the menu says what was done, in milliseconds. */
const SAID_MILLIS = 4000;

type What = 'page' | 'moment';

/** All ways to pass a page on, behind one button. Emits `embed-request`. */
@customElement('share-menu')
export class ShareMenu extends PageElement {
  /** What it is called, for a mail. */
  @property({ attribute: false }) name = '';
  /** The second that plays; null where a link can't lead to one. */
  @property({ attribute: false }) moment: (() => number) | null = null;
  @state() private open = false;
  @state() private said: { readonly what: What; readonly key: TextKey } | null = null;

  constructor() {
    super();
    new MenuLeaving(this, { open: () => this.open, close: (returns) => this.#close(returns) });
  }

  protected override render() {
    return html`<button type="button" class="button share-button" aria-expanded=${this.open} aria-controls="share-ways" @click=${() => (this.open = !this.open)}>${icons.share}${text('share.title')}</button>
      <ul id="share-ways" class="share-ways" ?hidden=${!this.open}>
        <li>${this.#copies('page', 'watch.share', icons.link)}</li>
        ${this.moment ? html`<li>${this.#copies('moment', 'replay.share', icons.clock)}</li>` : nothing}
        <li><a href=${this.#mail()}>${icons.mail}<span>${text('share.mail')}</span></a></li>
        <li><button type="button" @click=${this.#embed}>${icons.embed}<span>${text('watch.embed')}</span></button></li>
      </ul>
      <p class="visually-hidden" role="status">${this.said ? text(this.said.key) : nothing}</p>`;
  }

  #copies(what: What, key: TextKey, face: unknown) {
    const done = this.said?.what === what ? this.said.key : null;
    return html`<button type="button" @click=${() => void this.#copy(what)}>${done === 'watch.share.done' ? icons.check : face}<span>${text(done ?? key)}</span></button>`;
  }

  #address(): string {
    return location.origin + location.pathname;
  }

  #mail(): string {
    return `mailto:?subject=${encodeURIComponent(this.name)}&body=${encodeURIComponent(this.#address())}`;
  }

  async #copy(what: What): Promise<void> {
    const place = what === 'moment' && this.moment ? `#t=${Math.floor(this.moment())}` : '';
    const done = await copy(this.#address() + place);
    this.said = { what, key: done ? 'watch.share.done' : 'watch.share.failed' };
    setTimeout(() => (this.said = null), SAID_MILLIS);
  }

  #embed(): void {
    this.#close(true);
    this.dispatchEvent(new CustomEvent('embed-request', { bubbles: true }));
  }

  #close(returns: boolean): void {
    this.open = false;
    if (returns) this.querySelector<HTMLElement>('.share-button')?.focus();
  }
}
