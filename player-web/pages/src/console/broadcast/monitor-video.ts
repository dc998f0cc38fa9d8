import { html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { PageElement } from '../../elements/page-element.ts';
import { MonitorWatch, UNSEEN, type Sight } from '../../player/monitor-watch.ts';
import type { Playback, PlaybackListener } from '../../player/playback.ts';
import { duration, number, text } from '../../text/text.ts';
import { serverNow } from '../../time/shared-server-clock.ts';
import { playbackAtOnce } from '../playback-at-once.ts';

/** How much later a picture is that comes segment by segment, in seconds: it follows three of them behind, as HLS has it. */
const WHOLE_SEGMENTS_SECONDS = 6;

/**
 * The operator's picture of a channel, without sound: the meter shows that. It follows live by itself, says how late it is, and turns
 * grey when it is not what happens now.
 */
@customElement('monitor-video')
export class MonitorVideo extends PageElement {
  @property({ attribute: false }) address: string | null = null;
  /** Changes with each broadcast, which the address does not. */
  @property({ attribute: false }) broadcast: string | null = null;
  @property({ attribute: false }) channelName = '';
  /** The only picture of its page: nothing has to be saved for others. */
  @property({ type: Boolean }) alone = false;
  /** How long the picture is held back before it comes here, in seconds. */
  @property({ attribute: false }) heldBack = 0;
  @state() private plays = false;
  @state() private sight: Sight = UNSEEN;
  @query('video') private video!: HTMLVideoElement;
  #playback: Playback | null = null;
  #watch: MonitorWatch | null = null;
  #shown: string | null = null;
  #ticker: ReturnType<typeof setInterval> | undefined;
  readonly #visible = (): void => this.#look();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticker = setInterval(() => this.#look(), 1000);
    document.addEventListener('visibilitychange', this.#visible);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticker);
    document.removeEventListener('visibilitychange', this.#visible);
    this.#playback?.close();
    [this.#playback, this.#watch, this.#shown] = [null, null, null];
  }

  protected override updated(): void {
    const wanted = this.address && this.broadcast;
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    [this.plays, this.sight] = [false, UNSEEN];
    this.#playback ??= this.#make();
    this.#watch = this.#playback && this.address ? new MonitorWatch(this.video, this.#playback, () => this.#load(), performance.now()) : null;
    if (this.address) this.#load();
    else this.#playback?.unload();
  }

  protected override render() {
    const waits = this.address ? 'console.video.waiting' : 'console.video.none';
    const { stale } = this.sight;
    const shows = this.plays && this.address !== null;
    return html`<div class="monitor ${shows && stale ? 'is-stale' : ''}">
        <video
          .muted=${true}
          playsinline
          tabindex="-1"
          aria-label=${text('console.video', { channel: this.channelName })}
          @playing=${() => (this.plays = true)}
          @canplay=${() => void this.video.play().catch(() => undefined)}
        ></video>
        <p ?hidden=${shows}>${text(waits)}</p>
        ${shows && stale ? html`<p class="monitor-stale">${this.#stale()}</p>` : nothing}
      </div>
      <p class="monitor-delay">${shows && !stale ? this.#delay() : nothing} ${shows && this.heldBack > 0 ? text('console.video.held-back', { seconds: number(this.heldBack) }) : nothing}</p>
      <p class="visually-hidden" role="status">${shows && stale ? text('console.video.stale') : nothing}</p>`;
  }

  #stale(): string {
    const { still, delay } = this.sight;
    if (still > 0) return text('console.video.still', { time: duration(still) });
    return text('console.video.late', { time: duration(delay ?? 0) });
  }

  #delay(): string {
    const { delay } = this.sight;
    return delay === null ? '' : text('console.video.delay', { seconds: number(delay) });
  }

  #look(): void {
    if (!this.#watch || !this.plays) return;
    const seen = this.#watch.look(performance.now(), serverNow(), this.heldBack + (this.#comesInParts() ? 0 : WHOLE_SEGMENTS_SECONDS));
    const before = this.sight;
    if (seen.delay !== before.delay || seen.still !== before.still || seen.stale !== before.stale) this.sight = seen;
    if (this.video.paused) void this.video.play().catch(() => undefined);
  }

  #load(): void {
    if (this.address) this.#playback?.load(this.address, 'edge');
    void this.video.play().catch(() => undefined);
  }

  #comesInParts(): boolean {
    return this.alone || sharesConnections();
  }

  #make(): Playback | null {
    const nothing = (): void => undefined;
    const listener: PlaybackListener = { qualities: nothing, playingHeight: nothing, trouble: nothing };
    return playbackAtOnce(this.video, listener, { lowLatencyMode: this.#comesInParts() });
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
