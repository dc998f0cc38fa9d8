import { ArrivingBytes } from './arriving-bytes.ts';
import { bufferedUntil } from './buffered.ts';
import type { SegmentFetch } from './segment-fetch.ts';
import { AnswerError } from './segment-fetch.ts';
import { readSegments, type ListedSegment, type SegmentList } from './segment-list.ts';

/** How many segments are kept, for a change between picture and sound alone to need no line. */
const KEPT = 10;
/** More than this ahead of what plays is not fetched, in seconds. */
const MOST_AHEAD_SECONDS = 30;
/** What has been played is kept for a short way back, in seconds. */
const BEHIND_SECONDS = 30;

/** The segments of one media playlist, and what is kept of them. Serves one playback after another. */
export class SegmentSource {
  readonly #address: string;
  readonly #bytes = new Map<string, ArrivingBytes>();
  #list: SegmentList | null = null;
  #askedAt = 0;
  #reading: Promise<SegmentList> | null = null;

  constructor(address: string) {
    this.#address = address;
  }

  get list(): SegmentList | null {
    return this.#list;
  }

  /** How old the playlist is, in seconds. */
  get age(): number {
    return (performance.now() - this.#askedAt) / 1000;
  }

  /** The playlist, read if it is not known yet. */
  async read(fetcher: SegmentFetch): Promise<SegmentList> {
    if (this.#list) return this.#list;
    this.#reading ??= this.#readList(fetcher, this.#address).finally(() => (this.#reading = null));
    return this.#reading;
  }

  /** Reads the playlist again; settles once it has the segment {@link number}, or when the server answers all the same. */
  async again(fetcher: SegmentFetch, number: number): Promise<SegmentList> {
    const { canBlock = false, targetDuration = 2 } = this.#list ?? {};
    if (!canBlock) await pause(targetDuration * 500);
    const address = new URL(this.#address);
    if (canBlock) {
      address.searchParams.set('_HLS_msn', String(number));
      address.searchParams.set('_HLS_skip', 'YES');
    }
    return this.#readList(fetcher, address.href);
  }

  async #readList(fetcher: SegmentFetch, address: string): Promise<SegmentList> {
    const { text, askedAt } = await fetcher.text(address);
    this.#askedAt = askedAt;
    return (this.#list = readSegments(text, this.#address, this.#list));
  }

  /** Hands on the bytes at {@link address}: those that are kept or on their way, and the others piece by piece as they come. */
  async bytes(fetcher: SegmentFetch, address: string, take: (piece: Uint8Array<ArrayBuffer>) => Promise<void>): Promise<void> {
    const arriving = this.#bytes.get(address) ?? this.#ask(fetcher, address);
    try {
      await arriving.each(take);
    } catch (error) {
      if (this.#bytes.get(address) === arriving) this.#bytes.delete(address);
      throw error;
    }
  }

  #ask(fetcher: SegmentFetch, address: string): ArrivingBytes {
    const arriving = new ArrivingBytes((take) => fetcher.segment(address, take));
    this.#bytes.set(address, arriving);
    // The header, which all of them need, is among those that are asked for again.
    const header = this.#list?.segments.at(-1)?.header;
    for (const old of this.#bytes.keys()) {
      if (this.#bytes.size <= KEPT) break;
      if (old !== header) this.#bytes.delete(old);
    }
    return arriving;
  }
}

/** What a track asks of its playback. */
export interface TrackListener {
  /** There is more in the buffer. */
  grew(): void;
  /** Something came: what stood in the way is over. */
  came(): void;
  /** Something could not be had, and is asked for again after {@link pause} milliseconds, which the listener says. */
  failed(status: number): number;
  /** The segments go on in another timeline, or under another header. */
  broken(from: ListedSegment): void;
  ended(): void;
}

/** Brings one track's segments into its source buffer, one after the other. */
export class SegmentTrack {
  readonly #video: HTMLVideoElement;
  readonly #buffer: SourceBuffer;
  readonly #source: SegmentSource;
  readonly #fetcher: SegmentFetch;
  readonly #listener: TrackListener;
  #header: string | null = null;
  /** The number of the first segment that came, with which the buffer begins; null before. */
  first: number | null = null;
  /** Counts the places at which it began: what belongs to an older one ends by itself. */
  #run = 0;
  ended = false;

  constructor(video: HTMLVideoElement, buffer: SourceBuffer, source: SegmentSource, fetcher: SegmentFetch, listener: TrackListener) {
    this.#video = video;
    this.#buffer = buffer;
    this.#source = source;
    this.#fetcher = fetcher;
    this.#listener = listener;
  }

  /** Fetches from the segment {@link number} on; what was under way is left. */
  begin(number: number): void {
    const run = ++this.#run;
    this.ended = false;
    void this.#follow(run, number).catch(() => undefined);
  }

  /** Whether {@link seconds} are there. */
  has(seconds: number): boolean {
    return this.until(seconds) > seconds;
  }

  /** The media time of the first second that is there; null while nothing is. */
  begins(): number | null {
    return this.#buffer.buffered.length > 0 ? this.#buffer.buffered.start(0) : null;
  }

  /** How far it is there without a hole from {@link seconds} on. */
  until(seconds: number): number {
    return bufferedUntil(this.#buffer.buffered, seconds);
  }

  async #follow(run: number, first: number): Promise<void> {
    let number = first;
    let previous: ListedSegment | null = null;
    let afresh = true;
    while (run === this.#run && !this.#fetcher.closed) {
      const segment = await this.#found(run, number);
      if (run !== this.#run || this.#fetcher.closed) return;
      if (!segment) {
        this.ended = true;
        return this.#listener.ended();
      }
      if (previous && (segment.discontinuity || segment.header !== previous.header)) return this.#listener.broken(segment);
      if (!segment.gap && !(await this.#bring(run, segment, afresh))) continue;
      [afresh, previous] = [false, segment];
      number = segment.number + 1;
      await this.#makeRoom();
      while (run === this.#run && !this.#fetcher.closed && this.until(this.#video.currentTime) - this.#video.currentTime > MOST_AHEAD_SECONDS) await pause(500);
    }
  }

  /** The segment, or the next that is listed, once there is one; null if the stream ends before it. */
  async #found(run: number, number: number): Promise<ListedSegment | null> {
    for (let list = this.#source.list; run === this.#run && !this.#fetcher.closed; ) {
      const segment = list?.segments.find((one) => one.number >= number);
      if (segment) return segment;
      if (list?.ended) return null;
      try {
        list = list ? await this.#source.again(this.#fetcher, number) : await this.#source.read(this.#fetcher);
      } catch (error) {
        await this.#wait(error);
      }
    }
    return null;
  }

  /** True if the segment is in the buffer, or can't be had for ever. */
  async #bring(run: number, segment: ListedSegment, afresh: boolean): Promise<boolean> {
    const take = async (piece: Uint8Array<ArrayBuffer>): Promise<void> => {
      if (run === this.#run && !this.#fetcher.closed) await this.#append(piece);
    };
    try {
      if (this.begins() === null) this.first = segment.number;
      if (afresh) await this.#reset();
      // Both are asked for at once: an answer takes as long to begin as a second of sound takes to come.
      const header = this.#header === segment.header ? Promise.resolve() : this.#source.bytes(this.#fetcher, segment.header, take);
      const media = this.#source.bytes(this.#fetcher, segment.address, async (piece) => {
        await header;
        await take(piece);
      });
      await Promise.all([header, media]);
      this.#header = segment.header;
      this.#listener.came();
      return true;
    } catch (error) {
      if (run !== this.#run || this.#fetcher.closed) return false;
      await this.#reset();
      // Withheld since the playlist was read: what follows is not.
      if (error instanceof AnswerError && (error.status === 404 || error.status === 410)) return true;
      await this.#wait(error);
      return false;
    }
  }

  async #wait(error: unknown): Promise<void> {
    if (!this.#fetcher.closed) await pause(this.#listener.failed(error instanceof AnswerError ? error.status : 0));
  }

  /** Forgets half a segment; what is in the buffer stays. */
  async #reset(): Promise<void> {
    if (this.#buffer.updating) await this.#updated();
    this.#buffer.abort();
  }

  async #append(piece: Uint8Array<ArrayBuffer>): Promise<void> {
    if (this.#buffer.updating) await this.#updated();
    this.#buffer.appendBuffer(piece);
    await this.#updated();
    this.#listener.grew();
  }

  async #makeRoom(): Promise<void> {
    const until = this.#video.currentTime - BEHIND_SECONDS;
    const begins = this.begins();
    if (begins === null || begins > until - 10) return;
    this.#buffer.remove(0, until);
    await this.#updated();
  }

  #updated(): Promise<void> {
    if (!this.#buffer.updating) return Promise.resolve();
    return new Promise((resolve) => this.#buffer.addEventListener('updateend', () => resolve(), { once: true }));
  }
}

export function pause(millis: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
