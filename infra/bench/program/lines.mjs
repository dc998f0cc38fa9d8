/* The command behind infra/bench/lines. The browser shares this machine's processors with the program and its encoder. */
import { cpus, loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from '../../../player-web/pages/test/browser/browser.mjs';
import { SlowLine } from '../../../player-web/pages/test/fixture/slow-line.mjs';
import { startBox, until } from './box.mjs';
import { quantile } from './figures.mjs';

/** A page that has to wait for its first second longer than this is given up. */
const PATIENCE_MILLIS = 90_000;

/** Kilobits a second, the round trip in milliseconds, how many times slower than this machine's the visitor's processor is. */
const LINES = [
  { rate: 128, roundTrip: 150, slower: 1 },
  { rate: 128, roundTrip: 150, slower: 1, listens: true },
  { rate: 300, roundTrip: 150, slower: 1 },
  { rate: 1000, roundTrip: 40, slower: 6 },
  { rate: 20_000, roundTrip: 20, slower: 1 },
];

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    seconds: { type: 'string', default: '60' },
    clip: { type: 'string', default: `${process.env.TRIBUNE_TEST_MEDIA ?? '../shared/media'}/cam01_auditorium_lecture.flv` },
    port: { type: 'string', default: '22400' },
  },
});
const only = values.only.split(',').filter(Boolean).map(Number);

console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}  load average ${loadavg()[0].toFixed(1)}`);
const channels = [{ id: 'chamber', name: 'Salle du conseil', autostart: true, sources: [{ type: 'file', path: resolve(values.clip), loop: true }] }];
const box = await startBox({ port: Number(values.port), channels });
const browser = await launch();
try {
  await until(async () => (await channel()).state === 'live', 60_000, () => `Nothing is on air:\n${box.log()}`);
  // Whole segments, as who comes to a sitting meets them.
  await new Promise((resolve) => setTimeout(resolve, 15_000));
  for (const line of LINES.filter(({ rate }) => only.length === 0 || only.includes(rate))) {
    const visits = [];
    for (let run = 0; run < Number(values.runs); run++) visits.push(await visit(line));
    report(line, visits);
  }
  console.log(`load average ${loadavg()[0].toFixed(1)} at the end`);
} finally {
  await browser.close();
  await box.stop();
}

async function channel() {
  return (await fetch(`${box.address}/api/v1/channels/chamber`)).json();
}

/** A first visit: nothing is cached. */
async function visit({ rate, roundTrip, slower, listens }) {
  const line = await new SlowLine(box.address, rate * 1000, roundTrip).start();
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'fr-FR' });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await page.addInitScript(look);
    await page.goto(`${line.address}/live/chamber`, { waitUntil: 'commit', timeout: PATIENCE_MILLIS });
    if (listens) await page.locator('.listen button').click({ timeout: PATIENCE_MILLIS });
    await page.waitForFunction(() => window.seen?.moved !== null, undefined, { timeout: PATIENCE_MILLIS, polling: 200 }).catch(() => undefined);
    await page.waitForTimeout(Number(values.seconds) * 1000);
    const seen = await page.evaluate(() => ({ ...window.seen, video: undefined, now: performance.now() }));
    if (process.env.TRIBUNE_SHOTS) await page.screenshot({ path: `${process.env.TRIBUNE_SHOTS}/line-${rate}${listens ? '-listens' : ''}.png` });
    return seen;
  } finally {
    await context.close();
    await line.stop();
  }
}

/** Runs inside the page: what its visitor sees, and when, in milliseconds since they came. */
function look() {
  const seen = { painted: null, moved: null, picture: null, stalls: 0, stalled: 0, warned: [], reduced: [], shift: 0, requests: null, bytes: null };
  window.seen = seen;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.shift += entry.hadRecentInput ? 0 : entry.value))).observe({ type: 'layout-shift', buffered: true });
  let since = null;
  let first = null;
  const follow = (video) => {
    video.addEventListener('waiting', () => seen.moved !== null && (since ??= performance.now()));
    video.addEventListener('playing', () => {
      if (since !== null) [seen.stalls, seen.stalled, since] = [seen.stalls + 1, seen.stalled + performance.now() - since, null];
    });
    video.requestVideoFrameCallback(() => {
      seen.picture = performance.now();
      count();
    });
  };
  const count = () => {
    if (seen.requests !== null) return;
    const loaded = performance.getEntriesByType('resource');
    seen.requests = loaded.length + 1;
    seen.bytes = loaded.reduce((sum, { transferSize }) => sum + transferSize, 0);
  };
  const changed = (list, is) => {
    if (list.length % 2 === (is ? 0 : 1)) list.push(Math.round(performance.now()));
  };
  setInterval(() => {
    const video = document.querySelector('video');
    if (video && video !== seen.video) follow((seen.video = video));
    if (document.querySelector('#main h1, .embedded h1')) seen.painted ??= performance.now();
    changed(seen.warned, document.querySelector('.scene-network') !== null);
    changed(seen.reduced, document.querySelector('.reduced') !== null);
    if (!video || video.paused || seen.moved !== null || video.readyState < 3) return;
    first ??= video.currentTime;
    if (video.currentTime - first > 0.15) {
      seen.moved = performance.now();
      count();
    }
  }, 50);
}

function report({ rate, roundTrip, slower, listens }, visits) {
  const seconds = (millis) => (millis === null ? 'never' : `${(millis / 1000).toFixed(1)} s`);
  const of = (field) => visits.map((one) => one[field] ?? Number.POSITIVE_INFINITY);
  const median = (field) => quantile(of(field), 0.5);
  const told = (field) => (Number.isFinite(median(field)) ? `${seconds(median(field))} (${of(field).map((one) => (Number.isFinite(one) ? (one / 1000).toFixed(1) : '–')).join(', ')})` : 'never');
  console.log(`\n${rate} kbit/s, ${roundTrip} ms${slower > 1 ? `, processor ${slower} × slower` : ''}${listens ? ', sound alone asked for' : ''}
  page ${told('painted')}; plays ${told('moved')}; first picture ${told('picture')}
  before it ${median('requests')} requests, ${(median('bytes') / 1000).toFixed(1)} kB; in ${values.seconds} s stood still ${visits.map(({ stalls, stalled }) => `${stalls} × ${seconds(stalled)}`).join(', ')}
  warned ${visits.map(({ warned }) => (warned.length === 0 ? 'no' : warned.map(seconds).join('–'))).join(', ')}; sound alone ${visits.map(({ reduced }) => (reduced.length === 0 ? 'no' : reduced.map(seconds).join('–'))).join(', ')}; layout shift ${visits.map(({ shift }) => shift.toFixed(3)).join(', ')}`);
}
