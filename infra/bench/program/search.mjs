/* The command behind infra/bench/search. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startBox, until } from './box.mjs';
import { quantile } from './figures.mjs';

const MAKER = 'infra/box/src/test/java/org/tribune/box/bench/CouncilYears.java';

/** What people type, by what it asks of the index. */
const QUERIES = {
  'one word': ['assainissement', 'piscine', 'budget', 'conseil', 'subvention', 'médiathèque'],
  'several words': ['budget primitif', 'subvention association', 'travaux voirie écoles', 'plan local urbanisme', 'convention 2019', 'tarifs cantine mars 2021'],
  'typing error': ['asainisement', 'subvnetion', 'mediatehque', 'budjet primtif', 'urbanizme', 'deliberatoin'],
  'beginning': ['assain', 'subv', 'média', 'ur', 'budget prim', 'conv'],
  'phrase': ['"budget primitif"', '"plan local"', '« compte administratif »', '"code général"', '"marché public"', '"déchets ménagers"'],
  'nothing': ['xylophone', 'zzzzzz', 'budget xylophone', 'qwertyuiop', '"piscine xylophone"', 'kkkk piscine'],
};

const { values } = parseArgs({
  options: {
    sittings: { type: 'string', default: '2000' }, items: { type: 'string', default: '20' }, documents: { type: 'string', default: '6' },
    words: { type: 'string', default: '1500' }, questions: { type: 'string', default: '10' }, spoken: { type: 'string', default: '0' }, rounds: { type: 'string', default: '40' }, data: { type: 'string' }, port: { type: 'string', default: '21950' },
  },
});
const data = resolve(values.data ?? mkdtempSync(join(tmpdir(), 'tribune-search-')));
mkdirSync(data, { recursive: true });
let box = null;
// No camera: the box has nothing else to do.
const channels = [{ id: 'chamber', name: 'Salle du conseil', sources: [{ type: 'rtmp', streamKey: 'a-key-of-the-benchmark' }] }];
try {
  if (!existsSync(join(data, 'tribune.db'))) make();
  box = await startBox({ port: Number(values.port), channels, data });
  console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`);
  await fill();
  await measure();
  for (const signal of ['SIGTERM', 'SIGKILL']) await startAgain(signal);
} finally {
  await box?.stop();
  if (!values.data) rmSync(data, { recursive: true, force: true });
}

function make() {
  const run = spawnSync(`${process.env.JAVA_HOME}/bin/java`,
    ['--enable-native-access=ALL-UNNAMED', '-cp', 'infra/box/target/tribune/lib/*', MAKER, data, values.sittings, values.items, values.documents, values.words, values.questions, values.spoken],
    { encoding: 'utf8', maxBuffer: 1e8 });
  if (run.status !== 0) throw new Error(`The sittings were not made:\n${run.stderr}`);
  console.log(`${values.sittings} sittings, ${(Number(run.stdout.trim()) / 1e6).toFixed(0)} MB of text in documents`);
}

async function fill() {
  const before = box.usage();
  const began = Date.now();
  let titles = null;
  await until(async () => {
    const { complete, total } = await (await ask('conseil', began)).json();
    titles ??= total >= Number(values.sittings) ? Date.now() - began : null;
    return complete;
  }, 3_600_000, () => 'The index did not become complete', 500);
  const after = box.usage();
  const size = bytesIn(join(data, 'search')) / 1e6;
  console.log(`titles after ${seconds(titles)}, all after ${seconds(Date.now() - began)}, ${(after.seconds - before.seconds).toFixed(1)} s of processor, `
    + `${size.toFixed(0)} MB on disk, ${before.mebibytes} MiB before, ${after.mebibytes} MiB after`);
}

/** What a start costs at which nothing has changed. */
async function startAgain(signal) {
  await box.stop(signal);
  box = await startBox({ port: Number(values.port), channels, data });
  const began = Date.now();
  await until(async () => (await (await ask('conseil', began)).json()).complete, 3_600_000, () => 'The index did not become complete', 50);
  const answered = Date.now() - began;
  await new Promise((resolve) => setTimeout(resolve, 10_000));
  console.log(`after ${signal}: whole answer after ${seconds(answered)}, ${box.secondsOf('search-index').toFixed(1)} s of processor for the index, `
    + `${box.usage().seconds.toFixed(1)} s for all in ten seconds`);
}

async function measure() {
  const all = [];
  for (const [kind, texts] of Object.entries(QUERIES)) {
    // The first round warms up.
    await round(kind, texts, 0);
    const before = box.usage().seconds;
    const measured = [];
    for (let number = 1; number <= Number(values.rounds); number += 1) measured.push(...(await round(kind, texts, number)));
    tell(kind, measured, box.usage().seconds - before);
    all.push(...measured.map((one) => ({ ...one, spent: (box.usage().seconds - before) / measured.length })));
  }
  tell('all', all, all.reduce((sum, one) => sum + one.spent, 0));
  console.log(`${box.usage().mebibytes} MiB at the end, load ${loadavg()[0].toFixed(1)}`);
}

async function round(kind, texts, number) {
  const measured = [];
  for (const [index, text] of texts.entries()) {
    const began = performance.now();
    const answer = await ask(text, number * 100 + index, kind === 'beginning');
    const found = await answer.json();
    if (!answer.ok) throw new Error(`${text}: ${answer.status} ${JSON.stringify(found)}`);
    measured.push({ millis: performance.now() - began, total: found.total });
  }
  return measured;
}

function tell(kind, measured, spent) {
  const [p50, p95, p99, max] = [0.5, 0.95, 0.99, 1].map((share) => quantile(measured.map((one) => one.millis), share).toFixed(1));
  const results = [0, 1].map((share) => quantile(measured.map((one) => one.total), share));
  console.log(`${kind.padEnd(14)} p50 ${p50}  p95 ${p95}  p99 ${p99}  max ${max} ms, ${((1000 * spent) / measured.length).toFixed(1)} ms of processor each; `
    + `${measured.length} searches, ${results.join(' to ')} results`);
}

/** Each from another address, as a proxy on the same machine sends it: one visitor may not search so fast. */
function ask(text, visitor, typing = false) {
  const query = new URLSearchParams({ q: text, lang: 'fr', ...(typing ? { typing: 'true' } : {}) });
  return fetch(`${box.address}/api/v1/search?${query}`, { headers: { 'X-Forwarded-For': `10.${(visitor >> 16) & 255}.${(visitor >> 8) & 255}.${visitor & 255}` } });
}

function bytesIn(folder) {
  return readdirSync(folder, { recursive: true }).map((one) => statSync(join(folder, one))).filter((one) => one.isFile()).reduce((sum, one) => sum + one.size, 0);
}

function seconds(millis) {
  return millis === null ? 'never' : `${(millis / 1000).toFixed(1)} s`;
}
