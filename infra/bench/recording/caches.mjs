/* What the caches that are shipped spare the program, what it costs to ask whether a segment is still public, and how soon
   a passage that is withdrawn is gone from them. */
import { Agent, get } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../program/box.mjs';
import { certify } from './nginx.mjs';
import { startShipped } from './shipped.mjs';

const VIEWERS = 200;
const SECONDS = 90;
const HOUR = 3600;
const agent = new Agent({ keepAlive: true, maxSockets: 64, rejectUnauthorized: false });

function ask(address) {
  return new Promise((resolve, reject) => {
    get(address, { agent }, (answer) => {
      let body = '';
      answer.on('data', (piece) => (body += answer.headers['content-type']?.includes('mpegurl') ? piece : ''));
      answer.on('end', () => resolve({ status: answer.statusCode, body }));
      answer.on('error', reject);
    }).on('error', reject);
  });
}

/** Where a rendition's segments are, with their lengths in seconds. */
async function segmentsOf(folder, rendition) {
  const { body } = await ask(`${folder}${rendition}/index.m3u8`);
  return [...body.matchAll(/(?<!#EXT-X-GAP\n)#EXTINF:([\d.]+),\n(\S+)/g)].map(([, seconds, name]) => ({ seconds: Number(seconds), address: `${folder}${rendition}/${name}` }));
}

/** One viewer who plays from a segment on, at the speed of life, until the end. */
async function watch(renditions, first, until) {
  for (let at = first; Date.now() < until; at++) {
    const begun = Date.now();
    const answers = await Promise.all(renditions.map((segments) => ask(segments[at % segments.length].address)));
    const wrong = answers.find(({ status }) => status !== 200);
    if (wrong) throw new Error(`A segment was answered with ${wrong.status}`);
    await sleep(Math.max(0, begun + renditions[0][at % renditions[0].length].seconds * 1000 - Date.now()));
  }
}

async function measure(name, box, nginx, renditions, firstOf) {
  nginx.lines();
  const used = box.usage().seconds;
  const end = Date.now() + SECONDS * 1000;
  await Promise.all(Array.from({ length: VIEWERS }, async (_, viewer) => {
    await sleep((viewer / VIEWERS) * renditions[0][0].seconds * 1000);
    await watch(renditions, firstOf(viewer), end);
  }));
  const lines = nginx.lines();
  const of = (...words) => lines.filter(([status]) => words.includes(status)).length;
  const asked = lines.filter(([, upstream]) => upstream !== '-');
  const known = asked.filter(([, upstream]) => upstream === '304');
  const bytes = (some) => some.reduce((sum, [, , length]) => sum + Number(length), 0);
  const hours = (VIEWERS * SECONDS) / HOUR;
  console.log(`  ${name}: ${VIEWERS} viewers, ${lines.length} requests: ${percent(of('HIT'), lines)} hits, ${percent(of('REVALIDATED'), lines)} asked about, `
    + `${percent(of('MISS', 'EXPIRED'), lines)} fetched; the program was asked ${Math.round(asked.length / hours)} times a viewer-hour, `
    + `answered ${(known.length / SECONDS).toFixed(1)} × 304 a second (${Math.round(bytes(known) / Math.max(1, known.length))} bytes each) and sent `
    + `${(bytes(asked) / hours / 1e6).toFixed(1)} MB a viewer-hour; ${(box.usage().seconds - used).toFixed(1)} s of its processor in ${SECONDS} s`);
}

function percent(part, all) {
  return `${((100 * part) / all.length).toFixed(1)} %`;
}

/** What stands between two times. */
function passage(segments, from, to) {
  let at = 0;
  return segments.filter(({ seconds }) => {
    at += seconds;
    return at - seconds >= from && at <= to;
  });
}

/** How long the cache gives out a passage after the order that withdraws it was answered. */
async function withdraw(box, recording, renditions, from, seconds) {
  const addresses = renditions.flatMap((segments) => passage(segments, from, from + seconds).map(({ address }) => address));
  await Promise.all(addresses.map(ask));
  await box.operate('POST', `/api/v1/recordings/${recording}/corrections`,
    { kind: 'mask', from, to: from + seconds, reason: 'Mesure', legalBasis: 'Mesure' });
  const begun = performance.now();
  const left = async () => (await Promise.all(addresses.map(ask))).filter(({ status }) => status !== 404).length;
  await until(async () => (await left()) === 0, 60_000, () => 'It is still given out', 20);
  console.log(`  masked ${seconds} s: ${addresses.length} addresses that the cache had, the last gone ${Math.round(performance.now() - begun)} ms after the answer`);
}

/** The segments of the smallest picture and of the sound, as a player finds them. */
async function renditionsOf(front, recording) {
  const folder = `https://127.0.0.1:${front}/hls/recordings/${recording}/`;
  const master = (await ask(`${folder}index.m3u8`)).body;
  const pictures = [...master.matchAll(/^([^#/\s]+)\/index\.m3u8$/gm)].map(([, id]) => id);
  const sound = master.match(/TYPE=AUDIO[^\n]*URI="([^/"]+)\//)?.[1];
  return Promise.all([pictures.at(-1), sound].filter(Boolean).map((id) => segmentsOf(folder, id)));
}

/** Viewers of one recording, all near each other and spread over it; then a passage is withdrawn. */
export async function measureCaches({ start, work, port, recording, copies, seconds }) {
  const front = port + 5;
  const tls = certify(work);
  const box = await start({ caches: [`http://127.0.0.1:${front + 1}`] });
  const nginx = await startShipped(work, front, port, tls);
  try {
    const renditions = await renditionsOf(front, recording);
    const { length } = renditions[0];
    await measure('together (all within two minutes)', box, nginx, renditions, (viewer) => Math.floor((viewer / VIEWERS) * (120 / renditions[0][0].seconds)));
    await measure('the same again', box, nginx, renditions, (viewer) => Math.floor((viewer / VIEWERS) * (120 / renditions[0][0].seconds)));
    await measure('apart (spread over all of it)', box, nginx, renditions, (viewer) => Math.floor((viewer / VIEWERS) * length));
    // Another of the same segments: this one is asked for again by the next run.
    const other = copies.at(-2);
    await withdraw(box, other, await renditionsOf(front, other), Math.round(Math.random() * (seconds - 300)), /* seconds= */ 300);
  } finally {
    await nginx.stop();
    await box.stop();
  }
}
