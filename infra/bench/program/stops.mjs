/* The command behind infra/bench/stops. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startBox } from './box.mjs';
import { keepBusy } from './busy.mjs';
import { told } from './figures.mjs';

const { values } = parseArgs({
  options: {
    stops: { type: 'string', default: '50' }, listeners: { type: 'string', default: '20' }, load: { type: 'string', default: '20' },
    feeds: { type: 'string', default: '4' }, port: { type: 'string', default: '21970' },
  },
});
const [stops, listeners, load, feeds, port] = ['stops', 'listeners', 'load', 'feeds', 'port'].map((name) => Number(values[name]));
const SPEECH = 'a-passphrase-of-the-benchmark';
const folder = mkdtempSync(join(tmpdir(), 'tribune-stops-'));
const crash = join(folder, 'crash.log');
process.env.TRIBUNE_JAVA_OPTIONS = `${process.env.TRIBUNE_JAVA_OPTIONS ?? ''} -XX:ErrorFile=${crash}`;
const channels = Array.from({ length: listeners }, (_, number) => ({
  id: `room-${number}`, name: `Room ${number}`,
  sources: [{ type: 'srt', mode: 'listener', host: '127.0.0.1', port: port + 10 + number, passphrase: SPEECH }],
}));

console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`);
const rest = keepBusy(load);
const times = [];
let failed = 0;
try {
  for (let number = 1; number <= stops; number += 1) failed += (await stopOnce(number)) ? 0 : 1;
} finally {
  rest();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${stops} stops with ${listeners} listeners, ${feeds} of them fed, ${load} busy processes beside: ${failed} ended badly; stopping took ${told(times)}`);
process.exitCode = failed === 0 ? 0 : 1;

/** True if it ended in order. */
async function stopOnce(number) {
  const box = await startBox({ port, channels });
  const callers = Array.from({ length: Math.min(feeds, listeners) }, (_, room) => feed(port + 10 + room));
  try {
    // Some stops come while callers shake hands, some while they send.
    await new Promise((resolve) => setTimeout(resolve, 500 + (number % 5) * 1_000));
    const began = performance.now();
    const status = await box.stop();
    times.push(performance.now() - began);
    if (status === 0 && !existsSync(crash)) return true;
    console.log(`stop ${number}: status ${status}\n${existsSync(crash) ? readFileSync(crash, 'utf8').slice(0, 2_000) : box.log().slice(-2_000)}`);
    rmSync(crash, { force: true });
    return false;
  } finally {
    callers.forEach((each) => each.kill('SIGKILL'));
  }
}

function feed(to) {
  return spawn('ffmpeg', ['-loglevel', 'quiet', '-re', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25',
    '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency', '-g', '50', '-f', 'mpegts',
    `srt://127.0.0.1:${to}?passphrase=${SPEECH}`], { stdio: 'ignore' });
}
