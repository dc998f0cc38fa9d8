import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { FilmPicture, Report, Trim } from '../../api/report-desk.ts';
import { PageElement } from '../../elements/page-element.ts';
import { posterOf } from '../../report/own-poster.ts';
import type { EditedReport } from '../../report/report-draft.ts';
import { duration, text, type TextKey } from '../../text/text.ts';
import { parseTimecode, timecode } from '../../time/timecode.ts';
import { icons } from '../icons.ts';
import './upload-list.ts';

const HEARD_SECONDS = 3;
const END_SECONDS = 0.5;
/** As the server has it. */
const SHORTEST_SECONDS = 1;
const DROPPED = 'trim-dropped';

/**
 * How a report's film is shown: where it begins and ends, its picture, and whether another takes its
 * place. Emits `edit`, `listen-request` with the stretch to play, in seconds, and `poster-send` with a picture of one's own.
 */
@customElement('report-cut')
export class ReportCut extends PageElement {
  @property({ attribute: false }) report!: Report;
  @property({ attribute: false }) edited!: EditedReport;
  /** Where the player stands, in seconds. */
  @property({ attribute: false }) place = 0;
  @state() private fault: TextKey | null = null;
  @state() private posterFault: TextKey | null = null;

  protected override render() {
    const { film, may } = this.report;
    if (!film) return nothing;
    return html`<section class="panel" aria-labelledby="cut-title"><h2 id="cut-title">${text('report-film.shown')}</h2>
      ${this.#trim()} ${this.#posters()} ${may.includes('film') ? this.#replace() : nothing}
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
    // The player may report its last moment a little behind the end.
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
    const { pictures, may } = this.report;
    const hint = pictures.some(({ own }) => !own) ? 'report-film.poster.hint' : 'report-film.poster.coming';
    const offered = repeat(pictures, ({ file }) => file, (one) => this.#poster(one));
    return html`<fieldset class="plain" ?disabled=${!may.includes('edit')}><legend>${text('report-film.poster')}</legend>
      <p class="soft">${text(hint)}</p>
      <div class="posters">${offered}</div>
      <p class="field-fault" role="alert">${this.posterFault ? text(this.posterFault) : nothing}</p>
      ${may.includes('edit') ? html`<p class="row-actions"><input id="own-poster" class="visually-hidden" type="file" accept="image/*" @change=${this.#sendPoster} />
        <label class="button small" for="own-poster">${icons.file}${text('report-film.poster.send')}</label></p>` : nothing}
    </fieldset>`;
  }

  #poster({ file, address, at, own }: FilmPicture) {
    const name = own ? text('report-film.poster.own') : at === null ? text('report-film.poster.whole') : text('report-film.poster.at', { time: timecode(at) });
    return html`<label class="poster"><input type="radio" name="poster" .checked=${file === this.edited.poster} @change=${() => this.#edit({ poster: file })} /><img src=${address} alt=${name} loading="lazy" /><span class="soft" aria-hidden="true">${name}</span></label>`;
  }

  readonly #sendPoster = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    this.posterFault = null;
    if (!file) return;
    try {
      const detail = await posterOf(file);
      this.dispatchEvent(new CustomEvent<Blob>('poster-send', { detail, bubbles: true }));
    } catch {
      this.posterFault = 'report-film.poster.unreadable';
    }
    input.value = '';
  };

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
