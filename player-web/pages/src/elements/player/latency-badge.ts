import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { number, text } from '../../text/text.ts';
import { PageElement } from '../page-element.ts';

/** How far the picture is behind the room, in seconds. Shows nothing when that is not known. */
@customElement('latency-badge')
export class LatencyBadge extends PageElement {
  @property({ attribute: false }) seconds: number | null = null;

  protected override render() {
    if (this.seconds === null) return nothing;
    const seconds = number(this.seconds, this.seconds < 60 ? 1 : 0);
    return html`<span class="latency" title=${text('player.latency.label', { seconds })}
      >${text('player.latency', { seconds })}</span
    >`;
  }
}
