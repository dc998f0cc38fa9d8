import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readFilmChapters, saveFilmChapters, type FilmChapters as Told } from '../../api/report-desk.ts';
import { Refusal } from '../../api/request.ts';
import { PageElement } from '../../elements/page-element.ts';
import { chapterLines, readChapterLines, withChapterAt } from '../../report/chapter-lines.ts';
import { duration, text } from '../../text/text.ts';
import { timecode } from '../../time/timecode.ts';
import { icons } from '../icons.ts';
import { notCarriedOut } from '../reason.ts';

/**
 * The chapters of a report's film, a line each: written as people write them elsewhere, and saved when they are said to be done.
 * Emits `chapters-unsaved`, true once something is typed that is not saved and false once nothing is.
 */
@customElement('film-chapters')
export class FilmChapters extends PageElement {
  @property({ attribute: false }) report = '';
  /** The recording; another has chapters of its own. */
  @property({ attribute: false }) film = '';
  /** How long it is, in seconds. */
  @property({ attribute: false }) length = 0;
  /** Where the player stands, in seconds. */
  @property({ attribute: false }) place = 0;
  @property({ attribute: false }) locked = false;
  @state() private told: Told | null = null;
  @state() private typed = '';
  @state() private fault = '';
  @state() private saved = false;
  @state() private busy = false;
  #toldUnsaved = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('film') || changed.has('report')) void this.#read();
  }

  protected override updated(): void {
    if (this.isUnsaved === this.#toldUnsaved) return;
    this.#toldUnsaved = this.isUnsaved;
    this.dispatchEvent(new CustomEvent<boolean>('chapters-unsaved', { detail: this.isUnsaved }));
  }

  /** True while something is typed that was not saved. */
  get isUnsaved(): boolean {
    return this.told !== null && this.typed.trim() !== chapterLines(this.told.chapters);
  }

  protected override render() {
    if (!this.told) return nothing;
    const { errors } = readChapterLines(this.typed, this.length);
    return html`<section class="panel" aria-labelledby="chapters-title"><h2 id="chapters-title">${text('film-chapters.title')}</h2>
      <p class="soft" id="chapters-hint">${text('film-chapters.hint')}</p>
      <label class="field"><span>${text('film-chapters.lines')}</span>
        <textarea rows="6" ?readonly=${this.locked} aria-describedby="chapters-hint chapters-errors" aria-invalid=${errors.length > 0} .value=${this.typed} @input=${(event: Event) => this.#type((event.target as HTMLTextAreaElement).value)}></textarea></label>
      <div id="chapters-errors" role="status">${errors.length > 0
        ? html`<ul class="caption-errors">${errors.map(({ line, fault }) => html`<li class="field-fault">${text('recordings.named', { action: text('captions-desk.line', { line }), title: text(`film-chapters.fault.${fault}`, { length: duration(this.length) }) })}</li>`)}</ul>`
        : this.isUnsaved ? html`<p class="soft">${text('film-chapters.unsaved')}</p>` : this.saved ? html`<p class="soft">${text('film-chapters.saved')}</p>` : nothing}</div>
      <p class="order-failed" role="alert">${this.fault || nothing}</p>
      ${this.locked ? nothing : html`<p class="row-actions">
        <button type="button" class="button small" @click=${() => this.#type(withChapterAt(this.typed, this.place, text('film-chapters.new')))}>${icons.plus}${text('film-chapters.here', { time: timecode(this.place) })}</button>
        <button type="button" class="button small ${this.isUnsaved ? 'primary' : ''}" ?disabled=${this.busy || errors.length > 0 || !this.isUnsaved} @click=${() => void this.#save()}>${icons.check}${text('film-chapters.save')}</button></p>`}
    </section>`;
  }

  #type(typed: string): void {
    [this.typed, this.saved, this.fault] = [typed, false, ''];
  }

  #tell(told: Told): void {
    [this.told, this.typed] = [told, chapterLines(told.chapters)];
  }

  async #read(): Promise<void> {
    if (!this.film) return;
    try {
      this.#tell(await readFilmChapters(this.report));
    } catch (error) {
      this.fault = notCarriedOut(error);
    }
  }

  async #save(): Promise<void> {
    if (!this.told) return;
    this.busy = true;
    try {
      this.#tell(await saveFilmChapters(this.report, { version: this.told.version, chapters: readChapterLines(this.typed, this.length).chapters }));
      this.saved = true;
    } catch (error) {
      // What is typed stays; it is saved in the place of what somebody else wrote if it is saved again.
      if (error instanceof Refusal && error.current) this.told = error.current as Told;
      this.fault = notCarriedOut(error);
    }
    this.busy = false;
  }
}
