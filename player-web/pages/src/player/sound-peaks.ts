const REQUEST_MILLIS = 10_000;
const SAMPLE_RATE = 16_000;

/** Segments whose sound is kept: some minutes. */
const MOST_KEPT = 60;

interface Segment {
  readonly address: string;
  readonly start: number;
  readonly duration: number;
}

/** How loud the sound of a recording is, segment by segment as it is wanted: nobody fetches three hours to see six seconds. */
export class SoundPeaks {
  readonly #playlist: string;
  #listed: Promise<{ readonly map: ArrayBuffer; readonly segments: readonly Segment[] }> | null = null;
  readonly #decoded = new Map<string, Promise<Float32Array>>();

  /** @param playlist the address of a media playlist of fragmented MP4 (RFC 8216, 4.3.2.5) */
  constructor(playlist: string) {
    this.#playlist = playlist;
  }

  /** The loudest in each of {@link count} equal parts between two places, from 0 to 1. Throws if the sound can't be had. */
  async between(from: number, to: number, count: number): Promise<readonly number[]> {
    this.#listed ??= this.#list();
    const { map, segments } = await this.#listed;
    const wanted = segments.filter(({ start, duration }) => start < to && start + duration > from);
    const sounds = await Promise.all(wanted.map(async (one) => ({ one, samples: await this.#decode(map, one) })));
    const peaks = new Array<number>(count).fill(0);
    for (const { one, samples } of sounds) {
      samples.forEach((sample, index) => {
        const bar = Math.floor(((one.start + index / SAMPLE_RATE - from) / (to - from)) * count);
        if (bar >= 0 && bar < count) peaks[bar] = Math.max(peaks[bar] ?? 0, Math.abs(sample));
      });
    }
    return peaks;
  }

  async #list() {
    const address = new URL(this.#playlist, location.href);
    const lines = (await (await fetched(address)).text()).split('\n');
    const segments: Segment[] = [];
    let [start, duration, map, isGap] = [0, 0, '', false];
    for (const line of lines) {
      if (line.startsWith('#EXT-X-MAP:')) map = /URI="([^"]*)"/.exec(line)?.[1] ?? '';
      else if (line.startsWith('#EXTINF:')) duration = Number.parseFloat(line.slice('#EXTINF:'.length));
      else if (line.startsWith('#EXT-X-GAP')) isGap = true;
      else if (line && !line.startsWith('#')) {
        if (!isGap) segments.push({ address: new URL(line, address).href, start, duration });
        [start, isGap] = [start + duration, false];
      }
    }
    return { map: await (await fetched(new URL(map, address))).arrayBuffer(), segments };
  }

  #decode(map: ArrayBuffer, { address }: Segment): Promise<Float32Array> {
    const known = this.#decoded.get(address) ?? decode(map, address);
    // The newest is the last.
    this.#decoded.delete(address);
    this.#decoded.set(address, known);
    for (const old of this.#decoded.keys()) {
      if (this.#decoded.size <= MOST_KEPT) break;
      this.#decoded.delete(old);
    }
    return known;
  }
}

async function decode(map: ArrayBuffer, address: string): Promise<Float32Array> {
  const segment = await (await fetched(new URL(address))).arrayBuffer();
  const both = new Uint8Array(map.byteLength + segment.byteLength);
  both.set(new Uint8Array(map));
  both.set(new Uint8Array(segment), map.byteLength);
  const sound = await new OfflineAudioContext(1, 1, SAMPLE_RATE).decodeAudioData(both.buffer);
  return sound.getChannelData(0);
}

async function fetched(address: URL): Promise<Response> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(REQUEST_MILLIS) });
  if (!answer.ok) throw new Error(`${address.pathname} answered ${answer.status}`);
  return answer;
}
