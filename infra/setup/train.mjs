/* Runs the program for some seconds as a box in use, so that the JVM may write down what it learnt of it (JEP 514, 515):
 *   node infra/setup/train.mjs [--beside PROCESS] CACHE
 * With a process it begins once that has had time to start, and ends with 3 and no cache when that ends. Takes free ports of the loopback and a directory of its own. Ends with 1, and no cache, if anything goes wrong. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { startBox, until } from '../bench/program/box.mjs';

const ON_AIR_MILLIS = 8_000;
const LOOKS = 12;
const WRITING_MILLIS = 60_000;
const START_MILLIS = 5_000;
const BESIDE_ENDED = 3;
const PAGES = [
  '/', '/live/chamber', '/sittings', '/search', '/api/v1/site', '/api/v1/channels', '/api/v1/channels/chamber', '/api/v1/recordings',
  '/api/v1/sittings', '/api/v1/search?q=budget', '/calendar.ics', '/newsletter', '/feeds/sittings.rss', '/feeds/reports.rss', '/reports', '/sitemap.xml',
];

process.on('uncaughtException', (failure) => {
  console.error(failure.message);
  process.exit(1);
});
const beside = process.argv[2] === '--beside' ? Number(process.argv[3]) : undefined;
const cache = resolve(process.argv.at(-1));
const written = `${cache}.new`;
// What the environment says of another program on this machine, such as its ports, is not for this one.
for (const name of Object.keys(process.env)) {
  if (name.startsWith('TRIBUNE_') && !['TRIBUNE_JAVA_OPTIONS', 'TRIBUNE_HOME'].includes(name)) delete process.env[name];
}
process.env.TRIBUNE_JAVA_OPTIONS = `${process.env.TRIBUNE_JAVA_OPTIONS ?? ''} -XX:AOTCacheOutput=${written}`;
if (beside) {
  await new Promise((done) => setTimeout(done, START_MILLIS));
  if (!runs(beside)) process.exit(BESIDE_ENDED);
}
const channels = ['chamber', 'committee'].map((id) => ({ id, name: id, sources: [{ type: 'testcard' }] }));
const box = await startBox({ port: await freePorts(3), channels });
let gone = false;
let stopped = false;
const watch = beside && setInterval(endWithIt, 500);
try {
  await train();
} catch (failure) {
  if (!gone) throw failure;
} finally {
  await box.stop();
  stopped = true;
}
if (!gone) await until(() => gone || existsSync(written), WRITING_MILLIS, () => `No cache was written:\n${box.log()}`);
if (gone) {
  for (const half of [written, `${written}.config`]) rmSync(half, { force: true });
  process.exit(BESIDE_ENDED);
}
rmSync(cache, { force: true });
renameSync(written, cache);
clearInterval(watch);

async function train() {
  const recorded = await begin('chamber');
  await use(live('chamber'));
  await new Promise((done) => setTimeout(done, ON_AIR_MILLIS));
  await box.operate('POST', `/api/v1/broadcasts/${recorded}/end`);
  await use(`${box.address}/hls/recordings/${recorded}/index.m3u8`);
  await download(recorded);
  // The last, so that the box stops before it proves what was closed: what signs the proof would be loaded at each start.
  const closed = await begin('committee');
  await closeAndOpen(closed);
  await box.operate('POST', `/api/v1/broadcasts/${closed}/end`);
}

/** Goes on air; gives the broadcast once there is something to play. */
async function begin(channel) {
  await box.operate('POST', `/api/v1/channels/${channel}/broadcasts`, { state: 'live' });
  await until(async () => (await fetch(live(channel))).ok, WRITING_MILLIS, () => `Nothing to play:\n${box.log()}`);
  const channels = await box.operate('GET', '/api/v1/operator/channels');
  return channels.find(({ id }) => id === channel).broadcast.id;
}

function live(channel) {
  return `${box.address}/hls/live/${channel}/index.m3u8`;
}

/** Ends when the program that this runs beside has ended. */
function endWithIt() {
  if (runs(beside)) return;
  gone = true;
  if (!stopped) box.kill();
}

function runs(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

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
