import { html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { QualityChoice } from '../../player/media-state.ts';
import { text } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { PageElement } from '../page-element.ts';

/** The choice to listen without picture, for a slow line. Emits `quality-choice`. */
@customElement('listen-choice')
export class ListenChoice extends PageElement {
  /** What is chosen now. */
  @property({ attribute: false }) choice: QualityChoice = 'auto';

  protected override render() {
    const audio = this.choice === 'audio';
    return html`<div class="listen">
      <button type="button" class="button ${audio ? 'primary' : ''}" aria-pressed=${audio} @click=${() => this.#choose(audio ? 'auto' : 'audio')}>${icons.headphones}${text('watch.audio-only')}</button>
      <p>${text(audio ? 'watch.audio-only.on' : 'watch.audio-only.hint')}</p>
    </div>`;
  }

  #choose(choice: QualityChoice): void {
    this.dispatchEvent(new CustomEvent<QualityChoice>('quality-choice', { detail: choice, bubbles: true }));
  }
}
