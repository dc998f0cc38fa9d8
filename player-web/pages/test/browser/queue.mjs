/*
 * The browser suite in two browsers at the same time, each with a server of its own: `npm run test:browser:halves`.
 * Scenarios wait more than they compute.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RecordedMedia } from '../mock/recorded-media.mjs';

const suite = fileURLToPath(new URL('suite.mjs', import.meta.url));
const recorded = new RecordedMedia(mkdtempSync(join(tmpdir(), 'tribune-recorded-')));
recorded.make();
const half = (part) => new Promise((resolve) => {
  const env = { ...process.env, TRIBUNE_PART: part, TRIBUNE_RECORDED: recorded.directory };
  spawn(process.execPath, [suite, ...process.argv.slice(2)], { stdio: 'inherit', env }).on('close', resolve);
});
const statuses = await Promise.all([half('1/2'), half('2/2')]);
rmSync(recorded.directory, { recursive: true, force: true });
process.exit(statuses.every((one) => one === 0) ? 0 : 1);
