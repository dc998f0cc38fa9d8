/** What was asked for before it is listed. */
interface Preload {
  readonly address: string;
  readonly stop: AbortController;
  /** Null if it did not come. */
  readonly bytes: Promise<PreloadedBytes | null>;
}

/** A part, and how long its bytes took from the first to the last, in milliseconds. */
export interface PreloadedBytes {
  readonly data: ArrayBuffer;
  readonly millis: number;
}

/** The part that is listed next, and the one that is hinted at meanwhile. */
const KEPT = 2;

/**
 * Parts that a playlist only hints at (EXT-X-PRELOAD-HINT, RFC 8216bis, 4.4.5.3), asked for at once: the server answers when there is
 * something, so that a part comes with the playlist that lists it, a round trip sooner.
 */
export class PreloadHints {
  readonly #fetch: typeof fetch;
  /** By the folder of a rendition, oldest first. */
  readonly #preloads = new Map<string, Preload[]>();

  /** @param fetching injected by tests */
  constructor(fetching: typeof fetch = (...args) => fetch(...args)) {
    this.#fetch = fetching;
  }

  /** {@link address} will be wanted soon. */
  hint(address: string): void {
    const folder = folderOf(address);
    const known = this.#preloads.get(folder) ?? [];
    if (known.some((one) => one.address === address)) return;
    const stop = new AbortController();
    const all = [...known, { address, stop, bytes: this.#ask(address, stop.signal) }];
    for (const old of all.splice(0, all.length - KEPT)) old.stop.abort();
    this.#preloads.set(folder, all);
  }

  /** What was asked for in advance, and what stops it; null if nothing was. Once. */
  take(address: string): Pick<Preload, 'bytes' | 'stop'> | null {
    const folder = folderOf(address);
    const known = this.#preloads.get(folder) ?? [];
    const found = known.find((one) => one.address === address) ?? null;
    // What came before it was left out: a viewer has jumped.
    if (found) for (const old of known.splice(0, known.indexOf(found) + 1)) if (old !== found) old.stop.abort();
    return found;
  }

  /** Nothing of it is wanted any more. */
  forget(): void {
    for (const preloads of this.#preloads.values()) preloads.forEach(({ stop }) => stop.abort());
    this.#preloads.clear();
  }

  async #ask(address: string, signal: AbortSignal): Promise<PreloadedBytes | null> {
    try {
      const answer = await this.#fetch(address, { signal });
      const first = performance.now();
      return answer.ok ? { data: await answer.arrayBuffer(), millis: performance.now() - first } : null;
    } catch {
      return null;
    }
  }
}

/** True if requests to {@link origin} share a connection (HTTP/2 or 3), so that those that wait are in nobody's way. */
export function isMultiplexed(origin: string): boolean {
  const entries = performance.getEntries() as PerformanceResourceTiming[];
  return entries.some(({ name, nextHopProtocol }) => name.startsWith(origin) && (nextHopProtocol === 'h2' || nextHopProtocol === 'h3'));
}

function folderOf(address: string): string {
  return address.slice(0, address.lastIndexOf('/'));
}
