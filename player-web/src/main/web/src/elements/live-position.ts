import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { duration, text } from '../text/text.ts';
import { PageElement } from './page-element.ts';

/** Says whether live is watched, and goes back to it. Emits `go-live`. */
@customElement('live-position')
export class LivePosition extends PageElement {
  @property({ attribute: false }) atLiveEdge = true;
  /** Seconds behind live. */
  @property({ attribute: false }) behind = 0;

  protected override render() {
    const time = duration(this.behind);
    const label = this.atLiveEdge ? text('player.live.label') : text('player.behind.label', { time });
    return html`<button
      type="button"
      class="control live-position ${this.atLiveEdge ? 'at-edge' : ''}"
      aria-label=${`${text('player.live')} – ${label}`}
      title=${this.atLiveEdge ? text('player.live.label') : text('player.go-live')}
      @click=${() => this.dispatchEvent(new CustomEvent('go-live', { bubbles: true }))}
    >
      <span class="live-dot"></span>${text('player.live')}
      ${this.atLiveEdge ? '' : html`<span class="live-behind">${text('player.behind', { time })}</span>`}
    </button>`;
  }
}
