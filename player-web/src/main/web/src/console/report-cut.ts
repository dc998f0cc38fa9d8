import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Report, Trim } from '../api/report-desk.ts';
import { PageElement } from '../elements/page-element.ts';
import type { EditedReport } from '../report/report-draft.ts';
import { duration, text, type TextKey } from '../text/text.ts';
import { parseTimecode, timecode } from '../time/timecode.ts';
import { icons } from './icons.ts';
import './upload-list.ts';

const HEARD_SECONDS = 3;
const END_SECONDS = 0.5;
/** As the server has it. */
const SHORTEST_SECONDS = 1;
const DROPPED = 'trim-dropped';

/**
 * How a report's film is shown: where it begins and ends, its picture, and whether another takes its
 * place. Emits `edit`, and `listen-request` with the stretch to play, in seconds.
 */
@customElement('report-cut')
export class ReportCut extends PageElement {
  @property({ attribute: false }) report!: Report;
  @property({ attribute: false }) edited!: EditedReport;
  /** Where the player stands, in seconds. */
  @property({ attribute: false }) place = 0;
  @state() private fault: TextKey | null = null;

  protected override render() {
    const { film, pictures, may } = this.report;
    if (!film) return nothing;
    return html`<section class="panel" aria-labelledby="cut-title"><h2 id="cut-title">${text('report-film.shown')}</h2>
      ${this.#trim()} ${pictures.length > 0 ? this.#posters() : nothing} ${may.includes('film') ? this.#replace() : nothing}
    </section>`;
  }

  #trim() {
    const { start, end } = this.edited.trim;
    const total = this.report.duration ?? 0;
    const values = { total: duration(total) };
    return html`<fieldset class="plain" ?disabled=${!this.report.may.includes('edit')}><legend>${text('report-film.trim')}</legend>
      <p class="soft">${text('report-film.trim.hint')}</p>
      ${this.#isDropped() ? html`<p class="notice trim-dropped">${text('report-film.trim.dropped')}</p>` : nothing}
      <div class="fields">${this.#end('start', start, start)} ${this.#end('end', end, end ?? total)}</div>
      <p class="field-fault" id="trim-fault" role="alert">${this.fault ? text(this.fault, values) : nothing}</p>
      ${start > 0 || end !== null ? this.#whole() : nothing}
    </fieldset>`;
  }

  #whole() {
    const show = () => this.#edit({ trim: { start: 0, end: null } });
    return html`<p class="row-actions"><button type="button" class="button small" @click=${show}>${icons.retry}${text('report-film.trim.whole')}</button></p>`;
  }

  #end(end: keyof Trim, value: number | null, at: number) {
    const from = end === 'start' ? at : Math.max(0, at - HEARD_SECONDS);
    const take = text(`report-film.trim.take-${end}`, { time: timecode(this.place) });
    return html`<div class="trim-end">
      <label class="field"><span>${text(`report-film.trim.${end}`)}</span>
        <input autocomplete="off" placeholder=${timecode(at)} aria-describedby="trim-fault" .value=${value === null ? '' : timecode(value)} @change=${(event: Event) => this.#typed(end, (event.target as HTMLInputElement).value)} /></label>
      <p class="row-actions">
        <button type="button" class="button small" @click=${() => this.#set(end, Math.round(this.place * 10) / 10)}>${icons.clock}${take}</button>
        <button type="button" class="button small" @click=${() => this.#listen(from)}>${icons.play}${text(`report-film.trim.look-${end}`)}</button>
      </p></div>`;
  }

  #typed(end: keyof Trim, value: string): void {
    const seconds = parseTimecode(value);
    if (end === 'end' && !value.trim()) this.#set(end, null);
    else if (seconds === null) this.fault = 'passage.unreadable';
    else this.#set(end, seconds);
  }

  #set(end: keyof Trim, seconds: number | null): void {
    const trim = { ...this.edited.trim, [end]: seconds };
    const total = this.report.duration ?? 0;
    // The player's last moment may be told a little behind the end.
    if (trim.end !== null && Math.abs(trim.end - total) < END_SECONDS) trim.end = null;
    const last = trim.end ?? total;
    if (trim.start >= total || last > total) this.fault = 'passage.beyond';
    else if (last <= trim.start) this.fault = 'passage.reversed';
    else if (last - trim.start < SHORTEST_SECONDS) this.fault = 'report-film.trim.short';
    else this.#edit({ trim });
  }

  /** True if the last that was done to the trim is that it went with another film. */
  #isDropped(): boolean {
    const about = this.report.changes.filter(({ fields }) => fields.includes('trim') || fields.includes(DROPPED));
    return about.at(-1)?.fields.includes(DROPPED) ?? false;
  }

  #posters() {
    const posters = this.report.pictures.map(({ file, address }, index) => this.#poster(file, address, index + 1));
    return html`<fieldset class="plain" ?disabled=${!this.report.may.includes('edit')}><legend>${text('report-film.poster')}</legend>
      <div class="posters">${posters}</div>
    </fieldset>`;
  }

  #poster(file: string, address: string, number: number) {
    const name = text('report-film.poster.nth', { number });
    return html`<label class="poster"><input type="radio" name="poster" .checked=${file === this.edited.poster} @change=${() => this.#edit({ poster: file })} /><img src=${address} alt=${name} loading="lazy" /></label>`;
  }

  #replace() {
    return html`<details class="replace-film"><summary>${text('report-film.replace')}</summary><p class="soft">${text('report-film.replace.hint')}</p>
      <upload-list .report=${this.report.id}></upload-list></details>`;
  }

  #listen(from: number): void {
    this.dispatchEvent(new CustomEvent('listen-request', { detail: { from, to: from + HEARD_SECONDS }, bubbles: true }));
  }

  #edit(detail: Partial<EditedReport>): void {
    this.fault = null;
    this.dispatchEvent(new CustomEvent<Partial<EditedReport>>('edit', { detail, bubbles: true }));
  }
}
