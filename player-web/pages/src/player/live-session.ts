import { livePlaylist, rewindPlaylist, type Channel } from '../api/channel.ts';
import { DRIFT_SECONDS, LIVE_TOLERANCE_SECONDS, PAST_BOUNDARY_SECONDS, type From, type Playback, type PlaybackListener } from './playback.ts';
import type { QualityChoice } from './media-state.ts';
import {
  initialState,
  reduce,
  scene,
  wantsLoading,
  type PlayerEvent,
  type PlayerState,
} from './player-state.ts';

/** How the picture may begin. */
export type Start = 'muted' | 'on-request';

/** A pause of the picture longer than this sends a viewer of the live back to it, in milliseconds. */
const LONG_STALL_MILLIS = 4000;

/** A line that brings live too slowly is not jumped along more often than this, in milliseconds. */
const RETURN_MILLIS = 10_000;

/** A playlist that begins this much after the broadcast lists all of it, in seconds: whole segments are public. */
const FIRST_TOLERANCE_SECONDS = 10;

/**
 * One viewer's visit to one channel: holds the state, and makes the playback follow the channel.
 * Elements read {@link state} and call the methods; only this class commands the video.
 */
export class LiveSession {
  readonly #channel: string;
  readonly #video: HTMLVideoElement;
  readonly #playback: Playback | null;
  readonly #start: Start;
  readonly #changed: () => void;
  readonly #stop = new AbortController();
  #state: PlayerState = initialState;
  /** The viewer wants to be at live, as long as they do not pause or rewind. */
  #followsLive = true;
  #stalledAt: number | null = null;
  #wasPlaying = false;
  /** The viewer asked for sound: what starts by itself from then on is heard. */
  #wantsSound = false;
  /** How far behind live the viewer chose to be, in seconds: what comes on top of it is drift. */
  #chosenBehind = 0;
  /** When drift was made up for last, by `performance.now()`. */
  #returnedAt = Number.NEGATIVE_INFINITY;
  /** Where the picture was last, in media seconds. */
  #position = 0;
  /** Loaded from live, and not yet played. */
  #fresh = false;
  /** The long playlist is loaded, which goes back to the first second and is further from live. */
  #rewound = false;
  /** Nothing is fetched before the viewer asks for it. */
  #waitsForRequest = false;

  /**
   * @param playback makes the playback for its listener; null where no HLS can be played
   * @param changed called after each change of the state
   */
  constructor(
    channel: string,
    video: HTMLVideoElement,
    playback: (listener: PlaybackListener) => Playback | null,
    start: Start,
    changed: () => void,
  ) {
    this.#channel = channel;
    this.#video = video;
    this.#start = start;
    this.#changed = changed;
    this.#playback = playback({
      qualities: (qualities) => this.#apply({ type: 'qualities', qualities }),
      playingHeight: (height) => this.#apply({ type: 'playing-height', playingHeight: height }),
      trouble: (trouble) => this.#troubled(trouble),
      reduced: (reduced) => this.#apply({ type: 'reduced', reduced }),
    });
    this.#listen();
  }

  get state(): PlayerState {
    return this.#state;
  }

  /** The channel as the server has it. */
  channel(channel: Channel): void {
    this.#apply({ type: 'channel', channel });
    if (wantsLoading(this.#state)) this.#load('edge');
    else if (channel.state === 'offline' && scene(this.#state) !== 'live') this.#unload();
    else if (channel.state === 'offline' && this.#state.trouble) this.#unload();
  }

  /** The server does not know the channel. */
  absent(): void {
    this.#unload();
    this.#apply({ type: 'absent' });
  }

  connected(connected: boolean): void {
    if (connected === this.#state.connected) return;
    this.#apply({ type: 'connected', connected });
    // The server answers again: no need to wait for the playback's own next attempt.
    if (connected && this.#state.trouble === 'network') this.retryNow();
  }

  /** The viewer asks for picture and sound. */
  async play(): Promise<void> {
    this.#wantsSound = true;
    this.#video.muted = false;
    this.#apply({ type: 'sound-on' });
    if (this.#waitsForRequest) {
      this.#waitsForRequest = false;
      this.#playback?.load(livePlaylist(this.#channel), 'edge');
    } else if (this.#followsLive) this.#toLive();
    await this.#begin(/* muted= */ false);
  }

  /** The viewer asks for the sound that the automatic start left out. */
  unmute(): void {
    this.#wantsSound = true;
    this.#video.muted = false;
    if (this.#video.volume === 0) this.#video.volume = 1;
    this.#apply({ type: 'sound-on' });
  }

  seekToLive(): void {
    if (this.#rewound && this.#state.channel?.state === 'live') {
      this.#load('edge');
      return;
    }
    this.#followsLive = true;
    this.#toLive();
    if (this.#video.paused) void this.#begin(this.#video.muted);
  }

  /** Goes to the broadcast's first second. */
  seekToFirst(): void {
    const first = this.firstSecond();
    if (first === null) return;
    this.#followsLive = false;
    if (this.#hasLeftWindow(first)) {
      this.#rewindTo(first);
      return;
    }
    // The very first picture may leave the window as we ask for it.
    this.#video.currentTime = first + 0.1;
    if (this.#video.paused) void this.#begin(this.#video.muted);
  }

  /** Goes to the media time {@link seconds}; to live, if that is nearly there. */
  seek(seconds: number): void {
    const edge = this.liveEdge();
    if (edge !== null && seconds > edge - 1) this.seekToLive();
    else if (this.#hasLeftWindow(seconds)) this.#rewindTo(seconds);
    else {
      // Said by the viewer, maybe before the first picture, when nobody could know by how far the place moves.
      [this.#followsLive, this.#fresh] = [false, false];
      this.#video.currentTime = seconds + PAST_BOUNDARY_SECONDS;
    }
  }

  /** The media time of what was filmed at {@link date}, maybe before the live window; null if not known. */
  secondsAt(date: Date): number | null {
    const start = this.#playback?.windowStart() ?? null;
    const listed = start === null ? null : this.dateAt(start);
    return start === null || listed === null ? null : start + (date.getTime() - listed.getTime()) / 1000;
  }

  /**
   * The media time of the broadcast's first second: before that of the playlist's first, and maybe
   * below zero, once it has left the live window. Null if not known.
   */
  firstSecond(): number | null {
    const start = this.#playback?.windowStart() ?? null;
    const listed = start === null ? null : this.dateAt(start);
    const began = this.#began();
    if (start === null || listed === null || began === null || this.#rewound) return start;
    const before = (listed.getTime() - began) / 1000;
    return before > FIRST_TOLERANCE_SECONDS ? start - before : start;
  }

  /** True if {@link seconds} can be seen by the long playlist alone. */
  #hasLeftWindow(seconds: number): boolean {
    const start = this.#playback?.windowStart() ?? null;
    const first = this.firstSecond();
    return start !== null && first !== null && first < start && seconds < start;
  }

  /** Loads the long playlist and goes to the media time {@link seconds} of the short one. */
  #rewindTo(seconds: number): void {
    const filmed = this.dateAt(seconds);
    const began = this.#began();
    if (!filmed || began === null) return;
    this.#load({ filmed, seconds: Math.max(0, (filmed.getTime() - began) / 1000) });
    void this.#begin(this.#video.muted);
  }

  /** When the loaded broadcast went on air, in milliseconds since 1970; null if not known. */
  #began(): number | null {
    const { startedAt } = this.#state.loaded ?? { startedAt: null };
    return startedAt === null ? null : Date.parse(startedAt);
  }

  /** Watch the ended broadcast's window from its start. */
  rewatch(): void {
    if (!this.#state.channel?.broadcast) return;
    this.#followsLive = false;
    this.#load('start');
    void this.play();
  }

  choose(choice: QualityChoice): void {
    const plays = !this.#video.paused;
    // Who asks for the sound alone asks for the sound.
    if (choice === 'audio') this.unmute();
    this.#apply({ type: 'choice', choice });
    this.#playback?.choose(choice);
    if (this.#waitsForRequest) void this.play();
    else if (plays) void this.#begin(this.#video.muted);
  }

  retryNow(): void {
    this.#playback?.retryNow();
  }

  /** When what is seen now was filmed. */
  playingDate(): Date | null {
    return this.#playback?.playingDate() ?? null;
  }

  /** When the media time {@link seconds} was filmed. */
  dateAt(seconds: number): Date | null {
    return this.#playback?.dateAt(seconds) ?? null;
  }

  /** Seconds behind where live is; 0 if that is not known. */
  behind(): number {
    const edge = this.#playback?.liveEdge() ?? null;
    return edge === null ? 0 : Math.max(0, edge - this.#video.currentTime);
  }

  liveEdge(): number | null {
    return this.#playback?.liveEdge() ?? null;
  }

  /** Goes to live; as far behind it as the playback then goes is no drift. */
  #toLive(): void {
    this.#playback?.seekToLive();
    this.#chosenBehind = this.behind();
  }

  close(): void {
    this.#stop.abort();
    this.#playback?.close();
  }

  /** Loads the live playlist, or for a place the long one. */
  #load(from: Exclude<From, number>): void {
    const broadcast = this.#state.channel?.broadcast;
    if (!broadcast) return;
    this.#apply({ type: 'load', broadcast });
    if (!this.#playback) {
      this.#apply({ type: 'trouble', trouble: 'unsupported' });
      return;
    }
    this.#stalledAt = null;
    this.#position = 0;
    this.#chosenBehind = 0;
    this.#fresh = from === 'edge';
    this.#rewound = typeof from === 'object';
    this.#followsLive = from === 'edge' || (this.#followsLive && !this.#rewound);
    this.#waitsForRequest = from === 'edge' && this.#start === 'on-request' && !this.#wasPlaying;
    if (this.#waitsForRequest) {
      this.#apply({ type: 'gesture-needed' });
      return;
    }
    this.#playback.load(this.#rewound ? rewindPlaylist(this.#channel) : livePlaylist(this.#channel), from);
    if (from === 'edge') this.#startByItself();
  }

  #startByItself(): void {
    // Sound only after a gesture: a page that speaks by itself is a nuisance, and against RGAA 4.10.
    if (!this.#wasPlaying && !this.#wantsSound) this.#video.muted = true;
    void this.#begin(this.#video.muted);
  }

  async #begin(muted: boolean): Promise<void> {
    try {
      await this.#video.play();
      this.#wasPlaying = true;
      this.#apply({ type: 'started', muted });
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotAllowedError') {
        this.#apply({ type: 'gesture-needed' });
      }
    }
  }

  #unload(): void {
    if (!this.#state.loaded) return;
    this.#playback?.unload();
    this.#apply({ type: 'unload' });
  }

  #listen(): void {
    const on = (name: keyof HTMLMediaElementEventMap, listener: () => void) =>
      this.#video.addEventListener(name, listener, { signal: this.#stop.signal });
    on('playing', () => this.#played());
    on('play', () => this.#resumes());
    on('waiting', () => this.#waits());
    on('pause', () => this.#paused());
    on('ended', () => this.#apply({ type: 'media', media: 'finished' }));
    on('seeking', () => this.#seeks());
    on('seeked', () => this.#moved());
    on('timeupdate', () => this.#moved());
    on('volumechange', () => {
      const silent = this.#video.muted || this.#video.volume === 0;
      if (!this.#video.muted && this.#state.offersSound) this.#apply({ type: 'sound-on' });
      if (silent !== this.#state.silent) this.#apply({ type: 'silent', silent });
    });
  }

  #played(): void {
    const stalled = this.#stalledAt === null ? 0 : performance.now() - this.#stalledAt;
    this.#stalledAt = null;
    if (this.#state.media !== 'playing') this.#apply({ type: 'media', media: 'playing' });
    // What loading took is lost to the delay: made up for by one jump, when nothing was seen yet.
    const late = this.#fresh ? this.behind() > 0.5 : stalled > LONG_STALL_MILLIS && this.behind() > 1;
    this.#fresh = false;
    if (late && this.#followsLive) this.#toLive();
  }

  /** A pause so long that its place has left the window goes on all the same. */
  #resumes(): void {
    if (this.#position > 0 && this.#hasLeftWindow(this.#position)) this.#rewindTo(this.#position);
    else if (!this.#followsLive) this.#chosenBehind = this.behind();
  }

  #waits(): void {
    this.#stalledAt ??= performance.now();
    // Before the first picture it is not a stall: that has its own words.
    if (!this.#video.paused && this.#state.media !== 'loading') this.#apply({ type: 'media', media: 'stalled' });
  }

  #paused(): void {
    if (this.#video.ended || !this.#state.loaded) return;
    // hls.js detaches the video when it is rebuilt, which also pauses it: only a pause with
    // media is the viewer's.
    if (this.#video.readyState > HTMLMediaElement.HAVE_NOTHING) this.#followsLive = false;
    this.#apply({ type: 'media', media: 'paused' });
  }

  #seeks(): void {
    // Only a viewer goes back that far. Known before the place has loaded, which on a slow line
    // takes as long as a stall that would send them to live again.
    const isUnknown = this.#position === 0 && !this.#fresh;
    const back = isUnknown || this.#position - this.#video.currentTime > LIVE_TOLERANCE_SECONDS;
    if (this.#video.currentTime < this.#position) this.#chosenBehind = this.behind();
    if (back && this.behind() > LIVE_TOLERANCE_SECONDS) {
      this.#followsLive = false;
      this.#fresh = false;
      if (this.#hasLeftWindow(this.#video.currentTime)) this.#rewindTo(this.#video.currentTime);
    }
  }

  #moved(): void {
    this.#position = this.#video.currentTime;
    // While another playlist loads nobody knows where live is: that is no sign of being there.
    if (this.liveEdge() === null) return;
    const behind = this.behind();
    const atLiveEdge = behind < LIVE_TOLERANCE_SECONDS;
    if (!this.#video.paused) {
      const comesBack = atLiveEdge && !this.#followsLive;
      this.#chosenBehind = comesBack ? behind : Math.min(this.#chosenBehind, behind);
      if (atLiveEdge) this.#followsLive = true;
      this.#makeUpForDrift(behind);
    }
    if (atLiveEdge !== this.#state.atLiveEdge) this.#apply({ type: 'live-edge', atLiveEdge });
  }

  /** Short stalls add up: as much as one long one, and who follows live is brought back to it. */
  #makeUpForDrift(behind: number): void {
    const plays = this.#stalledAt === null && !this.#state.trouble && !this.#video.seeking;
    const now = performance.now();
    if (!plays || !this.#followsLive || behind - this.#chosenBehind < DRIFT_SECONDS || now - this.#returnedAt < RETURN_MILLIS) return;
    this.#returnedAt = now;
    this.#toLive();
  }

  #troubled(trouble: PlayerState['trouble']): void {
    if (trouble === this.#state.trouble) return;
    if (trouble) this.#stalledAt ??= performance.now();
    this.#apply({ type: 'trouble', trouble });
  }

  #apply(event: PlayerEvent): void {
    this.#state = reduce(this.#state, event);
    this.#changed();
  }
}
