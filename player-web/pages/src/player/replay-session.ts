import { mediaVersion, type RecordingDetail, type Shown } from '../api/recording.ts';
import { forgetPlace, keepPlace, keptPlace } from './kept-places.ts';
import { PAST_BOUNDARY_SECONDS, type Playback, type PlaybackListener } from './playback.ts';
import type { QualityChoice, Trouble } from './media-state.ts';
import { initialReplay, reduceReplay, replayScene, type ReplayEvent, type ReplayState } from './replay-state.ts';

export const SPEEDS: readonly number[] = [0.75, 1, 1.25, 1.5, 1.75, 2];

/** The place is kept each time that the viewer has moved on by this much, in seconds. */
const KEEP_EACH_SECONDS = 5;
/** What is shown is over this much before its end, in seconds: the browser reports its place four times a second. */
const END_SECONDS = 0.12;
/** A missing segment makes us read the playlists again at most this often, in milliseconds. */
const RELOAD_MILLIS = 4000;

/** What a {@link ReplaySession} reports to its owner. */
export interface ReplayListener {
  /** Called after each change of the state. */
  changed(): void;
  /** The recording has changed, it seems: ask the server for it now. */
  refresh(): void;
}

/**
 * One viewer's visit to one recording: holds the state, and makes the playback follow what the
 * server sends. Elements read {@link state} and call the methods; only this class commands the video.
 */
export class ReplaySession {
  readonly #recording: string;
  readonly #video: HTMLVideoElement;
  readonly #playback: Playback | null;
  readonly #listener: ReplayListener;
  readonly #stop = new AbortController();
  #state: ReplayState = initialReplay;
  #keptAt = 0;
  #reloadedAt = Number.NEGATIVE_INFINITY;

  /**
   * @param playback makes the playback for its listener; null where no HLS can be played
   * @param linked the place that the page's address asks for, in seconds, null if none
   */
  constructor(
    recording: string,
    video: HTMLVideoElement,
    playback: (listener: PlaybackListener) => Playback | null,
    linked: number | null,
    listener: ReplayListener,
  ) {
    this.#recording = recording;
    this.#video = video;
    this.#listener = listener;
    this.#playback = playback({
      qualities: (qualities) => this.#apply({ type: 'qualities', qualities }),
      playingHeight: (height) => this.#apply({ type: 'playing-height', playingHeight: height }),
      trouble: (trouble) => this.#troubled(trouble),
      stale: () => this.#readAgain(),
    });
    const kept = keptPlace(recording);
    if (linked !== null) this.#state = { ...initialReplay, begin: { at: linked, why: 'link' } };
    else if (kept !== null) this.#state = { ...initialReplay, begin: { at: kept, why: 'kept' } };
    this.#listen();
  }

  get state(): ReplayState {
    return this.#state;
  }

  /** The recording as the server has it. */
  recording(recording: RecordingDetail): void {
    const before = this.#state.recording;
    this.#apply({ type: 'recording', recording });
    if (before && this.#plays() && mediaVersion(before) !== mediaVersion(recording)) this.#moveOn(recording);
  }

  /** The server does not know the recording, or no longer gives it. */
  refused(why: 'absent' | 'deleted'): void {
    if (this.#state.knowledge === why) return;
    this.#playback?.unload();
    forgetPlace(this.#recording);
    this.#apply({ type: 'refused', why });
  }

  connected(connected: boolean): void {
    if (connected === this.#state.connected) return;
    this.#apply({ type: 'connected', connected });
    if (connected && this.#state.trouble === 'network') this.retryNow();
  }

  /** Plays on; the first time, from where the state says. */
  play(): void {
    const { recording, begin } = this.#state;
    if (this.#plays()) {
      // At its end the video would only start again after a seek.
      if (this.#video.ended || this.#state.media === 'finished') this.#video.currentTime = this.#start();
    } else if (recording && this.#playback) {
      this.#apply({ type: 'load' });
      this.#playback.load(recording.hls, this.#start() + Math.min(begin.at, Math.max(0, (recording.duration ?? 0) - 1)));
    } else if (recording) {
      this.#apply({ type: 'load' });
      this.#apply({ type: 'trouble', trouble: 'unsupported' });
      return;
    }
    void this.#video.play().catch(() => undefined);
  }

  /** Plays from the first second, and forgets where it was left off. */
  playFromFirst(): void {
    forgetPlace(this.#recording);
    this.beginAt(0, 'first');
    if (this.#plays()) this.seek(0);
    this.play();
  }

  /** Where playing will begin, or goes there if it plays already. */
  beginAt(at: number, why: ReplayState['begin']['why']): void {
    if (this.#plays()) this.seek(at);
    this.#apply({ type: 'begin', begin: { at, why } });
  }

  /** Forgets where it was left off. */
  forget(): void {
    forgetPlace(this.#recording);
    this.#apply({ type: 'begin', begin: { at: 0, why: 'first' } });
  }

  /** Goes to the place {@link seconds}, within the recording. */
  seek(seconds: number): void {
    if (!this.#plays()) return;
    const last = Math.max(0, this.duration() - 0.2);
    const at = Math.min(Math.max(0, seconds), last);
    if (this.#waits()) this.#apply({ type: 'begin', begin: { at, why: 'link' } });
    this.#video.currentTime = this.#start() + Math.min(at + PAST_BOUNDARY_SECONDS, last);
  }

  choose(choice: QualityChoice): void {
    // Who asks for the sound alone asks for the sound.
    if (choice === 'audio') this.#video.muted = false;
    this.#apply({ type: 'choice', choice });
    this.#playback?.choose(choice);
    if (!this.#plays() && replayScene(this.#state) === 'ready') this.play();
  }

  speed(speed: number): void {
    this.#video.defaultPlaybackRate = speed;
    this.#video.playbackRate = speed;
    this.#apply({ type: 'speed', speed });
  }

  /** The next speed up (+1) or down (-1), if there is one. */
  changeSpeed(step: 1 | -1): void {
    const next = SPEEDS[SPEEDS.indexOf(this.#state.speed) + step];
    if (next !== undefined) this.speed(next);
  }

  /** The viewer has read that a passage was corrected. */
  told(): void {
    this.#apply({ type: 'corrected', corrected: false });
  }

  retryNow(): void {
    this.#playback?.retryNow();
  }

  /** Seconds from the first; where playing will begin if it does not yet. */
  place(): number {
    return this.#waits() ? this.#state.begin.at : Math.max(0, this.#video.currentTime - this.#start());
  }

  /** Seconds in all. */
  duration(): number {
    const { duration } = this.#video;
    return this.#plays() && !this.#shown() && Number.isFinite(duration) && duration > 0 ? duration : (this.#state.recording?.duration ?? 0);
  }

  /** When the place {@link seconds} was filmed. */
  dateAt(seconds: number): Date | null {
    // A film of its own was filmed at many times.
    if (this.#shown()) return null;
    const known = this.#plays() ? this.#playback?.dateAt(seconds) : null;
    const started = this.#state.recording?.startedAt;
    return known ?? (started ? new Date(Date.parse(started) + seconds * 1000) : null);
  }

  close(): void {
    this.#keep();
    this.#stop.abort();
    this.#playback?.close();
  }

  #shown(): Shown | undefined {
    return this.#state.recording?.shown;
  }

  /** The media time of the first place. */
  #start(): number {
    return this.#shown()?.start ?? 0;
  }

  #plays(): boolean {
    return this.#state.media !== 'empty';
  }

  /** True until the video knows the media, and with them its place. */
  #waits(): boolean {
    return !this.#plays() || (this.#state.media === 'loading' && this.#video.readyState === HTMLMediaElement.HAVE_NOTHING);
  }

  /** Goes on at the same place with the media that a correction left. */
  #moveOn(recording: RecordingDetail): void {
    this.#reloadedAt = performance.now();
    this.#playback?.reload(recording.hls);
    this.#apply({ type: 'corrected', corrected: true });
  }

  /** A segment is gone: a newer playlist says what there is instead. */
  #readAgain(): void {
    const now = performance.now();
    if (now - this.#reloadedAt < RELOAD_MILLIS || !this.#state.recording) return;
    this.#reloadedAt = now;
    this.#listener.refresh();
    this.#playback?.reload(this.#state.recording.hls);
  }

  #listen(): void {
    const on = (name: keyof HTMLMediaElementEventMap, act: () => void) =>
      this.#video.addEventListener(name, act, { signal: this.#stop.signal });
    on('playing', () => this.#apply({ type: 'media', media: 'playing' }));
    on('waiting', () => {
      if (!this.#video.paused && this.#state.media !== 'loading') this.#apply({ type: 'media', media: 'stalled' });
    });
    on('pause', () => this.#paused());
    on('ended', () => {
      forgetPlace(this.#recording);
      this.#apply({ type: 'media', media: 'finished' });
    });
    on('seeking', () => this.#stayInside());
    on('play', () => this.#beginAgain());
    on('timeupdate', () => {
      this.#endInTime();
      if (Math.abs(this.place() - this.#keptAt) > KEEP_EACH_SECONDS) this.#keep();
    });
    on('seeked', () => {
      if (this.#state.media === 'finished' && !this.#video.ended && !this.#isOver()) this.#apply({ type: 'media', media: this.#video.paused ? 'paused' : 'playing' });
    });
    addEventListener('pagehide', () => this.#keep(), { signal: this.#stop.signal });
  }

  /** True from the end of what is shown on. */
  #isOver(): boolean {
    const end = this.#shown()?.end;
    return end !== undefined && this.#video.currentTime >= end - END_SECONDS;
  }

  /** The browser's and Media Chrome's own seeks know nothing of what is shown. */
  #stayInside(): void {
    if (this.#shown() && this.#plays() && this.#video.currentTime < this.#start()) this.#video.currentTime = this.#start() + PAST_BOUNDARY_SECONDS;
  }

  #beginAgain(): void {
    if (this.#state.media === 'finished' && this.#isOver()) this.seek(0);
  }

  /** Stops where what is shown ends, which the media do not. */
  #endInTime(): void {
    if (!this.#isOver() || this.#video.ended || this.#state.media === 'finished' || !this.#plays()) return;
    forgetPlace(this.#recording);
    this.#apply({ type: 'media', media: 'finished' });
    this.#video.pause();
  }

  #paused(): void {
    if (this.#state.media === 'finished' || this.#video.ended || this.#video.readyState === HTMLMediaElement.HAVE_NOTHING) return;
    this.#keep();
    this.#apply({ type: 'media', media: 'paused' });
  }

  #keep(): void {
    const known = this.#video.readyState > HTMLMediaElement.HAVE_NOTHING && !this.#video.ended && !this.#isOver();
    if (!this.#plays() || !known) return;
    this.#keptAt = this.place();
    keepPlace(this.#recording, this.#keptAt, this.duration());
  }

  #troubled(trouble: Trouble | null): void {
    if (trouble !== this.#state.trouble) this.#apply({ type: 'trouble', trouble });
  }

  #apply(event: ReplayEvent): void {
    this.#state = reduceReplay(this.#state, event);
    this.#listener.changed();
  }
}
