import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LatePlayback } from '../../src/player/late-playback.ts';
import type { From, Playback } from '../../src/player/playback.ts';

/** Keeps what it was asked. */
class FakePlayback implements Playback {
  readonly asked: string[] = [];
  load = (address: string, from: From): void => void this.asked.push(`load ${address} ${from}`);
  reload = (address: string): void => void this.asked.push(`reload ${address}`);
  unload = (): void => void this.asked.push('unload');
  choose = (choice: string | number): void => void this.asked.push(`choose ${choice}`);
  retryNow = (): void => void this.asked.push('retryNow');
  close = (): void => void this.asked.push('close');
  seekToLive = (): void => void this.asked.push('seekToLive');
  playingDate = () => null;
  dateAt = () => null;
  windowStart = () => null;
  liveEdge = () => 7;
}

let fetched: { readonly resolve: (make: () => Playback) => void; readonly reject: (error: Error) => void }[];
let troubles: (string | null)[];
let video: { currentTime: number; networkState: number };
let late: LatePlayback;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('HTMLMediaElement', { NETWORK_NO_SOURCE: 3 }); // happy-dom has no such constant
  [fetched, troubles, video] = [[], [], { currentTime: 0, networkState: 0 }];
  const listener = { qualities: () => undefined, playingHeight: () => undefined, trouble: (trouble: string | null) => void troubles.push(trouble) };
  late = new LatePlayback(video as HTMLVideoElement, listener, () => new Promise((resolve, reject) => fetched.push({ resolve, reject })));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The script is there. */
async function comes(): Promise<FakePlayback> {
  const playback = new FakePlayback();
  fetched.at(-1)?.resolve(() => playback);
  await vi.advanceTimersByTimeAsync(0);
  return playback;
}

async function fails(): Promise<void> {
  fetched.at(-1)?.reject(new TypeError('no network'));
  await vi.advanceTimersByTimeAsync(0);
}

it('nobody plays: nothing is fetched', () => {
  late.choose('audio');
  late.retryNow();
  expect(fetched).toHaveLength(0);
});

it('warmed and asked to play: fetched once, and played as asked last', async () => {
  late.warm();
  late.choose('audio');
  late.load('/a.m3u8', 30);
  late.reload('/b.m3u8');
  const playback = await comes();
  late.warm();
  late.load('/c.m3u8', 'start');
  expect(fetched).toHaveLength(1);
  expect(playback.asked).toEqual(['choose audio', 'load /b.m3u8 30', 'load /c.m3u8 start']);
  expect(late.liveEdge()).toBe(7);
});

it('warmed alone: nothing is played', async () => {
  late.warm();
  expect((await comes()).asked).toEqual(['choose auto']);
});

it('moved on while it was fetched: begins there', async () => {
  late.load('/a.m3u8', 30);
  video.currentTime = 90.04;
  expect((await comes()).asked).toContain('load /a.m3u8 90.04');
});

it('unloaded while it was fetched: nothing is played', async () => {
  late.load('/a.m3u8', 'edge');
  late.unload();
  expect((await comes()).asked).toEqual(['choose auto']);
});

it('told to play this very moment: waits until the video knows that it has no source', async () => {
  video.networkState = 3;
  late.load('/a.m3u8', 'edge');
  const playback = await comes();
  expect(playback.asked).toEqual([]);
  video.networkState = 0;
  await vi.advanceTimersByTimeAsync(1);
  expect(playback.asked).toEqual(['choose auto', 'load /a.m3u8 edge']);
});

it('closed while it was fetched: nothing is made of it', async () => {
  late.load('/a.m3u8', 'edge');
  late.close();
  expect((await comes()).asked).toEqual([]);
});

it('no network: says so and tries again by itself', async () => {
  late.load('/a.m3u8', 'edge');
  await fails();
  expect(troubles).toEqual(['network']);
  await vi.advanceTimersByTimeAsync(1000);
  expect(fetched).toHaveLength(2);
  expect((await comes()).asked).toContain('load /a.m3u8 edge');
});

it('no network while warmed: nothing is said, and asked again to play', async () => {
  late.warm();
  await fails();
  expect(troubles).toEqual([]);
  late.load('/a.m3u8', 'edge');
  expect(fetched).toHaveLength(2);
});

it.each([[true, 1], [false, 0]])('asked again where a server that answers is %s: the page is read again %i times', async (ok, times) => {
  vi.stubGlobal('fetch', async () => ({ ok }));
  const reload = vi.spyOn(location, 'reload').mockReturnValue(undefined);
  late.load('/a.m3u8', 'edge');
  await fails();
  late.retryNow();
  await fails();
  expect(reload).toHaveBeenCalledTimes(times);
  await vi.advanceTimersByTimeAsync(8000);
  expect(fetched).toHaveLength(3);
});
