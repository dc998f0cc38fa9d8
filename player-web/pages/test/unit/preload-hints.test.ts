import { describe, expect, it, vi } from 'vitest';
import type { FragmentLoaderContext, HlsConfig, LoaderCallbacks, LoaderConfiguration, PlaylistLoaderContext } from 'hls.js';
import { readEarly } from '../../src/player/early-playlists.ts';
import { PreloadHints } from '../../src/player/preload-hints.ts';
import { earlyLoader, preloadingLoader } from '../../src/player/preloading-loader.ts';

const PART = 'https://town.example/hls/recordings/b1/720p/7.1.m4s';
const NEXT = 'https://town.example/hls/recordings/b1/720p/7.2.m4s';
const SOUND = 'https://town.example/hls/recordings/b1/audio/7.1.m4s';
const BYTES = new Uint8Array([1, 2, 3, 4, 5]);

/** A server that answers when it is told to. */
class Server {
  readonly asked: { readonly address: string; readonly signal: AbortSignal; answer(status?: number): void }[] = [];
  readonly fetch = ((address: string, { signal }: { signal: AbortSignal }) =>
    new Promise<Response>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      this.asked.push({ address, signal, answer: (status = 200) => resolve(new Response(BYTES, { status })) });
    })) as typeof fetch;
}

describe('parts that a playlist only hints at', () => {
  it('are asked for once, and given once', async () => {
    const server = new Server();
    const hints = new PreloadHints(server.fetch);
    hints.hint(PART);
    hints.hint(PART);
    expect(server.asked.map(({ address }) => address)).toEqual([PART]);
    server.asked[0]?.answer();
    expect((await hints.take(PART)?.bytes)?.data.byteLength).toBe(5);
    expect(hints.take(PART)).toBeNull();
  });

  it('are nobody else\'s: an address that was not hinted at is asked for as ever', () => {
    expect(new PreloadHints(new Server().fetch).take(PART)).toBeNull();
  });

  it('are given up when the playlist has gone on, each rendition by itself', () => {
    const server = new Server();
    const hints = new PreloadHints(server.fetch);
    for (const part of [1, 2, 3]) hints.hint(PART.replace('7.1', `7.${part}`));
    hints.hint(SOUND);
    expect(server.asked.map(({ signal }) => signal.aborted)).toEqual([true, false, false, false]);
    hints.forget();
    expect(server.asked.every(({ signal }) => signal.aborted)).toBe(true);
  });

  it('are given up when a later one is wanted first', () => {
    const server = new Server();
    const hints = new PreloadHints(server.fetch);
    hints.hint(PART);
    hints.hint(NEXT);
    expect(hints.take(NEXT)).not.toBeNull();
    expect(server.asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  });

  it('that are refused, or that no server answers, are none', async () => {
    const server = new Server();
    const hints = new PreloadHints(server.fetch);
    hints.hint(PART);
    hints.hint(NEXT);
    const [part, next] = [hints.take(PART), hints.take(NEXT)];
    server.asked[0]?.answer(404);
    next?.stop.abort();
    expect(await part?.bytes).toBeNull();
    expect(await next?.bytes).toBeNull();
  });
});

describe('the loader of hls.js', () => {
  const context = (url: string) => ({ url, responseType: 'arraybuffer' }) as FragmentLoaderContext;
  const config = { loadPolicy: { maxTimeToFirstByteMs: 1000, maxLoadTimeMs: 1000, timeoutRetry: null, errorRetry: null }, timeout: 1000 } as LoaderConfiguration;
  const heard = () => ({ onSuccess: vi.fn(), onError: vi.fn(), onTimeout: vi.fn(), onAbort: vi.fn() }) satisfies LoaderCallbacks<FragmentLoaderContext>;

  it('takes what has come, and says how long its bytes took', async () => {
    const server = new Server();
    const hints = new PreloadHints(server.fetch);
    hints.hint(PART);
    const [loader, callbacks] = [new (preloadingLoader(hints))({} as HlsConfig), heard()];
    loader.load(context(PART), config, callbacks);
    expect(callbacks.onSuccess).not.toHaveBeenCalled();
    server.asked[0]?.answer();
    await vi.waitFor(() => expect(callbacks.onSuccess).toHaveBeenCalledOnce());
    expect(callbacks.onSuccess.mock.calls[0]?.[0]).toMatchObject({ url: PART, code: 200 });
    expect(loader.stats.loaded).toBe(5);
    expect(loader.stats.loading.end).toBeGreaterThanOrEqual(loader.stats.loading.start);
  });

  it('that is stopped says so once, and stops what was asked for', async () => {
    const server = new Server();
    const hints = new PreloadHints(server.fetch);
    hints.hint(PART);
    const [loader, callbacks] = [new (preloadingLoader(hints))({} as HlsConfig), heard()];
    loader.load(context(PART), config, callbacks);
    loader.abort();
    loader.abort();
    expect(server.asked[0]?.signal.aborted).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(callbacks.onAbort).toHaveBeenCalledOnce();
    expect(callbacks.onSuccess).not.toHaveBeenCalled();
  });

  it('asks itself for what did not come in advance', async () => {
    const server = new Server();
    const hints = new PreloadHints(server.fetch);
    hints.hint(PART);
    const own = vi.spyOn(XMLHttpRequest.prototype, 'open').mockImplementation(() => undefined);
    const send = vi.spyOn(XMLHttpRequest.prototype, 'send').mockImplementation(() => undefined);
    const loader = new (preloadingLoader(hints))({} as HlsConfig);
    loader.load(context(PART), config, heard());
    server.asked[0]?.answer(503);
    await vi.waitFor(() => expect(send).toHaveBeenCalledOnce());
    expect(own).toHaveBeenCalledWith('GET', PART, true);
    // Its patience would end while other tests run.
    vi.spyOn(XMLHttpRequest.prototype, 'abort').mockImplementation(() => undefined);
    loader.destroy();
    vi.restoreAllMocks();
  });

  it('takes a playlist that the page read in advance, as old as it is', async () => {
    vi.stubGlobal('fetch', async () => new Response('#EXTM3U\n'));
    const before = performance.now();
    readEarly('chamber', true);
    const url = new URL('/hls/live/chamber/index.m3u8', location.href).href;
    const [loader, callbacks] = [new (earlyLoader())({} as HlsConfig), { onSuccess: vi.fn(), onError: vi.fn(), onTimeout: vi.fn() }];
    await new Promise((resolve) => setTimeout(resolve, 20));
    const now = performance.now();
    loader.load({ url, responseType: 'text' } as PlaylistLoaderContext, config, callbacks);
    await vi.waitFor(() => expect(callbacks.onSuccess).toHaveBeenCalledOnce());
    expect(callbacks.onSuccess.mock.calls[0]?.[0]).toMatchObject({ url, data: '#EXTM3U\n' });
    expect(loader.stats.loading.first).toBeGreaterThanOrEqual(before);
    expect(loader.stats.loading.first).toBeLessThan(now);
    vi.unstubAllGlobals();
  });
});
