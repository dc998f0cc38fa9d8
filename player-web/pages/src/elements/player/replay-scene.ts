import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { replayScene, type ReplayState } from '../../player/replay-state.ts';
import { skipAt } from '../../player/skips.ts';
import { duration, text } from '../../text/text.ts';
import { icons } from '../icons.ts';
import { filesInstead } from './other-ways.ts';
import { SceneElement } from './scene-element.ts';

/**
 * What covers a recording's picture: where to begin, trouble, its end. Emits `start-request`,
 * `first-request`, `forget-request`, `retry-request` and `told-request` (a message was read).
 */
@customElement('replay-scene')
export class ReplayScene extends SceneElement {
  @property({ attribute: false }) state!: ReplayState;
  /** In a frame of another site, whose own pages one should come back to. */
  @property({ attribute: false }) embedded = false;

  /** Where it stands, in seconds. */
  @property({ attribute: false }) place = 0;

  protected override render() {
    const { recording } = this.state;
    const home = html`<a class="button" href="/" target=${this.embedded ? '_top' : '_self'}>${text('replay.back-home')}</a>`;
    switch (replayScene(this.state)) {
      case 'loading':
        return this.state.connected ? this.waiting('replay.loading') : this.card('network', nothing);
      case 'absent':
        return this.card('unknown', home);
      case 'deleted':
        return this.card('deleted', home);
      case 'on-air':
        return this.card('on-air', this.link(recording?.live ?? `/live/${recording?.channel.id ?? ''}`, 'player.on-air.live', icons.play), recording?.channel.name);
      case 'ready':
        return this.#start();
      case 'watching':
        return this.#overPicture();
    }
  }

  #start() {
    const { at, why } = this.state.begin;
    const time = duration(at);
    const words = why === 'first' ? text('replay.start') : text(why === 'kept' ? 'replay.resume' : 'replay.start-at', { time });
    return html`<div class="starts">
      <button type="button" class="start" @click=${() => this.emit('start-request')}>
        <span class="start-disc">${icons.play}</span>${words}
      </button>
      ${why === 'first'
        ? html`<div class="start-others">${this.#skip(at)}</div>`
        : html`<div class="start-others">
            <button type="button" class="button on-dark" @click=${() => this.emit('first-request')}>${icons.first}${text('player.first')}</button>
            ${why === 'kept' ? html`<button type="button" class="button on-dark" @click=${() => this.emit('forget-request')}>${text('replay.forget')}</button>` : nothing}
          </div>`}
    </div>`;
  }

  #overPicture() {
    const { trouble, media, choice, corrected, recording } = this.state;
    if (trouble) return this.troubled(trouble, recording ? filesInstead(recording) : html``);
    if (media === 'finished') return this.card('finished', this.button('first-request', 'player.finished.again', icons.retry));
    return html`
      ${choice === 'audio'
        ? html`<p class="listening">${icons.headphones}<span>${text('player.audio-only')}</span></p>`
        : nothing}
      ${media === 'loading' ? this.waiting('replay.loading') : nothing}
      ${media === 'stalled' ? this.waiting('player.buffering') : nothing}
      ${media === 'loading' || media === 'stalled' ? nothing : this.#skip(this.place)}
      ${corrected
        ? html`<p class="scene-offer"><span>${text('replay.corrected')}</span><button type="button" class="button on-picture" @click=${() => this.emit('told-request')}>${text('replay.corrected.read')}</button></p>`
        : nothing}
    `;
  }

  /** The way over what shows nothing of the debate. Emits `skip-request` with the second. */
  #skip(place: number) {
    const skip = this.state.recording && skipAt(this.state.recording, place);
    if (!skip) return nothing;
    return html`<button type="button" class="button on-picture skip-offer" @click=${() => this.dispatchEvent(new CustomEvent<number>('skip-request', { detail: skip.to, bubbles: true }))}>${icons.arrow}${text(`replay.skip.${skip.over}`)}</button>`;
  }
}
