import { html, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { PageElement } from '../../elements/page-element.ts';
import { number, text } from '../../text/text.ts';

/** What was watched at one place: on air, and afterwards. */
export interface Bar {
  readonly live: number;
  readonly replay: number;
}

/** Something that is written below the bars, or a line across them; {@link at} is 0 to 1. */
export interface BarMark {
  readonly at: number;
  readonly label: string;
}

/** More would be thinner than a telephone's pixel. */
const MOST_BARS = 240;
const HEIGHT = 200;

/** As many bars as can be seen: each is the mean of those that it stands for. */
export function seen(bars: readonly Bar[]): readonly Bar[] {
  const together = Math.ceil(bars.length / MOST_BARS);
  if (together <= 1) return bars;
  return Array.from({ length: Math.ceil(bars.length / together) }, (_, index) => {
    const group = bars.slice(index * together, (index + 1) * together);
    const mean = (kind: keyof Bar) => group.reduce((sum, bar) => sum + bar[kind], 0) / group.length;
    return { live: mean('live'), replay: mean('replay') };
  });
}

/** Bars side by side, live below and replay on top. What they show is said in words, too: the picture is one image. */
@customElement('audience-bars')
export class AudienceBars extends PageElement {
  @property({ attribute: false }) bars: readonly Bar[] = [];
  /** Lines across, such as where chapters begin. */
  @property({ attribute: false }) marks: readonly BarMark[] = [];
  /** Words below. */
  @property({ attribute: false }) axis: readonly BarMark[] = [];
  /** The picture in words. */
  @property({ attribute: false }) words = '';

  protected override render() {
    const bars = seen(this.bars);
    const most = Math.max(...bars.map(({ live, replay }) => live + replay), 1);
    const kinds = (['live', 'replay'] as const).filter((kind) => bars.some((bar) => bar[kind] > 0));
    return html`<div class="audience-chart">
      <p class="audience-legend" aria-hidden="true"><span class="audience-most">${number(most, most < 10 ? 1 : 0)}</span>
        ${kinds.map((kind) => html`<span class="audience-key audience-${kind}">${text(`audience.${kind}`)}</span>`)}</p>
      <svg class="audience-bars" role="img" aria-label=${this.words} width="100%" height=${HEIGHT}>
        ${bars.map((bar, index) => this.#bar(bar, index, bars.length, most))}
        ${this.marks.map((mark) => svg`<line class="audience-mark" x1=${percent(mark.at)} x2=${percent(mark.at)} y1="0" y2="100%" />`)}
      </svg>
      <svg class="audience-axis" aria-hidden="true" width="100%" height="22">
        ${this.axis.map(({ at, label }) => svg`<text x=${percent(at)} y="16" text-anchor=${at === 0 ? 'start' : at === 1 ? 'end' : 'middle'}>${label}</text>`)}
      </svg>
    </div>`;
  }

  #bar({ live, replay }: Bar, index: number, count: number, most: number) {
    const x = percent(index / count);
    // Few bars stand apart, many touch.
    const width = percent((count > 60 ? 1 : 0.8) / count);
    const below = live / most;
    const above = replay / most;
    return svg`${live > 0 ? svg`<rect class="audience-live" x=${x} width=${width} y=${percent(1 - below)} height=${percent(below)} />` : nothing}
      ${replay > 0 ? svg`<rect class="audience-replay" x=${x} width=${width} y=${percent(1 - below - above)} height=${percent(above)} />` : nothing}`;
  }
}

function percent(share: number): string {
  return `${Math.round(share * 1e5) / 1e3}%`;
}
