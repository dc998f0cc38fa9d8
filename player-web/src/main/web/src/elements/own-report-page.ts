import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { readOwnReport, type OwnReport } from '../api/question.ts';
import { Refusal } from '../api/request.ts';
import { readSiteName } from '../api/site.ts';
import { language } from '../text/language.ts';
import { shortDay, text, timeOfDay } from '../text/text.ts';
import './my-questions.ts';
import { PageElement } from './page-element.ts';
import './site-footer.ts';
import './site-header.ts';

/** A moderator decides meanwhile: so often it is read again, in milliseconds. */
const AGAIN_MILLIS = 30_000;

/** What somebody who reported a question reads of it by the private link (`/question-reports/{id}#key`). */
@customElement('own-report-page')
export class OwnReportPage extends PageElement {
  @state() private report: OwnReport | null = null;
  @state() private failure: Refusal | null = null;
  @state() private siteName = '';
  readonly #id = decodeURIComponent(location.pathname.split('/').filter(Boolean)[1] ?? '');
  #again: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void readSiteName().then((name) => (this.siteName = name));
    void this.#read();
    this.#again = setInterval(() => document.visibilityState === 'visible' && void this.#read(), AGAIN_MILLIS);
    addEventListener('hashchange', this.#reload);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#again);
    removeEventListener('hashchange', this.#reload);
  }

  protected override updated(): void {
    document.title = `${text('own-report.title')} – ${this.siteName || text('site.default-name')}`;
  }

  protected override render() {
    return html`<site-header site-name=${this.siteName}></site-header>
      <main id="main" tabindex="-1" class="statement">
        <h1>${text('own-report.title')}</h1>
        ${this.report ? this.#report(this.report) : this.#waiting()}
        <my-questions></my-questions>
      </main>
      <site-footer></site-footer>`;
  }

  #waiting() {
    if (!this.failure) return html`<p role="status">${text('own-report.loading')}</p>`;
    return html`<p role="alert">${this.failure.detail?.[language()] ?? text('question.failed')}</p>`;
  }

  #report(own: OwnReport) {
    const { state: at, outcome, message, question, sitting } = own;
    return html`<div class="own-question">
      <p>${text('own-report.made', { day: shortDay(own.at), time: timeOfDay(own.at), reason: text(`question.report.${own.reason}`) })}</p>
      ${own.words ? html`<blockquote class="question-written"><p class="question-words">${own.words}</p></blockquote>` : nothing}
      <div class="own-state" role="status">
        <p><strong>${text(`own-report.state.${at}`)}</strong></p>
        ${outcome ? html`<p>${text(`own-report.outcome.${outcome}`)}</p>` : html`<p>${text('own-report.open')}</p>`}
        ${message ? html`<p>${text('own.moderator')}</p><p class="question-words">${message}</p>` : nothing}
      </div>
      ${at === 'open' ? nothing : html`<p>${text('own-report.redress')}</p>`}
      ${own.contactKept ? html`<p class="soft">${text(at === 'open' ? 'own-report.contact' : 'own-report.contact.soon')}</p>` : nothing}
      ${question ? html`<p><a href="/sittings/${encodeURIComponent(sitting)}#question-${question}">${text('own-report.question')}</a></p>` : nothing}
    </div>`;
  }

  async #read(): Promise<void> {
    try {
      this.report = await readOwnReport(this.#id, location.hash.slice(1));
      this.failure = null;
    } catch (error) {
      this.failure = error instanceof Refusal ? error : new Refusal(0, null);
      if (this.failure.status === 404) this.report = null;
    }
  }

  readonly #reload = (): void => location.reload();
}
