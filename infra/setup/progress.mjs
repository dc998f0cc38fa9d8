/* Shows, in a line now and then, what Maven is at: reads its log (batch mode, with its transfers) from standard input.
 * What fails is printed whole, on standard error. */
import { createInterface } from 'node:readline';

const QUIET_MILLIS = 4_000;
const MEGABYTE = 1_000_000;
const UNITS = { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 };
/** What the goals worth a line do. */
const WORK = {
  'compiler:compile': 'compiling',
  'exec:build-pages': 'npm packages, then the pages',
  'dependency:collect-libraries': 'collecting the libraries',
};

const begin = Date.now();
const under = new Set();
const places = new Map();
let files = 0;
let bytes = 0;
let toldFiles = 0;
let toldAt = begin;
let last = 'starting';

setInterval(() => {
  if (Date.now() - toldAt >= QUIET_MILLIS) tell(loading() ?? `still ${last}`);
}, 1000).unref();

for await (const line of createInterface({ input: process.stdin })) read(line);
if (files > toldFiles) tell(loading());

function read(line) {
  const building = line.match(/^\[INFO\] Building (?:Tribune :: )?(\S+).*\[(\d+\/\d+)\]$/);
  const goal = line.match(/^\[INFO\] --- (?:maven-)?([\w-]+?)(?:-maven-plugin)?:[^:]+:(\S+) \(([^)]+)\) @ (?:tribune-)?(\S+) ---$/);
  const from = line.match(/^(?:\[INFO\] )?Downloading from \S+: (\S+)/);
  const done = line.match(/^(?:\[INFO\] )?Downloaded from \S+: (\S+) \(([\d.]+) ([kMG]?B)/);
  if (building) places.set(building[1], building[2]);
  else if (goal) begins(goal);
  else if (from) under.add(from[1]);
  else if (done) loaded(done);
  else if (line.startsWith('[ERROR]')) console.error(line);
  else if (!/^\[(INFO|WARNING)\]|^(\[INFO\] )?(Progress|Download)|^WARNING: |^\s*$/.test(line)) console.log(line);
}

function begins([, plugin, name, id, module]) {
  const work = WORK[`${plugin}:${name}`] ?? WORK[`${plugin}:${id}`];
  if (!work || `${plugin} ${module}` === 'compiler pages') return;
  last = `${module}: ${work}`;
  tell(`${places.get(module) ?? ''} ${last}`.trim());
}

function loaded([, address, size, unit]) {
  under.delete(address);
  files++;
  bytes += Number(size) * UNITS[unit];
  if (Date.now() - toldAt >= QUIET_MILLIS) tell(loading());
}

/** What was downloaded since that was shown, or what is on its way; undefined: nothing. */
function loading() {
  const [address] = under;
  if (files === toldFiles && !address) return undefined;
  toldFiles = files;
  const now = address ? `, now ${address.split('/').at(-1)}` : '';
  return `downloading: ${files} files, ${(bytes / MEGABYTE).toFixed(1)} MB${now}`;
}

function tell(what) {
  toldAt = Date.now();
  console.log(`  ${String(Math.round((toldAt - begin) / 1000)).padStart(3)} s  ${what}`);
}
