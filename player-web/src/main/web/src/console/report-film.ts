import { html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Report } from '../api/report-desk.ts';
import { PageElement } from '../elements/page-element.ts';
import { toldPreparation } from '../report/report-groups.ts';
import { text } from '../text/text.ts';
import './preparation-line.ts';
import './recording-picture.ts';
import type { PictureOf, RecordingPicture } from './recording-picture.ts';
import './upload-list.ts';

/** A report's film to look at, how far its preparation is, and where it is sent while there is none. */
@customElement('report-film')
export class ReportFilm extends PageElement {
  @property({ attribute: false }) report!: Report;
  @query('recording-picture') private picture!: RecordingPicture | null;

  /** Plays from {@link from} to {@link to} seconds, then stops. */
  listen(from: number, to: number): void {
    this.picture?.listen(from, to);
  }

  protected override render() {
    const { id, film, may, preparations } = this.report;
    const preparation = toldPreparation(preparations, id);
    return html`<section class="panel" aria-labelledby="film-title"><h2 id="film-title">${text('report-film.title')}</h2>
      ${film ? keyed(film, html`<recording-picture .recording=${this.#shown()}></recording-picture>`) : html`<p class="notice">${text('report-film.none')}</p>`}
      ${preparation ? html`<preparation-line .preparation=${preparation} .orders=${may.includes('film')}></preparation-line>` : nothing}
      ${!film && may.includes('film') ? html`<upload-list .report=${id}></upload-list>` : nothing}
    </section>`;
  }

  #shown(): PictureOf {
    const { playlist, duration, title } = this.report;
    const hls = playlist ?? '';
    return { hls, duration: duration ?? 0, storyboard: hls.replace('index.m3u8', 'storyboard.vtt'), title: title || text('report-desk.untitled'), channel: { id: '', name: '' } };
  }
}
