import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { deleteReport, keepCaptionsOf, moveReport, readReport, readShelves, restoreRevision, sendPoster, type Report, type ReportShelves } from '../../api/report-desk.ts';
import { Refusal } from '../../api/request.ts';
import type { Clash } from '../../draft/clash.ts';
import { PageElement } from '../../elements/page-element.ts';
import type { Passage } from '../../elements/recording/passage-fields.ts';
import { ReportDraft, type EditedReport } from '../../report/report-draft.ts';
import { isUnderWay } from '../../report/report-groups.ts';
import { uploadTray } from '../../report/upload-tray.ts';
import { language } from '../../text/language.ts';
import { shortDay, text } from '../../text/text.ts';
import '../recording/captions-desk.ts';
import type { CaptionsDesk } from '../recording/captions-desk.ts';
import '../clash-panel.ts';
import { icons } from '../icons.ts';
import { notCarriedOut } from '../reason.ts';
import { saveWords } from '../save-bar.ts';
import './film-chapters.ts';
import './film-draft.ts';
import type { FilmChapters } from './film-chapters.ts';
import './report-acts.ts';
import type { WishedMove } from './report-acts.ts';
import './report-cut.ts';
import './report-film.ts';
import type { ReportFilm } from './report-film.ts';
import './report-form.ts';
import './report-history.ts';
import type { ReportHistory } from './report-history.ts';
import { fieldWords } from './revised-fields.ts';
import { languageName } from '../recording/spoken-languages.ts';
import { UnsavedWork } from '../unsaved-work.ts';

const BUSY_MILLIS = 2_000;
/** Pictures of a passage are made within seconds. */
const DRAWN_MILLIS = 5_000;
const IDLE_MILLIS = 15_000;

/** A report's own page: its film beside its text. It saves by itself. Emits `report-gone` once it is deleted. */
@customElement('report-editor')
export class ReportEditor extends PageElement {
  @property({ attribute: false }) reportId = '';
  @state() private draft: ReportDraft | null = null;
  @state() private shelves: ReportShelves = { categories: [], series: [] };
  @state() private missing = false;
  @state() private lost = false;
  @state() private busy = false;
  @state() private fault = '';
  /** Languages of captions that have errors: the server does not have them as they are typed. */
  @state() private wrongCaptions: readonly string[] = [];
  /** Chapters are typed that are not saved. */
  @state() private unsavedChapters = false;
  /** Where the film's player stands, in seconds. */
  @state() private place = 0;
  @query('report-film') private film!: ReportFilm | null;
  @query('report-history') private history!: ReportHistory | null;
  @query('film-chapters') private chapters!: FilmChapters | null;
  @query('captions-desk') private captions!: CaptionsDesk | null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #sent = (): void => void this.#refresh();

  constructor() {
    super();
    new UnsavedWork(this, () => this.draft?.isUnsaved || this.captions?.hasErrors || this.chapters?.isUnsaved, () => void this.draft?.flush());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    uploadTray().addEventListener('sent', this.#sent);
    void this.#refresh();
    void readShelves().then((shelves) => (this.shelves = shelves)).catch(() => undefined);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    uploadTray().removeEventListener('sent', this.#sent);
    clearTimeout(this.#timer);
    // What was typed last is saved though the page shows something else by now.
    void this.draft?.flush();
  }

  /** Saves what is not saved yet. */
  async flush(): Promise<void> {
    await this.draft?.flush();
  }

  protected override render() {
    if (!this.draft) return html`<p class="notice" role="status">${text(this.missing ? 'report-desk.missing' : this.lost ? 'report-desk.lost' : 'report-desk.loading')}</p>`;
    const { saved, mine, clashes } = this.draft;
    const locked = !saved.may.includes('edit');
    return html`<p><a href="/console/reports">${text('report-desk.all')}</a></p>
      <div class="save-bar save-${this.#isSavedInPart(this.draft) ? 'refused' : this.draft.state}"><p role="status">${this.#saveText(this.draft)}</p></div>
      <p class="order-failed" role="alert">${this.fault || (this.draft.state === 'refused' ? this.draft.refusal?.[language()] : '') || nothing}</p>
      <clash-panel .clashes=${clashes} .who=${saved.changes.at(-1)?.who ?? ''} @decide=${(event: CustomEvent<{ clash: Clash; theirs: boolean }>) => this.draft?.decide(event.detail.clash, event.detail.theirs)}></clash-panel>
      <report-acts .report=${saved} .busy=${this.busy} @move-request=${(event: CustomEvent<WishedMove>) => void this.#move(event.detail)}></report-acts>
      ${saved.sinceReview ? this.#since(saved.sinceReview) : nothing}
      <div class="report-sides">
        <report-film .report=${saved} .captions=${mine.captions} @place-change=${(event: CustomEvent<number>) => (this.place = event.detail)} @preparation-ordered=${() => void this.#refresh()}></report-film>
        <div class="report-texts">
          <report-form .edited=${mine} .shelves=${this.shelves} .locked=${locked} @edit=${this.#edit}></report-form>
          <report-cut .report=${saved} .edited=${mine} .place=${this.place} @edit=${this.#edit} @poster-send=${(event: CustomEvent<Blob>) => void this.#act((report) => sendPoster(report, event.detail))} @listen-request=${(event: CustomEvent<Passage>) => this.film?.listen(event.detail.from, event.detail.to)}></report-cut>
          ${saved.film ? html`<film-chapters .report=${saved.id} .film=${saved.film} .length=${saved.duration ?? 0} .place=${this.place} .locked=${locked} @chapters-unsaved=${(event: CustomEvent<boolean>) => (this.unsavedChapters = event.detail)}></film-chapters>` : nothing}
          <film-draft .report=${saved} @preparation-ordered=${() => void this.#refresh()}></film-draft>
          <captions-desk .report=${saved.id} .captions=${mine.captions} .saved=${saved.captions} .unconfirmed=${saved.unconfirmedCaptions} .length=${saved.film ? saved.duration : null} .spoken=${mine.language} .locked=${locked} .reading=${saved.state === 'in-review'}
            @captions-wrong=${(event: CustomEvent<readonly string[]>) => (this.wrongCaptions = event.detail)} @captions-keep=${(event: CustomEvent<string>) => void this.#act((report) => keepCaptionsOf(report, [event.detail]))} @captions-change=${(event: CustomEvent<EditedReport['captions']>) => this.draft?.edit({ captions: event.detail })}></captions-desk>
          <report-history .report=${saved} .shelves=${this.shelves} @restore-request=${(event: CustomEvent<number>) => void this.#restore(event.detail)}></report-history>
        </div>
      </div>`;
  }

  /** Whoever reviews it again looks at what is another first. */
  #since({ number, savedAt, who, changed }: NonNullable<Report['sinceReview']>) {
    return html`<div class="panel since-review"><p>${text('report-history.since', { day: shortDay(savedAt), who, fields: fieldWords(changed) })}</p>
      <p class="row-actions"><button type="button" class="button small" @click=${() => this.history?.compare(number)}>${icons.search}${text('report-history.compare')}</button></p></div>`;
  }

  /** True if the text is saved, and something that is not part of it is not. */
  #isSavedInPart(draft: ReportDraft): boolean {
    return draft.state === 'saved' && (this.wrongCaptions.length > 0 || this.unsavedChapters);
  }

  #saveText(draft: ReportDraft): string {
    if (this.#isSavedInPart(draft) && this.wrongCaptions.length > 0) return text('captions-desk.save-bar', { languages: this.wrongCaptions.map(languageName).join(', ') });
    if (this.#isSavedInPart(draft)) return text('film-chapters.save-bar');
    return saveWords(draft);
  }

  readonly #edit = (event: CustomEvent<Partial<EditedReport>>): void => {
    this.draft?.edit(event.detail);
  };

  async #move({ action, ...more }: WishedMove): Promise<void> {
    if (action !== 'delete' && this.unsavedChapters) {
      this.fault = text('film-chapters.save-first');
      return;
    }
    await this.#act((report) => (action === 'delete' ? this.#delete(report) : moveReport(report, action, more)), action === 'delete');
  }

  #restore(number: number): Promise<void> {
    return this.#act((report) => restoreRevision(report, number));
  }

  /** What is typed is saved first, since the step is taken on what is there. */
  async #act(step: (saved: Report) => Promise<Report | null>, isTheLast = false): Promise<void> {
    const draft = this.draft;
    if (!draft) return;
    [this.busy, this.fault] = [true, ''];
    try {
      if (!isTheLast) await draft.flush();
      if (!isTheLast && (draft.isUnsaved || this.captions?.hasErrors)) this.fault = text('report-act.unsaved');
      else {
        const told = await step(draft.saved);
        if (told) this.#told(told);
        dispatchEvent(new Event('report-moved'));
      }
    } catch (error) {
      if (error instanceof Refusal && error.current) this.#told(error.current as Report);
      this.fault = notCarriedOut(error);
    }
    this.busy = false;
  }

  async #delete(report: Report): Promise<null> {
    await deleteReport(report);
    this.draft?.close();
    this.draft = null;
    this.dispatchEvent(new CustomEvent('report-gone', { bubbles: true }));
    return null;
  }

  #told(report: Report): void {
    if (!this.draft) this.draft = new ReportDraft(report, () => this.requestUpdate(), localStorage);
    else if (report.version > this.draft.saved.version) this.draft.accept(report);
    else if (report.version === this.draft.saved.version) this.draft.saved = report;
    this.requestUpdate();
  }

  async #refresh(): Promise<void> {
    clearTimeout(this.#timer);
    let pause = IDLE_MILLIS;
    try {
      const report = await readReport(this.reportId);
      this.#told(report);
      this.lost = false;
      if (isUnderWay(report.preparations)) pause = BUSY_MILLIS;
      else if (report.film && !report.pictures.some(({ own }) => !own)) pause = DRAWN_MILLIS;
    } catch (error) {
      this.missing = error instanceof Refusal && error.status === 404;
      this.lost = !this.missing;
      pause = BUSY_MILLIS;
    }
    clearTimeout(this.#timer);
    if (this.isConnected && !this.missing) this.#timer = setTimeout(() => void this.#refresh(), pause);
  }
}
