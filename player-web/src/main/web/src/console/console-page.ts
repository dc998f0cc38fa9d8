import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { readChannels, Refusal, signOut, type OperatorChannel } from '../api/operator.ts';
import { readSiteName } from '../api/site.ts';
import { PageElement } from '../elements/page-element.ts';
import '../elements/site-header.ts';
import { text } from '../text/text.ts';
import { Backoff } from '../time/backoff.ts';
import './channel-console.ts';
import type { ChannelConsole } from './channel-console.ts';

/** The operator's page: every channel, its picture, its sources and its orders. */
@customElement('console-page')
export class ConsolePage extends PageElement {
  @state() private channels: readonly OperatorChannel[] | null = null;
  @state() private signedOut = false;
  @state() private lost = false;
  @state() private wasLost = false;
  @state() private siteName = '';
  readonly #broken = new Set<string>();
  readonly #backoff = new Backoff(1000, 10_000);

  override connectedCallback(): void {
    super.connectedCallback();
    void readSiteName().then((name) => (this.siteName = name));
    void this.#read();
  }

  protected override updated(): void {
    document.title = `${text('console.title')} – ${this.siteName || text('site.default-name')}`;
  }

  protected override render() {
    return html`<site-header site-name=${this.siteName}></site-header>
      <div class="banner-place" role="alert">${this.lost ? html`<p class="banner">${text('console.lost')}</p>` : nothing}</div>
      <p class="visually-hidden" role="status">${!this.lost && this.wasLost ? text('console.back') : nothing}</p>
      <main id="main" tabindex="-1" class="console" @console-connection=${this.#connection} @signed-out=${() => (this.signedOut = true)}>
        <div class="console-head">
          <h1>${text('console.title')}</h1>
          ${this.channels && !this.signedOut
            ? html`<button type="button" class="button" @click=${this.#leave}>${text('console.sign-out')}</button>`
            : nothing}
        </div>
        ${this.#content()}
      </main>`;
  }

  #content() {
    if (this.signedOut) {
      return html`<div class="notice" role="alert">
        <h2>${text('console.signed-out.title')}</h2>
        <p>${text('console.signed-out.text')}</p>
      </div>`;
    }
    if (!this.channels) return html`<p class="notice" role="status">${text('console.loading')}</p>`;
    if (this.channels.length === 0) return html`<p class="notice">${text('console.no-channel')}</p>`;
    return repeat(
      this.channels,
      (channel) => channel.id,
      (channel) => html`<channel-console .channel=${channel}></channel-console>`,
    );
  }

  /** Tries until the server answers; each channel then keeps itself current. */
  async #read(): Promise<void> {
    try {
      this.channels = await readChannels();
      this.lost = false;
    } catch (error) {
      if (error instanceof Refusal && error.status === 401) {
        this.signedOut = true;
        return;
      }
      this.lost = true;
      this.wasLost = true;
      setTimeout(() => void this.#read(), this.#backoff.next());
    }
  }

  #connection(event: CustomEvent<boolean>): void {
    const { id } = (event.target as ChannelConsole).channel;
    if (event.detail) this.#broken.delete(id);
    else this.#broken.add(id);
    this.lost = this.#broken.size > 0;
    this.wasLost ||= this.lost;
  }

  async #leave(): Promise<void> {
    try {
      await signOut();
      this.signedOut = true;
    } catch {
      this.lost = true;
    }
  }
}
