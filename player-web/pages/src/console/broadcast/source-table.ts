import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SourceStatus } from '../../api/operator.ts';
import { PageElement } from '../../elements/page-element.ts';
import { language } from '../../text/language.ts';
import { bitRate, number, plural, text } from '../../text/text.ts';

const COLUMNS = ['name', 'state', 'picture', 'sound', 'rate', 'error'] as const;

/** The sources of a channel, by priority. The roles are written out since narrow pages show rows as blocks. */
@customElement('source-table')
export class SourceTable extends PageElement {
  @property({ attribute: false }) sources: readonly SourceStatus[] = [];
  @property({ attribute: false }) channelName = '';
  /** Whether the public sees the source that is chosen. */
  @property({ attribute: false }) live = false;

  protected override render() {
    if (this.sources.length === 0) return html`<p>${text('console.sources.none')}</p>`;
    return html`<table class="sources" role="table">
      <caption class="visually-hidden">${text('console.sources.caption', { channel: this.channelName })}</caption>
      <thead role="rowgroup">
        <tr role="row">
          ${COLUMNS.map((column) => html`<th role="columnheader" scope="col">${text(`console.source.${column}`)}</th>`)}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${this.sources.map((source) => this.#row(source))}
      </tbody>
    </table>`;
  }

  #mark() {
    return this.live
      ? html`<span class="badge badge-live">${text('console.source.on-air')}</span>`
      : html`<span class="badge">${text('console.source.chosen')}</span>`;
  }

  #row(source: SourceStatus) {
    const delivers = source.state === 'DELIVERING';
    return html`<tr role="row" class=${source.onAir ? 'on-air' : ''}>
      <th role="rowheader" scope="row">
        ${source.name}
        ${source.onAir ? this.#mark() : nothing}
        ${source.remote ? html`<small>${source.remote}</small>` : nothing}
      </th>
      <td role="cell" data-label=${label('state')}>
        <span class="source-state source-${source.state.toLowerCase()}">${text(`source.${source.state}`)}</span>
      </td>
      <td role="cell" data-label=${label('picture')}>${delivers ? picture(source) : nothing}</td>
      <td role="cell" data-label=${label('sound')}>${delivers ? sound(source) : nothing}</td>
      <td role="cell" data-label=${label('rate')}>${delivers ? bitRate(source.bitsPerSecond) : nothing}</td>
      <td role="cell" data-label=${label('error')}>
        ${source.lastError ? source.lastError[language()] : text('console.source.none')}
      </td>
    </tr>`;
  }
}

/** The column's name as it stands before a value on a narrow page. */
function label(column: (typeof COLUMNS)[number]): string {
  return text('list.colon', { name: text(`console.source.${column}`) });
}

const CODECS: Readonly<Record<string, string>> = {
  h264: 'H.264',
  hevc: 'H.265',
  aac: 'AAC',
  opus: 'Opus',
  mp3: 'MP3',
  vp9: 'VP9',
  av1: 'AV1',
};

/** The name that people know a codec by. */
function codecName(codec: string): string {
  return CODECS[codec] ?? codec.toUpperCase();
}

function picture(source: SourceStatus): string {
  if (!source.videoCodec) return text('console.source.no-picture');
  const rate = text('console.source.fps', { rate: number(source.framesPerSecond, Number.isInteger(source.framesPerSecond) ? 0 : 1) });
  return [`${source.width}×${source.height}`, rate, codecName(source.videoCodec)].join(text('list.and'));
}

function sound(source: SourceStatus): string {
  if (!source.audioCodec) return text('console.source.no-sound');
  const rate = `${number(source.sampleRate / 1000, source.sampleRate % 1000 === 0 ? 0 : 1)} kHz`;
  return [codecName(source.audioCodec), rate, plural('console.source.channels', source.channels)].join(text('list.and'));
}

