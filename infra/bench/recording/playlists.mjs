/* How long the playlists of a recording take: from a program that has just started, and a while later; of a recording that it
 * has not in memory, and again. */
import { gunzipSync } from 'node:zlib';
import { quantile } from '../program/figures.mjs';
import { wanted } from './asking.mjs';

const STARTS = 3;
const REPETITIONS = 300;
/** The program has the newest recording ready by then. */
const A_WHILE_MILLIS = 10_000;

export async function measurePlaylists({ start, recording, copies }) {
  for (const [when, millis] of [['at once after a start', 0], ['ten seconds after a start', A_WHILE_MILLIS]]) {
    const first = new Times();
    for (let time = 0; time < STARTS; time++) {
      const box = await start();
      try {
        await new Promise((resolve) => setTimeout(resolve, millis));
        await first.take(box, recording);
      } finally {
        await box.stop();
      }
    }
    first.tell(when);
  }
  const box = await start();
  try {
    const again = new Times();
    for (let time = 0; time < REPETITIONS; time++) await again.take(box, recording);
    const others = new Times();
    for (const copy of copies) await others.take(box, copy);
    others.tell('another one, not in memory');
    again.tell('again');
  } finally {
    await box.stop();
  }
}

/** Milliseconds to the last byte, as a player asks: the multivariant playlist, then picture and sound. */
class Times {
  #multivariant = [];
  #media = [];
  #sizes = '';

  async take(box, recording) {
    const address = `${box.address}/hls/recordings/${recording}/index.m3u8`;
    const multivariant = await wanted(address);
    this.#multivariant.push(multivariant.whole);
    const { top, sound } = renditionsOf(text(multivariant));
    for (const media of [top, sound]) {
      const answer = await wanted(new URL(media, address));
      this.#media.push(answer.whole);
      const lines = text(answer);
      this.#sizes = `${media}: ${lines.match(/^#EXTINF/gm).length} segments, ${lines.length} bytes, ${answer.body.length} on the wire`;
    }
  }

  tell(when) {
    console.log(`  ${when}: multivariant ${tenths(this.#multivariant)}; media playlist ${tenths(this.#media)} (${this.#sizes})`);
  }
}

const tenths = (values) => `p50 ${quantile(values, 0.5).toFixed(1)} / max ${Math.max(...values).toFixed(1)} ms of ${values.length}`;

const text = ({ body, headers }) => (headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString();

/** The addresses of the fullest picture and of the sound. */
export function renditionsOf(multivariant) {
  const lines = multivariant.split('\n');
  const variants = lines
    .map((line, index) => ({ height: Number(line.match(/^#EXT-X-STREAM-INF:.*RESOLUTION=\d+x(\d+)/)?.[1]), uri: lines[index + 1] }))
    .filter(({ height }) => height > 0)
    .sort((one, other) => other.height - one.height);
  return { all: [...new Set(variants.map(({ uri }) => uri))], top: variants[0].uri, sound: multivariant.match(/TYPE=AUDIO.*URI="([^"]+)"/)[1] };
}
