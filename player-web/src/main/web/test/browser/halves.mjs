/*
 * The browser suite in two browsers at the same time, each with a server of its own: `npm run test:browser:halves`.
 * Scenarios wait more than they compute.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const suite = fileURLToPath(new URL('suite.mjs', import.meta.url));
const half = (part) => new Promise((resolve) => {
  spawn(process.execPath, [suite], { stdio: 'inherit', env: { ...process.env, TRIBUNE_PART: part } }).on('close', resolve);
});
const statuses = await Promise.all([half('1/2'), half('2/2')]);
process.exit(statuses.every((one) => one === 0) ? 0 : 1);
