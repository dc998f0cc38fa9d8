/* How long the playlists of a recording take: from a program that has just started, of a recording that it has not in
 * memory, and again. */
import { gunzipSync } from 'node:zlib';
import { told } from '../program/figures.mjs';
import { wanted } from './asking.mjs';

const STARTS = 3;
const CHANGES = 10;
const REPETITIONS = 300;

export async function measurePlaylists({ start, recording }) {
  const first = new Times();
  for (let time = 0; time < STARTS; time++) {
    const box = await start();
    try {
      await first.take(box, recording);
    } finally {
      await box.stop();
    }
  }
  first.tell('program just started');
  const box = await start();
  try {
    await new Times().take(box, recording);
    const changed = new Times();
    for (let time = 0; time < CHANGES; time++) {
      // What the program holds of a recording is of one version of it.
      await box.operate('PATCH', `/api/v1/recordings/${recording}`, { title: `Three hours, ${time}` });
      await changed.take(box, recording);
    }
    changed.tell('not in memory');
    const again = new Times();
    for (let time = 0; time < REPETITIONS; time++) await again.take(box, recording);
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

const tenths = (values) => told(values.map((value) => value * 1000), 'µs');

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
