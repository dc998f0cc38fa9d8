/* What Maven runs (infra/box/pom.xml): `npm ci`, left out while the lock file is the one installed. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const stamp = 'node_modules/.tribune-installed';
const lock = readFileSync('package-lock.json', 'utf8');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  const { status, error } = spawnSync('npm', ['ci', '--silent'], { stdio: 'inherit' });
  if (error) console.error(`Cannot run npm: ${error.message}. Install Node.js 20 or later with npm.`);
  if (status !== 0) process.exit(1);
  writeFileSync(stamp, lock);
}
