import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { readRevisions, type Report, type ReportShelves, type ReportState, type RevisionAbout } from '../../api/report-desk.ts';
import { PageElement } from '../../elements/page-element.ts';
import { fieldWords } from './revised-fields.ts';
import { shortDay, text, timeOfDay } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { notCarriedOut } from '../reason.ts';
import './revision-dialog.ts';
import type { RevisionDialog } from './revision-dialog.ts';

interface Line {
  readonly at: string;
  readonly who: string;
  readonly words: string;
  readonly revision?: RevisionAbout;
}

/** What no version of the text has in it. */
const OF_THE_FILM = ['trim', 'poster', 'trim-dropped'];
/** A state that is worth showing of a version. */
const TOLD: readonly ReportState[] = ['in-review', 'returned', 'scheduled', 'published'];

/**
 * Who changed what of a report, with each version of its text to compare and bring back, and the
 * notes of those who reviewed it, the newest first. Emits `restore-request` with a version's number.
 */
@customElement('report-history')
export class ReportHistory extends PageElement {
  @property({ attribute: false }) report!: Report;
  @property({ attribute: false }) shelves: ReportShelves = { categories: [], series: [] };
  @state() private revisions: readonly RevisionAbout[] = [];
  @state() private open = false;
  @state() private fault = '';
  @query('revision-dialog') private dialog!: RevisionDialog;
  #read = -1;

  protected override updated(): void {
    if (this.open && this.report.version !== this.#read) void this.#readAll();
  }

  /** Shows the version {@link number} beside what is there now. */
  compare(number: number): void {
    void this.dialog.show(number);
  }

  protected override render() {
    const lines = this.#lines();
    if (lines.length === 0) return nothing;
    return html`<details class="panel report-history" @toggle=${(event: Event) => (this.open = (event.target as HTMLDetailsElement).open)}><summary>${text('report-history.title')}</summary>
        <p class="order-failed" role="alert">${this.fault || nothing}</p>
        <ul>${lines.map((line) => this.#line(line))}</ul></details>
      <revision-dialog .report=${this.report} .shelves=${this.shelves}></revision-dialog>`;
  }

  #line({ at, who, words, revision }: Line) {
    const isNow = revision && revision === this.revisions[0];
    return html`<li><p><span class="soft">${text('report-history.when', { day: shortDay(at), time: timeOfDay(at), who })}</span> ${words}
        ${revision?.reached.filter((one) => TOLD.includes(one)).map((one) => html` <span class="badge report-${one}">${text(`report-desk.state.${one}`)}</span>`)}</p>
      ${isNow ? html`<span class="soft">${text('report-history.now')}</span>` : revision ? this.#button(revision) : nothing}</li>`;
  }

  #button({ number, savedAt, who }: RevisionAbout) {
    const name = text('recordings.named', { action: text('report-history.compare'), title: text('revision.title', { day: shortDay(savedAt), time: timeOfDay(savedAt), who }) });
    return html`<button type="button" class="button small" aria-label=${name} @click=${() => this.compare(number)}>${icons.search}${text('report-history.compare')}</button>`;
  }

  /** A change of the text is shown by the version that it made, if that is kept. */
  #lines(): readonly Line[] {
    const { changes, notes } = this.report;
    const first = this.revisions.at(-1)?.begunAt ?? '~';
    const told = changes.filter(({ at, fields }) => at < first || fields.every((one) => OF_THE_FILM.includes(one)));
    return [
      ...told.map(({ at, who, fields }) => ({ at, who, words: fieldWords(fields) })),
      ...this.revisions.map((revision) => ({ at: revision.savedAt, who: revision.who, words: revision.fields.length > 0 ? fieldWords(revision.fields) : text('report-history.first'), revision })),
      ...notes.map(({ at, who, text: note }) => ({ at, who, words: text('report-history.note', { note }) })),
    ].sort((one, other) => other.at.localeCompare(one.at));
  }

  async #readAll(): Promise<void> {
    const { id, version } = this.report;
    this.#read = version;
    try {
      this.revisions = await readRevisions(id);
      this.fault = '';
    } catch (error) {
      this.fault = notCarriedOut(error);
    }
  }
}
