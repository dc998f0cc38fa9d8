import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { channelInPath } from '../../api/channel.ts';
import { readRecording, type RecordingDetail } from '../../api/recording.ts';
import { categoryName, readReport, readReports, readReportShelves, seriesName, shownFilm, type Report, type ReportShelves } from '../../api/report.ts';
import { Refusal } from '../../api/request.ts';
import { RecordingFeed } from '../../player/recording-feed.ts';
import { replayScene } from '../../player/replay-state.ts';
import '../../text/report.ts';
import { spoken } from '../../text/language-of-content.ts';
import { length, text, unbroken } from '../../text/text.ts';
import { localDay } from '../../text/when.ts';
import '../player/recorded-captions.ts';
import '../recording/download-panel.ts';
import { RecordedPage } from '../recording/recorded-page.ts';
import './report-card.ts';
import './report-facts.ts';
import '../site-footer.ts';
import '../site-header.ts';

const RELATED = 4;

/** The page of the report in the address; with `embedded`, the player alone. */
@customElement('report-page')
export class ReportPage extends RecordedPage {
  @state() private report: Report | null = null;
  @state() private shelves: ReportShelves | null = null;
  @state() private related: readonly Report[] = [];
  readonly #slug = channelInPath(location.pathname);

  protected override updated(): void {
    document.title = `${this.#title()} – ${this.siteName || text('site.default-name')}`;
  }

  protected override render() {
    const player = this.stage(`report:${this.#slug}`);
    const rest = this.rest();
    if (this.embedded) return html`<main class="embedded"><h1 class="visually-hidden" lang=${spoken(this.report?.language)}>${this.#title()}</h1>${player}${rest}</main>`;
    return html`<site-header site-name=${this.siteName}></site-header>
      <main id="main" tabindex="-1">
        <div class="stage">${player}</div>
        ${this.report && replayScene(this.replay) !== 'loading' ? this.#words(this.report) : html`<div class="watch-info"><h1 class="about-title" lang=${spoken(this.report?.language)}>${this.#title()}</h1></div>`}
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
    const watchable = recording !== null && this.watchable();
    return html`<div class="watch-info">${this.#about(report, recording)} ${watchable ? this.tools(this.#title()) : nothing}</div>
      <div class="report-words">
        ${report.summary ? html`<div class="report-summary" lang=${spoken(report.language)}>${report.summary.split(/\n+/).map((line) => html`<p>${line}</p>`)}</div>` : nothing}
        <report-facts .report=${report}></report-facts>
        ${watchable && recording.captions?.length ? this.transcript(recording) : nothing}
        ${watchable && recording.downloads.length > 0 ? html`<download-panel .recording=${recording} .place=${this.place}></download-panel>` : nothing}
      </div>`;
  }

  #about({ title, category, series, date, publishedAt, place, language: tag }: Report, recording: RecordingDetail | null) {
    const day = date ?? publishedAt.slice(0, 10);
    const [shelf, sequence] = [categoryName(this.shelves, category), seriesName(this.shelves, series)];
    return html`<section class="about">
      <p class="about-state">
        <a class="about-home" href="/reports">${text('webtv.title')}</a>
        ${shelf ? html`<a class="about-home" href="/reports?category=${category}">${shelf}</a>` : nothing}
        ${sequence ? html`<a class="about-home" href="/reports?series=${series}" lang=${spoken()}>${sequence}</a>` : nothing}
      </p>
      <h1 class="about-title" lang=${spoken(tag)}>${unbroken(title)}</h1>
      <p class="about-when">
        <time datetime=${day}>${localDay(`${day}T12:00`)}</time>
        ${place ? html`<span lang=${spoken(tag)}>${place}</span>` : nothing}
        ${recording ? html`<span>${length(recording.duration ?? 0)}</span>` : nothing}
      </p>
    </section>`;
  }

  #more() {
    return html`<section class="report-more" aria-labelledby="more-title">
      <h2 id="more-title">${text(this.report?.series ? 'webtv.more.series' : 'webtv.more.category')}</h2>
      <ul class="cards replays">${this.related.map((one) => html`<li><report-card .report=${one}></report-card></li>`)}</ul>
      <p><a href="/reports">${text('webtv.back')}</a></p>
    </section>`;
  }

  protected override feed(): RecordingFeed {
    return new RecordingFeed(this.#slug, this.told, () => this.#read());
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
}
