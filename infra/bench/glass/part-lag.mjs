/* Follows a rendition by blocking reloads, as a player does. */
import { spawn } from 'node:child_process';
import { ageOf, readStamp, STRIP } from './time-code.mjs';

/** A part is decoded at most so often: it takes a processor from what is measured. */
const DECODE_EVERY_MILLIS = 5000;

/** How long after its last frame's end is a part in the playlist, by the playlist's own clock? Until `stopped`; `lags` are milliseconds. */
export function followParts(playlist) {
  const following = { lags: [], stopped: false };
  void (async () => {
    for await (const { at, edge, isBlocking } of reloads(playlist, following)) {
      if (isBlocking && edge.end !== null) following.lags.push(at - edge.end);
    }
  })();
  return following;
}

/** How long ago was the last picture of a part taken, by its time code, when the part is in the playlist? As {@link followParts}, with `ages`. */
export function followAges(playlist) {
  const following = { ages: [], stopped: false };
  void (async () => {
    let decodedAt = 0;
    for await (const { at, text, isBlocking } of reloads(playlist, following)) {
      const newest = text.match(/^#EXT-X-PART:.*$/gm)?.at(-1) ?? '';
      if (!isBlocking || !newest.includes('INDEPENDENT=YES') || at - decodedAt < DECODE_EVERY_MILLIS) continue;
      decodedAt = at;
      const taken = await lastPicture([text.match(/^#EXT-X-MAP:.*$/gm).at(-1), newest].map((tag) => new URL(tag.match(/URI="([^"]+)"/)[1], playlist)));
      if (taken !== null) following.ages.push(ageOf(taken, at));
    }
  })();
  return following;
}

/** Each answer, and whether it was waited for; what fails is asked for again. */
export async function* reloads(playlist, following) {
  let next = null;
  while (!following.stopped) {
    const query = next ? `?_HLS_msn=${next.segment}&_HLS_part=${next.part}` : '';
    try {
      const answer = await fetch(playlist + query, { signal: AbortSignal.timeout(10_000) });
      const text = await answer.text();
      const at = Date.now();
      const edge = edgeOf(text);
      yield { at, text, edge, isBlocking: next !== null };
      next = { segment: edge.segment, part: edge.parts };
      if (edge.end === null) await new Promise((resolve) => setTimeout(resolve, 200));
    } catch {
      next = null;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** The time code of the last picture of a map and a part; null if it cannot be read. */
async function lastPicture(addresses) {
  const bytes = await Promise.all(addresses.map(async (address) => Buffer.from(await (await fetch(address)).arrayBuffer())));
  const decoder = spawn('ffmpeg', ['-hide_banner', '-nostats', '-loglevel', 'error', '-threads', '1', '-i', 'pipe:0', '-an',
    '-vf', `crop=iw:ih*${STRIP / 4}:0:ih*${1 - STRIP * 0.625},scale=1280:1:flags=area,format=gray`, '-f', 'rawvideo', 'pipe:1']);
  decoder.stdin.on('error', () => undefined);
  decoder.stdin.end(Buffer.concat(bytes));
  const rows = Buffer.concat(await decoder.stdout.toArray());
  return rows.length < 1280 ? null : readStamp(rows.subarray(-1280));
}

/** The next segment's number, how many parts it has, and when the last part ends. */
function edgeOf(text) {
  let segment = 0;
  let parts = 0;
  let clock = null;
  for (const line of text.split('\n')) {
    const [, tag, value] = line.match(/^#EXT-X-([A-Z-]+):(.*)$/) ?? [];
    if (tag === 'MEDIA-SEQUENCE') segment += Number(value);
    if (tag === 'SKIP') segment += Number(value.match(/SKIPPED-SEGMENTS=(\d+)/)[1]);
    if (tag === 'PROGRAM-DATE-TIME') {
      clock = Date.parse(value);
      parts = 0;
    }
    if (tag === 'PART') {
      parts++;
      if (clock !== null) clock += Number(value.match(/DURATION=([\d.]+)/)[1]) * 1000;
    }
    if (/^[^#\s]/.test(line)) {
      segment++;
      parts = 0;
    }
  }
  return { segment, parts, end: clock };
}

/** The media playlists of a multivariant one: the fullest picture's and the sound's. */
export async function renditionsOf(stream) {
  const text = await (await fetch(stream)).text();
  const lines = text.split('\n');
  const variants = lines.flatMap((line, index) => {
    const height = line.match(/^#EXT-X-STREAM-INF:.*RESOLUTION=\d+x(\d+)/);
    return height ? [{ height: Number(height[1]), uri: lines[index + 1] }] : [];
  });
  const fullest = variants.sort((one, other) => other.height - one.height)[0];
  const sound = text.match(/^#EXT-X-MEDIA:TYPE=AUDIO.*URI="([^"]+)"/m);
  return {
    heights: [...new Set(variants.map((variant) => variant.height))],
    picture: new URL(fullest.uri, stream).href,
    sound: sound ? new URL(sound[1], stream).href : null,
  };
}
