/* The command behind infra/bench/memory. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { answers, startBox, until } from './box.mjs';
import { quantile } from './figures.mjs';

const KEY = 'a-key-of-the-benchmark';
/** A viewer's requests, so that the origin's memory is used as in life. */
const VIEW_EVERY_MILLIS = 1000;
const CLIP_SECONDS = 20;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    height: { type: 'string', default: '1080' },
    clip: { type: 'string' },
    channels: { type: 'string', default: '1' },
    // Mbit/s of each camera.
    rate: { type: 'string', default: '6' },
    // Seconds of a broadcast, after which the next is opened; 0: one alone.
    broadcast: { type: 'string', default: '0' },
    // Megabytes of a memory cgroup that the box runs in; none: the machine's.
    limit: { type: 'string' },
    port: { type: 'string', default: '21700' },
  },
});
const minutes = Number(values.minutes);
const long = Number(values.broadcast);
const rooms = Array.from({ length: Number(values.channels) }, (_, number) => `room-${number}`);
const channels = rooms.map((id) => ({
  id, name: id, autostart: long === 0, sources: [{ type: 'rtmp', streamKey: `${KEY}-${id}` }],
}));
const group = values.limit && memoryGroup(Number(values.limit));
const box = await startBox({ port: Number(values.port), channels, cgroup: group });
const clip = values.clip ?? makeClip();
const cameras = rooms.map((id) => publish(`${box.rtmp}${KEY}-${id}`));
const stopped = new AbortController();
let broadcasts = 0;
try {
  // Once, before several ask for it at the same time.
  if (long > 0) await box.operator();
  const busy = Promise.all(long > 0 ? rooms.map(broadcastAgainAndAgain) : []);
  // It is told where it is waited for.
  busy.catch(() => undefined);
  const streams = rooms.map((id) => `${box.address}/hls/live/${id}/index.m3u8`);
  for (const stream of streams) await until(() => answers(stream), 60_000, () => `No stream came:\n${box.log()}`);
  const ladder = (await (await fetch(streams[0])).text()).match(/RESOLUTION=\d+x(\d+)/g)?.map((one) => one.split('x')[1]);
  console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}  ladder ${ladder.join(', ')}`);
  console.log((await health()).split('\n')[1]);
  const viewing = setInterval(() => streams.forEach((stream) => void view(stream).catch(() => undefined)), VIEW_EVERY_MILLIS);
  const seen = [];
  const looks = Math.max(1, minutes * (minutes < 10 ? 6 : 1));
  for (let look = 1; look <= looks; look++) {
    await new Promise((resolve) => setTimeout(resolve, (minutes / looks) * 60_000));
    if (box.ended()) throw new Error(`The box has ended:\n${box.log()}`);
    const { mebibytes, seconds } = box.usage();
    const figures = await metrics();
    seen.push(mebibytes);
    console.log(
      `${((look * minutes) / looks).toFixed(1)} min: ${mebibytes} MiB` +
        (group ? ` (cgroup ${mib(readFileSync(join(group, 'memory.max_usage_in_bytes'), 'utf8'))} at the most)` : '') +
        `, heap ${mib(figures.heap)}, held ${mib(figures.held)} of ${mib(figures.account)}` +
        `, ${broadcasts} broadcasts, ${seconds.toFixed(0)} s of processor, load average ${loadavg()[0].toFixed(1)}`,
    );
  }
  clearInterval(viewing);
  stopped.abort();
  await busy;
  const settled = seen.slice(Math.floor(seen.length / 10));
  const third = Math.max(1, Math.floor(settled.length / 3));
  const [early, late] = [settled.slice(0, third), settled.slice(-third)].map((part) => quantile(part, 0.5));
  console.log(`largest ${Math.max(...seen)} MiB; median of the first third ${early} MiB, of the last ${late} MiB`);
} finally {
  stopped.abort();
  cameras.forEach((camera) => camera.kill('SIGKILL'));
  await box.stop();
  if (group) rmdirSync(group);
  if (!values.clip) rmSync(clip, { force: true });
}

/** Opens a broadcast, ends it after its seconds, and opens the next. */
async function broadcastAgainAndAgain(channel) {
  while (!stopped.signal.aborted) {
    const { id } = await box.operate('POST', `/api/v1/channels/${channel}/broadcasts`, { state: 'live' });
    broadcasts++;
    await new Promise((resolve) => setTimeout(resolve, long * 1_000));
    await box.operate('POST', `/api/v1/broadcasts/${id}/end`);
  }
}

async function health() {
  return (await fetch(`http://127.0.0.1:${Number(values.port) + 1}/healthz`)).text();
}

async function metrics() {
  const all = await (await fetch(`http://127.0.0.1:${Number(values.port) + 1}/metrics`)).text();
  const sum = (name) => all.split('\n').filter((line) => line.startsWith(name)).reduce((total, line) => total + Number(line.split(' ').at(-1)), 0);
  return {
    heap: sum('jvm_memory_used_bytes{area="heap"'), held: sum('tribune_memory_held_bytes '), account: sum('tribune_memory_account_bytes '),
  };
}

function mib(bytes) {
  return Math.round(Number(bytes) / 2 ** 20);
}

/** A group of version 1, below the one that this runs in; gives its folder. */
function memoryGroup(megabytes) {
  const own = readFileSync('/proc/self/cgroup', 'utf8').match(/^\d+:memory:(.*)$/m)?.[1];
  if (own === undefined) throw new Error('--limit needs the memory controller of cgroups, version 1');
  const folder = join('/sys/fs/cgroup/memory', own, `tribune-bench-${process.pid}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'memory.limit_in_bytes'), String(megabytes * 2 ** 20));
  return folder;
}

/** The newest segment of the fullest rendition, as a viewer behind live asks for it. */
async function view(address) {
  const multivariant = await (await fetch(address)).text();
  const playlist = new URL(multivariant.split('\n').find((line) => line && !line.startsWith('#')), address);
  const segments = (await (await fetch(playlist)).text()).split('\n').filter((line) => /^\d+\.m4s$/.test(line));
  await (await fetch(new URL(segments.at(-1), playlist))).arrayBuffer();
}

/** Of a constant rate, encoded once: several cameras must not cost what the box needs. */
function makeClip() {
  const height = Number(values.height);
  const file = join(tmpdir(), `tribune-bench-clip-${process.pid}.flv`);
  const rate = `${Number(values.rate) * 1000}k`;
  if (!existsSync(file)) {
    execFileSync('ffmpeg', ['-hide_banner', '-nostats', '-loglevel', 'error', '-y', '-f', 'lavfi',
      '-i', `testsrc2=size=${Math.round((height * 16) / 9)}x${height}:rate=25`, '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000',
      '-t', String(CLIP_SECONDS), '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p', '-g', '50',
      '-b:v', rate, '-minrate', rate, '-maxrate', rate, '-bufsize', rate, '-x264-params', 'nal-hrd=cbr:filler=1', '-c:a', 'aac', '-f', 'flv', file]);
  }
  return file;
}

function publish(address) {
  const source = ['-stream_loop', '-1', '-re', '-i', clip, '-c', 'copy'];
  return spawn('ffmpeg', ['-hide_banner', '-nostats', '-loglevel', 'error', ...source, '-f', 'flv', address], { stdio: 'ignore' });
}
