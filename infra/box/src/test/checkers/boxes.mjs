/*
 * Reads a live stream's window once, every box of it: node boxes.mjs MULTIVARIANT_URL. Fetches each
 * listed segment and, by their documented names, all parts of it. Prints what it saw as JSON; the
 * status is 1 if anything was wrong. Numbers are those of docs/hls-rules.md.
 */
import HLS from 'hls-parser';
import { chunk, header } from './mp4.mjs';

const [url] = process.argv.slice(2);
HLS.setOptions({ strictMode: true, silent: true });
const problems = [];
const FRAGMENTED = ['iso6', 'iso7', 'iso8', 'iso9'];

function wrong(where, what) {
  if (problems.length < 50) problems.push(`${where}: ${what}`);
}

async function fetched(address) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(20_000) });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
}

async function media(address) {
  const { status, bytes } = await fetched(address);
  if (status !== 200) throw new Error(`${new URL(address).pathname} answered ${status}`);
  return bytes;
}

/** Rules 79, 80, 85. */
function checkHeader(where, init) {
  if (init.boxes.join() !== 'ftyp,moov') wrong(where, `the header is ${init.boxes}`);
  if (!init.brands.some((brand) => FRAGMENTED.includes(brand))) wrong(where, `the brands are ${init.brands}`);
  if (!init.brands.includes('cmfc')) wrong(where, 'no brand of CMAF');
  if (init.tracks !== 1 || init.entries !== 1) wrong(where, `${init.tracks} tracks, ${init.entries} sample entries`);
  if (init.extended.join() !== `${init.track}`) wrong(where, `mvex extends the tracks [${init.extended}]`);
  if (init.samples !== 0) wrong(where, 'the header has samples');
  if (init.edits.length > 1) wrong(where, `${init.edits.length} edits`);
  if (!init.square) wrong(where, 'pixels that are not square');
}

/** Rules 81 to 84 on one chunk; returns it, or nothing if it can't be read. */
function checkChunk(where, bytes, init, state) {
  let read;
  try {
    read = chunk(bytes, init);
  } catch (error) {
    wrong(where, error.message);
    state.next = undefined;
    return undefined;
  }
  if (read.track !== init.track) wrong(where, `is of track ${read.track}`);
  if (state.next !== undefined && read.start !== state.next) wrong(where, `begins at ${read.start}, not at ${state.next}`);
  state.next = read.start + read.duration;
  for (const sample of read.samples) {
    state.samples++;
    state.durations.add(sample.duration);
    if (sample.sync) state.syncs++;
    if (sample.sync !== sample.idr) wrong(where, `a sample ${sample.sync ? 'marked as' : 'that is'} a key frame ${sample.idr ? 'is not marked' : 'is none'}`);
    if (sample.offset !== 0) wrong(where, 'a composition offset: reordered pictures');
  }
  return read;
}

const near = (a, b, tolerance) => Math.abs(a - b) <= tolerance;

/** Rules 28, 54, 55, 57, 84 on one segment of the playlist. */
async function checkSegment(where, base, number, listed, init, state) {
  const bytes = listed.uri ? await media(new URL(listed.uri, base)) : undefined;
  const pieces = [];
  let start;
  let ticks = 0;
  const listedParts = listed.parts.filter((part) => !part.hint);
  for (let part = 0; ; part++) {
    // A part that is not there yet would be waited for.
    if (!bytes && part >= listedParts.length) break;
    const answer = await fetched(new URL(`${number}.${part}.m4s`, base));
    if (answer.status === 404 && bytes) break;
    if (answer.status !== 200) return wrong(where, `part ${part} answered ${answer.status}`);
    const read = checkChunk(`${where} part ${part}`, answer.bytes, init, state);
    if (!read) return undefined;
    state.parts++;
    start ??= read.start;
    ticks += read.duration;
    pieces.push(answer.bytes);
    if (part === 0 && !read.samples[0].sync) wrong(where, 'does not begin with a key frame');
    const tag = listedParts[part];
    if (!tag) continue;
    state.listedParts++;
    if (!near(tag.duration, read.duration / init.timescale, 0.0011)) wrong(where, `part ${part} lasts ${read.duration / init.timescale}, not ${tag.duration}`);
    if (Boolean(tag.independent) !== read.samples.some((sample) => sample.sync)) wrong(where, `part ${part} has INDEPENDENT=${Boolean(tag.independent)}`);
  }
  if (!bytes) return undefined;
  if (pieces.length === 0) return wrong(where, 'has no parts');
  if (!Buffer.concat(pieces).equals(bytes)) wrong(where, `its parts of ${pieces.map((piece) => piece.length)} bytes are not the segment of ${bytes.length}`);
  if (!near(listed.duration, ticks / init.timescale, 0.0011)) wrong(where, `lasts ${ticks / init.timescale}, not ${listed.duration}`);
  return { number, start: start / init.timescale, date: listed.programDateTime?.getTime() };
}

async function checkRendition(uri, declared) {
  const base = new URL(uri, url);
  const where = base.pathname.split('/').at(-2);
  const playlist = HLS.parse((await media(base)).toString());
  const init = header(await media(new URL(playlist.segments[0].map.uri, base)));
  checkHeader(where, init);
  if (!declared.has(init.codec)) wrong(where, `is ${init.codec}, which CODECS does not name`);
  const state = { next: undefined, samples: 0, syncs: 0, parts: 0, listedParts: 0, durations: new Set() };
  const starts = [];
  let number = playlist.mediaSequenceBase;
  for (const segment of playlist.segments) {
    const seen = await checkSegment(`${where} segment ${number}`, base, number, segment, init, state);
    if (seen) starts.push(seen);
    number++;
  }
  checkDates(where, starts);
  const { handler, codec, width, height, timescale, sampleRate, channels } = init;
  return { name: where, handler, codec, width, height, timescale, sampleRate, channels, ...state, durations: [...state.durations], starts };
}

/** Rule 36: the dates go with the timestamps. */
function checkDates(where, starts) {
  const [first] = starts.filter((each) => each.date);
  for (const each of starts.filter((other) => other.date)) {
    const byDate = (each.date - first.date) / 1000;
    if (!near(byDate, each.start - first.start, 0.0021)) wrong(where, `segment ${each.number} is ${each.start - first.start} s after the first, ${byDate} s by its date`);
  }
}

/** Rule 32: a segment begins in all renditions at the same time, sound within one of its frames. */
function checkInStep(renditions) {
  const [lead, ...others] = renditions;
  for (const other of others) {
    const tolerance = other.handler === 'soun' ? 1024 / other.timescale + 1e-6 : 1e-6;
    for (const each of other.starts) {
      const same = lead.starts.find((start) => start.number === each.number);
      if (same && !near(same.start, each.start, tolerance)) wrong(other.name, `segment ${each.number} begins at ${each.start}, in ${lead.name} at ${same.start}`);
    }
  }
}

let renditions = [];
try {
  const multivariant = HLS.parse((await media(url)).toString());
  const declared = new Set(multivariant.variants.flatMap((variant) => variant.codecs.split(',')));
  const groups = multivariant.variants.flatMap((variant) => variant.audio.map((audio) => audio.uri).filter(Boolean));
  const uris = [...new Set([...multivariant.variants.map((variant) => variant.uri), ...groups])];
  renditions = await Promise.all(uris.map((uri) => checkRendition(uri, declared)));
  checkInStep(renditions);
} catch (error) {
  wrong(url, error.message);
}
console.log(JSON.stringify({ renditions: renditions.map(({ starts, ...rest }) => ({ ...rest, segments: starts.length })), problems }));
process.exitCode = problems.length > 0 ? 1 : 0;
