import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { channelInPath } from '../api/channel.ts';
import { readRecording, type RecordingDetail } from '../api/recording.ts';
import { categoryName, readReport, readReports, readReportShelves, seriesName, shownFilm, type Report, type ReportShelves } from '../api/report.ts';
import { Refusal } from '../api/request.ts';
import { readSiteName } from '../api/site.ts';
import { RecordingFeed } from '../player/recording-feed.ts';
import { initialReplay, replayScene, type ReplayState } from '../player/replay-state.ts';
import '../text/report.ts';
import { length, text, unbroken, type TextKey } from '../text/text.ts';
import { localDay } from '../text/when.ts';
import './captions-menu.ts';
import { copy } from './copy.ts';
import './download-panel.ts';
import type { EmbedDialog } from './embed-dialog.ts';
import { icons } from './icons.ts';
import { openEmbed, openShortcuts } from './open-dialog.ts';
import { PageElement } from './page-element.ts';
import { announceReplay, placeInHash } from './replay-address.ts';
import { ReplayPlayer } from './replay-player.ts';
import './report-card.ts';
import './report-facts.ts';
import type { ShortcutDialog } from './shortcut-dialog.ts';
import './site-footer.ts';
import './site-header.ts';

const RELATED = 4;

/** The page of the report in the address; with `embedded`, the player alone. */
@customElement('report-page')
export class ReportPage extends PageElement {
  @property({ type: Boolean }) embedded = false;
  @state() private report: Report | null = null;
  @state() private replay: ReplayState = initialReplay;
  @state() private shelves: ReportShelves | null = null;
  @state() private related: readonly Report[] = [];
  @state() private siteName = '';
  @state() private place = 0;
  /** The transcript is open. */
  @state() private reads = false;
  @state() private shared: { readonly which: 'link' | 'place'; readonly key: TextKey } | null = null;
  @state() private announcement: TextKey | null = null;
  @query('replay-player') private player!: ReplayPlayer;
  @query('shortcut-dialog') private shortcuts!: ShortcutDialog;
  @query('embed-dialog') private embedDialog!: EmbedDialog;
  readonly #slug = channelInPath(location.pathname);
  readonly #linked = placeInHash(location.hash);
  #feed: RecordingFeed | null = null;
  readonly #moved = (): void => {
    const place = placeInHash(location.hash);
    if (place !== null) this.player.beginAt(place);
  };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#moved);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#moved);
    this.#feed?.close();
  }

  protected override firstUpdated(): void {
    void this.player.updateComplete.then(() => this.#follow());
    void readSiteName().then((name) => (this.siteName = name));
  }

  protected override updated(): void {
    document.title = `${this.#title()} – ${this.siteName || text('site.default-name')}`;
  }

  protected override render() {
    const player = html`<replay-player
      recording-id="report:${this.#slug}"
      .linked=${this.#linked}
      .embedded=${this.embedded}
      @replay-state=${this.#changed}
      @place-change=${(event: CustomEvent<number>) => (this.place = event.detail)}
      @refresh-request=${() => this.#feed?.askNow()}
      @help-request=${() => void openShortcuts(this.shortcuts)}
    ></replay-player>`;
    const rest = html`<p class="visually-hidden" role="status">${this.announcement ? text(this.announcement) : nothing}</p>
      <shortcut-dialog replay></shortcut-dialog>`;
    if (this.embedded) return html`<main class="embedded"><h1 class="visually-hidden">${this.#title()}</h1>${player}${rest}</main>`;
    return html`<site-header site-name=${this.siteName} current="reports"></site-header>
      <main id="main" tabindex="-1">
        <div class="stage">${player}</div>
        ${this.report ? this.#words(this.report) : html`<div class="watch-info"><h1 class="about-title">${this.#title()}</h1></div>`}
        ${this.related.length > 0 ? this.#more() : nothing}
        ${rest}
        <embed-dialog kind="reports" .target=${this.#slug} .targetName=${this.#title()}></embed-dialog>
      </main>
      <site-footer></site-footer>`;
  }

  #title(): string {
    return unbroken(this.report?.title ?? text('webtv.untitled'));
  }

  #words(report: Report) {
    const { recording } = this.replay;
    const watchable = recording !== null && this.#watchable();
    return html`<div class="watch-info">${this.#about(report, recording)} ${watchable ? this.#actions() : nothing}</div>
      <div class="report-words">
        ${report.summary ? html`<div class="report-summary" lang=${report.language}>${report.summary.split(/\n+/).map((line) => html`<p>${line}</p>`)}</div>` : nothing}
        <report-facts .report=${report}></report-facts>
        ${watchable && recording.captions?.length ? this.#transcript(recording) : nothing}
        ${watchable && recording.downloads.length > 0 ? html`<download-panel .recording=${recording} .place=${this.place}></download-panel>` : nothing}
      </div>`;
  }

  #transcript({ captions, shown }: RecordingDetail) {
    return html`<details class="downloads transcript" @toggle=${this.#wantsTranscript}>
      <summary><h2 class="downloads-title">${text('webtv.transcript')}</h2><span class="downloads-hint">${text('webtv.transcript.hint')}</span></summary>
      ${this.reads ? html`<report-transcript .captions=${captions} .shown=${shown} @place-request=${(event: CustomEvent<number>) => this.#goTo(event.detail)}></report-transcript>` : nothing}
    </details>`;
  }

  async #wantsTranscript(event: Event): Promise<void> {
    const { open } = event.target as HTMLDetailsElement;
    if (open) await import('./report-transcript.ts');
    this.reads = open;
  }

  #about({ title, category, series, date, publishedAt, place }: Report, recording: RecordingDetail | null) {
    const day = date ?? publishedAt.slice(0, 10);
    const [shelf, sequence] = [categoryName(this.shelves, category), seriesName(this.shelves, series)];
    return html`<section class="about">
      <p class="about-state">
        <a class="about-home" href="/reports">${text('webtv.title')}</a>
        ${shelf ? html`<a class="about-home" href="/reports?category=${category}">${shelf}</a>` : nothing}
        ${sequence ? html`<a class="about-home" href="/reports?series=${series}">${sequence}</a>` : nothing}
      </p>
      <h1 class="about-title">${unbroken(title)}</h1>
      <p class="about-when">
        <time datetime=${day}>${localDay(`${day}T12:00`)}</time>
        ${place ? html`<span>${place}</span>` : nothing}
        ${recording ? html`<span>${length(recording.duration)}</span>` : nothing}
      </p>
    </section>`;
  }

  #actions() {
    const shared = (which: 'link' | 'place', key: TextKey) => text(this.shared?.which === which ? this.shared.key : key);
    const audio = this.replay.choice === 'audio';
    return html`<div class="actions">
      <div class="listen">
        <button type="button" class="button ${audio ? 'primary' : ''}" aria-pressed=${audio} @click=${() => this.player.choose(audio ? 'auto' : 'audio')}>${icons.headphones}${text('watch.audio-only')}</button>
        <p>${text('watch.audio-only.hint')}</p>
      </div>
      <div class="action-row">
        <button type="button" class="button" @click=${() => this.#share('link')}>${icons.link}${shared('link', 'watch.share')}</button>
        <button type="button" class="button" @click=${() => this.#share('place')}>${icons.clock}${shared('place', 'replay.share')}</button>
        <button type="button" class="button" @click=${() => void openEmbed(this.embedDialog)}>${icons.embed}${text('watch.embed')}</button>
        <button type="button" class="button keyboard-only" @click=${() => void openShortcuts(this.shortcuts)}>${icons.keyboard}${text('watch.shortcuts')}</button>
      </div>
      <p class="visually-hidden" role="status">${this.shared ? text(this.shared.key) : nothing}</p>
    </div>`;
  }

  #more() {
    return html`<section class="report-more" aria-labelledby="more-title">
      <h2 id="more-title">${text(this.report?.series ? 'webtv.more.series' : 'webtv.more.category')}</h2>
      <ul class="cards replays">${this.related.map((one) => html`<li><report-card .report=${one}></report-card></li>`)}</ul>
      <p><a href="/reports">${text('webtv.back')}</a></p>
    </section>`;
  }

  #watchable(): boolean {
    const shown = replayScene(this.replay);
    return shown === 'ready' || shown === 'watching';
  }

  #goTo(seconds: number): void {
    this.player.goTo(seconds);
    this.player.scrollIntoView({ block: 'nearest' });
  }

  #follow(): void {
    this.replay = { ...this.replay };
    const listener = {
      recording: (recording: RecordingDetail) => this.player.recording(recording),
      refused: (why: 'absent' | 'deleted') => this.player.refused(why),
      connected: (connected: boolean) => this.player.connected(connected),
    };
    this.#feed = new RecordingFeed(this.#slug, listener, () => this.#read());
    this.#feed.start();
  }

  /** The report's film. Throws a Refusal. */
  async #read(): Promise<RecordingDetail> {
    const first = this.report === null;
    const report = await readReport(this.#slug);
    this.report = report;
    if (first && !this.embedded) void this.#readAround(report);
    if (report.film === null) throw new Refusal(404, null);
    return shownFilm(report, await readRecording(report.film));
  }

  /** What is beside it; the page does without. */
  async #readAround({ slug, category, series }: Report): Promise<void> {
    void readReportShelves().then((shelves) => (this.shelves = shelves), () => undefined);
    if (!series && !category) return;
    try {
      const { reports } = await readReports(series ? { series } : { category: category ?? '' }, RELATED + 1);
      this.related = reports.filter((one) => one.slug !== slug).slice(0, RELATED);
    } catch {
      // They are a plus.
    }
  }

  #changed(event: CustomEvent<ReplayState>): void {
    const before = this.replay;
    this.replay = event.detail;
    this.announcement = announceReplay(before, this.replay) ?? this.announcement;
  }

  async #share(which: 'link' | 'place'): Promise<void> {
    const place = Math.floor(this.player.place());
    const done = await copy(`${location.origin}${location.pathname}${which === 'place' ? `#t=${place}` : ''}`);
    this.shared = { which, key: done ? 'watch.share.done' : 'watch.share.failed' };
    setTimeout(() => (this.shared = null), 4000);
  }
}
