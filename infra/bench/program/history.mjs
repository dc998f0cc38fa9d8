/* The command behind infra/bench/history. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startBox, until } from './box.mjs';
import { told } from './figures.mjs';

const MAKER = 'infra/box/src/test/java/org/tribune/box/bench/BroadcastYears.java';

const { values } = parseArgs({
  options: {
    broadcasts: { type: 'string', default: '100000' }, seconds: { type: 'string', default: '20' },
    data: { type: 'string' }, port: { type: 'string', default: '21960' },
  },
});
const channels = [{ id: 'chamber', name: 'Salle du conseil', sources: [{ type: 'rtmp', streamKey: 'a-key-of-the-benchmark' }] }];
const folder = resolve(values.data ?? mkdtempSync(join(tmpdir(), 'tribune-history-')));
const past = join(folder, 'past');
const journal = join(past, 'log', 'events.journal');

console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`);
try {
  if (!existsSync(journal)) make();
  await measure('no past', join(folder, 'none'));
  const before = statSync(journal).size;
  await measure(`${values.broadcasts} broadcasts, first start`, past, () => statSync(journal).size < before);
  console.log(`the log's events: ${megabytes(before)} MB before, ${megabytes(statSync(journal).size)} MB after`);
  await measure(`${values.broadcasts} broadcasts, next start`, past);
} finally {
  if (!values.data) rmSync(folder, { recursive: true, force: true });
}

function make() {
  mkdirSync(past, { recursive: true });
  const run = spawnSync(`${process.env.JAVA_HOME}/bin/java`,
    ['--enable-native-access=ALL-UNNAMED', '-cp', 'infra/box/target/tribune/lib/*', MAKER, past, values.broadcasts],
    { encoding: 'utf8', maxBuffer: 1e8 });
  if (run.status !== 0) throw new Error(`The past was not made:\n${run.stderr}`);
}

/** One start; `settled` says when it has put its past in order. */
async function measure(name, data, settled = () => true) {
  const launched = performance.now();
  const box = await startBox({ port: Number(values.port), channels, data, lookEvery: 10 });
  try {
    const answered = performance.now() - launched;
    const start = box.usage();
    await until(settled, 600_000, () => `The log was not pruned:\n${box.log()}`, 200);
    const settledAfter = performance.now() - launched;
    // What else a start does, such as the search's index, is over by then.
    await pause(8_000);
    const pages = await home(box.address);
    const before = box.usage();
    await pause(Number(values.seconds) * 1_000);
    const after = box.usage();
    const idle = (100 * (after.seconds - before.seconds)) / Number(values.seconds);
    console.log(`${name}: answers after ${Math.round(answered)} ms with ${start.seconds.toFixed(1)} s of processor, `
      + `in order after ${(settledAfter / 1_000).toFixed(1)} s; home page ${told(pages)}; `
      + `${idle.toFixed(1)} % of a processor doing nothing, ${after.mebibytes} MiB`);
  } finally {
    await box.stop();
  }
}

async function home(address) {
  const times = [];
  for (let i = 0; i < 50; i++) {
    const began = performance.now();
    const answer = await fetch(`${address}/`, { headers: { accept: 'text/html' } });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`The home page: ${answer.status}`);
    times.push(performance.now() - began);
  }
  return times;
}

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1);
}

function pause(millis) {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
