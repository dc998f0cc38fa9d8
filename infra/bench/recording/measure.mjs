/* The command behind infra/bench/replay. */
import { cpus, loadavg, tmpdir } from 'node:os';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startBox } from '../program/box.mjs';
import { measureCaches } from './caches.mjs';
import { measureCorrections } from './corrections.mjs';
import { measureDownload } from './download.mjs';
import { measureEndings } from './endings.mjs';
import { COPIES, makeLong, RECORDING, wasMade } from './long.mjs';
import { measurePlaylists } from './playlists.mjs';
import { measureSeeks } from './seeks.mjs';
import { measureServing } from './serving.mjs';
import { measureStoryboard } from './storyboard.mjs';

const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '3' },
    height: { type: 'string', default: '1080' },
    clip: { type: 'string' },
    seconds: { type: 'string', default: '40' },
    endings: { type: 'string', default: '5' },
    seeks: { type: 'string', default: '20' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: 'endings,playlists,seeks,serving,download,caches,corrections' },
    data: { type: 'string' },
    port: { type: 'string', default: '21800' },
  },
});
const only = values.only.split(',');
const work = values.data ? resolve(values.data) : mkdtempSync(join(tmpdir(), 'tribune-replay-'));
const data = join(work, 'data');
mkdirSync(data, { recursive: true });
const seconds = Number(values.hours) * 3600;
const height = Number(values.height);
const card = { type: 'testcard', width: Math.round((height * 16) / 9 / 2) * 2, height, framesPerSecond: 25 };
const source = values.clip ? { type: 'file', path: resolve(values.clip), loop: true } : card;
const channels = [{ id: 'chamber', name: 'Salle du conseil', autostart: false, sources: [source] }];
// Once it is made nothing is on air: a camera that does not come.
const idle = [{ ...channels[0], sources: [{ type: 'rtmp', streamKey: 'a-key-of-the-benchmark' }] }];
const port = Number(values.port);
const bench = {
  work, data, port, seconds, rounds: Number(values.rounds), seeks: Number(values.seeks), recording: RECORDING, copies: COPIES,
  start: (options = {}) => startBox({ port, channels: idle, data, ...options }),
};
const steps = { playlists: measurePlaylists, seeks: measureSeeks, serving: measureServing,
  download: measureDownload, caches: measureCaches, corrections: measureCorrections };

console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}  load average ${loadavg()[0].toFixed(1)}`);
try {
  if (only.includes('endings') || !wasMade(work)) {
    const box = await startBox({ port, channels, data });
    let sample;
    try {
      sample = await measureEndings(box, only.includes('endings') ? Number(values.endings) : 0, Number(values.seconds));
    } finally {
      await box.stop();
    }
    if (!wasMade(work)) {
      makeLong(work, data, sample, seconds);
      await measureStoryboard(bench);
    }
  }
  for (const [name, measure] of Object.entries(steps)) {
    if (!only.includes(name)) continue;
    console.log(`\n${name}, load average ${loadavg()[0].toFixed(1)}`);
    await measure(bench);
  }
} finally {
  if (!values.data) rmSync(work, { recursive: true, force: true });
}
