import type { Broadcast, Channel } from '../api/channel.ts';
import { change, initialMedia, move, type MediaEvent, type MediaState, type Motion } from './media-state.ts';

/** Everything that the watch page knows. Immutable: see {@link reduce}. */
export interface PlayerState extends MediaState {
  /** Whether the server knows the channel. */
  readonly knowledge: 'asking' | 'found' | 'absent';
  readonly channel: Channel | null;
  /** The broadcast whose media are loaded. */
  readonly loaded: Broadcast | null;
  /** The browser refused to start by itself: it waits for a gesture. */
  readonly waitsForGesture: boolean;
  /** It started by itself, so without sound, and the viewer has not yet asked for sound. */
  readonly offersSound: boolean;
  /** Nothing is heard: the sound is off, or turned all the way down. */
  readonly silent: boolean;
  readonly atLiveEdge: boolean;
}

export const initialState: PlayerState = {
  ...initialMedia,
  knowledge: 'asking',
  channel: null,
  loaded: null,
  waitsForGesture: false,
  offersSound: false,
  silent: false,
  atLiveEdge: true,
};

/** What can happen. */
export type PlayerEvent =
  | MediaEvent
  | { readonly type: 'channel'; readonly channel: Channel }
  | { readonly type: 'absent' }
  | { readonly type: 'load'; readonly broadcast: Broadcast }
  | { readonly type: 'unload' }
  | { readonly type: 'media'; readonly media: Motion }
  | { readonly type: 'gesture-needed' }
  | { readonly type: 'started'; readonly muted: boolean }
  | { readonly type: 'sound-on' }
  | { readonly type: 'silent'; readonly silent: boolean }
  | { readonly type: 'live-edge'; readonly atLiveEdge: boolean };

/** The state after {@link event}. */
export function reduce(state: PlayerState, event: PlayerEvent): PlayerState {
  switch (event.type) {
    case 'channel':
      return { ...state, knowledge: 'found', channel: event.channel };
    case 'absent':
      return { ...state, knowledge: 'absent', channel: null };
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
    case 'silent':
      return { ...state, silent: event.silent };
    case 'live-edge':
      return { ...state, atLiveEdge: event.atLiveEdge };
    default:
      return { ...state, ...change(event) };
  }
}

function afterMedia(state: PlayerState, media: Motion): PlayerState {
  return { ...state, ...move(state, media), waitsForGesture: media === 'playing' ? false : state.waitsForGesture };
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
