/* The command behind infra/bench/startup. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startBox, until } from './box.mjs';
import { keepBusy } from './busy.mjs';
import { told } from './figures.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' }, port: { type: 'string', default: '21700' },
    kills: { type: 'boolean', default: false }, camera: { type: 'boolean', default: false }, load: { type: 'string', default: '0' }, nice: { type: 'string', default: '0' },
  },
});
const KEY = 'camera-of-the-bench';
/** An encoder tries again so soon after it lost its connection, in seconds. */
const RECONNECTS_AFTER = 0.5;
const source = values.camera ? { type: 'rtmp', streamKey: KEY } : { type: 'testcard', width: 1280, height: 720, framesPerSecond: 25 };
const channels = [{ id: 'chamber', name: 'Salle du conseil', autostart: true, sources: [source] }];

const [runs, port, load, nice] = ['runs', 'port', 'load', 'nice'].map((name) => Number(values[name]));

console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}  load average ${loadavg()[0].toFixed(1)}`);
const rest = keepBusy(load);
const clips = mkdtempSync(join(tmpdir(), 'tribune-startup-clip-'));
try {
  await (values.kills ? restarts() : starts());
} finally {
  rest();
  rmSync(clips, { recursive: true, force: true });
}

/** With nothing there. */
async function starts() {
  const times = [];
  for (let run = 0; run < runs; run++) {
    const launched = performance.now();
    const box = await startBox({ port, channels, lookEvery: 10, nice });
    times.push(performance.now() - launched);
    console.log(`answers after ${Math.round(times.at(-1))} ms`);
    await box.stop();
  }
  console.log(told(times));
}

/** After a power cut in the middle of a broadcast, which goes on. */
async function restarts() {
  const data = mkdtempSync(join(tmpdir(), 'tribune-startup-'));
  const [answers, parts] = [[], []];
  const run = values.camera;
  let box = await startBox({ port, channels, data, nice, run });
  const camera = values.camera ? reconnecting(`${box.rtmp}${KEY}`) : null;
  try {
    for (let run = 0; run < runs; run++) {
      await partAfter(box, -1);
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      const before = await partAfter(box, -1);
      const launched = performance.now();
      await box.kill();
      box = await startBox({ port, channels, lookEvery: 10, data, nice, run });
      answers.push(performance.now() - launched);
      await partAfter(box, before);
      parts.push(performance.now() - launched);
      console.log(`answers after ${Math.round(answers.at(-1))} ms, a new part after ${Math.round(parts.at(-1))} ms`);
    }
  } finally {
    if (camera) process.kill(-camera.pid);
    await box.stop();
    rmSync(data, { recursive: true, force: true });
  }
  console.log(`answers: ${told(answers)}\nparts: ${told(parts)}`);
}

/** A camera of 720p by RTMP with a key frame each two seconds, which connects again whenever its connection is lost. */
function reconnecting(address) {
  const clip = join(clips, 'clip.flv');
  execFileSync('ffmpeg', ['-loglevel', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=25', '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000',
    '-t', '20', '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-pix_fmt', 'yuv420p', '-g', '50', '-b:v', '4M', '-c:a', 'aac', '-f', 'flv', clip]);
  const once = `ffmpeg -loglevel quiet -re -stream_loop -1 -i '${clip}' -c copy -f flv '${address}'`;
  return spawn('bash', ['-c', `while :; do ${once}; sleep ${RECONNECTS_AFTER}; done`], { stdio: 'ignore', detached: true });
}

/** The newest part, once it is beyond `known`: its segment's number times a thousand, and its own. */
async function partAfter(box, known) {
  let newest = -1;
  await until(async () => (newest = await newestPart(box.address)) > known, 120_000, () => `No new part:\n${box.log()}`, 20);
  return newest;
}

async function newestPart(address) {
  try {
    const multivariant = await (await fetch(`${address}/hls/live/chamber/index.m3u8`)).text();
    const playlist = multivariant.split('\n').find((line) => line && !line.startsWith('#'));
    const listed = await (await fetch(new URL(playlist, `${address}/hls/live/chamber/`))).text();
    const last = [...listed.matchAll(/#EXT-X-PART:.*?(\d+)\.(\d+)\.m4s/g)].at(-1);
    return last ? Number(last[1]) * 1000 + Number(last[2]) : -1;
  } catch {
    // Nothing is on air yet.
    return -1;
  }
}
