import { beforeEach, describe, expect, it } from 'vitest';
import { MonitorWatch } from '../../src/player/monitor-watch.ts';
import type { Playback } from '../../src/player/playback.ts';

/** The picture that plays at the media time t was filmed t seconds after this. */
const BEGAN = Date.parse('2026-11-29T18:30:00Z');

let video: { currentTime: number; seeking: boolean };
let edge: number | null;
let asked: string[];
let watch: MonitorWatch;

beforeEach(() => {
  video = { currentTime: 98, seeking: false };
  edge = 98;
  asked = [];
  const playback = {
    liveEdge: () => edge,
    playingDate: () => new Date(BEGAN + video.currentTime * 1000),
    seekToLive: () => (asked.push('live'), (video.currentTime = edge ?? 0)),
  } as unknown as Playback;
  watch = new MonitorWatch(video, playback, () => asked.push('again'), 0);
});

/** Looks at the millisecond {@link at}, when the room is at {@link room}. */
const look = (at: number, room: number, usual = 0) => watch.look(at, BEGAN + room * 1000, usual);

describe('MonitorWatch', () => {
  it('look_followsLive_tellsItsDelay', () => {
    expect(look(1000, 100)).toEqual({ delay: 2, still: 0, stale: false });
    expect(asked).toEqual([]);
  });

  it('look_thirtySecondsLateAfterACut_seeksBackByItself', () => {
    look(1000, 100);
    edge = 128;
    video.currentTime = 98.5;
    expect(look(31_000, 130)).toEqual({ delay: 32, still: 0, stale: true });
    expect(asked).toEqual(['live']);
    video.currentTime = 129;
    expect(look(32_000, 131)).toEqual({ delay: 2, still: 0, stale: false });
    expect(asked).toEqual(['live']);
  });

  it('look_standsStillWhileTheBroadcastGoesOn_saysSoAndLoadsAnew', () => {
    look(1000, 100);
    edge = null;
    expect(look(2000, 101).still).toBe(0);
    expect(look(6000, 105)).toEqual({ delay: 7, still: 5, stale: true });
    look(7000, 106);
    expect(asked).toEqual(['again']);
    look(11_000, 110);
    expect(asked).toEqual(['again', 'again']);
  });

  it('look_clockNotKnown_tellsHowFarBehindItIs', () => {
    edge = 100;
    expect(watch.look(1000, null, 0).delay).toBe(2);
  });

  it('look_heldBackByTheChannel_isNotStaleForThat', () => {
    expect(look(1000, 110, 10)).toEqual({ delay: 12, still: 0, stale: false });
    video.currentTime = 99;
    expect(look(2000, 115, 10).stale).toBe(true);
  });
});
