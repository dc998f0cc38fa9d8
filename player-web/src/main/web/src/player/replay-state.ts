import type { RecordingDetail } from '../api/recording.ts';
import type { Quality, QualityChoice, Trouble } from './player-state.ts';

/** Everything that the replay page knows. Immutable: see {@link reduceReplay}. */
export interface ReplayState {
  /** Whether the server knows the recording. */
  readonly knowledge: 'asking' | 'found' | 'absent' | 'deleted';
  readonly recording: RecordingDetail | null;
  /** False while the server does not answer. */
  readonly connected: boolean;
  readonly media: 'empty' | 'loading' | 'playing' | 'paused' | 'stalled' | 'finished';
  readonly trouble: Trouble | null;
  readonly qualities: readonly Quality[];
  readonly choice: QualityChoice;
  /** Lines of the picture that plays, 0 if unknown. */
  readonly playingHeight: number;
  readonly speed: number;
  /** Where playing will begin, in seconds, and why there. */
  readonly begin: { readonly at: number; readonly why: 'first' | 'link' | 'kept' };
  /** A passage was corrected while it was watched. */
  readonly corrected: boolean;
}

export const initialReplay: ReplayState = {
  knowledge: 'asking',
  recording: null,
  connected: true,
  media: 'empty',
  trouble: null,
  qualities: [],
  choice: 'auto',
  playingHeight: 0,
  speed: 1,
  begin: { at: 0, why: 'first' },
  corrected: false,
};

/** What can happen. */
export type ReplayEvent =
  | { readonly type: 'recording'; readonly recording: RecordingDetail }
  | { readonly type: 'refused'; readonly why: 'absent' | 'deleted' }
  | { readonly type: 'connected'; readonly connected: boolean }
  | { readonly type: 'load' }
  | { readonly type: 'media'; readonly media: 'playing' | 'paused' | 'stalled' | 'finished' }
  | { readonly type: 'trouble'; readonly trouble: Trouble | null }
  | { readonly type: 'qualities'; readonly qualities: readonly Quality[] }
  | { readonly type: 'choice'; readonly choice: QualityChoice }
  | { readonly type: 'playing-height'; readonly height: number }
  | { readonly type: 'speed'; readonly speed: number }
  | { readonly type: 'begin'; readonly begin: ReplayState['begin'] }
  | { readonly type: 'corrected'; readonly corrected: boolean };

/** The state after {@link event}. */
export function reduceReplay(state: ReplayState, event: ReplayEvent): ReplayState {
  switch (event.type) {
    case 'recording':
      return { ...state, knowledge: 'found', recording: event.recording };
    case 'refused':
      return { ...state, knowledge: event.why, recording: null, media: 'empty', trouble: null };
    case 'connected':
      return { ...state, connected: event.connected };
    case 'load':
      return { ...state, media: 'loading', trouble: null };
    case 'media':
      return afterMedia(state, event.media);
    case 'trouble':
      return { ...state, trouble: event.trouble };
    case 'qualities':
      return { ...state, qualities: event.qualities };
    case 'choice':
      return { ...state, choice: event.choice };
    case 'playing-height':
      return { ...state, playingHeight: event.height };
    case 'speed':
      return { ...state, speed: event.speed };
    case 'begin':
      return { ...state, begin: event.begin };
    case 'corrected':
      return { ...state, corrected: event.corrected };
  }
}

function afterMedia(state: ReplayState, media: 'playing' | 'paused' | 'stalled' | 'finished'): ReplayState {
  if (state.media === 'empty') return state;
  const clear = media === 'playing' || media === 'finished';
  return { ...state, media, trouble: clear ? null : state.trouble };
}

/** What the stage of the replay page shows. */
export type ReplayScene = 'loading' | 'absent' | 'deleted' | 'on-air' | 'ready' | 'watching';

/** What to show in {@link state}. */
export function replayScene(state: ReplayState): ReplayScene {
  if (state.knowledge === 'absent' || state.knowledge === 'deleted') return state.knowledge;
  if (!state.recording) return 'loading';
  if (state.media !== 'empty') return 'watching';
  if (state.recording.state === 'recording') return 'on-air';
  return state.recording.state === 'deleting' ? 'deleted' : 'ready';
}
