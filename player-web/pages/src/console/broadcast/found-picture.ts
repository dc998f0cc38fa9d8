import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { rewindPlaylist } from '../../api/channel.ts';
import { readRecording } from '../../api/recording.ts';
import { PageElement } from '../../elements/page-element.ts';
import type { Playback, PlaybackListener } from '../../player/playback.ts';
import { preciseTimeOfDay, text } from '../../text/text.ts';
import { playbackAtOnce } from '../playback-at-once.ts';

/** The picture that the check of a closed session has found, for who must decide about it; it is fetched only when asked for. */
@customElement('found-picture')
export class FoundPicture extends PageElement {
  @property({ attribute: false }) channel = '';
  @property({ attribute: false }) broadcast = '';
  /** When it was filmed. */
  @property({ attribute: false }) at = '';
  @state() private opened = false;
  @state() private failed = false;
  @query('video') private video!: HTMLVideoElement | null;
  #playback: Playback | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#playback?.close();
    this.#playback = null;
  }

  protected override render() {
    const time = preciseTimeOfDay(new Date(this.at));
    if (!this.opened) return html`<button type="button" class="button small" @click=${() => void this.#open()}>${text('alert.picture.show', { time })}</button>`;
    return html`<figure class="found-picture">
      <div class="monitor"><video .muted=${true} playsinline tabindex="-1" aria-label=${text('alert.picture', { time })}></video></div>
      <figcaption>${text('alert.picture', { time })}</figcaption>
      <p class="soft" role="status">${this.failed ? text('alert.picture.failed') : nothing}</p>
    </figure>`;
  }

  async #open(): Promise<void> {
    this.opened = true;
    const told = await readRecording(this.broadcast).catch(() => null);
    await this.updateComplete;
    if (!this.isConnected || !this.video) return;
    this.#playback = this.#make(this.video);
    const filmed = new Date(this.at);
    const seconds = told ? Math.max(0, (filmed.getTime() - Date.parse(told.startedAt)) / 1000) : 0;
    const address = told?.state === 'complete' ? told.hls : rewindPlaylist(this.channel);
    if (this.#playback) this.#playback.load(address, { filmed, seconds });
    else this.failed = true;
  }

  #make(video: HTMLVideoElement): Playback | null {
    const listener: PlaybackListener = { qualities: () => undefined, playingHeight: () => undefined, trouble: (trouble) => (this.failed = trouble !== null) };
    return playbackAtOnce(video, listener, { lowLatencyMode: false });
  }
}
