import { Backoff } from '../time/backoff.ts';
import type { LineMeter } from './line-meter.ts';
import { USUAL_NEED, type LineMode } from './line-policy.ts';
import { PAST_BOUNDARY_SECONDS, type From, type Playback, type PlaybackListener } from './playback.ts';
import { SegmentFetch } from './segment-fetch.ts';
import { gives, readOffer, segmentAt, type ListedSegment, type Offer, type SegmentList } from './segment-list.ts';
import { SegmentSource, SegmentTrack } from './segment-track.ts';
import { SegmentTimes } from './segment-times.ts';

/** Looked for what to do next so often, in milliseconds. */
const TICK_MILLIS = 250;
/** So much is there before it begins, in seconds: the line brings the rest faster than it plays. */
const FIRST_SECONDS = 0.2;
/** Who is fewer target durations behind the newest second than this is at live: a thin line needs some to spare. */
const HOLD_BACK = 3;
const SPARE = 2;
/** What was fetched in advance serves a stream that begins within so long, in milliseconds. */
const EARLY_MILLIS = 10_000;
/** While a picture is tried the sound keeps so much, in seconds. */
const LEAST_AHEAD_SECONDS = 1.5;

/** Where to begin: a segment, and the seconds into it; null for live. */
type Start = { readonly number: number; readonly into: number } | null;

interface Sources {
  readonly offer: Offer;
  readonly sound: SegmentSource;
  readonly picture: SegmentSource;
}

/**
 * The live on a thin line: whole segments of the sound, with the poorest picture or without, and nothing else. It is a twentieth of
 * hls.js, so that it is there at once, and asks for a third of what low latency costs in requests.
 */
export class SegmentPlayback implements Playback {
  readonly #video: HTMLVideoElement;
  readonly #listener: PlaybackListener;
  readonly #meter: LineMeter;
  readonly #unfit: () => void;
  readonly #backoff = new Backoff(1000, 8000);
  readonly #times = new SegmentTimes();
  readonly #stop = new AbortController();
  #mode: Exclude<LineMode, 'full'> = 'picture';
  #address: string | null = null;
  #sources: Sources | null = null;
  /** What was fetched before the stream was asked for, and when. */
  #early: { readonly sources: Promise<Sources | null>; readonly at: number } | null = null;
  /** With which segment what was fetched in advance begins. */
  #earlyStart: number | null = null;
  readonly #earlyFetch: SegmentFetch;
  #fetcher: SegmentFetch;
  #tracks: readonly SegmentTrack[] = [];
  #media: MediaSource | null = null;
  #start: Start = null;
  /** When what it is to begin with was filmed; null for live. */
  #filmed: Date | null = null;
  /** What has come is not yet played. */
  #begins = false;
  /** Where the next timeline begins. */
  #next: ListedSegment | null = null;
  #ticker: ReturnType<typeof setInterval> | undefined;
  #wantsToPlay = false;

  /** @param unfit notified that a stream can't be played so: its sound is in the picture */
  constructor(video: HTMLVideoElement, listener: PlaybackListener, meter: LineMeter, unfit: () => void) {
    this.#video = video;
    this.#listener = listener;
    this.#meter = meter;
    this.#unfit = unfit;
    this.#fetcher = new SegmentFetch(meter);
    this.#earlyFetch = new SegmentFetch(meter);
    const on = (name: 'play' | 'pause' | 'seeking' | 'playing', act: () => void) =>
      video.addEventListener(name, () => this.#media && act(), { signal: this.#stop.signal });
    on('play', () => (this.#wantsToPlay = true));
    on('pause', () => (this.#wantsToPlay = false));
    on('playing', () => this.#backoff.reset());
    on('seeking', () => this.#seeks());
    window.addEventListener('online', () => this.retryNow(), { signal: this.#stop.signal });
  }

  static isSupported(): boolean {
    return 'MediaSource' in window;
  }

  /** What the poorest picture with its sound needs, in bits a second. */
  get need(): number {
    return this.#sources?.offer.rate || USUAL_NEED;
  }

  /** Media that are there and not yet played, in seconds. */
  get ahead(): number {
    const { currentTime } = this.#video;
    return this.#tracks.length === 0 ? 0 : Math.min(...this.#tracks.map((track) => track.until(currentTime) - currentTime));
  }

  /** In seconds. */
  get targetDuration(): number {
    return this.#sources?.sound.list?.targetDuration ?? 2;
  }

  /** Fetches where {@link address} begins, which is probably asked for soon. */
  prepare(address: string): void {
    this.#address = new URL(address, location.href).href;
    this.#early = { sources: this.#prepared().catch(() => null), at: performance.now() };
  }

  async #prepared(): Promise<Sources | null> {
    const sources = await this.#offered(this.#earlyFetch);
    if (sources) void this.#fetchFirst(this.#wanted(sources)).catch(() => undefined);
    return sources;
  }

  /** The first segments: who asks for the stream gets them from where they have come to. */
  async #fetchFirst(wanted: readonly SegmentSource[]): Promise<void> {
    const lists = await Promise.all(wanted.map((source) => source.read(this.#earlyFetch)));
    const start = startAtLive(wanted, lists);
    const nothing = (): Promise<void> => Promise.resolve();
    this.#earlyStart = start;
    for (const [index, source] of wanted.entries()) {
      const first = lists[index]?.segments.find(({ number, gap }) => number >= start && !gap);
      for (const address of first ? [first.header, first.address] : []) void source.bytes(this.#earlyFetch, address, nothing).catch(() => undefined);
    }
  }

  #wanted({ sound, picture }: Sources): readonly SegmentSource[] {
    return this.#mode === 'picture' ? [sound, picture] : [sound];
  }

  /** Plays at live, or at a place of which it is known when it was filmed. */
  load(address: string, from: From): void {
    this.#filmed = typeof from === 'object' ? from.filmed : null;
    this.#sources = null;
    this.#address = new URL(address, location.href).href;
    this.#backoff.reset();
    this.#wantsToPlay = !this.#video.paused;
    this.#open(null);
  }

  reload(): void {
    this.#sources = null;
    this.#open(this.#place());
  }

  /** With the picture or without; goes on where it is. */
  play(mode: Exclude<LineMode, 'full'>): void {
    if (mode === this.#mode) return;
    const place = this.#place();
    this.#mode = mode;
    if (this.#media) this.#open(place);
  }

  /** Looks whether the picture would come in time, while the sound goes on: what came is kept for it. */
  async tryPicture(): Promise<boolean> {
    const place = this.#place();
    const sources = this.#sources;
    if (!place || !sources) return false;
    const fetcher = new SegmentFetch(this.#meter);
    const watch = setInterval(() => (this.ahead < LEAST_AHEAD_SECONDS || this.#fetcher.closed) && fetcher.close(), TICK_MILLIS);
    const nowhere = (): Promise<void> => Promise.resolve();
    try {
      const known = await sources.picture.again(fetcher, place.number);
      for (const { number, gap, header, address } of known.segments) {
        if (number < place.number || gap) continue;
        await sources.picture.bytes(fetcher, header, nowhere);
        await sources.picture.bytes(fetcher, address, nowhere);
      }
      return !fetcher.closed;
    } catch {
      return false;
    } finally {
      clearInterval(watch);
      fetcher.close();
    }
  }

  unload(): void {
    clearInterval(this.#ticker);
    this.#fetcher.close();
    this.#sources = null;
    this.#media = null;
    this.#tracks = [];
    this.#video.removeAttribute('src');
    this.#video.load();
  }

  close(): void {
    this.#stop.abort();
    clearInterval(this.#ticker);
    this.#fetcher.close();
    this.#earlyFetch.close();
  }

  /** Only what is not to be chosen here is: see {@link play}. */
  choose(): void {}

  seekToLive(): void {
    const edge = this.#edge(HOLD_BACK);
    if (edge !== null) this.#video.currentTime = Math.max(edge, this.#times.start() ?? edge) + PAST_BOUNDARY_SECONDS;
  }

  retryNow(): void {
    if (this.#media) this.#open(this.#place());
  }

  playingDate(): Date | null {
    return this.#begins ? null : this.dateAt(this.#video.currentTime);
  }

  dateAt(seconds: number): Date | null {
    return this.#times.dateAt(seconds);
  }

  /** Whether what was filmed at {@link date} is listed, and not withheld; null while no playlist is known. */
  gives(date: Date): boolean | null {
    const list = this.#sources?.sound.list ?? null;
    return list && gives(list, date);
  }

  windowStart(): number | null {
    return this.#times.start();
  }

  liveEdge(): number | null {
    return this.#edge(HOLD_BACK + SPARE);
  }

  #edge(targetDurations: number): number | null {
    const end = this.#times.end();
    return end === null ? null : end - targetDurations * this.targetDuration;
  }

  /** Where it is now; null at live, or while that is not known. */
  #place(): Start {
    if (this.#begins) return this.#start;
    const found = this.#times.at(this.#video.currentTime);
    return found && { number: found.segment.number, into: Math.max(0, this.#video.currentTime - found.start) };
  }

  /** Makes the media source anew and fills it from {@link start} on. */
  #open(start: Start): void {
    clearInterval(this.#ticker);
    this.#fetcher.close();
    this.#fetcher = new SegmentFetch(this.#meter);
    this.#times.forget();
    this.#tracks = [];
    this.#start = start;
    this.#begins = true;
    this.#next = null;
    const media = new MediaSource();
    this.#media = media;
    const address = URL.createObjectURL(media);
    const opened = new Promise<void>((resolve) => media.addEventListener('sourceopen', () => resolve(), { once: true }));
    const wants = this.#wantsToPlay;
    this.#video.src = address;
    if (wants) void this.#video.play().catch(() => undefined);
    this.#wantsToPlay = wants;
    this.#ticker = setInterval(() => this.#tick(), TICK_MILLIS);
    void this.#fill(media, opened.then(() => URL.revokeObjectURL(address)), this.#fetcher);
  }

  async #fill(media: MediaSource, opened: Promise<void>, fetcher: SegmentFetch): Promise<void> {
    try {
      const early = await this.#takeEarly();
      const sources = (this.#sources ??= early ?? (await this.#offered(fetcher)));
      if (!sources) return fetcher.closed ? undefined : this.#unfit();
      this.#listener.qualities(sources.offer.qualities);
      this.#listener.playingHeight(this.#mode === 'picture' ? sources.offer.height : 0);
      const wanted = this.#wanted(sources);
      const lists = await Promise.all(wanted.map((source) => source.read(fetcher)));
      await opened;
      if (fetcher.closed) return;
      media.duration = Number.POSITIVE_INFINITY;
      this.#tracks = wanted.map((source) => this.#track(media, sources, source, fetcher));
      this.#start ??= startAt(lists[0], this.#filmed) ?? { number: (early && this.#earlyStart) ?? startAtLive(wanted, lists), into: 0 };
      this.#filmed = null;
      for (const track of this.#tracks) track.begin(this.#start.number);
    } catch (error) {
      if (fetcher.closed) return;
      const wait = this.#failed((error as { status?: number }).status ?? 0);
      setTimeout(() => !fetcher.closed && this.#open(this.#start), wait);
    }
  }

  /** Once: what was read in advance is old the second time. */
  #takeEarly(): Promise<Sources | null> | null {
    const early = this.#early;
    this.#early = null;
    return early && performance.now() - early.at < EARLY_MILLIS ? early.sources : null;
  }

  async #offered(fetcher: SegmentFetch): Promise<Sources | null> {
    const address = this.#address ?? '';
    const { text } = await fetcher.text(address);
    const offer = readOffer(text, address);
    return offer && { offer, sound: new SegmentSource(offer.sound), picture: new SegmentSource(offer.picture) };
  }

  #track(media: MediaSource, { offer, picture }: Sources, source: SegmentSource, fetcher: SegmentFetch): SegmentTrack {
    const type = source === picture ? `video/mp4; codecs="${offer.pictureCodec}"` : `audio/mp4; codecs="${offer.soundCodec}"`;
    return new SegmentTrack(this.#video, media.addSourceBuffer(type), source, fetcher, {
      grew: () => !fetcher.closed && this.#begins && this.#tick(),
      came: () => !fetcher.closed && this.#listener.trouble(null),
      failed: (status) => this.#failed(status),
      broken: (from) => (this.#next = from),
      ended: () => this.#tracks.every(({ ended }) => ended) && media.readyState === 'open' && media.endOfStream(),
    });
  }

  /** How long to wait before the next attempt, in milliseconds. */
  #failed(status: number): number {
    // A stream that is announced and has no playlist yet is no trouble, nor is one request that others make up for.
    const stands = this.#video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
    const wait = this.#backoff.next();
    if (stands && status !== 404 && status !== 503 && wait > 1500) this.#listener.trouble('network');
    return wait;
  }

  #tick(): void {
    const list = this.#sources?.sound.list;
    if (list) this.#times.update(list.segments);
    if (this.#begins) return this.#begin();
    this.#tellWindow();
    if (this.#next && this.ahead < 0.3) return this.#open({ number: this.#next.number, into: 0 });
    this.#leaveGap();
  }

  /** Goes to the first second, once enough of it is there. */
  #begin(): void {
    const [first] = this.#tracks;
    const begins = first?.begins() ?? null;
    if (begins === null || !this.#start || this.#video.readyState === HTMLMediaElement.HAVE_NOTHING) return;
    const at = Math.max(...this.#tracks.map((track) => track.begins() ?? Number.POSITIVE_INFINITY)) + this.#start.into + PAST_BOUNDARY_SECONDS;
    const enough = this.#tracks.every((track) => track.ended || track.until(at) - at >= FIRST_SECONDS);
    if (!enough) return;
    this.#times.anchor(first?.first ?? this.#start.number, begins);
    this.#begins = false;
    this.#video.currentTime = at;
  }

  #seeks(): void {
    const { currentTime } = this.#video;
    if (this.#begins || this.#tracks.every((track) => track.has(currentTime))) return;
    const found = this.#times.at(currentTime);
    if (found) for (const track of this.#tracks) track.begin(found.segment.number);
  }

  /** Over what is withheld or missing, once there is something behind it. */
  #leaveGap(): void {
    const { currentTime, readyState } = this.#video;
    if (readyState >= HTMLMediaElement.HAVE_FUTURE_DATA) return;
    const out = this.#times.pastGap(currentTime);
    if (out !== null && this.#tracks.every((track) => track.has(out + PAST_BOUNDARY_SECONDS))) this.#video.currentTime = out + PAST_BOUNDARY_SECONDS;
  }

  #tellWindow(): void {
    const [start, end] = [this.#times.start(), this.#times.end()];
    if (start !== null && end !== null && this.#media?.readyState === 'open') this.#media.setLiveSeekableRange(Math.max(0, start), Math.max(0, end));
  }
}

/** Where what was filmed at {@link date} is; null if that is not listed any more. */
function startAt(list: SegmentList | undefined, date: Date | null): Start {
  const segment = list && date && segmentAt(list, date);
  return segment ? { number: segment.number, into: (Number(date) - Number(segment.filmed)) / 1000 } : null;
}

/** With which segment to begin at live: a playlist that was read a while ago ends before its newest. */
function startAtLive(sources: readonly SegmentSource[], lists: readonly SegmentList[]): number {
  const newest = Math.min(...lists.map(({ segments }) => segments.at(-1)?.number ?? 0));
  const { segments = [], targetDuration = 2 } = lists[0] ?? {};
  return fromEnd(segments, newest, Math.max(targetDuration / 2, HOLD_BACK * targetDuration - (sources[0]?.age ?? 0)));
}

/** The number of the segment that begins at least {@link seconds} before the end of {@link newest}. */
function fromEnd(segments: readonly ListedSegment[], newest: number, seconds: number): number {
  let left = seconds;
  let number = newest;
  for (const segment of [...segments].reverse()) {
    if (segment.number > newest || left <= 0) continue;
    [left, number] = [left - segment.duration, segment.number];
  }
  return number;
}
