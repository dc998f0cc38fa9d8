import { describe, expect, it } from 'vitest';
import type { Channel } from '../../src/api/channel.ts';
import { initialState, reduce, scene, wantsLoading, type PlayerEvent, type PlayerState } from '../../src/player/player-state.ts';
import { broadcast, channel } from './channels.ts';

const after = (...events: PlayerEvent[]): PlayerState => events.reduce(reduce, initialState);
const told = (state: Channel['state']): PlayerEvent => ({ type: 'channel', channel: channel(state) });
const load: PlayerEvent = { type: 'load', broadcast };

describe('scene', () => {
  it('scene_nothingKnown_isLoading', () => {
    expect(scene(initialState)).toBe('loading');
  });

  it('scene_channelUnknownToTheServer_isAbsent', () => {
    expect(scene(after({ type: 'absent' }))).toBe('absent');
  });

  it('scene_channelOffline_isOffline', () => {
    expect(scene(after(told('offline')))).toBe('offline');
  });

  it('scene_loaded_isLive', () => {
    expect(scene(after(told('live'), load))).toBe('live');
  });

  it('scene_endedWhileWindowStillPlays_isLive', () => {
    expect(scene(after(told('live'), load, { type: 'media', media: 'playing' }, told('ended')))).toBe('live');
  });

  it('scene_mediaFinishedBeforeTheServerSaysSo_isEnded', () => {
    expect(scene(after(told('live'), load, { type: 'media', media: 'finished' }))).toBe('ended');
  });

  it('scene_finishedAndOfflineAgain_isOffline', () => {
    expect(scene(after(told('live'), load, { type: 'media', media: 'finished' }, told('offline')))).toBe('offline');
  });
});

describe('wantsLoading', () => {
  it('wantsLoading_newBroadcastOnAir_isTrue', () => {
    expect(wantsLoading(after(told('live')))).toBe(true);
  });

  it('wantsLoading_sameBroadcastLoaded_isFalse', () => {
    expect(wantsLoading(after(told('live'), load))).toBe(false);
  });

  it('wantsLoading_anotherBroadcastBegan_isTrue', () => {
    const next = { ...channel('live'), broadcast: { ...broadcast, id: 'b-2' } };
    expect(wantsLoading(after(told('live'), load, { type: 'channel', channel: next }))).toBe(true);
  });

  it('wantsLoading_ended_isFalse', () => {
    expect(wantsLoading(after(told('ended')))).toBe(false);
  });
});

describe('reduce', () => {
  it('reduce_playing_clearsTroubleAndGesture', () => {
    const state = after(told('live'), load, { type: 'trouble', trouble: 'network' }, { type: 'gesture-needed' }, { type: 'media', media: 'playing' });
    expect(state).toMatchObject({ trouble: null, waitsForGesture: false, media: 'playing' });
  });

  it('reduce_mediaEventWithNothingLoaded_changesNothing', () => {
    expect(after({ type: 'media', media: 'playing' })).toEqual(initialState);
  });

  it('reduce_load_forgetsTheQualitiesOfTheBroadcastBefore', () => {
    const state = after(load, { type: 'qualities', qualities: [{ level: 0, height: 720, bitsPerSecond: 1 }] }, load);
    expect(state.qualities).toEqual([]);
  });
});
