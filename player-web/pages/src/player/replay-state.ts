import type { RecordingDetail } from '../api/recording.ts';
import { change, initialMedia, move, type MediaEvent, type MediaState, type Motion } from './media-state.ts';

/** Everything that the replay page knows. Immutable: see {@link reduceReplay}. */
export interface ReplayState extends MediaState {
  /** Whether the server knows the recording. */
  readonly knowledge: 'asking' | 'found' | 'absent' | 'deleted';
  readonly recording: RecordingDetail | null;
  readonly speed: number;
  /** Where playing will begin, in seconds, and why there. */
  readonly begin: { readonly at: number; readonly why: 'first' | 'link' | 'kept' };
  /** A passage was corrected while it was watched. */
  readonly corrected: boolean;
}

export const initialReplay: ReplayState = {
  ...initialMedia,
  knowledge: 'asking',
  recording: null,
  speed: 1,
  begin: { at: 0, why: 'first' },
  corrected: false,
};

/** What can happen. */
export type ReplayEvent =
  | MediaEvent
  | { readonly type: 'recording'; readonly recording: RecordingDetail }
  | { readonly type: 'refused'; readonly why: 'absent' | 'deleted' }
  | { readonly type: 'load' }
  | { readonly type: 'media'; readonly media: Motion }
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
    case 'load':
      return { ...state, media: 'loading', trouble: null };
    case 'media':
      return state.media === 'empty' ? state : { ...state, ...move(state, event.media) };
    case 'speed':
      return { ...state, speed: event.speed };
    case 'begin':
      return { ...state, begin: event.begin };
    case 'corrected':
      return { ...state, corrected: event.corrected };
    default:
      return { ...state, ...change(event) };
  }
}

/** What the stage of the replay page shows. */
export type ReplayScene = 'loading' | 'absent' | 'deleted' | 'on-air' | 'ready' | 'watching';

/** What to show in {@link state}. */
export function replayScene(state: ReplayState): ReplayScene {
  if (state.knowledge === 'absent' || state.knowledge === 'deleted') return state.knowledge;
  if (!state.recording) return 'loading';
  if (state.media !== 'empty') return 'watching';
  if (state.recording.state === 'recording') return 'on-air';
  return 'ready';
}
