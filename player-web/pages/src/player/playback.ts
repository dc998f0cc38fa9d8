import type { Quality, QualityChoice, Trouble } from './media-state.ts';

/** A viewer less far behind live than this, in seconds, is said to be there. */
export const LIVE_TOLERANCE_SECONDS = 6;

/** A viewer who follows live and is this much further behind it than they chose, in seconds, is brought back. */
export const DRIFT_SECONDS = 4;

/**
 * Seeks go this much further, in seconds: a frame. hls.js waits for ever for the sound of a place
 * that lies exactly where a discontinuity begins, which a cut makes.
 */
export const PAST_BOUNDARY_SECONDS = 0.04;

/** What a {@link Playback} reports to its owner. */
export interface PlaybackListener {
  qualities(qualities: readonly Quality[]): void;
  playingHeight(height: number): void;
  /** A trouble that the playback works on, or null when it is over. */
  trouble(trouble: Trouble | null): void;
  /** The picture is left out, or comes back, because of the line: reported before it is so. */
  reduced?(reduced: boolean): void;
  /** A segment that the playlist names is gone: there is a newer playlist, or will be soon. */
  stale?(): void;
}

/** A place in the media. */
export interface Place {
  /** When it was filmed, if that is known. */
  readonly filmed: Date | null;
  /** Its media time; about, if {@link filmed} says it better. */
  readonly seconds: number;
}

/** Where to begin: at live, at the first second, or at a place, which a number gives in seconds. */
export type From = 'edge' | 'start' | number | Place;

/**
 * Plays HLS on one video element, and recovers by itself. The element that made the video owns it;
 * nobody else touches that video's source.
 */
export interface Playback {
  /** Plays the multivariant playlist at {@link address}. */
  load(address: string, from: From): void;
  /** Reads the playlists again, now at {@link address}, and goes on with what was filmed then. */
  reload(address: string): void;
  unload(): void;
  choose(choice: QualityChoice): void;
  /** Goes to live: where a viewer who has just come would be, or a little before it on a line that stalls. */
  seekToLive(): void;
  /** Tries again at once, without the rest of the pause. */
  retryNow(): void;
  /** When what is seen now was filmed (EXT-X-PROGRAM-DATE-TIME); null if not known. */
  playingDate(): Date | null;
  /** When the media time {@link seconds} was filmed; null if not known. */
  dateAt(seconds: number): Date | null;
  /** The media time of the first second that the playlist lists; null if not known. */
  windowStart(): number | null;
  /** The media time where a viewer who has just come would be, in seconds; null if not known. */
  liveEdge(): number | null;
  close(): void;
}

/** A playback that knows what the line brings, and what the server gives. */
export interface MeasuringPlayback extends Playback {
  /** Bits a second, as measured; null before, and while it is {@link late}. */
  rate(): number | null;
  /** Whether an answer was given up since it did not come in time, and no media came since. */
  late(): boolean;
  /** Whether what was filmed at {@link date} is given: listed, and not withheld. Null while no playlist is known. */
  gives(date: Date): boolean | null;
}
