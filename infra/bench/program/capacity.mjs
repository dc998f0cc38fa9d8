/* The command behind infra/bench/capacity. */
import { mkdtempSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { Agent, get } from 'node:http';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { renditionsOf, reloads } from '../glass/part-lag.mjs';
import { answers, line, startBox, until } from './box.mjs';
import { slope } from './figures.mjs';

const SETTLING_MILLIS = 25_000;

const { values } = parseArgs({
  options: {
    channels: { type: 'string', default: '1,2,4' },
    viewers: { type: 'string', default: '0,50,100,200' },
    streams: { type: 'string', default: '0,500,1000' },
    height: { type: 'string', default: '720' },
    seconds: { type: 'string', default: '30' },
    port: { type: 'string', default: '21700' },
  },
});
const counts = (text) => text.split(',').map(Number);
const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
const height = Number(values.height);
const source = { type: 'testcard', width: Math.round((height * 16) / 9), height, framesPerSecond: 25 };

console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}  ${height}p25 each channel, ${values.seconds} s each row`);
await table('channels', counts(values.channels), (count) => withBox(count, (box) => box));
await withBox(1, async (box) => {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const address = `${box.address}/hls/live/c1/index.m3u8`;
  // What sends to viewers is compiled while the first of them watch.
  await beside(box, Math.max(...counts(values.viewers)), () => follow(address, agent));
  await table('viewers', counts(values.viewers), (count) => beside(box, count, () => follow(address, agent)));
  await table('event streams', counts(values.streams), (count) => beside(box, count, (number) => listen(`${box.address}/api/v1/channels/c1/events`, agent, number)));
  agent.destroy();
});

/** Prints a row for each count, and what one more costs. */
async function table(what, all, measured) {
  const rows = [];
  for (const count of all) {
    const row = await measured(count);
    console.log(`  ${String(count).padStart(5)} ${what}: ${row.processors.toFixed(3)} processors, ${row.mebibytes} MiB, ${(row.written / 1e6).toFixed(3)} MB/s written, ${(row.sent / 1e6).toFixed(2)} MB/s sent, load average ${loadavg()[0].toFixed(1)}`);
    rows.push({ count, ...row });
  }
  const of = (key) => slope(rows.map((row) => [row.count, row[key]]));
  console.log(`one more of ${what}: ${(of('processors') * 1000).toFixed(3)} thousandths of a processor, ${(of('mebibytes') * 1024).toFixed(1)} KiB, ${(of('written') / 1e3).toFixed(2)} kB/s written, ${(of('sent') / 1e3).toFixed(2)} kB/s sent`);
}

/** Runs a box with so many channels on air; gives what it took, unless {@link work} gives something else. */
async function withBox(count, work) {
  const data = mkdtempSync(join(tmpdir(), 'tribune-capacity-'));
  const channels = Array.from({ length: count }, (_, index) => ({ id: `c${index + 1}`, name: `Salle ${index + 1}`, autostart: true, sources: [source] }));
  const box = { ...(await startBox({ port: Number(values.port), channels, data })), data };
  try {
    for (const { id } of channels) await until(() => answers(`${box.address}/hls/live/${id}/index.m3u8`), 60_000, () => `No stream came:\n${box.log()}`);
    await pause(SETTLING_MILLIS);
    return (await work(box)) === box ? await taken(box) : undefined;
  } finally {
    await box.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/** What a box takes while {@link count} of something are open. */
async function beside(box, count, open) {
  const all = Array.from({ length: count }, (_, number) => open(number));
  await pause(8000);
  try {
    const before = all.reduce((sum, one) => sum + one.bytes, 0);
    const row = await taken(box);
    const failed = all.filter((one) => one.failed);
    if (failed.length > 0) throw new Error(`${failed.length} of ${count} failed: ${failed[0].failed}`);
    return { ...row, sent: (all.reduce((sum, one) => sum + one.bytes, 0) - before) / Number(values.seconds) };
  } finally {
    all.forEach((one) => one.stop());
    await pause(3000);
  }
}

async function taken(box) {
  const [start, size] = [box.usage(), sizeOf(box.data)];
  await pause(Number(values.seconds) * 1000);
  const end = box.usage();
  const seconds = Number(values.seconds);
  return { processors: (end.seconds - start.seconds) / seconds, mebibytes: end.mebibytes, written: (sizeOf(box.data) - size) / seconds, sent: 0 };
}

function sizeOf(directory) {
  return Number(execFileSync('du', ['-sb', directory], { encoding: 'utf8' }).split('\t')[0]);
}

/** A viewer at live: the fullest picture and the sound, each playlist held back until its next part is there. */
function follow(address, agent) {
  const viewer = { bytes: 0, failed: null, stopped: false, stop: () => (viewer.stopped = true) };
  const run = async () => {
    const { picture, sound } = await renditionsOf(address);
    await Promise.all([picture, sound].map((playlist) => followPlaylist(playlist, agent, viewer)));
  };
  run().catch((error) => viewer.stopped || (viewer.failed = String(error)));
  return viewer;
}

async function followPlaylist(playlist, agent, viewer) {
  let seen = null;
  for await (const { text } of reloads(playlist, viewer)) {
    viewer.bytes += text.length;
    const parts = [...text.matchAll(/#EXT-X-PART:.*URI="([^"]+)"/g)].map(([, path]) => path);
    for (const path of parts.slice(seen === null ? -1 : parts.indexOf(seen) + 1)) await readPart(new URL(path, playlist), agent, viewer);
    seen = parts.at(-1);
  }
}

function readPart(address, agent, viewer) {
  return new Promise((resolve, reject) => {
    const asked = get(address, { agent }, (answer) => {
      answer.on('data', (piece) => (viewer.bytes += piece.length));
      answer.on('error', reject);
      answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`${address}: ${answer.statusCode}`))));
    });
    asked.on('error', reject);
  });
}

/** A page that is open: the stream of events of its channel. */
function listen(address, agent, number) {
  const page = { bytes: 0, failed: null, stop: () => asked.destroy() };
  // Each from a line of its own: the box gives no house all of the room.
  const asked = get(address, { agent, headers: { 'X-Forwarded-For': line(number) } }, (answer) => {
    if (answer.statusCode !== 200) page.failed = `${address}: ${answer.statusCode}`;
    answer.on('data', (piece) => (page.bytes += piece.length));
    answer.on('error', () => undefined);
  });
  asked.on('error', (error) => asked.destroyed || (page.failed = String(error)));
  return page;
}
