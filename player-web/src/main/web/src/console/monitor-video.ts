import { html } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { PageElement } from '../elements/page-element.ts';
import { HlsPlayback } from '../player/hls-playback.ts';
import { NativePlayback } from '../player/native-playback.ts';
import type { Playback, PlaybackListener } from '../player/playback.ts';
import { text } from '../text/text.ts';

/** The operator's picture of a channel, without sound: the meter shows that. */
@customElement('monitor-video')
export class MonitorVideo extends PageElement {
  @property({ attribute: false }) address: string | null = null;
  /** Changes with each broadcast, which the address does not. */
  @property({ attribute: false }) broadcast: string | null = null;
  @property({ attribute: false }) channelName = '';
  @state() private plays = false;
  @query('video') private video!: HTMLVideoElement;
  #playback: Playback | null = null;
  #shown: string | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#playback?.close();
    this.#playback = null;
    this.#shown = null;
  }

  protected override updated(): void {
    const wanted = this.address && this.broadcast;
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    this.plays = false;
    this.#playback ??= this.#make();
    if (!this.address) this.#playback?.unload();
    else this.#playback?.load(this.address, 'edge');
    if (this.address) void this.video.play().catch(() => undefined);
  }

  protected override render() {
    const waits = this.address ? 'console.video.waiting' : 'console.video.none';
    return html`<div class="monitor">
      <video
        .muted=${true}
        playsinline
        tabindex="-1"
        aria-label=${text('console.video', { channel: this.channelName })}
        @playing=${() => (this.plays = true)}
        @canplay=${() => void this.video.play().catch(() => undefined)}
      ></video>
      <p ?hidden=${this.plays && this.address !== null}>${text(waits)}</p>
    </div>`;
  }

  #make(): Playback | null {
    const nothing = (): void => undefined;
    const listener: PlaybackListener = {
      qualities: nothing,
      playingHeight: nothing,
      trouble: (trouble) => {
        if (trouble) this.plays = false;
      },
    };
    if (HlsPlayback.isSupported()) return new HlsPlayback(this.video, listener, { lowLatencyMode: sharesConnections() });
    return NativePlayback.isSupported() ? new NativePlayback(this.video, listener) : null;
  }
}

/**
 * True over HTTP/2 and 3. A browser opens six connections to an HTTP/1.1 server: the playlists that
 * low latency keeps waiting for each channel would soon leave none for the orders.
 */
function sharesConnections(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return /^h[23]/.test(navigation?.nextHopProtocol ?? '');
}
