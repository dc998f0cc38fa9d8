/* The command behind infra/bench/orders. All of it runs on this machine: whoever hammers shares the processors with the program
 * and its encoder. */
import { spawn } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { answers, startBox, until } from './box.mjs';
import { quantile } from './figures.mjs';

const { values } = parseArgs({
  options: {
    connections: { type: 'string', default: '1000' },
    networks: { type: 'string', default: '1' },
    times: { type: 'string', default: '60' },
    starts: { type: 'string', default: '10' },
    warm: { type: 'string', default: '30' },
    port: { type: 'string', default: '21960' },
  },
});
const HAMMER = fileURLToPath(new URL('./hammer.mjs', import.meta.url));
const CHANNEL = 'chamber';
/** Every public address that is read without an account, media apart: those that block, and those that don't. */
const PUBLIC = [
  '/', `/live/${CHANNEL}`, '/sittings', '/reports', '/search?q=budget', '/newsletter', '/newsletter.txt', '/calendar.ics', '/sitemap.xml',
  '/feeds/sittings.rss', '/feeds/sittings-audio.rss', '/feeds/reports.rss', '/feeds/reports-audio.rss', '/embed/next', '/robots.txt',
  `/embed/live/${CHANNEL}`, '/accessibility', '/api/v1/site', '/api/v1/channels', `/api/v1/channels/${CHANNEL}`, '/api/v1/sittings',
  '/api/v1/recordings', '/api/v1/reports', '/api/v1/search?q=budget', '/api/v1/challenge', '/watch/b-none', '/reports/none',
  `/hls/live/${CHANNEL}/index.m3u8`, `/hls/live/${CHANNEL}/master.m3u8`,
];
/** For so long the ingest lets nothing through once the doors are open (Curtain.java), so that there would be nothing to cut. */
const AFTER_CLOSED_SESSION = 4_200;
const pause = (millis) => new Promise((done) => setTimeout(done, millis));

console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`);
await measureWarm();
await measureCold();
console.log(`load ${loadavg()[0].toFixed(1)}`);

async function measureWarm() {
  const box = await start(Number(values.port));
  try {
    const idle = await clicks(box, Math.min(10, Number(values.times)));
    const hammer = beginHammering(Number(values.port));
    await pause(Number(values.warm) * 1000);
    const hammered = await clicks(box, Number(values.times));
    const statuses = await hammer.end();
    console.log(`nobody else: ${tell(idle)}`);
    console.log(`${values.connections} connections of ${values.networks} networks, after ${values.warm} s of them: ${tell(hammered)}`);
    console.log(`  what they were answered: ${statuses}`);
  } finally {
    await box.stop();
  }
}

/** The first click of a program that was started, and hammered, just now. */
async function measureCold() {
  const first = [];
  for (let each = 0; each < Number(values.starts); each++) {
    const box = await start(Number(values.port));
    try {
      const hammer = beginHammering(Number(values.port));
      await pause(2_000);
      first.push(...(await clicks(box, 1)));
      await hammer.end();
    } finally {
      await box.stop();
    }
  }
  if (first.length > 0) console.log(`${values.connections} connections, first click after a start: ${tell(first)}`);
}

async function start(port) {
  const channels = [{ id: CHANNEL, name: 'Salle du conseil', autostart: true, sources: [{ type: 'testcard' }] }];
  const box = await startBox({ port, channels });
  await until(() => answers(`${box.address}/hls/live/${CHANNEL}/index.m3u8`), 60_000, () => `No stream came:\n${box.log()}`);
  await box.operator();
  return box;
}

/** Closes the session and opens it again, so many times; milliseconds each. */
async function clicks(box, times) {
  const [{ broadcast }] = await box.operate('GET', '/api/v1/operator/channels');
  const address = `/api/v1/broadcasts/${broadcast.id}`;
  const measured = [];
  for (let time = 0; time < times; time++) {
    measured.push(await click(box, address));
    await untilDone(() => box.operate('POST', `${address}/resume`, { from: 'closedSession' }));
    await pause(AFTER_CLOSED_SESSION + 500 * Math.random());
  }
  return measured;
}

/**
 * What a click came to: when the order was dated, which is from when on nothing is let through; when the ingest said that the
 * camera is off, at its next tick of 50 ms; and when the answer was there.
 */
async function click(box, address) {
  const from = Date.now();
  const closed = await box.operate('POST', `${address}/close`);
  const answered = Date.now() - from;
  const dated = Date.parse(closed.interruption.since) - from;
  const cut = await ingestCut(box, from);
  return { dated, cut, answered };
}

async function ingestCut(box, from) {
  const found = () => [...box.log().matchAll(/^(\S+) INFO +HeldContribution: .*closed session/gm)].map(([, at]) => Date.parse(at) - from).find((at) => at > -5);
  for (let look = 0; look < 40 && found() === undefined; look++) await pause(25);
  return found();
}

/** A reopening that is refused for lack of room is tried again: it protects nobody. */
async function untilDone(work) {
  await until(async () => {
    try {
      await work();
      return true;
    } catch {
      return false;
    }
  }, 60_000, () => 'The session was not opened again');
}

function beginHammering(port) {
  const child = spawn(process.execPath, [HAMMER, String(port), values.connections, values.networks, ...PUBLIC], { stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (bytes) => (said += bytes));
  const ended = new Promise((done) => child.once('close', done));
  return {
    async end() {
      child.stdin.end();
      await ended;
      return said.trim();
    },
  };
}

function tell(measured) {
  return ['dated', 'cut', 'answered'].map((what) => {
    const times = measured.map((each) => each[what]).filter((each) => each !== undefined);
    const [p50, p99, max] = [0.5, 0.99, 1].map((share) => quantile(times, share));
    return `${what} p50 ${p50} / p99 ${p99} / max ${max} ms`;
  }).join('; ') + ` (${measured.length} clicks)`;
}
