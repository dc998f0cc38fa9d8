import type { Quality } from './media-state.ts';

/** A segment as a media playlist lists it (RFC 8216bis 4.4.4). */
export interface ListedSegment {
  /** Its media sequence number. */
  readonly number: number;
  /** Absolute. */
  readonly address: string;
  /** The address of its EXT-X-MAP. */
  readonly header: string;
  /** In seconds. */
  readonly duration: number;
  /** When it was filmed, in milliseconds since 1970; null if the playlist does not say. */
  readonly filmed: number | null;
  /** It is withheld, or missing. */
  readonly gap: boolean;
  /** It begins another timeline. */
  readonly discontinuity: boolean;
}

/** The segments that a media playlist lists, in order. */
export interface SegmentList {
  readonly segments: readonly ListedSegment[];
  readonly targetDuration: number;
  /** The server holds a request back until there is news. */
  readonly canBlock: boolean;
  readonly ended: boolean;
}

/** What a multivariant playlist offers to a thin line. */
export interface Offer {
  /** The sound's media playlist. */
  readonly sound: string;
  readonly soundCodec: string;
  /** Of the sound alone, bits a second; 0 if the playlist does not say. */
  readonly soundRate: number;
  /** The poorest picture's media playlist. */
  readonly picture: string;
  readonly pictureCodec: string;
  readonly height: number;
  /** Of the poorest picture with its sound, bits a second. */
  readonly rate: number;
  /** All pictures, by the level that hls.js gives them: their rank from the poorest up. */
  readonly qualities: readonly Quality[];
}

interface Stream {
  readonly address: string;
  readonly rate: number;
  readonly height: number;
  readonly codecs: readonly string[];
}

/**
 * Reads a multivariant playlist.
 *
 * @param address its own, absolute
 * @returns null if sound and picture are not apart, which nothing here can play
 */
export function readOffer(playlist: string, address: string): Offer | null {
  const lines = playlist.split(/\r?\n/);
  const streams = lines.flatMap((line, index) => (line.startsWith('#EXT-X-STREAM-INF:') ? [stream(line, lines[index + 1] ?? '', address)] : []));
  const pictures = streams.filter(({ height }) => height > 0).sort((one, other) => one.rate - other.rate);
  const media = lines.find((line) => line.startsWith('#EXT-X-MEDIA:') && attribute(line, 'TYPE') === 'AUDIO' && attribute(line, 'URI'));
  const poorest = pictures[0];
  const soundCodec = poorest?.codecs.find((codec) => codec.startsWith('mp4a'));
  const pictureCodec = poorest?.codecs.find((codec) => !codec.startsWith('mp4a'));
  if (!media || !poorest || !soundCodec || !pictureCodec) return null;
  return {
    sound: new URL(attribute(media, 'URI') ?? '', address).href,
    soundCodec,
    soundRate: streams.find(({ height }) => height === 0)?.rate ?? 0,
    picture: poorest.address,
    pictureCodec,
    height: poorest.height,
    rate: poorest.rate,
    qualities: pictures.map(({ height, rate }, level) => ({ level, height, bitsPerSecond: rate })).reverse(),
  };
}

function stream(line: string, next: string, address: string): Stream {
  const [, height = '0'] = /x(\d+)/.exec(attribute(line, 'RESOLUTION') ?? '') ?? [];
  return {
    address: new URL(next, address).href,
    rate: Number(attribute(line, 'AVERAGE-BANDWIDTH') ?? attribute(line, 'BANDWIDTH') ?? 0),
    height: Number(height),
    codecs: (attribute(line, 'CODECS') ?? '').split(','),
  };
}

/** The value of an attribute, quoted or not; null if the tag does not have it. */
function attribute(line: string, name: string): string | null {
  const [, quoted, bare] = new RegExp(`[:,]${name}=(?:"([^"]*)"|([^,]*))`).exec(line) ?? [];
  return quoted ?? bare ?? null;
}

/** Whether {@link list} has what was filmed at {@link date}, and not as a gap. */
export function gives(list: SegmentList, date: Date): boolean {
  const segment = segmentAt(list, date);
  return segment !== undefined && !segment.gap;
}

/** The last segment that began before {@link date}; undefined if none did, or if that is not known. */
export function segmentAt({ segments }: SegmentList, date: Date): ListedSegment | undefined {
  return segments.findLast(({ filmed }) => filmed !== null && filmed <= date.getTime());
}

/**
 * Reads a media playlist.
 *
 * @param address its own, absolute
 * @param before what was known of it: a delta update (EXT-X-SKIP) leaves that out
 */
export function readSegments(playlist: string, address: string, before: SegmentList | null): SegmentList {
  const lines = playlist.split(/\r?\n/);
  const value = (tag: string): string | null => lines.find((line) => line.startsWith(`${tag}:`))?.slice(tag.length + 1) ?? null;
  const first = Number(value('#EXT-X-MEDIA-SEQUENCE') ?? 0);
  const skipped = Number(attribute(`:${value('#EXT-X-SKIP') ?? ''}`, 'SKIPPED-SEGMENTS') ?? 0);
  const kept = (before?.segments ?? []).filter(({ number }) => number >= first && number < first + skipped);
  const added = listed(lines, address, first + skipped, kept.at(-1)?.header ?? before?.segments.at(-1)?.header ?? '');
  return {
    segments: [...kept, ...added],
    targetDuration: Number(value('#EXT-X-TARGETDURATION') ?? 2),
    canBlock: /CAN-BLOCK-RELOAD=YES/.test(playlist),
    ended: lines.includes('#EXT-X-ENDLIST'),
  };
}

function listed(lines: readonly string[], address: string, first: number, knownHeader: string): ListedSegment[] {
  const segments: ListedSegment[] = [];
  let header = knownHeader;
  let next = { duration: 0, filmed: null as number | null, gap: false, discontinuity: false };
  for (const line of lines) {
    if (line.startsWith('#EXTINF:')) next.duration = Number.parseFloat(line.slice(8));
    else if (line.startsWith('#EXT-X-PROGRAM-DATE-TIME:')) next.filmed = Date.parse(line.slice(25));
    else if (line === '#EXT-X-GAP') next.gap = true;
    else if (line === '#EXT-X-DISCONTINUITY') next.discontinuity = true;
    else if (line.startsWith('#EXT-X-MAP:')) header = new URL(attribute(line, 'URI') ?? '', address).href;
    else if (line && !line.startsWith('#')) {
      const last = segments.at(-1);
      const filmed = next.filmed ?? (last?.filmed === undefined || last.filmed === null ? null : last.filmed + last.duration * 1000);
      segments.push({ ...next, filmed, header, number: first + segments.length, address: new URL(line, address).href });
      next = { duration: 0, filmed: null, gap: false, discontinuity: false };
    }
  }
  return segments;
}
