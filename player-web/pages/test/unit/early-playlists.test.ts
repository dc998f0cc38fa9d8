import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readEarly, scriptsCame, takeEarly } from '../../src/player/early-playlists.ts';

const MULTIVARIANT = `#EXTM3U
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="Français",URI="../b-1/sound/live.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=198000,CODECS="avc1.42c015,mp4a.40.2",RESOLUTION=426x240,AUDIO="sound"
../b-1/240p/live.m3u8
`;
const address = (path: string) => new URL(path, location.href).href;
const asked = vi.fn<(address: string) => Promise<Response>>();

beforeEach(() => {
  vi.useFakeTimers();
  asked.mockReset().mockImplementation(async (one) => new Response(one.endsWith('index.m3u8') ? MULTIVARIANT : '#EXTM3U\n'));
  vi.stubGlobal('fetch', asked);
});
afterEach(() => {
  scriptsCame();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('readEarly_scriptsTakeLong_readsThePlaylistsOfTheSoundOnce', async () => {
  readEarly('chamber', false);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked.mock.calls.map(([one]) => one)).toEqual([address('/hls/live/chamber/index.m3u8'), address('/hls/live/b-1/sound/live.m3u8')]);
  expect((await takeEarly(address('/hls/live/chamber/index.m3u8')))?.text).toBe(MULTIVARIANT);
  expect(await takeEarly(address('/hls/live/chamber/index.m3u8'))).toBeNull();
  expect((await takeEarly(address('/hls/live/b-1/sound/live.m3u8')))?.text).toBe('#EXTM3U\n');
});

it('readEarly_onAir_readsThePlaylistsOfThePoorestPictureAndTheSoundAtOnce', async () => {
  readEarly('chamber', true);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked.mock.calls.map(([one]) => one)).toEqual(['/hls/live/chamber/index.m3u8', '/hls/live/b-1/240p/live.m3u8', '/hls/live/b-1/sound/live.m3u8'].map(address));
  expect(takeEarly(address('/hls/live/b-1/240p/live.m3u8'), 0)).not.toBeNull();
});

it('readEarly_onAirOverAThinLine_leavesThePictureOut', async () => {
  asked.mockImplementation(async (one) => {
    await vi.advanceTimersByTimeAsync(1000);
    return new Response(one.endsWith('index.m3u8') ? MULTIVARIANT : '#EXTM3U\n');
  });
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ responseStart: performance.now() } as PerformanceNavigationTiming]);
  readEarly('chamber', true);
  await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
  expect(asked.mock.calls[1]?.[0]).toBe(address('/hls/live/b-1/sound/live.m3u8'));
  vi.restoreAllMocks();
});

it('takeEarly_readBeforeTheTimeThatIsAsked_isNotServed', async () => {
  readEarly('chamber', true);
  await vi.advanceTimersByTimeAsync(3000);
  expect(takeEarly(address('/hls/live/chamber/index.m3u8'), 2000)).toBeNull();
});

it('readEarly_scriptsCame_readsNothing', async () => {
  readEarly('chamber', false);
  scriptsCame();
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).not.toHaveBeenCalled();
});

it('takeEarly_readLongAgo_isNotServed', async () => {
  readEarly('chamber', false);
  await vi.advanceTimersByTimeAsync(12_000);
  expect(await takeEarly(address('/hls/live/chamber/index.m3u8'))).toBeNull();
});

it('takeEarly_notOnAir_isReadWhenItIsWanted', async () => {
  asked.mockResolvedValue(new Response('', { status: 404 }));
  readEarly('chamber', false);
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveBeenCalledOnce();
  expect(await takeEarly(address('/hls/live/chamber/index.m3u8'))).toBeNull();
});
