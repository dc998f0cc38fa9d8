import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveSession, type Start } from '../../src/player/live-session.ts';
import type { From, Playback, PlaybackListener } from '../../src/player/playback.ts';
import type { QualityChoice } from '../../src/player/media-state.ts';
import { broadcast, channel } from './channels.ts';

/** Keeps what it was asked. */
class FakePlayback implements Playback {
  readonly asked: string[] = [];
  edge: number | null = 100;
  /** The playlist begins there, which was filmed then. */
  start: number | null = 0;
  startFilmed = new Date(broadcast.startedAt ?? 0);
  load(address: string, from: From): void {
    const place = typeof from === 'object' ? `${from.filmed?.toISOString()} ${from.seconds}` : from;
    this.asked.push(`load ${address} ${place}`);
  }
  reload(address: string): void {
    this.asked.push(`reload ${address}`);
  }
  unload(): void {
    this.asked.push('unload');
  }
  choose(choice: QualityChoice): void {
    this.asked.push(`choose ${choice}`);
  }
  seekToLive(): void {
    this.asked.push('seekToLive');
  }
  retryNow(): void {
    this.asked.push('retryNow');
  }
  playingDate(): Date | null {
    return null;
  }
  dateAt(seconds: number): Date | null {
    return this.start === null ? null : new Date(this.startFilmed.getTime() + (seconds - this.start) * 1000);
  }
  windowStart(): number | null {
    return this.start;
  }
  liveEdge(): number | null {
    return this.edge;
  }
  close(): void {
    this.asked.push('close');
  }
}

/** A video that obeys, or refuses to start as browsers do. */
class FakeVideo extends EventTarget {
  muted = false;
  volume = 1;
  paused = true;
  ended = false;
  currentTime = 99.8;
  readyState = 4;
  refuses = false;
  async play(): Promise<void> {
    if (this.refuses) throw new DOMException('no gesture', 'NotAllowedError');
    this.paused = false;
    this.tell('playing');
  }
  tell(name: string): void {
    this.dispatchEvent(new Event(name));
  }
}

let video: FakeVideo;
let playback: FakePlayback;
let listener: PlaybackListener;

function session(start: Start = 'muted'): LiveSession {
  return new LiveSession('chamber', video as unknown as HTMLVideoElement, (one) => ((listener = one), playback), start, () => undefined);
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const LOAD = 'load /hls/live/chamber/index.m3u8 edge';

beforeEach(() => {
  // The test's browser has no such constant.
  Object.assign(HTMLMediaElement, { HAVE_NOTHING: 0 });
  video = new FakeVideo();
  playback = new FakePlayback();
});

describe('LiveSession', () => {
  it('channel_goesLive_loadsOnceAndStartsMuted', async () => {
    const visit = session();
    visit.channel(channel('offline'));
    visit.channel(channel('live'));
    visit.channel({ ...channel('live'), viewers: 9 });
    await settled();
    expect(playback.asked).toEqual([LOAD]);
    expect(video.muted).toBe(true);
    expect(visit.state).toMatchObject({ media: 'playing', offersSound: true });
  });

  it('channel_startedLate_jumpsToLiveOnce', async () => {
    video.currentTime = 97;
    const visit = session();
    visit.channel(channel('live'));
    await settled();
    video.tell('playing');
    expect(playback.asked).toEqual([LOAD, 'seekToLive']);
  });

  it('channel_browserRefusesToStart_waitsForAGesture', async () => {
    video.refuses = true;
    const visit = session();
    visit.channel(channel('live'));
    await settled();
    expect(visit.state.waitsForGesture).toBe(true);
    video.refuses = false;
    await visit.play();
    expect(video.muted).toBe(false);
    expect(visit.state).toMatchObject({ waitsForGesture: false, offersSound: false, media: 'playing' });
  });

  it('channel_calmVisitor_fetchesNothingBeforeTheyAsk', async () => {
    const visit = session('on-request');
    visit.channel(channel('live'));
    expect(playback.asked).toEqual([]);
    expect(visit.state.waitsForGesture).toBe(true);
    await visit.play();
    expect(playback.asked).toEqual([LOAD]);
  });

  it('channel_nextBroadcast_keepsTheSoundThatWasAskedFor', async () => {
    const visit = session();
    visit.channel(channel('live'));
    await settled();
    visit.unmute();
    visit.channel({ ...channel('live'), broadcast: { ...broadcast, id: 'b-2' } });
    await settled();
    expect(playback.asked).toEqual([LOAD, LOAD]);
    expect(video.muted).toBe(false);
    expect(visit.state.offersSound).toBe(false);
  });

  it('choose_soundAlone_isHeard', async () => {
    const visit = session();
    visit.channel(channel('live'));
    await settled();
    visit.choose('audio');
    await settled();
    expect(video.muted).toBe(false);
    expect(visit.state).toMatchObject({ choice: 'audio', offersSound: false, silent: false });
  });

  it('choose_soundAloneBeforeTheBroadcast_isHeardOnceItBegins', async () => {
    const visit = session();
    visit.channel(channel('offline'));
    visit.choose('audio');
    visit.channel(channel('live'));
    await settled();
    expect(video.muted).toBe(false);
  });

  it('volumechange_soundTurnedOffWhileListening_isSaid', async () => {
    const visit = session();
    visit.channel(channel('live'));
    await settled();
    visit.choose('audio');
    video.muted = true;
    video.tell('volumechange');
    expect(visit.state.silent).toBe(true);
  });

  it('choose_soundWhileRewound_doesNotTakeAnUnknownEdgeForLive', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const visit = session();
      visit.channel(channel('live'));
      await settled();
      video.currentTime = 70;
      video.tell('seeking');
      video.tell('seeked');
      visit.choose('audio');
      // The other playlist is being loaded, slowly: nobody knows where live is.
      playback.edge = null;
      video.tell('waiting');
      video.tell('timeupdate');
      vi.advanceTimersByTime(6000);
      playback.edge = 106;
      video.tell('playing');
      expect(playback.asked).not.toContain('seekToLive');
    } finally {
      vi.useRealTimers();
    }
  });

  it('channel_endedWhileWatching_isNotCutShort', async () => {
    const visit = session();
    visit.channel(channel('live'));
    await settled();
    visit.channel(channel('ended'));
    visit.channel(channel('offline'));
    expect(playback.asked).toEqual([LOAD]);
    video.ended = true;
    video.tell('ended');
    visit.channel(channel('offline'));
    expect(playback.asked).toEqual([LOAD, 'unload']);
  });

  it('rewatch_ended_playsFromTheStart', async () => {
    const visit = session();
    visit.channel(channel('ended'));
    visit.rewatch();
    await settled();
    expect(playback.asked).toEqual(['load /hls/live/chamber/index.m3u8 start']);
    expect(visit.state.media).toBe('playing');
  });

  it('noPlayback_live_saysThatTheBrowserCannot', () => {
    const visit = new LiveSession('chamber', video as unknown as HTMLVideoElement, () => null, 'muted', () => undefined);
    visit.channel(channel('live'));
    expect(visit.state.trouble).toBe('unsupported');
  });

  it('connected_againDuringNetworkTrouble_retriesAtOnce', async () => {
    const visit = session();
    visit.channel(channel('live'));
    await settled();
    listener.trouble('network');
    visit.connected(false);
    visit.connected(true);
    expect(playback.asked).toEqual([LOAD, 'retryNow']);
  });

  it('timeupdate_viewerRewound_isNoLongerAtLive', async () => {
    const visit = session();
    visit.channel(channel('live'));
    await settled();
    video.tell('timeupdate');
    video.currentTime = 60;
    video.tell('seeking');
    video.tell('timeupdate');
    expect(visit.state.atLiveEdge).toBe(false);
    expect(visit.behind()).toBe(40);
    visit.seekToLive();
    video.currentTime = 99;
    video.tell('timeupdate');
    expect(visit.state.atLiveEdge).toBe(true);
  });

  it('seek_backToAPlaceThatLoadsSlowly_staysThere', async () => {
    const visit = session();
    visit.channel(channel('live'));
    await settled();
    video.tell('timeupdate');
    const now = vi.spyOn(performance, 'now').mockReturnValue(1000);
    video.currentTime = 80;
    for (const event of ['seeking', 'waiting', 'seeked']) video.tell(event);
    now.mockReturnValue(7000);
    video.tell('playing');
    now.mockRestore();
    expect(playback.asked).toEqual([LOAD]);
  });

  it('seek_beforeTheFirstPicture_staysThere', async () => {
    // Nothing has loaded: it plays later.
    video.play = async () => void (video.paused = false);
    const visit = session();
    visit.channel(channel('live'));
    await settled();
    visit.seek(80);
    for (const event of ['seeking', 'waiting', 'seeked', 'playing']) video.tell(event);
    expect(playback.asked).toEqual([LOAD]);
    expect(video.currentTime).toBeCloseTo(80, 0);
  });

  it('playing_afterALongStall_goesBackToLive', async () => {
    const visit = session();
    visit.channel(channel('live'));
    await settled();
    video.tell('timeupdate');
    const now = vi.spyOn(performance, 'now').mockReturnValue(1000);
    video.tell('waiting');
    playback.edge = 110;
    now.mockReturnValue(7000);
    video.tell('playing');
    now.mockRestore();
    expect(playback.asked).toEqual([LOAD, 'seekToLive']);
  });

  it('timeupdate_shortStallsThatAddUp_goesBackToLiveOnce', async () => {
    const visit = session();
    visit.channel(channel('live'));
    await settled();
    video.tell('timeupdate');
    for (const edge of [101.5, 103]) {
      video.tell('waiting');
      playback.edge = edge;
      video.tell('playing');
      video.tell('timeupdate');
    }
    expect(playback.asked).toEqual([LOAD]);
    playback.edge = 104.5;
    video.tell('timeupdate');
    video.tell('timeupdate');
    expect(playback.asked).toEqual([LOAD, 'seekToLive']);
  });

  it('timeupdate_fiveSecondsBackOnPurpose_staysThere', async () => {
    const visit = session();
    visit.channel(channel('live'));
    await settled();
    video.tell('timeupdate');
    visit.seek(94.8);
    for (const event of ['seeking', 'seeked', 'playing', 'timeupdate']) video.tell(event);
    expect(playback.asked).toEqual([LOAD]);
  });

  it('timeupdate_afterAPauseOfFiveSeconds_goesOnWhereItWas', async () => {
    const visit = session();
    visit.channel(channel('live'));
    await settled();
    video.tell('timeupdate');
    video.paused = true;
    video.tell('pause');
    playback.edge = 105;
    video.paused = false;
    for (const event of ['play', 'playing', 'timeupdate']) video.tell(event);
    expect(playback.asked).toEqual([LOAD]);
  });

  it('close_always_closesThePlayback', () => {
    session().close();
    expect(playback.asked).toEqual(['close']);
  });

  describe('beyond the window', () => {
    const REWIND = 'load /hls/live/chamber/rewind.m3u8';

    /** On air since 18:30, for an hour; the window, of a quarter, begins at the media time 40. */
    async function hourLater(): Promise<LiveSession> {
      const visit = session();
      visit.channel(channel('live'));
      await settled();
      playback.start = 40;
      playback.startFilmed = new Date('2026-11-25T19:15:00Z');
      playback.edge = 938;
      video.currentTime = 937.8;
      video.tell('timeupdate');
      playback.asked.length = 0;
      return visit;
    }

    it('firstSecond_broadcastIsLongerThanTheWindow_isBeforeIt', async () => {
      const visit = await hourLater();
      expect(visit.firstSecond()).toBe(40 - 45 * 60);
      expect(visit.dateAt(40 - 45 * 60)).toEqual(new Date('2026-11-25T18:30:00Z'));
    });

    it('firstSecond_windowHoldsAll_isItsStart', () => {
      const visit = session();
      visit.channel(channel('live'));
      playback.startFilmed = new Date('2026-11-25T18:30:03.840Z');
      expect(visit.firstSecond()).toBe(0);
    });

    it('seek_withinTheWindow_staysInTheLivePlaylist', async () => {
      const visit = await hourLater();
      visit.seek(100);
      expect(video.currentTime).toBeCloseTo(100, 1);
      expect(playback.asked).toEqual([]);
    });

    it('seek_beforeTheWindow_loadsTheLongPlaylistAtThatMoment', async () => {
      const visit = await hourLater();
      visit.seek(40 - 15 * 60);
      expect(playback.asked).toEqual([`${REWIND} 2026-11-25T19:00:00.000Z 1800`]);
    });

    it('seekToFirst_hasLeftTheWindow_loadsTheLongPlaylistFromItsStart', async () => {
      const visit = await hourLater();
      visit.seekToFirst();
      expect(playback.asked).toEqual([`${REWIND} 2026-11-25T18:30:00.000Z 0`]);
    });

    it('seeking_byAnotherControlBeforeTheWindow_loadsTheLongPlaylist', async () => {
      await hourLater();
      video.currentTime = 20;
      video.tell('seeking');
      expect(playback.asked).toEqual([`${REWIND} 2026-11-25T19:14:40.000Z 2680`]);
    });

    it('play_afterAPauseThatOutlastedTheWindow_goesOnWhereItWas', async () => {
      const visit = await hourLater();
      visit.seek(100);
      video.tell('timeupdate');
      playback.start = 400;
      playback.startFilmed = new Date('2026-11-25T19:21:00Z');
      video.tell('play');
      expect(playback.asked).toEqual([`${REWIND} 2026-11-25T19:16:00.040Z 2760.04`]);
    });

    it('seekToLive_rewound_comesBackToTheLowLatencyPlaylistOnce', async () => {
      const visit = await hourLater();
      visit.seekToFirst();
      playback.start = 0;
      playback.startFilmed = new Date('2026-11-25T18:30:00Z');
      playback.edge = 3590;
      video.currentTime = 1;
      video.tell('timeupdate');
      visit.seek(0);
      video.currentTime = 3589.8;
      visit.seekToLive();
      await settled();
      expect(playback.asked.slice(1)).toEqual([LOAD]);
      visit.seekToLive();
      expect(playback.asked.slice(2)).toEqual(['seekToLive']);
    });

    it('seek_rewoundToTheEnd_comesBackToTheLowLatencyPlaylist', async () => {
      const visit = await hourLater();
      visit.seekToFirst();
      playback.edge = 3590;
      video.currentTime = 3589.8;
      visit.seek(3590);
      expect(playback.asked.slice(1)).toEqual([LOAD]);
    });

    it('channel_endedWhileRewound_isWatchedToItsEnd', async () => {
      const visit = await hourLater();
      visit.seekToFirst();
      visit.channel(channel('ended'));
      visit.seekToLive();
      expect(playback.asked.slice(1)).toEqual(['seekToLive']);
    });
  });
});
