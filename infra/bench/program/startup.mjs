/* The command behind infra/bench/startup. */
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
    kills: { type: 'boolean', default: false }, load: { type: 'string', default: '0' }, nice: { type: 'string', default: '0' },
  },
});
const channels = [{ id: 'chamber', name: 'Salle du conseil', autostart: true, sources: [{ type: 'testcard', width: 1280, height: 720, framesPerSecond: 25 }] }];

const [runs, port, load, nice] = ['runs', 'port', 'load', 'nice'].map((name) => Number(values[name]));

console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}  load average ${loadavg()[0].toFixed(1)}`);
const rest = keepBusy(load);
try {
  await (values.kills ? restarts() : starts());
} finally {
  rest();
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
  let box = await startBox({ port, channels, data, nice });
  try {
    for (let run = 0; run < runs; run++) {
      await partAfter(box, -1);
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      const before = await partAfter(box, -1);
      await box.kill();
      const launched = performance.now();
      box = await startBox({ port, channels, lookEvery: 10, data, nice });
      answers.push(performance.now() - launched);
      await partAfter(box, before);
      parts.push(performance.now() - launched);
      console.log(`answers after ${Math.round(answers.at(-1))} ms, a new part after ${Math.round(parts.at(-1))} ms`);
    }
  } finally {
    await box.stop();
    rmSync(data, { recursive: true, force: true });
  }
  console.log(`answers: ${told(answers)}\nparts: ${told(parts)}`);
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
