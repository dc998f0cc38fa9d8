import { takeEarly, type DatedText } from './early-playlists.ts';
import type { LineMeter } from './line-meter.ts';

/** A server that says nothing for so long is asked again, in milliseconds: longer than it holds a request back. */
const SILENCE_MILLIS = 12_000;

/** An answer that is not the one that was asked for. */
export class AnswerError extends Error {
  readonly status: number;

  constructor(address: string, status: number) {
    super(`${address} answered ${status}`);
    this.status = status;
  }
}

/** Fetches for one playback, until {@link close}: each request is given up when nothing comes any more. */
export class SegmentFetch {
  readonly #meter: LineMeter;
  readonly #stop = new AbortController();

  constructor(meter: LineMeter) {
    this.#meter = meter;
  }

  get closed(): boolean {
    return this.#stop.signal.aborted;
  }

  close(): void {
    this.#stop.abort();
  }

  /** A playlist's text: what was read of it in advance, or what it is now. */
  async text(address: string): Promise<DatedText> {
    const early = await takeEarly(address);
    if (early) return early;
    let text = '';
    const askedAt = performance.now();
    const decoder = new TextDecoder();
    await this.#read(address, null, (piece) => void (text += decoder.decode(piece, { stream: true })));
    return { text, askedAt };
  }

  /** Hands on each piece of a segment as it comes, and measures the line. */
  segment(address: string, take: (piece: Uint8Array<ArrayBuffer>) => void): Promise<void> {
    return this.#read(address, this.#meter, take);
  }

  async #read(address: string, meter: LineMeter | null, take: (piece: Uint8Array<ArrayBuffer>) => void): Promise<void> {
    const own = new AbortController();
    const stop = (): void => own.abort();
    this.#stop.signal.addEventListener('abort', stop);
    let silence = setTimeout(stop, SILENCE_MILLIS);
    let begun = false;
    try {
      const asked = performance.now();
      const answer = await fetch(address, { signal: own.signal });
      if (!answer.ok || !answer.body) throw new AnswerError(address, answer.status);
      const reader = answer.body.getReader();
      for (let read = await reader.read(); !read.done; read = await reader.read()) {
        clearTimeout(silence);
        silence = setTimeout(stop, SILENCE_MILLIS);
        if (begun) meter?.came(read.value.length);
        else meter?.begin(read.value.length, performance.now() - asked);
        begun = true;
        take(read.value);
      }
    } finally {
      if (begun) meter?.end();
      clearTimeout(silence);
      this.#stop.signal.removeEventListener('abort', stop);
    }
  }
}
