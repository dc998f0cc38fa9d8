import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { From, Playback, PlaybackListener } from '../../src/player/playback.ts';
import { keepPlace, keptPlace } from '../../src/player/kept-places.ts';
import { ReplaySession } from '../../src/player/replay-session.ts';
import { replayScene } from '../../src/player/replay-state.ts';
import { recording } from './recordings.ts';

/** Keeps what it was asked. */
class FakePlayback implements Playback {
  readonly asked: string[] = [];
  load(address: string, from: From): void {
    this.asked.push(`load ${address} ${from}`);
  }
  reload(address: string): void {
    this.asked.push(`reload ${address}`);
  }
  unload(): void {
    this.asked.push('unload');
  }
  choose(choice: string | number): void {
    this.asked.push(`choose ${choice}`);
  }
  retryNow(): void {
    this.asked.push('retryNow');
  }
  close(): void {
    this.asked.push('close');
  }
  seekToLive(): void {}
  playingDate = () => null;
  dateAt = () => null;
  windowStart = () => null;
  liveEdge = () => null;
}

class FakeVideo extends EventTarget {
  paused = true;
  ended = false;
  currentTime = 0;
  duration = 10_800;
  readyState = 4;
  playbackRate = 1;
  defaultPlaybackRate = 1;
  async play(): Promise<void> {
    this.paused = false;
    this.tell('playing');
  }
  pause(): void {
    this.paused = true;
    this.tell('pause');
  }
  tell(name: string): void {
    this.dispatchEvent(new Event(name));
  }
}

const ADDRESS = recording.hls;
let video: FakeVideo;
let playback: FakePlayback;
let told: PlaybackListener;
let refreshed: number;

function session(linked: number | null = null, able = true): ReplaySession {
  return new ReplaySession('r-1', video as unknown as HTMLVideoElement, (one) => ((told = one), able ? playback : null), linked, {
    changed: () => undefined,
    refresh: () => (refreshed += 1),
  });
}

beforeEach(() => {
  vi.stubGlobal('HTMLMediaElement', { HAVE_NOTHING: 0 }); // happy-dom has no such constant
  [video, playback, refreshed] = [new FakeVideo(), new FakePlayback(), 0];
});

afterEach(() => {
  localStorage.clear();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('ReplaySession', () => {
  it('recording_told_loadsNothingBeforeTheViewerAsks', () => {
    const visit = session();
    expect(replayScene(visit.state)).toBe('loading');
    visit.recording(recording);
    expect(replayScene(visit.state)).toBe('ready');
    expect(playback.asked).toEqual([]);
    visit.play();
    expect(playback.asked).toEqual([`load ${ADDRESS} 0`]);
    expect(visit.state.media).toBe('playing');
  });

  it('shown_aPartOfTheMedia_isAllThatThereIs', () => {
    const visit = session(5);
    visit.recording({ ...recording, duration: 30, shown: { start: 20, end: 50 } });
    visit.play();
    expect(playback.asked).toEqual([`load ${ADDRESS} 25`]);
    video.currentTime = 25;
    expect([visit.place(), visit.duration(), visit.dateAt(5)]).toEqual([5, 30, null]);
    visit.seek(90);
    expect(video.currentTime).toBeCloseTo(49.8);
    video.currentTime = 3;
    video.tell('seeking');
    expect(video.currentTime).toBeCloseTo(20.04);
    video.currentTime = 49.95;
    video.tell('timeupdate');
    expect([visit.state.media, video.paused]).toEqual(['finished', true]);
    visit.play();
    expect(video.currentTime).toBe(20);
  });

  it('play_leftOffBefore_beginsThereAndALinkWins', () => {
    keepPlace('r-1', 3723, 10_800);
    const visit = session();
    expect(visit.state.begin).toEqual({ at: 3723, why: 'kept' });
    visit.recording(recording);
    visit.play();
    expect(playback.asked).toEqual([`load ${ADDRESS} 3723`]);
    expect(session(90).state.begin).toEqual({ at: 90, why: 'link' });
  });

  it('play_linkBeyondTheEnd_beginsJustBeforeIt', () => {
    const visit = session(99_999);
    visit.recording(recording);
    visit.play();
    expect(playback.asked).toEqual([`load ${ADDRESS} 10799`]);
  });

  it('forget_place_beginsAtTheFirstSecond', () => {
    keepPlace('r-1', 3723, 10_800);
    const visit = session();
    visit.recording(recording);
    visit.forget();
    expect(keptPlace('r-1')).toBeNull();
    expect(visit.state.begin).toEqual({ at: 0, why: 'first' });
  });

  it('timeupdate_watching_keepsThePlaceAndTheEndForgetsIt', () => {
    const visit = session();
    visit.recording(recording);
    visit.play();
    video.currentTime = 300;
    video.tell('timeupdate');
    expect(keptPlace('r-1')).toBe(300);
    video.ended = true;
    video.tell('ended');
    expect(keptPlace('r-1')).toBeNull();
    expect(visit.state.media).toBe('finished');
    visit.close();
    expect(keptPlace('r-1')).toBeNull();
  });

  it('recording_correctedWhileWatched_movesOnOnce', () => {
    const visit = session();
    visit.recording(recording);
    visit.recording({ ...recording, revision: 1 });
    expect(playback.asked).toEqual([]);
    visit.play();
    visit.recording({ ...recording, revision: 1 });
    visit.recording({ ...recording, revision: 2 });
    visit.recording({ ...recording, revision: 2, title: 'Other' });
    expect(playback.asked).toEqual([`load ${ADDRESS} 0`, `reload ${ADDRESS}`]);
    expect(visit.state.corrected).toBe(true);
    visit.told();
    expect(visit.state.corrected).toBe(false);
  });

  it('stale_missingMedia_readsAgainButNotInALoop', () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(10_000);
    const visit = session();
    visit.recording(recording);
    visit.play();
    told.stale?.();
    told.stale?.();
    expect([playback.asked.slice(1), refreshed]).toEqual([[`reload ${ADDRESS}`], 1]);
    now.mockReturnValue(20_000);
    told.stale?.();
    expect(refreshed).toBe(2);
  });

  it('refused_whileWatched_stopsAndForgets', () => {
    const visit = session();
    visit.recording(recording);
    visit.play();
    keepPlace('r-1', 300, 10_800);
    visit.refused('deleted');
    expect(playback.asked.at(-1)).toBe('unload');
    expect(replayScene(visit.state)).toBe('deleted');
    expect(keptPlace('r-1')).toBeNull();
  });

  it('recording_onAir_isNotPlayed', () => {
    const visit = session();
    visit.recording({ ...recording, state: 'recording' });
    expect(replayScene(visit.state)).toBe('on-air');
    visit.refused('deleted');
    expect(replayScene(visit.state)).toBe('deleted');
  });

  it('connected_againDuringNetworkTrouble_retriesAtOnce', () => {
    const visit = session();
    visit.recording(recording);
    visit.play();
    told.trouble('network');
    visit.connected(false);
    visit.connected(true);
    expect(playback.asked.at(-1)).toBe('retryNow');
  });

  it('changeSpeed_upAndDown_staysWithinTheSpeeds', () => {
    const visit = session();
    for (let step = 0; step < 9; step++) visit.changeSpeed(1);
    expect([visit.state.speed, video.playbackRate]).toEqual([2, 2]);
    for (let step = 0; step < 9; step++) visit.changeSpeed(-1);
    expect([visit.state.speed, video.defaultPlaybackRate]).toEqual([0.75, 0.75]);
  });

  it('seek_anywhere_staysWithinTheRecording', () => {
    const visit = session();
    visit.recording(recording);
    visit.seek(50);
    expect(video.currentTime).toBe(0);
    visit.play();
    visit.seek(-10);
    expect(video.currentTime).toBeLessThan(0.1);
    visit.seek(99_999);
    expect(video.currentTime).toBeCloseTo(10_799.8);
  });

  it('noPlayback_asked_saysThatTheBrowserCannot', () => {
    const visit = session(null, false);
    visit.recording(recording);
    visit.play();
    expect(visit.state.trouble).toBe('unsupported');
  });
});
