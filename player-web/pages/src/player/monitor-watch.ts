import type { Playback } from './playback.ts';

/** A picture later than this is not what happens now, in seconds: it is said, and shown grey. */
export const LATE_SECONDS = 5;
/** A picture that has not moved for so long stands still, in milliseconds. */
const STANDS_MILLIS = 3000;
/** How far behind where it could be a picture may fall before it is brought back, in seconds. */
const BEHIND_SECONDS = 1.5;
/** How long each attempt is given, in milliseconds. */
const AGAIN_MILLIS = 5000;

/** What can be said of the operator's picture. */
export interface Sight {
  /** How late it is, in whole seconds; null if not known. */
  readonly delay: number | null;
  /** For how long it has not moved, in whole seconds; 0 while it moves. */
  readonly still: number;
  /** It is not what happens now. */
  readonly stale: boolean;
}

export const UNSEEN: Sight = { delay: null, still: 0, stale: false };

/** What {@link MonitorWatch} needs to know of a video. */
type Watched = Pick<HTMLVideoElement, 'currentTime' | 'seeking'>;

/**
 * Watches over the operator's picture, by which a sitting is conducted: it follows live whatever the line did, and says when it does
 * not. Owned by the element of the video, which calls {@link look} each second.
 */
export class MonitorWatch {
  readonly #video: Watched;
  readonly #playback: Playback;
  readonly #again: () => void;
  #time = Number.NaN;
  #movedAt: number;
  #actedAt: number;

  /**
   * @param again loads the picture anew
   * @param at now, in milliseconds of any clock that never goes back
   */
  constructor(video: Watched, playback: Playback, again: () => void, at: number) {
    this.#video = video;
    this.#playback = playback;
    this.#again = again;
    [this.#movedAt, this.#actedAt] = [at, at];
  }

  /**
   * What is to be said of the picture at {@link at}. Brings it back to live if it is not there.
   *
   * @param now the server's time, in milliseconds since 1970; null if not known
   * @param usual how late it is when all is well, beyond what a picture that follows at once would be, in seconds
   */
  look(at: number, now: number | null, usual: number): Sight {
    const { currentTime } = this.#video;
    if (currentTime !== this.#time) [this.#time, this.#movedAt] = [currentTime, at];
    const stood = at - this.#movedAt;
    const stands = stood >= STANDS_MILLIS;
    const behind = this.#behind();
    const filmed = this.#playback.playingDate();
    const delay = filmed && now !== null ? Math.max(0, (now - filmed.getTime()) / 1000) : behind;
    const late = delay !== null && delay > LATE_SECONDS + usual;
    if (at - this.#actedAt >= AGAIN_MILLIS && (stands || (behind ?? 0) > BEHIND_SECONDS)) {
      this.#actedAt = at;
      if (stands) this.#again();
      else this.#playback.seekToLive();
    }
    return { delay: delay === null ? null : Math.round(delay), still: stands ? Math.round(stood / 1000) : 0, stale: late || stood >= LATE_SECONDS * 1000 };
  }

  /** Seconds behind where the picture could be; null if not known. */
  #behind(): number | null {
    const edge = this.#playback.liveEdge();
    return edge === null ? null : Math.max(0, edge - this.#video.currentTime);
  }
}
