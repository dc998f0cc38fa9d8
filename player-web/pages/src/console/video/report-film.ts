import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { readRecording, type Download } from '../../api/recording.ts';
import type { Report } from '../../api/report-desk.ts';
import { PageElement } from '../../elements/page-element.ts';
import { toldPreparation } from '../../report/report-groups.ts';
import { size, text } from '../../text/text.ts';
import './preparation-line.ts';
import { notCarriedOut } from '../reason.ts';
import '../recording/recording-picture.ts';
import type { PictureOf, RecordingPicture } from '../recording/recording-picture.ts';
import './upload-list.ts';

/** A report's film to look at, how far its preparation is, and where it is sent while there is none. */
@customElement('report-film')
export class ReportFilm extends PageElement {
  @property({ attribute: false }) report!: Report;
  /** As they are typed, by language. */
  @property({ attribute: false }) captions: Readonly<Record<string, string>> = {};
  @query('recording-picture') private picture!: RecordingPicture | null;

  /** Plays from {@link from} to {@link to} seconds, then stops. */
  listen(from: number, to: number): void {
    this.picture?.listen(from, to);
  }

  /** Its files; null until they were asked for. */
  @state() private files: readonly Download[] | null = null;
  @state() private fault = '';
  #asked: string | null = null;

  protected override render() {
    const { id, film, may, preparations } = this.report;
    const preparation = toldPreparation(preparations, id);
    return html`<section class="panel" aria-labelledby="film-title"><h2 id="film-title">${text('report-film.title')}</h2>
      ${film ? keyed(film, html`<recording-picture .recording=${this.#shown()} .captions=${this.captions}></recording-picture>`) : html`<p class="notice">${text('report-film.none')}</p>`}
      ${film ? keyed(film, this.#takeAway(film)) : nothing}
      ${preparation ? html`<preparation-line .preparation=${preparation} .orders=${may.includes('film')}></preparation-line>` : nothing}
      ${!film && may.includes('film') ? html`<upload-list .report=${id}></upload-list>` : nothing}
    </section>`;
  }

  /** For who looks at it elsewhere: also while the public does not see it. */
  #takeAway(film: string) {
    return html`<details class="take-film" @toggle=${() => void this.#ask(film)}><summary>${text('report-film.take')}</summary>
      <p class="soft">${text('report-film.take.hint')}</p>
      <p class="order-failed" role="alert">${this.fault || nothing}</p>
      <ul>${(this.files ?? []).map(({ url, rendition, kind, bytes }) => html`<li><a href=${url} download>${kind === 'audio' ? text('download.audio') : text('download.video', { height: (rendition ?? '').replace(/\D/g, '') })}</a> <span class="soft">${size(bytes)}</span></li>`)}</ul>
    </details>`;
  }

  async #ask(film: string): Promise<void> {
    if (this.#asked === film && this.files) return;
    this.#asked = film;
    try {
      const { downloads } = await readRecording(film);
      [this.files, this.fault] = [downloads.filter(({ kind }) => kind !== 'archive'), ''];
    } catch (error) {
      this.fault = notCarriedOut(error);
    }
  }

  #shown(): PictureOf {
    const { playlist, duration, title } = this.report;
    const hls = playlist ?? '';
    return { hls, duration, revision: 1, storyboard: hls.replace('index.m3u8', 'storyboard.vtt'), title: title || text('report-desk.untitled'), channel: { id: '', name: '' } };
  }
}
