import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Channel } from '../api/channel.ts';
import { readSiteName } from '../api/site.ts';
import { text } from '../text/text.ts';
import './channel-card.ts';
import { PageElement } from './page-element.ts';
import './site-footer.ts';
import './site-header.ts';

const REFRESH_MILLIS = 5000;
const REQUEST_MILLIS = 8000;

/** The home page: what is live, and the channels that are off air. Keeps itself up to date. */
@customElement('home-page')
export class HomePage extends PageElement {
  @state() private channels: readonly Channel[] | null = null;
  @state() private failed = false;
  @state() private siteName = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #awake = (): void => {
    if (!document.hidden) void this.#refresh();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#awake);
    void readSiteName().then((name) => (this.siteName = name));
    void this.#refresh();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#awake);
    clearTimeout(this.#timer);
  }

  protected override updated(): void {
    document.title = `${text('home.title')} – ${this.siteName || text('site.default-name')}`;
  }

  protected override render() {
    return html`<site-header site-name=${this.siteName}></site-header>
      <main id="main" tabindex="-1" class="home">
        <div class="home-intro">
          <div>
            <h1>${text('home.title')}</h1>
            <p>${text('home.intro')}</p>
          </div>
          <div class="hemicycle" aria-hidden="true"></div>
        </div>
        ${this.failed ? html`<p class="notice" role="alert">${text('home.failed')}</p>` : nothing}
        ${this.channels ? this.#lists(this.channels) : nothing}
        ${!this.channels && !this.failed ? html`<p class="notice" role="status">${text('home.loading')}</p>` : nothing}
      </main>
      <site-footer></site-footer>`;
  }

  #lists(channels: readonly Channel[]) {
    if (channels.length === 0) return html`<p class="notice">${text('home.no-channel')}</p>`;
    const live = channels.filter((channel) => channel.state === 'live');
    const other = channels.filter((channel) => channel.state !== 'live');
    return html`<section aria-labelledby="live-title">
        <h2 id="live-title">${text('home.live')}</h2>
        ${live.length > 0
          ? this.#cards(live)
          : html`<div class="nothing-live">
              <p>${text('home.nothing-live')}</p>
              <p>${text('home.nothing-live.hint')}</p>
            </div>`}
      </section>
      ${other.length > 0
        ? html`<section aria-labelledby="other-title"><h2 id="other-title">${text('home.off-air')}</h2>${this.#cards(other)}</section>`
        : nothing}`;
  }

  #cards(channels: readonly Channel[]) {
    return html`<ul class="cards">
      ${channels.map((channel) => html`<li><channel-card .channel=${channel}></channel-card></li>`)}
    </ul>`;
  }

  async #refresh(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const answer = await fetch('/api/v1/channels', { cache: 'no-store', signal: AbortSignal.timeout(REQUEST_MILLIS) });
      if (!answer.ok) throw new Error(`The list of channels answered ${answer.status}`);
      this.channels = (await answer.json()) as Channel[];
      this.failed = false;
    } catch {
      this.failed = true;
    }
    clearTimeout(this.#timer);
    // A hidden page asks nothing; it asks as soon as it is seen again.
    if (!document.hidden && this.isConnected) {
      this.#timer = setTimeout(() => void this.#refresh(), REFRESH_MILLIS * (0.75 + 0.5 * Math.random()));
    }
  }
}
