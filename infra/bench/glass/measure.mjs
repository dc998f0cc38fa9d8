/* The command behind infra/bench/latency. */
import { mkdtempSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from '../../../player-web/pages/test/browser/browser.mjs';
import { serveBarePage } from './bare-page.mjs';
import { SlowLine } from '../../../player-web/pages/test/fixture/slow-line.mjs';
import { answers, startBox, until } from '../program/box.mjs';
import { keepBusy } from '../program/busy.mjs';
import { spread, told } from '../program/figures.mjs';
import { certify } from '../recording/nginx.mjs';
import { measureFirstFrame } from './first-frame.mjs';
import { startCamera } from './camera.mjs';
import { followAges, followParts, renditionsOf } from './part-lag.mjs';
import { takeGlass, watchGlass } from './probe.mjs';

/** Until a page has settled after its start; frames before are counted apart. */
const SETTLING_MILLIS = 10_000;
const TAKE_EVERY_MILLIS = 5000;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '120' },
    page: { type: 'string', default: 'both' },
    part: { type: 'string' },
    source: { type: 'string', default: 'testcard' },
    clip: { type: 'string', default: `${process.env.TRIBUNE_TEST_MEDIA ?? '../shared/media'}/cam07_office_interviews_35s.mp4` },
    rate: { type: 'string', default: '1000000000' },
    'round-trip': { type: 'string', default: '0' },
    load: { type: 'string', default: '0' },
    tls: { type: 'boolean', default: false },
    'first-frames': { type: 'string', default: '3' },
    port: { type: 'string', default: '21700' },
  },
});
const KEY = 'a-key-of-the-benchmark';
const SOURCES = {
  testcard: { type: 'testcard', width: 1280, height: 720, framesPerSecond: 25 },
  rtmp: { type: 'rtmp', streamKey: KEY },
};

const [port, rate, roundTrip] = ['port', 'rate', 'round-trip'].map((name) => Number(values[name]));
const isLong = roundTrip > 0 || values.rate !== '1000000000';
const browser = await launch();
try {
  console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}  Chromium ${browser.version()}`);
  if (Number(values.seconds) > 0) await measureLatency();
  if (Number(values['first-frames']) > 0) {
    await measureFirstFrame({ browser, port, part: values.part, times: Number(values['first-frames']) });
  }
} finally {
  await browser.close();
}

async function measureLatency() {
  const channels = [{ id: 'chamber', name: 'Salle du conseil', autostart: true, sources: [SOURCES[values.source]] }];
  const box = await startBox({ port, channels, part: values.part, tls: values.tls ? ownCertificate() : undefined });
  const camera = values.source === 'rtmp' ? await startCamera(values.clip, box.rtmp + KEY) : null;
  const stream = `${box.address}/hls/live/chamber/index.m3u8`;
  const line = isLong ? await new SlowLine(box.address, rate, roundTrip).start() : null;
  const seen = new URL(line?.address ?? box.address);
  seen.protocol = new URL(box.address).protocol;
  const bare = await serveBarePage(port + 4, `${seen.origin}/hls/live/chamber/index.m3u8`);
  const rest = keepBusy(Number(values.load));
  try {
    await until(() => answers(stream), 30_000, () => `No stream came:\n${box.log()}`);
    const renditions = await renditionsOf(stream);
    console.log(`source ${values.source}, ladder ${renditions.heights.join(', ')}; parts wished ${values.part ?? 'as by default'}; ${isLong ? `${rate / 1e6} Mbit/s, ${roundTrip} ms` : 'loopback'}${values.tls ? ', TLS' : ''}; ${values.load} busy processes`);
    // The program has warmed up, and the window is more than its first parts.
    await new Promise((resolve) => setTimeout(resolve, SETTLING_MILLIS));
    const pages = { bare: bare.address, watch: `${seen.origin}/live/chamber` };
    for (const [name, address] of Object.entries(pages)) {
      if (values.page === 'both' || values.page === name) await measurePage(name, address, box, renditions);
    }
  } finally {
    rest();
    camera?.stop();
    bare.close();
    await line?.stop();
    await box.stop();
  }
}

/** A certificate that nobody trusts but this benchmark. */
function ownCertificate() {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  return certify(mkdtempSync(join(tmpdir(), 'tribune-bench-tls-')));
}

async function measurePage(name, address, box, renditions) {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 }, ignoreHTTPSErrors: true });
  const page = await context.newPage();
  const opened = Date.now();
  await page.goto(address);
  await page.evaluate(watchGlass);
  await page.waitForFunction(() => window.glass.first !== null, undefined, { timeout: 30_000 });
  const first = (await page.evaluate(takeGlass)).first;
  await new Promise((resolve) => setTimeout(resolve, SETTLING_MILLIS));
  const before = await page.evaluate(takeGlass);
  const lags = [renditions.picture, renditions.sound].filter(Boolean).map(followParts);
  const ages = followAges(renditions.picture);
  const start = { at: Date.now(), ...box.usage() };
  const seen = { frames: [], latency: [], loads: [], rates: [] };
  while (Date.now() - start.at < Number(values.seconds) * 1000) {
    await new Promise((resolve) => setTimeout(resolve, TAKE_EVERY_MILLIS));
    const taken = await page.evaluate(takeGlass);
    for (const [at, millis] of taken.frames) seen.frames.push({ at, millis });
    seen.latency.push(...taken.latency);
    seen.rates.push(taken.rate);
    seen.loads.push(loadavg()[0]);
    seen.last = taken;
  }
  const end = { at: Date.now(), ...box.usage() };
  [...lags, ages].forEach((following) => (following.stopped = true));
  await context.close();
  tell(name, { opened, first, before, seen, start, end, lags, ages: ages.ages });
}

function tell(name, { opened, first, before, seen, start, end, lags, ages }) {
  const { last } = seen;
  const seconds = (end.at - start.at) / 1000;
  const after = (list, time) => list.filter((item) => time(item) >= start.at);
  const gaps = after(last.gaps, (gap) => gap.at).map((gap) => gap.millis);
  console.log(`\n${name} page, ${Math.round(seconds)} s, load average ${told(seen.loads.map((load) => load * 100), '%')}`);
  console.log(`  glass to glass   ${told(seen.frames.map((frame) => frame.millis))} (${seen.frames.length} frames, ${last.unread - before.unread} not readable)`);
  console.log(`    by minute      ${byMinute(seen.frames, start.at)}`);
  console.log(`  first frame      ${Math.round(first - opened)} ms after the page was opened`);
  console.log(`  stalls           ${after(last.waiting, (time) => time).length} waiting events; ${gaps.length} gaps over 200 ms (${gaps.slice(0, 12).join(', ')})`);
  console.log(`  dropped          ${last.dropped - before.dropped} of ${last.shown - before.shown} frames; heights ${JSON.stringify(last.heights)}`);
  if (seen.latency.length > 0) {
    console.log(`  hls.latency      ${told(seen.latency.map(([latency]) => latency * 1000))}`);
    console.log(`  hls.target       ${told(seen.latency.map(([, target]) => target * 1000))}`);
  }
  console.log(`  rate of playing  ${told(seen.rates.map((each) => each * 100), '%')}`);
  console.log(`  camera to part   ${told(ages)} (${ages.length} parts)`);
  ['picture', 'sound'].forEach((kind, index) => {
    if (lags[index]) console.log(`  part lag         ${told(lags[index].lags)} after its end, ${kind}`);
  });
  const used = (end.seconds - start.seconds) / seconds;
  console.log(`  box              ${used.toFixed(2)} processors, ${end.mebibytes} MiB`);
}

function byMinute(frames, start) {
  const minutes = [];
  for (const frame of frames) (minutes[Math.max(0, Math.floor((frame.at - start) / 60_000))] ??= []).push(frame.millis);
  return minutes.map((minute) => spread(minute).p95).join(', ') + ' (p95)';
}
