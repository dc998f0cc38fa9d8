import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { scene, type PlayerState } from '../player/player-state.ts';
import { text, type TextKey } from '../text/text.ts';
import { icons } from './icons.ts';
import { PageElement } from './page-element.ts';

/**
 * What covers the picture: waiting, ended, trouble, the button that starts. Emits `start-request`,
 * `sound-request`, `rewatch-request` and `retry-request`.
 */
@customElement('player-scene')
export class PlayerScene extends PageElement {
  @property({ attribute: false }) state!: PlayerState;

  protected override render() {
    switch (scene(this.state)) {
      case 'loading':
        return this.#waiting('player.loading');
      case 'absent':
        return this.#card('absent', html`<a class="button" href="/">${text('watch.back-home')}</a>`);
      case 'offline':
        return this.#card('offline', nothing, this.state.channel?.name);
      case 'ended':
        return this.#card('ended', this.#button('rewatch-request', 'player.ended.rewatch', icons.retry));
      case 'live':
        return this.#overPicture();
    }
  }

  #overPicture() {
    const { trouble, waitsForGesture, media, offersSound, choice } = this.state;
    if (trouble === 'unsupported') return this.#card('unsupported', nothing);
    if (trouble) return this.#card(trouble, this.#button('retry-request', 'player.network.retry', icons.retry));
    if (waitsForGesture) {
      return html`<button type="button" class="start" @click=${() => this.#emit('start-request')}>
        <span class="start-disc">${icons.play}</span>${text('player.start')}
      </button>`;
    }
    return html`
      ${choice === 'audio'
        ? html`<p class="listening">${icons.headphones}<span>${text('player.audio-only')}</span></p>`
        : nothing}
      ${media === 'loading' ? this.#waiting('player.loading') : nothing}
      ${media === 'stalled' ? this.#waiting('player.buffering') : nothing}
      ${offersSound && media === 'playing' ? this.#button('sound-request', 'player.unmute', icons.muted, 'sound-offer') : nothing}
    `;
  }

  #waiting(key: TextKey) {
    return html`<p class="scene-wait"><span class="spinner"></span>${text(key)}</p>`;
  }

  #card(name: 'absent' | 'offline' | 'ended' | 'network' | 'media' | 'unsupported', action: TemplateResult | typeof nothing, over?: string) {
    return html`<div class="scene-card scene-${name}">
      ${over ? html`<p class="scene-over">${over}</p>` : nothing}
      <p class="scene-title">${text(`player.${name}.title`)}</p>
      <p class="scene-text">${text(`player.${name}.text`)}</p>
      ${action}
    </div>`;
  }

  #button(event: string, key: TextKey, icon: TemplateResult, style = '') {
    return html`<button type="button" class="button on-picture ${style}" @click=${() => this.#emit(event)}>
      ${icon}${text(key)}
    </button>`;
  }

  #emit(name: string): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true }));
  }
}
