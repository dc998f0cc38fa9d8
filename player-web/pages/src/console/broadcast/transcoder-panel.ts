import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TranscoderStatus } from '../../api/operator.ts';
import { PageElement } from '../../elements/page-element.ts';
import { number, plural, text } from '../../text/text.ts';

type Row = readonly [name: string, value: string, notable: boolean];

function effortWords(effort: number): string {
  return text(`console.transcoder.effort.${Math.min(5, Math.max(0, effort)) as 0 | 1 | 2 | 3 | 4 | 5}`);
}

/** One line, or one for each quality where they are not made alike. */
function effortRows(status: TranscoderStatus): readonly Row[] {
  if (status.rungs.every((rung) => rung.effort === status.effort)) {
    return [[text('console.transcoder.effort'), effortWords(status.effort), status.effort > 0]];
  }
  return status.rungs.map(({ rendition, effort, viewers }) => {
    const watched = viewers === null ? '' : ` (${viewers === 0 ? text('console.transcoder.unwatched') : plural('viewers', viewers)})`;
    return [text('console.transcoder.effort-of', { rendition }), effortWords(effort) + watched, effort > 0];
  });
}

/** How the encoding goes, in words. */
@customElement('transcoder-panel')
export class TranscoderPanel extends PageElement {
  @property({ attribute: false }) status: TranscoderStatus | null = null;
  /** What the sources lost on their way here. */
  @property({ attribute: false }) lostPackets = 0;

  protected override render() {
    const status = this.status;
    if (!status) return html`<p class="soft">${text('console.transcoder.none')}</p>`;
    const rows: readonly Row[] = [
      [text('console.transcoder.picture'), text(`console.transcoder.${status.picture}`), status.picture === 'SLATE'],
      [text('console.transcoder.lateness'), `${number(status.latenessMillis / 1000, 1)} s`, status.latenessMillis > 2000],
      ...effortRows(status),
      [text('console.transcoder.qualities'), status.renditions.join(text('list.and')), false],
      [text('console.transcoder.dropped'), number(status.droppedFrames), false],
      [text('console.source.dropped'), number(this.lostPackets), false],
      [text('console.transcoder.errors'), number(status.decodeErrors), status.decodeErrors > 0],
    ];
    return html`<dl class="facts">
      ${rows.map(([name, value, notable]) => html`<div class=${notable ? 'notable' : ''}><dt>${name}</dt><dd>${value}</dd></div>`)}
    </dl>`;
  }
}
