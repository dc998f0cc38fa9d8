/* How long from a camera's start until a citizen who waits on the watch page sees its first frame. */
import { spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import { startBox } from '../program/box.mjs';
import { watchGlass } from './probe.mjs';

const KEY = 'a-key-of-the-benchmark';
const PATIENCE_MILLIS = 60_000;

/** Opens the page on an offline channel, lets ffmpeg publish by RTMP with a GOP of 2 s, and reports. */
export async function measureFirstFrame({ browser, port, part, times }) {
  for (let time = 0; time < times; time++) {
    const channels = [{ id: 'chamber', name: 'Salle du conseil', autostart: true, sources: [{ type: 'rtmp', streamKey: KEY }] }];
    const box = await startBox({ port, channels, part });
    try {
      await once(browser, box);
    } finally {
      await box.stop();
    }
  }
}

async function once(browser, box) {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${box.address}/live/chamber`);
  await page.evaluate(watchGlass);
  await page.waitForTimeout(3000);
  const started = Date.now();
  const camera = publish(box.rtmp + KEY);
  try {
    await page.waitForFunction(() => window.glass.first !== null, undefined, { timeout: PATIENCE_MILLIS, polling: 50 });
    const first = await page.evaluate(() => window.glass.first);
    const total = first - started;
    const connected = (await camera.connected) - started;
    console.log(`first frame in the browser  ${Math.round(total)} ms after ffmpeg's start, ${Math.round(total - connected)} ms after it had opened the connection (load average ${loadavg()[0].toFixed(1)})`);
  } catch (error) {
    console.log(`first frame in the browser  none within ${PATIENCE_MILLIS} ms: ${String(error).split('\n')[0]}\n${box.log()}`);
    process.exitCode = 1;
  } finally {
    camera.stop();
    await context.close();
  }
}

function publish(address) {
  const child = spawn('ffmpeg', ['-hide_banner', '-nostats', '-re', '-f', 'lavfi', '-i', 'testsrc2=size=1280x720:rate=25',
    '-re', '-f', 'lavfi', '-i', 'sine=frequency=440:sample_rate=48000', '-c:v', 'libx264', '-preset', 'ultrafast',
    '-tune', 'zerolatency', '-pix_fmt', 'yuv420p', '-g', '50', '-keyint_min', '50', '-sc_threshold', '0', '-b:v', '3M',
    '-c:a', 'aac', '-f', 'flv', address], { stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  const connected = new Promise((resolve) => {
    child.stderr.on('data', (bytes) => {
      told += bytes;
      // It describes the output once the publication is accepted.
      if (told.includes('Output #0')) resolve(Date.now());
    });
    child.once('exit', () => resolve(Number.NaN));
  });
  return { connected, stop: () => child.kill('SIGKILL') };
}
