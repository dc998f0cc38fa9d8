/* The command behind infra/bench/pages. The browser shares this machine's processors with the program and its encoder. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launch, plays } from '../../../player-web/pages/test/browser/browser.mjs';
import { kilobytes, weigh } from '../../../player-web/pages/test/browser/weight.mjs';
import { startBox, until } from './box.mjs';
import { quantile } from './figures.mjs';

/** Long enough for a replay with chapters of its own. */
const RECORDED_MILLIS = 20_000;
/** Within which a page asks for all that it shows at first; what it asked for is waited for. */
const SETTLING_MILLIS = 2500;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '9' },
    slower: { type: 'string', default: '4' },
    port: { type: 'string', default: '22300' },
  },
});
const channels = [{ id: 'chamber', name: 'Salle du conseil', autostart: true, sources: [{ type: 'testcard', width: 1280, height: 720, framesPerSecond: 25 }] }];

console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}  load average ${loadavg()[0].toFixed(1)}`);
const box = await startBox({ port: Number(values.port), channels });
const browser = await launch();
try {
  const recording = await aReplay();
  await someSittings();
  const report = await aReport();
  await box.operate('POST', '/api/v1/channels/chamber/broadcasts', { state: 'live' });
  for (const path of ['/', '/reports', report, '/live/chamber', `/watch/${recording}`]) {
    const visits = [];
    for (let run = 0; run < Number(values.runs); run++) visits.push(await visit(path));
    const median = (of) => quantile(visits.map(of), 0.5);
    console.log(`${path.replace(recording, '…').padEnd(22)} first paint ${Math.round(median(({ paint }) => paint))} ms (slowest ${Math.round(Math.max(...visits.map(({ paint }) => paint)))}), `
      + `script ${kilobytes(median(({ script }) => script))} kB, in all ${kilobytes(median(({ all }) => all))} kB`
      + `${visits[0].playing ? `, with the player ${kilobytes(median(({ playing }) => playing))} kB` : ''}`);
  }
  console.log(`load average ${loadavg()[0].toFixed(1)} at the end`);
} finally {
  await browser.close();
  await box.stop();
}

/** A first visit: nothing is cached. Video is not counted: it is what one came for. */
async function visit(path) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slower) });
  const weight = await weigh(page);
  await page.goto(box.address + path, { waitUntil: 'load' });
  await page.locator('main').waitFor();
  await page.waitForTimeout(SETTLING_MILLIS);
  const { script, all } = { ...(await weight.settled()) };
  const paint = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  const start = page.locator('replay-scene .start');
  const player = (await page.locator('video').count()) > 0;
  if (await start.isVisible()) await start.click();
  if (player) await plays(page, 60_000);
  const playing = player ? (await weight.settled()).all : null;
  await context.close();
  return { paint, script, all, playing };
}

async function aReplay() {
  let broadcast = null;
  await until(async () => (broadcast = (await box.operate('GET', '/api/v1/operator/channels'))[0].broadcast) !== null, 60_000, () => 'No broadcast began');
  await new Promise((resolve) => setTimeout(resolve, RECORDED_MILLIS));
  await box.operate('POST', `/api/v1/broadcasts/${broadcast.id}/end`);
  await until(async () => (await box.operate('GET', `/api/v1/recordings/${broadcast.id}`)).state === 'complete', 60_000, () => 'The replay is not complete');
  return broadcast.id;
}

async function someSittings() {
  for (let month = 1; month <= 6; month++) {
    const localStart = `2099-0${month}-15T18:30`;
    const { id, version } = await box.operate('POST', '/api/v1/sittings', { body: 'Conseil communautaire', localStart, title: `Budget, séance ${month}`, place: 'Salle des fêtes' });
    await box.operate('PATCH', `/api/v1/sittings/${id}`, { version, status: 'announced' });
  }
}

/** Sends a film by tus (1.0.0) in one piece, and publishes its report; gives the page's address. */
async function aReport() {
  const { id } = await box.operate('POST', '/api/v1/operator/reports', { title: 'Fête du lac', category: 'culture' });
  const film = aFilm();
  const word = (text) => Buffer.from(text).toString('base64');
  const headers = { ...(await box.operator()), 'tus-resumable': '1.0.0' };
  const begun = await fetch(`${box.address}/api/v1/uploads`, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(film.length), 'upload-metadata': `report ${word(id)},filename ${word('lac.mp4')}` },
  });
  if (begun.status !== 201) throw new Error(`The upload was answered by ${begun.status}: ${await begun.text()}`);
  const place = new URL(begun.headers.get('location'), box.address);
  const sent = await fetch(box.address + place.pathname, {
    method: 'PATCH',
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: film,
  });
  if (sent.status !== 204) throw new Error(`The film was answered by ${sent.status}: ${await sent.text()}`);
  const own = () => box.operate('GET', `/api/v1/operator/reports/${id}`);
  await until(async () => (await own()).film, 180_000, () => 'The film was not made ready');
  await box.operate('POST', `/api/v1/operator/reports/${id}/state`, { action: 'publish', version: (await own()).version });
  return (await (await fetch(`${box.address}/api/v1/reports`)).json()).reports[0].address;
}

function aFilm() {
  const directory = mkdtempSync(join(tmpdir(), 'tribune-film-'));
  const file = join(directory, 'film.mp4');
  const made = spawnSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=25:duration=5', '-f', 'lavfi', '-i', 'sine=d=5', '-c:v', 'libx264', '-preset', 'ultrafast', '-c:a', 'aac', file]);
  if (made.status !== 0) throw new Error(`ffmpeg made no film: ${made.stderr}`);
  const film = readFileSync(file);
  rmSync(directory, { recursive: true });
  return film;
}
