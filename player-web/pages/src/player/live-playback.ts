import { scriptsCame } from './early-playlists.ts';
import { LatePlayback } from './late-playback.ts';
import { LineMeter, rateOfPage } from './line-meter.ts';
import { LinePolicy, type LineMode } from './line-policy.ts';
import { LIVE_TOLERANCE_SECONDS, type From, type MeasuringPlayback, type Playback, type PlaybackListener } from './playback.ts';
import type { QualityChoice } from './media-state.ts';
import { SegmentPlayback } from './segment-playback.ts';
import { pause } from './segment-track.ts';
import { StallLog } from './stall-log.ts';

/** Looked for what the line allows so often, in milliseconds. */
const TICK_MILLIS = 500;
/** With so many target durations there to play a thin line has room for something else; after so long it has to, in milliseconds. */
const ROOM = 2;
const PATIENCE_MILLIS = 45_000;
/** What was said to be wanted soon is for so long, in milliseconds. */
const EXPECTING_MILLIS = 10_000;

/**
 * The live as the visitor's line allows it: by hls.js, or on a thin line by {@link SegmentPlayback}, with the poorest picture or, as
 * long as not even that comes in time, with the sound alone. What the viewer chooses themselves stays.
 */
export class LivePlayback implements Playback {
  readonly #video: HTMLVideoElement;
  readonly #listener: PlaybackListener;
  readonly #fetch: (listener: PlaybackListener) => Promise<() => MeasuringPlayback>;
  readonly #meter = new LineMeter();
  readonly #stalls = new StallLog();
  readonly #policy: LinePolicy;
  readonly #address: string;
  readonly #full: LatePlayback;
  readonly #thin: SegmentPlayback;
  readonly #stop = new AbortController();
  #hls: MeasuringPlayback | null = null;
  #active: Playback;
  /** What is loaded, and from where. */
  #loaded: { address: string; readonly from: From } | null = null;
  #choice: QualityChoice = 'auto';
  #reduced = false;
  /** Something is being tried, or fetched. */
  #busy = false;
  /** Until when something is about to be played, by `performance.now()`. */
  #expectedUntil = 0;
  /** hls.js says that the network is away. */
  #isAway = false;
  readonly #ticker: ReturnType<typeof setInterval>;

  /**
   * @param address of the live's multivariant playlist, which is read in advance over a thin line
   * @param fetch brings the script of hls.js
   */
  constructor(address: string, video: HTMLVideoElement, listener: PlaybackListener, fetch: (listener: PlaybackListener) => Promise<() => MeasuringPlayback>) {
    this.#video = video;
    this.#listener = listener;
    this.#fetch = fetch;
    scriptsCame();
    this.#policy = new LinePolicy(SegmentPlayback.isSupported() ? rateNow() : null);
    const told = this.#only(() => this.#full);
    this.#full = new LatePlayback(video, told, async () => {
      const make = await fetch(told);
      return () => (this.#hls = make());
    });
    this.#thin = new SegmentPlayback(video, this.#only(() => this.#thin), this.#meter, () => this.#change('full'));
    this.#active = this.#policy.mode === 'full' ? this.#full : this.#thin;
    if (this.#policy.mode === 'sound') this.#thin.play('sound');
    this.#address = address;
    const on = (name: 'playing' | 'waiting' | 'pause' | 'ended' | 'play', act: () => void) =>
      video.addEventListener(name, act, { signal: this.#stop.signal });
    on('playing', () => this.#stalls.moves());
    on('pause', () => this.#stalls.moves());
    on('ended', () => this.#stalls.moves());
    on('waiting', () => !video.paused && this.#stalls.stands());
    on('play', () => video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA && this.#stalls.stands());
    this.#ticker = setInterval(() => this.#tick(), TICK_MILLIS);
  }

  /** The line brings no two things at once. */
  get isThin(): boolean {
    return this.#active === this.#thin;
  }

  /** Settles once there is room for something else than what is played: at once, but for a thin line. */
  async room(): Promise<void> {
    const until = performance.now() + PATIENCE_MILLIS;
    const comes = (): boolean => this.#loaded !== null || performance.now() < this.#expectedUntil;
    while (this.isThin && comes() && this.#thin.ahead < ROOM * this.#thin.targetDuration && performance.now() < until && !this.#stop.signal.aborted) await pause(TICK_MILLIS);
  }

  /** Brings what will be wanted soon: hls.js, or over a line that it is too much for the playlists. */
  warm(): void {
    if (!this.isThin) return this.#full.warm();
    if (this.#loaded || performance.now() < this.#expectedUntil) return;
    this.#expectedUntil = performance.now() + EXPECTING_MILLIS;
    this.#thin.prepare(this.#address);
  }

  load(address: string, from: From): void {
    this.#loaded = { address, from };
    this.#stalls.forget();
    // Only hls.js goes back to where a whole broadcast began.
    this.#use(from !== 'edge' || this.#wantsFull() ? this.#full : this.#thin);
    this.#active.load(address, from);
    this.#tellReduced();
  }

  reload(address: string): void {
    if (this.#loaded) this.#loaded = { ...this.#loaded, address };
    this.#active.reload(address);
  }

  unload(): void {
    this.#loaded = null;
    this.#stalls.moves();
    this.#active.unload();
  }

  choose(choice: QualityChoice): void {
    this.#choice = choice;
    this.#full.choose(choice);
    if (typeof choice === 'number' && this.isThin && this.#loaded) return this.#change('full');
    if (this.isThin) this.#thin.play(this.#thinMode());
    if (this.#loaded) this.#tellReduced();
  }

  seekToLive(): void {
    this.#active.seekToLive();
  }

  retryNow(): void {
    this.#active.retryNow();
  }

  playingDate(): Date | null {
    return this.#active.playingDate();
  }

  dateAt(seconds: number): Date | null {
    return this.#active.dateAt(seconds);
  }

  gives(date: Date): boolean | null {
    return this.isThin ? this.#thin.gives(date) : (this.#hls?.gives(date) ?? null);
  }

  windowStart(): number | null {
    return this.#active.windowStart();
  }

  liveEdge(): number | null {
    return this.#active.liveEdge();
  }

  close(): void {
    clearInterval(this.#ticker);
    this.#stop.abort();
    this.#full.close();
    this.#thin.close();
  }

  #thinMode(): 'sound' | 'picture' {
    return this.#choice === 'audio' || this.#policy.mode === 'sound' ? 'sound' : 'picture';
  }

  #wantsFull(): boolean {
    return this.#policy.mode === 'full' || typeof this.#choice === 'number';
  }

  #tick(): void {
    if (!SegmentPlayback.isSupported() || !this.#loaded || this.#busy || this.#choice !== 'auto' || this.#video.paused || this.#loaded.from !== 'edge') return;
    const next = this.#policy.next(this.#view());
    if (next === 'trial') void this.#try();
    else if (next === 'full') void this.#fetchFull();
    else if (next) this.#change(next);
  }

  #view() {
    const { isThin } = this;
    return {
      rate: isThin ? this.#meter.rate() : (this.#hls?.rate() ?? null),
      need: this.#thin.need,
      stalled: this.#stalls.lately(),
      ahead: isThin ? this.#thin.ahead : 0,
      away: !isThin && this.#isAway && !this.#hls?.late(),
    };
  }

  async #try(): Promise<void> {
    this.#busy = true;
    const came = await this.#thin.tryPicture();
    this.#busy = false;
    if (!came) this.#policy.failed();
    else if (this.isThin && this.#choice === 'auto' && this.#loaded) this.#change('picture');
  }

  /** The script comes while the poorest picture goes on. */
  async #fetchFull(): Promise<void> {
    this.#busy = true;
    const came = await this.#fetch(this.#listener).then(() => true, () => false);
    this.#busy = false;
    if (!came) this.#policy.failed();
    else if (this.isThin && this.#loaded) this.#change('full');
  }

  #change(mode: LineMode): void {
    const loaded = this.#loaded;
    if (!loaded) return;
    const next = mode === 'full' ? this.#full : this.#thin;
    this.#policy.changed(mode);
    this.#stalls.forget();
    // Before the video is emptied: what it shows is kept.
    this.#tellReduced(next === this.#thin);
    if (mode !== 'full') this.#thin.play(this.#thinMode());
    if (next === this.#active) return;
    const [plays, place] = [!this.#video.paused, this.#place()];
    this.#use(next);
    next.load(loaded.address, place);
    if (plays) void this.#video.play().catch(() => undefined);
  }

  /** Where to go on: whoever has gone back stays there. */
  #place(): From {
    const { currentTime } = this.#video;
    // What has not come yet plays nothing of which hls.js says the date.
    const filmed = this.dateAt(currentTime);
    return filmed && (this.liveEdge() ?? 0) - currentTime > LIVE_TOLERANCE_SECONDS ? { filmed, seconds: 0 } : 'edge';
  }

  #use(next: Playback): void {
    if (this.#active !== next) this.#active.unload();
    this.#active = next;
  }

  #tellReduced(isThin = this.isThin): void {
    const reduced = isThin && this.#policy.mode === 'sound' && this.#choice !== 'audio';
    if (reduced === this.#reduced) return;
    this.#reduced = reduced;
    this.#listener.reduced?.(reduced);
  }

  /** What {@link who} reports, as long as it is the one that plays. */
  #only(who: () => Playback): PlaybackListener {
    const listener = this.#listener;
    const active = (): boolean => this.#active === who();
    return {
      qualities: (qualities) => active() && listener.qualities(qualities),
      playingHeight: (height) => active() && listener.playingHeight(height),
      trouble: (trouble) => {
        if (!active()) return;
        this.#isAway = trouble !== null;
        listener.trouble(trouble);
      },
      stale: () => active() && listener.stale?.(),
    };
  }
}

/** The rate at which the page itself came says most; what the browser says of the line is a guess, that helps where the page was in its cache. */
function rateNow(): number | null {
  const own = rateOfPage([...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')] as PerformanceResourceTiming[]);
  const { downlink, saveData } = (navigator as { connection?: { downlink?: number; saveData?: boolean } }).connection ?? {};
  if (own !== null) return own;
  // Browsers round and cap what they report, and some report nothing.
  return downlink === undefined || downlink > 1 || saveData ? null : downlink * 1_000_000;
}
