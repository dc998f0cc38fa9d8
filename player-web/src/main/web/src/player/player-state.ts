import type { Broadcast, Channel } from '../api/channel.ts';

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

/** Everything that the watch page knows. Immutable: see {@link reduce}. */
export interface PlayerState {
  /** Whether the server knows the channel. */
  readonly knowledge: 'asking' | 'found' | 'absent';
  readonly channel: Channel | null;
  /** False while neither the event stream nor a poll works. */
  readonly connected: boolean;
  /** The broadcast whose media are loaded. */
  readonly loaded: Broadcast | null;
  readonly media: 'empty' | 'loading' | 'playing' | 'paused' | 'stalled' | 'finished';
  /** The browser refused to start by itself: it waits for a gesture. */
  readonly waitsForGesture: boolean;
  /** It started by itself, so without sound, and the viewer has not yet asked for sound. */
  readonly offersSound: boolean;
  readonly trouble: Trouble | null;
  readonly qualities: readonly Quality[];
  readonly choice: QualityChoice;
  /** Lines of the picture that plays, 0 if unknown. */
  readonly playingHeight: number;
  readonly atLiveEdge: boolean;
}

export const initialState: PlayerState = {
  knowledge: 'asking',
  channel: null,
  connected: true,
  loaded: null,
  media: 'empty',
  waitsForGesture: false,
  offersSound: false,
  trouble: null,
  qualities: [],
  choice: 'auto',
  playingHeight: 0,
  atLiveEdge: true,
};

/** What can happen. */
export type PlayerEvent =
  | { readonly type: 'channel'; readonly channel: Channel }
  | { readonly type: 'absent' }
  | { readonly type: 'connected'; readonly connected: boolean }
  | { readonly type: 'load'; readonly broadcast: Broadcast }
  | { readonly type: 'unload' }
  | { readonly type: 'media'; readonly media: 'playing' | 'paused' | 'stalled' | 'finished' }
  | { readonly type: 'gesture-needed' }
  | { readonly type: 'started'; readonly muted: boolean }
  | { readonly type: 'sound-on' }
  | { readonly type: 'trouble'; readonly trouble: Trouble | null }
  | { readonly type: 'qualities'; readonly qualities: readonly Quality[] }
  | { readonly type: 'choice'; readonly choice: QualityChoice }
  | { readonly type: 'playing-height'; readonly height: number }
  | { readonly type: 'live-edge'; readonly atLiveEdge: boolean };

/** The state after {@link event}. */
export function reduce(state: PlayerState, event: PlayerEvent): PlayerState {
  switch (event.type) {
    case 'channel':
      return { ...state, knowledge: 'found', channel: event.channel };
    case 'absent':
      return { ...state, knowledge: 'absent', channel: null };
    case 'connected':
      return { ...state, connected: event.connected };
    case 'load':
      return {
        ...state,
        loaded: event.broadcast,
        media: 'loading',
        trouble: null,
        qualities: [],
        playingHeight: 0,
        atLiveEdge: true,
      };
    case 'unload':
      return { ...state, loaded: null, media: 'empty', trouble: null, waitsForGesture: false };
    case 'media':
      return state.loaded ? afterMedia(state, event.media) : state;
    case 'gesture-needed':
      return { ...state, waitsForGesture: true, media: 'paused' };
    case 'started':
      return { ...state, waitsForGesture: false, offersSound: event.muted };
    case 'sound-on':
      return { ...state, offersSound: false };
    case 'trouble':
      return { ...state, trouble: event.trouble };
    case 'qualities':
      return { ...state, qualities: event.qualities };
    case 'choice':
      return { ...state, choice: event.choice };
    case 'playing-height':
      return { ...state, playingHeight: event.height };
    case 'live-edge':
      return { ...state, atLiveEdge: event.atLiveEdge };
  }
}

function afterMedia(state: PlayerState, media: 'playing' | 'paused' | 'stalled' | 'finished'): PlayerState {
  const plays = media === 'playing';
  return {
    ...state,
    media,
    trouble: plays || media === 'finished' ? null : state.trouble,
    waitsForGesture: plays ? false : state.waitsForGesture,
  };
}

/** What the stage of the page shows. */
export type Scene = 'loading' | 'absent' | 'offline' | 'live' | 'ended';

/** What to show in {@link state}. */
export function scene(state: PlayerState): Scene {
  if (state.loaded && state.media !== 'finished') return 'live';
  if (state.knowledge !== 'found' || !state.channel) {
    return state.knowledge === 'absent' ? 'absent' : 'loading';
  }
  if (state.media === 'finished' && state.channel.state === 'live') return 'ended';
  return state.channel.state === 'live' ? 'loading' : state.channel.state;
}

/** True if the broadcast on air is not the one that is loaded. */
export function wantsLoading(state: PlayerState): boolean {
  const onAir = state.channel?.state === 'live' ? state.channel.broadcast : null;
  return onAir !== null && onAir !== undefined && onAir.id !== state.loaded?.id;
}
