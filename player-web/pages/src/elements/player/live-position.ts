import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { duration, text } from '../../text/text.ts';
import { PageElement } from '../page-element.ts';

/** Says whether live is watched, and goes back to it. Emits `go-live`. */
@customElement('live-position')
export class LivePosition extends PageElement {
  @property({ attribute: false }) atLiveEdge = true;
  /** Seconds behind live. */
  @property({ attribute: false }) behind = 0;

  protected override render() {
    const behind = text('player.behind', { time: duration(this.behind) });
    // The name begins with what is seen, for those who speak to their computer.
    const name = this.atLiveEdge
      ? `${text('player.live')} – ${text('player.live.label')}`
      : `${text('player.live')} ${behind} – ${text('player.go-live')}`;
    return html`<button
      type="button"
      class="control live-position ${this.atLiveEdge ? 'at-edge' : ''}"
      aria-label=${name}
      title=${this.atLiveEdge ? text('player.live.label') : text('player.go-live')}
      @click=${() => this.dispatchEvent(new CustomEvent('go-live', { bubbles: true }))}
    >
      <span class="live-dot"></span><span class="live-word">${text('player.live')}</span>
      ${this.atLiveEdge ? '' : html`<span class="live-behind">${behind}</span>`}
    </button>`;
  }
}
