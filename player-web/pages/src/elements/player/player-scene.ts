import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { scene, type PlayerState } from '../../player/player-state.ts';
import { naming } from '../../text/language-of-content.ts';
import { text } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { soundInstead } from './other-ways.ts';
import { SceneElement } from './scene-element.ts';

/**
 * What covers the live picture: waiting, ended, trouble, the button that starts. Emits
 * `start-request`, `sound-request`, `rewatch-request` and `retry-request`.
 */
@customElement('player-scene')
export class PlayerScene extends SceneElement {
  @property({ attribute: false }) state!: PlayerState;
  /** The page of the broadcast's recording once it can be watched again; null before. */
  @property({ attribute: false }) replay: string | null = null;
  /** The picture that was seen last; null if none was. */
  @property({ attribute: false }) picture: HTMLCanvasElement | null = null;
  /** The item that is debated; empty if none is known. */
  @property({ attribute: false }) item = '';

  /** The id of what is played. */
  @property({ attribute: false }) channel = '';

  protected override render() {
    switch (scene(this.state)) {
      case 'loading':
        return this.waiting('player.loading');
      case 'absent':
        return this.card('absent', html`<a class="button" href="/">${text('watch.back-home')}</a>`);
      case 'offline':
        return this.card('offline', nothing, this.state.channel?.name);
      case 'ended':
        return this.replay
          ? this.card('ended', this.link(this.replay, 'player.ended.replay', icons.play), undefined, 'player.ended.whole')
          : this.card('ended', this.button('rewatch-request', 'player.ended.rewatch', icons.retry));
      case 'live':
        return this.#overPicture();
    }
  }

  #overPicture() {
    const { trouble, waitsForGesture, media, offersSound, choice, silent, reduced } = this.state;
    if (trouble) return this.troubled(trouble, soundInstead(this.channel));
    if (waitsForGesture) {
      return html`<button type="button" class="start" @click=${() => this.emit('start-request')}>
        <span class="start-disc">${icons.play}</span>${text('player.start')}
      </button>`;
    }
    return html`
      ${reduced ? this.#reduced() : nothing}
      ${choice === 'audio'
        ? html`<p class="listening">${icons.headphones}<span>${text(silent ? 'player.audio-only.silent' : 'player.audio-only.heard')}</span></p>`
        : nothing}
      ${media === 'loading' ? this.waiting('player.loading') : nothing}
      ${media === 'stalled' ? this.waiting('player.buffering') : nothing}
      ${this.replay ? this.#ended(this.replay) : nothing}
      ${(offersSound || (silent && (choice === 'audio' || reduced))) && media === 'playing' && !this.replay ? this.button('sound-request', 'player.unmute', icons.muted, 'sound-offer') : nothing}
    `;
  }

  /** The sound alone, since the line allows no more: with what was seen last, and what is spoken about. */
  #reduced() {
    return html`${this.picture}
      <div class="reduced">
        <p class="reduced-title">${icons.headphones}${text('player.reduced.title')}</p>
        <p class="scene-text">${text('player.reduced.text')}</p>
        ${this.item ? html`<p class="reduced-item">${naming('chapters.now', 'title', this.item)}</p>` : nothing}
      </div>`;
  }

  /** The broadcast is over, and its last minutes still play. */
  #ended(replay: string) {
    return html`<p class="scene-offer"><span>${text('player.ended.title')}</span>${this.link(replay, 'player.ended.continue', icons.arrow)}</p>`;
  }
}
