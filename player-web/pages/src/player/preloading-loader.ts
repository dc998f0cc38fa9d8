import Hls, { type FragmentLoaderConstructor, type FragmentLoaderContext, type HlsConfig, type Loader, type LoaderCallbacks, type LoaderConfiguration, type LoaderStats } from 'hls.js';
import type { PreloadedBytes, PreloadHints } from './preload-hints.ts';

/** hls.js's own loader of fragments and parts, but that what {@link hints} asked for already is taken from there. */
export function preloadingLoader(hints: PreloadHints): FragmentLoaderConstructor {
  return class implements Loader<FragmentLoaderContext> {
    readonly #own: Loader<FragmentLoaderContext>;
    context: FragmentLoaderContext | null = null;
    /** What is waited for, and who is told if it is given up. */
    #waits: { readonly stop: AbortController; readonly callbacks: LoaderCallbacks<FragmentLoaderContext> } | null = null;

    constructor(config: HlsConfig) {
      this.#own = new Hls.DefaultConfig.loader(config) as Loader<FragmentLoaderContext>;
    }

    get stats(): LoaderStats {
      return this.#own.stats;
    }

    load(context: FragmentLoaderContext, config: LoaderConfiguration, callbacks: LoaderCallbacks<FragmentLoaderContext>): void {
      this.context = context;
      const preload = context.rangeEnd ? null : hints.take(context.url);
      if (!preload) return this.#own.load(context, config, callbacks);
      const waits = { stop: preload.stop, callbacks };
      this.#waits = waits;
      void preload.bytes.then((bytes) => {
        if (this.#waits !== waits) return;
        this.#waits = null;
        if (!bytes) return this.#own.load(context, config, callbacks);
        this.#tell(bytes);
        callbacks.onSuccess({ url: context.url, data: bytes.data, code: 200 }, this.stats, context, null);
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

    #leave() {
      const waits = this.#waits;
      this.#waits = null;
      waits?.stop.abort();
      return waits;
    }

    /** What hls.js measures the line by: the time in which the bytes came, without the wait for them. */
    #tell({ data, millis }: PreloadedBytes): void {
      const { stats } = this;
      const end = performance.now();
      stats.loading = { start: end - millis, first: end - millis, end };
      stats.loaded = stats.total = data.byteLength;
    }
  };
}
