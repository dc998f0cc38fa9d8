/* Runs the program for some seconds as a box in use, so that the JVM may write down what it learnt of it (JEP 514, 515):
 *   node infra/setup/train.mjs CACHE
 * Takes free ports of the loopback and a directory of its own. Ends with 1, and no cache, if anything goes wrong. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { startBox, until } from '../bench/program/box.mjs';

const ON_AIR_MILLIS = 8_000;
const LOOKS = 12;
const WRITING_MILLIS = 60_000;
const PAGES = [
  '/', '/live/chamber', '/sittings', '/search', '/api/v1/site', '/api/v1/channels', '/api/v1/channels/chamber', '/api/v1/recordings',
  '/api/v1/sittings', '/api/v1/search?q=budget', '/calendar.ics', '/newsletter', '/feeds/sittings.rss', '/feeds/reports.rss', '/reports', '/sitemap.xml',
];

const cache = resolve(process.argv[2]);
const written = `${cache}.new`;
process.env.TRIBUNE_JAVA_OPTIONS = `${process.env.TRIBUNE_JAVA_OPTIONS ?? ''} -XX:AOTCacheOutput=${written}`;
const channels = [{ id: 'chamber', name: 'Chamber', sources: [{ type: 'testcard' }] }];
const box = await startBox({ port: await freePorts(3), channels });
try {
  await box.operate('POST', '/api/v1/channels/chamber/broadcasts', { state: 'live' });
  await use(`${box.address}/hls/live/chamber/index.m3u8`);
  await new Promise((done) => setTimeout(done, ON_AIR_MILLIS));
  const [{ broadcast }] = await box.operate('GET', '/api/v1/operator/channels');
  await closeAndOpen(broadcast.id);
  await box.operate('POST', `/api/v1/broadcasts/${broadcast.id}/end`);
  await use(`${box.address}/hls/recordings/${broadcast.id}/index.m3u8`);
  await download(broadcast.id);
} finally {
  await box.stop();
}
await until(() => existsSync(written), WRITING_MILLIS, () => `No cache was written:\n${box.log()}`);
rmSync(cache, { force: true });
renameSync(written, cache);

/** Reads the pages, and what a player reads, over and over. */
async function use(multivariant) {
  await until(async () => (await fetch(multivariant)).ok, WRITING_MILLIS, () => `Nothing to play:\n${box.log()}`);
  for (let look = 0; look < LOOKS; look++) {
    for (const page of PAGES) await body(box.address + page);
    for (const playlist of addresses(await body(multivariant), multivariant)) {
      for (const media of addresses(await body(playlist), playlist).slice(-2)) await body(media);
    }
  }
}

/** What must be quick at its first time too. */
async function closeAndOpen(broadcast) {
  for (let look = 0; look < LOOKS; look++) {
    await box.operate('POST', `/api/v1/broadcasts/${broadcast}/close`);
    await box.operate('POST', `/api/v1/broadcasts/${broadcast}/resume`, { from: 'closedSession' });
    await box.operate('POST', `/api/v1/broadcasts/${broadcast}/suspend`);
    await box.operate('POST', `/api/v1/broadcasts/${broadcast}/resume`, { from: 'suspension' });
  }
}

/** Downloads a recording, laid out anew each time. */
async function download(recording) {
  const { renditions } = JSON.parse(await body(`${box.address}/api/v1/recordings/${recording}`));
  const { id } = renditions.find(({ kind }) => kind === 'video');
  for (let look = 0; look < LOOKS; look++) {
    await box.operate('PATCH', `/api/v1/recordings/${recording}`, { title: `Training ${look}` });
    await body(`${box.address}/download/${recording}/${id}.mp4`);
  }
}

async function body(address) {
  const answer = await fetch(address);
  return answer.text();
}

/** What a playlist leads to. */
function addresses(playlist, from) {
  const inTags = [...playlist.matchAll(/URI="([^"]+)"/g)].map(([, address]) => address);
  const lines = playlist.split('\n').filter((line) => line && !line.startsWith('#'));
  return [...inTags, ...lines].map((address) => new URL(address, from).href);
}

/** The first of some ports in a row that nobody listens on. */
async function freePorts(count) {
  for (let first = 24_000; first < 60_000; first += 10) {
    const free = await Promise.all(Array.from({ length: count }, (_, index) => isFree(first + index)));
    if (free.every(Boolean)) return first;
  }
  throw new Error('No free ports');
}

function isFree(port) {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}
