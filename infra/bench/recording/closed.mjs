/* The command behind infra/bench/closed. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startBox } from '../program/box.mjs';
import { measureEndings } from './endings.mjs';
import { makeLong, RECORDING, runByJava, wasMade } from './long.mjs';

const SAMPLE_SECONDS = 40;

const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '3' }, minutes: { type: 'string', default: '20' }, runs: { type: 'string', default: '3' },
    data: { type: 'string' }, port: { type: 'string', default: '21980' },
  },
});
const work = values.data ? resolve(values.data) : mkdtempSync(join(tmpdir(), 'tribune-closed-'));
const data = join(work, 'data');
mkdirSync(data, { recursive: true });
try {
  if (!wasMade(work)) {
    // A camera that does not come: all that there is to see is the slate.
    const channels = [{ id: 'chamber', name: 'Salle du conseil', autostart: false, sources: [{ type: 'rtmp', streamKey: 'a-key-of-the-benchmark' }] }];
    const box = await startBox({ port: Number(values.port), channels, data });
    let sample;
    try {
      sample = await measureEndings(box, 0, SAMPLE_SECONDS);
    } finally {
      await box.stop();
    }
    makeLong(work, data, sample, Number(values.hours) * 3600, /* copies= */ []);
  }
  console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`);
  runByJava('infra/box/src/test/java/org/tribune/box/bench/ClosedSession.java', [data, RECORDING, Number(values.minutes) * 60, values.runs]);
  console.log(`load ${loadavg()[0].toFixed(1)}`);
} finally {
  if (!values.data) rmSync(work, { recursive: true, force: true });
}
