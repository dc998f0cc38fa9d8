import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Channel } from '../api/channel.ts';
import { readRecordings, type Recording } from '../api/recording.ts';
import { readReports, type Report } from '../api/report.ts';
import { readSiteName } from '../api/site.ts';
import { readSittings, type SittingSummary } from '../api/sitting.ts';
import '../text/report.ts';
import { text } from '../text/text.ts';
import './channel-card.ts';
import { PageElement } from './page-element.ts';
import './replay-card.ts';
import './report-card.ts';
import './site-footer.ts';
import './site-header.ts';
import './sitting-card.ts';

const REFRESH_MILLIS = 5000;
const REQUEST_MILLIS = 8000;
const REPLAYS = 12;
const REPORTS = 6;
const NEXT_SITTINGS = 2;
const REPLAYS_MILLIS = 60_000;

/** The home page: what is live, the channels that are off air, and what can be watched again. Keeps itself up to date. */
@customElement('home-page')
export class HomePage extends PageElement {
  @state() private channels: readonly Channel[] | null = null;
  @state() private failed = false;
  @state() private siteName = '';
  @state() private replays: readonly Recording[] = [];
  @state() private reports: readonly Report[] = [];
  @state() private next: readonly SittingSummary[] | null = null;
  #replaysAt = Number.NEGATIVE_INFINITY;
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
        ${this.next ? this.#sittings(this.next) : nothing}
        ${this.reports.length > 0 ? this.#reportList() : nothing}
        ${this.replays.length > 0 ? this.#replayList() : nothing}
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

  #replayList() {
    return html`<section aria-labelledby="replays-title">
      <h2 id="replays-title">${text('home.replays')}</h2>
      <ul class="cards replays">
        ${this.replays.map((recording) => html`<li><replay-card .recording=${recording}></replay-card></li>`)}
      </ul>
    </section>`;
  }

  #reportList() {
    return html`<section aria-labelledby="reports-title">
      <div class="home-row">
        <h2 id="reports-title">${text('webtv.latest')}</h2>
        <a href="/reports">${text('webtv.back')}</a>
      </div>
      <ul class="cards replays">
        ${this.reports.map((report) => html`<li><report-card .report=${report}></report-card></li>`)}
      </ul>
    </section>`;
  }

  #sittings(next: readonly SittingSummary[]) {
    return html`<section aria-labelledby="sittings-title">
      <div class="home-row">
        <h2 id="sittings-title">${text(next.length > 0 ? 'home.next-sitting' : 'home.sittings')}</h2>
        <a href="/sittings">${text('home.all-sittings')}</a>
      </div>
      ${next.length > 0 ? html`<ul class="sitting-cards">${next.map((one) => html`<li><sitting-card .sitting=${one}></sitting-card></li>`)}</ul>` : nothing}
    </section>`;
  }

  async #refreshSittings(): Promise<void> {
    try {
      const { coming, past, years } = await readSittings();
      // A site without sittings has no use for an empty list of them.
      this.next = coming.length + past.length > 0 || years.length > 1 ? coming.slice(0, NEXT_SITTINGS) : null;
    } catch {
      // What is shown stays.
    }
  }

  async #refreshReplays(now: boolean): Promise<void> {
    if (!now && performance.now() - this.#replaysAt < REPLAYS_MILLIS) return;
    this.#replaysAt = performance.now();
    void this.#refreshSittings();
    try {
      const [{ reports }, recordings] = await Promise.all([readReports({}, REPORTS), readRecordings(2 * REPLAYS)]);
      this.reports = reports;
      this.replays = recordings.filter(({ watch }) => watch.startsWith('/watch/')).slice(0, REPLAYS);
    } catch {
      // The list that is shown stays; the channels' message tells of a server that is away.
      this.#replaysAt = Number.NEGATIVE_INFINITY;
    }
  }

  async #refresh(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const answer = await fetch('/api/v1/channels', { cache: 'no-store', signal: AbortSignal.timeout(REQUEST_MILLIS) });
      if (!answer.ok) throw new Error(`The list of channels answered ${answer.status}`);
      const channels = (await answer.json()) as Channel[];
      // What has just ended can be watched again.
      const moved = channels.some((one) => this.channels?.some((other) => other.id === one.id && other.state !== one.state));
      this.channels = channels;
      void this.#refreshReplays(moved);
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
