/** A quality that can be chosen. */
export interface Quality {
  /** hls.js's level. */
  readonly level: number;
  /** Lines of the picture. */
  readonly height: number;
  readonly bitsPerSecond: number;
}

/** What the viewer chose: a level, or one of these words. */
export type QualityChoice = 'auto' | 'audio' | number;

/** What stands in the way of playing. `retrying` troubles are being worked on. */
export type Trouble = 'network' | 'media' | 'unsupported';

/** What the media do once they are loaded. */
export type Motion = 'playing' | 'paused' | 'stalled' | 'finished';

/** What every page with a player knows of its media. */
export interface MediaState {
  /** False while the server does not answer. */
  readonly connected: boolean;
  readonly media: 'empty' | 'loading' | Motion;
  readonly trouble: Trouble | null;
  readonly qualities: readonly Quality[];
  readonly choice: QualityChoice;
  /** Lines of the picture that plays, 0 if unknown. */
  readonly playingHeight: number;
  /** The line does not allow the picture: the sound goes on alone, and the picture comes back by itself. */
  readonly reduced: boolean;
}

export const initialMedia: MediaState = { connected: true, media: 'empty', trouble: null, qualities: [], choice: 'auto', playingHeight: 0, reduced: false };

/** What can happen to any media: what is known of them is another by now. */
export type MediaEvent =
  | { readonly type: 'connected'; readonly connected: boolean }
  | { readonly type: 'trouble'; readonly trouble: Trouble | null }
  | { readonly type: 'qualities'; readonly qualities: readonly Quality[] }
  | { readonly type: 'choice'; readonly choice: QualityChoice }
  | { readonly type: 'playing-height'; readonly playingHeight: number }
  | { readonly type: 'reduced'; readonly reduced: boolean };

/** What is another in the state of media after {@link event}. */
export function change({ type: _type, ...changed }: MediaEvent): Partial<MediaState> {
  return changed;
}

/** What is another once the media go on, wait or end: what plays has no trouble. */
export function move(state: MediaState, media: Motion): Pick<MediaState, 'media' | 'trouble'> {
  return { media, trouble: media === 'playing' || media === 'finished' ? null : state.trouble };
}
