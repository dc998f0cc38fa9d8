import Hls, { type FragmentLoaderConstructor, type FragmentLoaderContext, type HlsConfig, type Loader, type LoaderCallbacks, type LoaderConfiguration, type LoaderContext, type LoaderStats, type PlaylistLoaderConstructor, type PlaylistLoaderContext } from 'hls.js';
import { takeEarly } from './early-playlists.ts';
import type { PreloadHints } from './preload-hints.ts';

/** A playlist that was asked for longer ago says too little of where live is, in milliseconds. */
const FRESH_MILLIS = 2000;

/** What was asked for before hls.js wants it. */
interface Preload {
  /** Null if it did not come. */
  readonly answer: Promise<Preloaded | null>;
  stop(): void;
}

interface Preloaded {
  readonly data: ArrayBuffer | string;
  /** When it began to come, by `performance.now()`. */
  readonly first: number;
}

/** hls.js's own loader of fragments and parts, but that what {@link hints} asked for already is taken from there. */
export function preloadingLoader(hints: PreloadHints): FragmentLoaderConstructor {
  return loaderOf<FragmentLoaderContext>(({ url, rangeEnd }) => {
    const found = rangeEnd ? null : hints.take(url);
    // What hls.js measures the line by: the time in which the bytes came, without the wait for them.
    return found && { answer: found.bytes.then((bytes) => bytes && { data: bytes.data, first: performance.now() - bytes.millis }), stop: () => found.stop.abort() };
  });
}

/** Its own loader of playlists, but that what the page read before its scripts came is taken from there. */
export function earlyLoader(): PlaylistLoaderConstructor {
  return loaderOf<PlaylistLoaderContext>(({ url }) => {
    const found = takeEarly(url, FRESH_MILLIS);
    // As old as the request for it: hls.js works out from that where live is by now.
    return found && { answer: found.then((early) => early && { data: early.text, first: early.askedAt }), stop: () => undefined };
  });
}

function loaderOf<Context extends LoaderContext>(take: (context: Context) => Preload | null): new (config: HlsConfig) => Loader<Context> {
  return class implements Loader<Context> {
    readonly #own: Loader<Context>;
    context: Context | null = null;
    /** What is waited for, and who is told if it is given up. */
    #waits: { readonly preload: Preload; readonly callbacks: LoaderCallbacks<Context> } | null = null;

    constructor(config: HlsConfig) {
      this.#own = new Hls.DefaultConfig.loader(config) as unknown as Loader<Context>;
    }

    get stats(): LoaderStats {
      return this.#own.stats;
    }

    load(context: Context, config: LoaderConfiguration, callbacks: LoaderCallbacks<Context>): void {
      this.context = context;
      const preload = take(context);
      if (!preload) return this.#own.load(context, config, callbacks);
      const waits = { preload, callbacks };
      this.#waits = waits;
      void preload.answer.then((came) => {
        if (this.#waits !== waits) return;
        this.#waits = null;
        if (!came) return this.#own.load(context, config, callbacks);
        this.#tell(came);
        callbacks.onSuccess({ url: context.url, data: came.data, code: 200 }, this.stats, context, null);
      });
    }

    abort(): void {
      const waits = this.#leave();
      if (!waits || !this.context) return this.#own.abort();
      this.stats.aborted = true;
      waits.callbacks.onAbort?.(this.stats, this.context, null);
    }

    destroy(): void {
      this.#leave();
      this.#own.destroy();
    }

    getCacheAge(): number | null {
      return this.#own.getCacheAge?.() ?? null;
    }

    getResponseHeader(name: string): string | null {
      return this.#own.getResponseHeader?.(name) ?? null;
    }

    #leave() {
      const waits = this.#waits;
      this.#waits = null;
      waits?.preload.stop();
      return waits;
    }

    #tell({ data, first }: Preloaded): void {
      const { stats } = this;
      stats.loading = { start: first, first, end: performance.now() };
      stats.loaded = stats.total = typeof data === 'string' ? data.length : data.byteLength;
    }
  };
}
