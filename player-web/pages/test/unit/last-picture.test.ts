import { beforeEach, describe, expect, it } from 'vitest';
import type { Broadcast } from '../../src/api/channel.ts';
import { LastPicture } from '../../src/player/last-picture.ts';
import { initialState, type PlayerState } from '../../src/player/player-state.ts';
import { broadcast, channel } from './channels.ts';

const FILMED = Date.parse('2026-11-25T18:40:00Z');

class FakeVideo extends EventTarget {
  videoWidth = 640;
  videoHeight = 360;
  readyState = 2;
}

let video: FakeVideo;
/** When what is seen was filmed, what the playlist withholds of it, and whether one is known. */
let filmed: Date | null;
let withheld: (millis: number) => boolean;
let isKnown: boolean;
let now: number;
let picture: LastPicture;

function onAir(change: Partial<Broadcast> = {}): PlayerState {
  return { ...initialState, knowledge: 'found', channel: { ...channel('live'), broadcast: { ...broadcast, ...change } }, loaded: broadcast };
}

const interrupted = (kind: 'suspension' | 'publicFloor' | 'closedSession') => onAir({ interruption: { kind, since: '2026-11-25T18:41:00Z', itemShown: false } });

function stalls(): HTMLCanvasElement | null {
  video.dispatchEvent(new Event('waiting'));
  return picture.canvas;
}

beforeEach(() => {
  // The test's browser has no such constant.
  Object.assign(HTMLMediaElement, { HAVE_CURRENT_DATA: 2 });
  [video, filmed, withheld, isKnown, now] = [new FakeVideo(), new Date(FILMED), () => false, true, 0];
  const source = { playingDate: () => filmed, gives: (date: Date) => (isKnown ? !withheld(date.getTime()) : null) };
  const drawn = ({ videoWidth, videoHeight }: HTMLVideoElement, canvas: HTMLCanvasElement) => void ([canvas.width, canvas.height] = [videoWidth, videoHeight]);
  picture = new LastPicture(video as unknown as HTMLVideoElement, source, () => now, drawn);
  picture.follow(onAir());
});

describe('LastPicture', () => {
  it('canvas_stallThenAJumpToWhereNothingIs_hasWhatWasSeenBefore', () => {
    expect(picture.canvas).toBeNull();
    const taken = stalls();
    expect([taken?.className, taken?.width]).toEqual(['last-picture', 640]);
    [video.readyState, video.videoWidth] = [1, 320];
    picture.take();
    expect(stalls()?.width).toBe(640);
    [video.readyState, video.videoWidth] = [0, 0];
    expect(stalls()?.width).toBe(640);
  });

  it('canvas_goesToLiveWithItsFirstPicture_hasThat', () => {
    video.readyState = 4;
    video.addEventListener('playing', () => (video.readyState = 1));
    video.dispatchEvent(new Event('playing'));
    expect(stalls()?.width).toBe(640);
  });

  it('canvas_nextStall_hasTheNewerPictureInTheSamePlace', () => {
    const taken = stalls();
    video.videoWidth = 320;
    expect(stalls()).toBe(taken);
    expect(taken?.width).toBe(320);
  });

  it('take_nobodyKnowsWhenItWasFilmed_keepsNothing', () => {
    filmed = null;
    expect(stalls()).toBeNull();
  });

  it('follow_roomIsNotShown_emptiesItAndTakesNone', () => {
    for (const kind of ['closedSession', 'suspension'] as const) {
      picture.follow(onAir());
      const taken = stalls();
      expect(taken?.width).toBe(640);
      picture.follow(interrupted(kind));
      expect([picture.canvas, taken?.width, taken?.height]).toEqual([null, 0, 0]);
      expect(stalls()).toBeNull();
    }
    picture.follow(interrupted('publicFloor'));
    expect(stalls()).not.toBeNull();
  });

  it('follow_anotherBroadcastOrNone_emptiesIt', () => {
    const taken = stalls();
    picture.follow(onAir({ id: 'b-2' }));
    expect([picture.canvas, taken?.width]).toEqual([null, 0]);
    picture.follow(onAir());
    stalls();
    picture.follow({ ...onAir(), channel: channel('offline') });
    expect(picture.canvas).toBeNull();
  });

  it('follow_sameBroadcast_keepsIt', () => {
    const taken = stalls();
    picture.follow({ ...onAir({ title: 'Budget 2027' }), reduced: true });
    picture.look();
    expect(picture.canvas).toBe(taken);
  });

  it('look_withheldMeanwhile_emptiesIt', () => {
    const taken = stalls();
    withheld = (millis) => millis === FILMED;
    picture.look();
    expect([picture.canvas, taken?.width]).toEqual([null, 0]);
  });

  it('look_frameBeforeItIsWithheld_emptiesIt', () => {
    stalls();
    withheld = (millis) => millis < FILMED;
    picture.look();
    expect(picture.canvas).toBeNull();
  });

  it('look_nobodyKnowsForLong_emptiesIt', () => {
    stalls();
    isKnown = false;
    now = 19_000;
    picture.look();
    expect(picture.canvas).not.toBeNull();
    isKnown = true;
    picture.look();
    isKnown = false;
    now = 38_000;
    picture.look();
    expect(picture.canvas).not.toBeNull();
    now = 39_000;
    picture.look();
    expect(picture.canvas).toBeNull();
  });
});
