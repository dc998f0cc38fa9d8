import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { Channel } from '../../api/channel.ts';
import { readChapters, type Chapter } from '../../api/chapters.ts';
import { readRecordings, type Recording } from '../../api/recording.ts';
import { readReports, type Report } from '../../api/report.ts';
import { readSiteName } from '../../api/site.ts';
import { readSittingReplays, readSittings, type SittingReplay, type SittingSummary } from '../../api/sitting.ts';
import '../../text/report.ts';
import { spoken } from '../../text/language-of-content.ts';
import { text } from '../../text/text.ts';
import '../recording/held-card.ts';
import '../player/live-feature.ts';
import '../sitting/next-sitting.ts';
import { PageElement } from '../page-element.ts';
import '../recording/replay-card.ts';
import '../video/report-card.ts';
import '../site-footer.ts';
import '../site-header.ts';
import '../sitting/sitting-card.ts';

const REFRESH_MILLIS = 5000;
const REQUEST_MILLIS = 8000;
const REPLAYS = 6;
const HELD = 4;
const REPORTS = 6;
const NEXT_SITTINGS = 2;
const REPLAYS_MILLIS = 60_000;

/** The home page: what is on air or comes next, the sittings that can be watched again, and films. Keeps itself up to date. */
@customElement('home-page')
export class HomePage extends PageElement {
  @state() private channels: readonly Channel[] | null = null;
  @state() private failed = false;
  @state() private siteName = '';
  @state() private replays: readonly Recording[] = [];
  @state() private held: readonly SittingReplay[] = [];
  @state() private reports: readonly Report[] = [];
  @state() private coming: readonly SittingSummary[] = [];
  @state() private hasSittings = false;
  /** What is debated, by broadcast. */
  @state() private items: ReadonlyMap<string, Chapter | null> = new Map();
  /** All was asked for once: what comes later one by one would push what is read. */
  @state() private whole = false;
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
    const live = this.channels?.filter(({ state: at }) => at === 'live') ?? [];
    return html`<site-header site-name=${this.siteName}></site-header>
      <main id="main" tabindex="-1" class="home">
        <div class="home-band">
          <div class="home-intro">
            <h1>${text('home.title')}</h1>
            <p>${text('home.intro')}</p>
          </div>
          ${this.failed ? html`<p class="notice" role="alert">${text('home.failed')}</p>` : nothing}
          ${this.whole && this.channels ? this.#now(live) : nothing}
          ${!this.whole && !this.failed ? html`<p class="home-waits" role="status">${text('home.loading')}</p>` : nothing}
        </div>
        ${this.whole ? this.#sections(live) : nothing}
      </main>
      <site-footer></site-footer>`;
  }

  /** What is on air, or else the sitting that comes next. */
  #now(live: readonly Channel[]) {
    const next = this.coming[0];
    if (live.length > 0) {
      return html`<section class="home-now" aria-label=${text('home.live')}>
        ${live.map((channel) => html`<live-feature .channel=${channel} .item=${this.items.get(channel.broadcast?.id ?? '') ?? null}></live-feature>`)}
      </section>`;
    }
    if (next) return html`<section class="home-now" aria-label=${text('home.next-sitting')}><next-sitting .sitting=${next}></next-sitting></section>`;
    if (this.channels?.length === 0) return html`<p class="home-waits">${text('home.no-channel')}</p>`;
    return html`<div class="home-waits"><p><strong>${text('home.nothing-live')}</strong></p><p>${text('home.nothing-live.hint')}</p></div>`;
  }

  #sections(live: readonly Channel[]) {
    const next = this.coming.slice(live.length > 0 ? 0 : 1).slice(0, NEXT_SITTINGS);
    const told = new Set(this.held.flatMap(({ replays }) => replays));
    const others = this.replays.filter(({ watch }) => watch.startsWith('/watch/') && !told.has(watch)).slice(0, REPLAYS);
    const quiet = this.channels?.filter((channel) => !live.includes(channel)) ?? [];
    const sittings = html`<a href="/sittings">${text('home.all-sittings')}</a>`;
    const past = html`<span class="home-more"><a href="/deliberations/">${text('site.footer.decisions')}</a> ${sittings}</span>`;
    const hasHeld = this.held.length > 0;
    return html`
      ${next.length > 0 ? section('coming', text(live.length > 0 ? 'home.next-sitting' : 'home.then'), sittings, this.#coming(next)) : nothing}
      ${hasHeld ? section('held', text('home.replays'), past, this.#held()) : nothing}
      ${others.length > 0 ? section('others', text(hasHeld ? 'home.other-replays' : 'home.replays'), this.hasSittings && !hasHeld ? past : nothing, cards(others.map((one) => html`<replay-card .recording=${one}></replay-card>`))) : nothing}
      ${!hasHeld && next.length === 0 && others.length === 0 && this.hasSittings ? section('sittings', text('home.sittings'), past, nothing) : nothing}
      ${this.reports.length > 0 ? section('reports', text('webtv.latest'), html`<a href="/reports">${text('webtv.back')}</a>`, cards(this.reports.map((one) => html`<report-card .report=${one}></report-card>`))) : nothing}
      ${quiet.length > 0 ? section('channels', text(live.length > 0 ? 'home.other-channels' : 'home.channels'), nothing, channelLinks(quiet)) : nothing}`;
  }

  #coming(next: readonly SittingSummary[]) {
    return html`<ul class="sitting-cards">${next.map((one) => html`<li><sitting-card .sitting=${one}></sitting-card></li>`)}</ul>`;
  }

  /** The newest is the largest, and has the most chapters. */
  #held() {
    return html`<ul class="cards held-cards">
      ${this.held.map((one, index) => html`<li><held-card .sitting=${one} .chapters=${index === 0 ? 4 : 2}></held-card></li>`)}
    </ul>`;
  }

  async #refreshReplays(now: boolean): Promise<void> {
    if (!now && performance.now() - this.#replaysAt < REPLAYS_MILLIS) return;
    this.#replaysAt = performance.now();
    // What can't be read now stays as it is shown.
    const got = await Promise.allSettled([
      readReports({}, REPORTS).then(({ reports }) => (this.reports = reports)),
      readRecordings(4 * REPLAYS).then((recordings) => (this.replays = recordings)),
      readSittingReplays(HELD).then((held) => (this.held = held)),
      readSittings().then(({ coming, past, years }) => {
        // What is on air is shown above.
        this.coming = coming.filter(({ live }) => !live);
        // A site without sittings has no use for an empty list of them.
        this.hasSittings = coming.length + past.length > 0 || years.length > 1;
      }),
    ]);
    if (got.some(({ status }) => status === 'rejected')) this.#replaysAt = Number.NEGATIVE_INFINITY;
  }

  async #refreshItems(channels: readonly Channel[]): Promise<void> {
    const onAir = channels.flatMap(({ state: at, broadcast }) => (at === 'live' && broadcast ? [broadcast.id] : []));
    const told = await Promise.all(onAir.map(async (id): Promise<[string, Chapter | null]> => {
      const marked = await readChapters(id).catch(() => null);
      return [id, marked && !marked.hiddenSince ? (marked.chapters.at(-1) ?? null) : null];
    }));
    this.items = new Map(told);
  }

  async #refresh(): Promise<void> {
    clearTimeout(this.#timer);
    try {
      const answer = await fetch('/api/v1/channels', { cache: 'no-store', signal: AbortSignal.timeout(REQUEST_MILLIS) });
      if (!answer.ok) throw new Error(`The list of channels answered ${answer.status}`);
      const channels = (await answer.json()) as Channel[];
      // What has just ended can be watched again.
      const moved = channels.some((one) => this.channels?.some((other) => other.id === one.id && other.state !== one.state));
      const rest = Promise.all([this.#refreshItems(channels), this.#refreshReplays(moved)]);
      if (!this.whole) await rest;
      this.channels = channels;
      this.whole = true;
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

function section(name: string, title: string, more: TemplateResult | typeof nothing, content: TemplateResult | typeof nothing) {
  return html`<section class="home-section" aria-labelledby="${name}-title">
    <div class="home-row"><h2 id="${name}-title">${title}</h2>${more}</div>
    ${content}
  </section>`;
}

function cards(each: readonly TemplateResult[]) {
  return html`<ul class="cards replays">${each.map((one) => html`<li>${one}</li>`)}</ul>`;
}

/** Off the air there is nothing to see of them: a line is enough. */
function channelLinks(channels: readonly Channel[]) {
  return html`<ul class="channel-links">${channels.map(({ id, name }) => html`<li><a href="/live/${id}" lang=${spoken()}>${name}</a></li>`)}</ul>`;
}
