import Hls, { ErrorDetails, ErrorTypes, Events, type ErrorData, type HlsConfig, type Level, type LevelDetails } from 'hls.js';
import { Backoff } from '../time/backoff.ts';
import { audioPlaylist } from './audio-playlist.ts';
import { bufferedUntil } from './buffered.ts';
import { CatchupController } from './catchup-controller.ts';
import { playbackConfig, type Line } from './playback-config.ts';
import { dateOf, placeOf, segmentAt } from './filmed.ts';
import { PartKeepingBuffer } from './part-keeping-buffer.ts';
import { isMultiplexed, PreloadHints } from './preload-hints.ts';
import { earlyLoader, preloadingLoader } from './preloading-loader.ts';
import { LIVE_TOLERANCE_SECONDS, PAST_BOUNDARY_SECONDS, type From, type MeasuringPlayback, type Place, type PlaybackListener } from './playback.ts';
import type { QualityChoice, Trouble } from './media-state.ts';
import { gapsOf, isGap, isHeld, missingAt, wayOut } from './withheld-gaps.ts';

/** A request that fails is no news as long as the next one makes up for it: what stands still for so long is, in milliseconds. */
const GRACE_MILLIS = 4000;

/** Media errors within this many milliseconds of a recovery mean that it did not help. */
const RECOVERY_WINDOW_MILLIS = 8000;

/** How often it is looked whether a live is to be played faster or slower, in milliseconds. */
const STEER_MILLIS = 100;

/** Who has all but so many of the parts that are listed is about to want the next one. */
const PARTS_BEHIND = 2.5;

/** What was asked for did not come in time: the line may bring little, or nothing. */
const LATE: ReadonlySet<ErrorDetails> = new Set([ErrorDetails.MANIFEST_LOAD_TIMEOUT, ErrorDetails.LEVEL_LOAD_TIMEOUT, ErrorDetails.AUDIO_TRACK_LOAD_TIMEOUT, ErrorDetails.FRAG_LOAD_TIMEOUT]);

/** HLS through hls.js and Media Source Extensions. */
export class HlsPlayback implements MeasuringPlayback {
  readonly #video: HTMLVideoElement;
  readonly #listener: PlaybackListener;
  readonly #change: Partial<HlsConfig>;
  readonly #backoff = new Backoff(1000, 8000);
  #hls: Hls | null = null;
  #address: string | null = null;
  #from: From = 'edge';
  /** Where to go on when hls.js is built anew; null for where #from says. */
  #place: Place | null = null;
  #choice: QualityChoice = 'auto';
  #retry: ReturnType<typeof setTimeout> | undefined;
  /** Runs since a request failed. */
  #suspects: ReturnType<typeof setTimeout> | undefined;
  #isLate = false;
  /** Of a live that comes in parts. */
  #catchup: CatchupController | null = null;
  readonly #hints = new PreloadHints();
  #isMultiplexed = false;
  readonly #steering: ReturnType<typeof setInterval>;
  #mediaRecoveredAt = Number.NEGATIVE_INFINITY;
  /** The viewer's wish: building hls.js anew stops the video without a word. */
  #wantsToPlay: boolean;
  readonly #stop = new AbortController();
  readonly #online = (): void => this.#wake();

  /** @param change of our configuration of hls.js, for another use than a citizen's */
  constructor(video: HTMLVideoElement, listener: PlaybackListener, change: Partial<HlsConfig> = {}) {
    this.#video = video;
    this.#listener = listener;
    this.#change = change;
    this.#wantsToPlay = !video.paused;
    const on = (name: 'playing' | 'play' | 'pause' | 'seeking' | 'waiting', act: () => void) =>
      video.addEventListener(name, act, { signal: this.#stop.signal });
    on('playing', () => this.#backoff.reset());
    on('play', () => (this.#wantsToPlay = true));
    on('pause', () => (this.#wantsToPlay = false));
    on('seeking', () => this.#leaveGap());
    on('waiting', () => {
      if (!this.#plays()) return;
      this.#catchup?.stalled();
      this.#leaveGap();
      if (this.#catchup) this.#goOnSoon();
    });
    window.addEventListener('online', this.#online);
    this.#steering = setInterval(() => this.#steer(), STEER_MILLIS);
  }

  static isSupported(): boolean {
    return Hls.isSupported();
  }

  load(address: string, from: From): void {
    this.#address = new URL(address, location.href).href;
    this.#from = from;
    this.#place = typeof from === 'object' ? from : null;
    this.#backoff.reset();
    // The old broadcast's place says nothing of the new one's.
    this.#letGo();
    this.#hls?.destroy();
    this.#hls = null;
    this.#open();
  }

  reload(address: string): void {
    this.#address = new URL(address, location.href).href;
    this.#open();
  }

  unload(): void {
    this.#trusts();
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#address = null;
    this.#letGo();
    this.#hints.forget();
    this.#hls?.destroy();
    this.#hls = null;
  }

  close(): void {
    this.unload();
    this.#stop.abort();
    clearInterval(this.#steering);
    window.removeEventListener('online', this.#online);
  }

  choose(choice: QualityChoice): void {
    const soundChanged = (choice === 'audio') !== (this.#choice === 'audio');
    this.#choice = choice;
    if (!this.#address) return;
    if (soundChanged) this.#open();
    else if (this.#hls) this.#hls.nextLevel = typeof choice === 'number' ? choice : -1;
  }

  seekToLive(): void {
    const position = this.#hls?.liveSyncPosition ?? null;
    if (position !== null) this.#video.currentTime = position;
  }

  retryNow(): void {
    if (this.#address) this.#open();
  }

  playingDate(): Date | null {
    return this.#hls?.playingDate ?? null;
  }

  dateAt(seconds: number): Date | null {
    return dateOf(this.#hls?.latestLevelDetails?.fragments ?? [], seconds);
  }

  windowStart(): number | null {
    return this.#hls?.latestLevelDetails?.fragments[0]?.start ?? null;
  }

  liveEdge(): number | null {
    const position = this.#hls?.liveSyncPosition ?? null;
    const [target, least] = [this.#hls?.targetLatency ?? null, this.#catchup?.least ?? null];
    return position === null ? null : position + (target === null || least === null ? 0 : target - least);
  }

  rate(): number | null {
    const hls = this.#hls;
    const rate = hls?.bandwidthEstimate ?? Number.NaN;
    // Before its first measure hls.js reports what it was configured to assume.
    return hls === null || this.#isLate || Number.isNaN(rate) || rate === hls.config.abrEwmaDefaultEstimate ? null : rate;
  }

  late(): boolean {
    return this.#isLate;
  }

  gives(date: Date): boolean | null {
    const fragments = this.#hls?.latestLevelDetails?.fragments ?? null;
    const fragment = segmentAt(fragments ?? [], date);
    return fragments && fragment !== undefined && !isGap(fragment.tagList);
  }

  /** Builds hls.js anew: the one recovery that always works. */
  #open(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#place = this.#placeNow();
    const { filmed, seconds } = this.#place ?? { filmed: null, seconds: this.#begin() };
    // A place before the first sound, be it by a rounding error, makes hls.js start at live.
    const startPosition = Math.max(PAST_BOUNDARY_SECONDS, seconds);
    this.#hls?.destroy();
    const line = (navigator as { connection?: Line }).connection ?? {};
    this.#hints.forget();
    this.#isMultiplexed = isMultiplexed(new URL(this.#address ?? '', location.href).origin);
    const config = { ...playbackConfig(line), fLoader: preloadingLoader(this.#hints), pLoader: earlyLoader(), bufferController: PartKeepingBuffer, ...this.#change };
    const hls = new Hls(this.#from === 'edge' ? config : { ...config, startPosition });
    this.#hls = hls;
    this.#listen(hls);
    if (filmed) this.#returnTo(hls, filmed);
    hls.attachMedia(this.#video);
    if (this.#choice === 'audio') void this.#openAudio(hls);
    else hls.loadSource(this.#address ?? '');
    if (this.#wantsToPlay) void this.#video.play().catch(() => undefined);
  }

  #begin(): number {
    return typeof this.#from === 'number' ? this.#from + PAST_BOUNDARY_SECONDS : 0;
  }

  /** Where a viewer is who is not at live; null at live. */
  #placeNow(): Place | null {
    const { currentTime, readyState } = this.#video;
    // Media that never came since the last attempt: still where they were before it.
    if (!this.#hls || currentTime === 0 || readyState === HTMLMediaElement.HAVE_NOTHING) return this.#place;
    const edge = this.liveEdge();
    const behind = edge === null ? this.#from !== 'edge' : edge - currentTime > LIVE_TOLERANCE_SECONDS;
    // Who has come to live since goes on there, wherever they began.
    if (!behind) this.#from = 'edge';
    return behind ? { filmed: this.playingDate(), seconds: currentTime } : null;
  }

  /** Goes to what was filmed at {@link place}, once {@link hls} knows where that is. */
  #returnTo(hls: Hls, place: Date): void {
    hls.once(Events.LEVEL_UPDATED, (_event, { details }) => {
      const known = placeOf(details.fragments, place);
      // To begin within a gap would be to wait for what never comes.
      const wanted = known === null ? null : (wayOut(gapsOf(details.fragments), known, details.edge) ?? known);
      // What has left the window since cannot be seen: hls.js then starts at live. By setting the video's time alone it
      // does so too, if a first segment is there before the browser has looked at it.
      if (wanted !== null && wanted < details.edge) hls.startLoad(wanted + PAST_BOUNDARY_SECONDS);
    });
  }

  async #openAudio(hls: Hls): Promise<void> {
    const address = this.#address ?? '';
    try {
      const answer = await fetch(address, { signal: AbortSignal.timeout(8000) });
      if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
      const audio = audioPlaylist(await answer.text(), address);
      // A source whose sound is in the picture has no playlist of its own: play it all.
      if (hls === this.#hls) hls.loadSource(audio ?? address);
    } catch {
      if (hls === this.#hls) this.#reopenLater();
    }
  }

  #listen(hls: Hls): void {
    hls.on(Events.MANIFEST_PARSED, (_event, { levels }) => this.#parsed(hls, levels));
    hls.on(Events.LEVEL_SWITCHED, (_event, { level }) => {
      this.#listener.playingHeight(hls.levels[level]?.height ?? 0);
    });
    hls.on(Events.LEVEL_UPDATED, (_event, { details }) => {
      if (hls !== this.#hls) return;
      this.#aim(hls, details);
      this.#hint(details);
      this.#dropWithheld(hls, details);
      this.#leaveGap();
    });
    hls.on(Events.AUDIO_TRACK_UPDATED, (_event, { details }) => hls === this.#hls && this.#hint(details));
    hls.on(Events.FRAG_BUFFERED, () => {
      this.#trusts();
      if (!this.#retry) this.#listener.trouble(null);
    });
    hls.on(Events.ERROR, (_event, error) => this.#failed(hls, error));
  }

  /** Tells hls.js where live is for this viewer. */
  #aim(hls: Hls, { live, partTarget }: LevelDetails): void {
    if (!live || !partTarget || !hls.config.lowLatencyMode) return this.#letGo();
    this.#catchup ??= new CatchupController(partTarget);
    const { target } = this.#catchup;
    if (hls.targetLatency !== target) hls.targetLatency = target;
  }

  /** The part that {@link details} only hints at is asked for by a viewer who is at live. */
  #hint({ url, edge, partTarget, preloadHint }: LevelDetails): void {
    if (!this.#catchup || preloadHint?.TYPE !== 'PART' || !preloadHint.URI || !this.#isMultiplexed) return;
    const isNear = bufferedUntil(this.#video.buffered, this.#video.currentTime) > edge - PARTS_BEHIND * partTarget;
    if (isNear && !this.#video.paused) this.#hints.hint(new URL(preloadHint.URI, url).href);
  }

  /** Nothing is caught up with any more. */
  #letGo(): void {
    if (this.#catchup) this.#video.playbackRate = 1;
    this.#catchup = null;
  }

  #plays(): boolean {
    return !this.#video.paused && !this.#video.seeking && this.#video.currentTime > 0;
  }

  /**
   * Each time that it had no sound to play, Chromium goes on with twice as much there as before, up to three seconds, which nobody has
   * so near to live (AudioRendererAlgorithm::IncreasePlaybackThreshold). With a seek, also to where it is, it forgets that.
   */
  #goOnSoon(): void {
    const { currentTime, seeking } = this.#video;
    if (!seeking) this.#video.currentTime = currentTime;
  }

  /** Plays a little faster or slower, so that the viewer comes to where live is. */
  #steer(): void {
    const details = this.#hls?.latestLevelDetails;
    if (!this.#catchup || !details || !this.#plays()) return;
    const { currentTime } = this.#video;
    const rate = this.#catchup.rate({ latency: details.edge + details.age - currentTime, ahead: bufferedUntil(this.#video.buffered, currentTime) - currentTime });
    if (rate !== null && rate !== this.#video.playbackRate) this.#video.playbackRate = rate;
  }

  /** What was fetched before it was withheld is not played. */
  #dropWithheld(hls: Hls, { fragments }: LevelDetails): void {
    for (const gap of gapsOf(fragments)) {
      if (isHeld(gap, this.#video.buffered)) hls.trigger(Events.BUFFER_FLUSHING, { startOffset: gap.start, endOffset: gap.end, type: null });
    }
  }

  /**
   * Goes to what follows, once something does. hls.js never does so if it is to begin within a gap; where it stands before one it waits
   * until what follows is there, and may never fetch that, after a change of the level: only a seek makes it.
   */
  #leaveGap(): void {
    const hls = this.#hls;
    const details = hls?.latestLevelDetails;
    if (!hls || !details) return;
    // Its header alone may be there: the place is not the video's yet.
    const begins = this.#video.currentTime === 0 && this.#video.buffered.length === 0;
    const asked = hls.startPosition >= 0 ? hls.startPosition : (hls.liveSyncPosition ?? -1);
    const out = wayOut(gapsOf(details.fragments), begins ? asked : this.#missing(), details.edge);
    if (out === null) return;
    if (begins) hls.startLoad(out + PAST_BOUNDARY_SECONDS);
    else this.#video.currentTime = out + PAST_BOUNDARY_SECONDS;
  }

  /** Where the video is, or if it stands still what it waits for, in media seconds. */
  #missing(): number {
    const { currentTime, seeking, readyState, buffered } = this.#video;
    const stands = !seeking && readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
    return stands ? missingAt(currentTime, bufferedUntil(buffered, currentTime)) : currentTime;
  }

  #parsed(hls: Hls, levels: readonly Level[]): void {
    if (this.#choice === 'audio') return;
    const qualities = levels
      .map((level, index) => ({ level: index, height: level.height, bitsPerSecond: level.averageBitrate || level.bitrate }))
      .filter((quality) => quality.height > 0)
      .sort((one, other) => other.height - one.height || other.bitsPerSecond - one.bitsPerSecond);
    this.#listener.qualities(qualities);
    if (typeof this.#choice === 'number' && this.#choice < levels.length) hls.nextLevel = this.#choice;
  }

  #failed(hls: Hls, error: ErrorData): void {
    if (hls !== this.#hls) return;
    if (error.details === ErrorDetails.FRAG_LOAD_ERROR && isGone(error)) this.#listener.stale?.();
    if (hls !== this.#hls) return;
    if (LATE.has(error.details)) this.#isLate = true;
    if (!error.fatal) {
      // hls.js tries again by itself; the viewer hears of it only once the picture stands still. What it gives up itself has not failed.
      if (error.type === ErrorTypes.NETWORK_ERROR && error.details !== ErrorDetails.INTERNAL_ABORTED) this.#suspects ??= setTimeout(() => this.#told(), GRACE_MILLIS);
      return;
    }
    if (error.type === ErrorTypes.MEDIA_ERROR && this.#recoversMedia(hls)) {
      this.#listener.trouble('media');
      return;
    }
    if (error.details === ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR) {
      this.#listener.trouble('unsupported');
      return;
    }
    this.#listener.trouble(trouble(error));
    this.#reopenLater();
  }

  #told(): void {
    this.#suspects = undefined;
    const stands = this.#video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
    if (stands && this.#address) this.#listener.trouble('network');
  }

  #trusts(): void {
    this.#isLate = false;
    clearTimeout(this.#suspects);
    this.#suspects = undefined;
  }

  #recoversMedia(hls: Hls): boolean {
    const now = performance.now();
    if (now - this.#mediaRecoveredAt < RECOVERY_WINDOW_MILLIS) return false;
    this.#mediaRecoveredAt = now;
    hls.recoverMediaError();
    return true;
  }

  #reopenLater(): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#open(), this.#backoff.next());
  }

  #wake(): void {
    if (this.#retry) {
      this.#backoff.reset();
      this.#open();
    }
  }
}

/** A segment under a name that is given no more: a correction gave what may still be seen another. */
function isGone(error: ErrorData): boolean {
  return error.response?.code === 404 || error.response?.code === 410;
}

/** What to say of a fatal error: nothing of a stream that is announced but has no playlist yet. */
function trouble(error: ErrorData): Trouble | null {
  if (error.type !== ErrorTypes.NETWORK_ERROR) return 'media';
  const status = error.response?.code;
  return status === 404 || status === 503 ? null : 'network';
}
