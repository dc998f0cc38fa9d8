/*
 * What Maven runs (player-web/pages/pom.xml): `npm ci`, then the bundle into TRIBUNE_WEB_OUTPUT; with the argument `check`
 * afterwards the types' check alone.
 * Each step is left out when what it reads has not changed, since every Maven build passes here.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of it the types of the API's answers are made. */
const API = '../site/src/main/resources/org/tribune/site/api/openapi.yaml';
/** What both say, see shared.mjs. */
const WORDS = ['fr', 'en'].map((language) => `../../infra/core/src/main/resources/org/tribune/core/text/messages_${language}.properties`);
const output = process.env.TRIBUNE_WEB_OUTPUT;
if (!output) {
  console.error('TRIBUNE_WEB_OUTPUT names no directory: run this through Maven, or use `npm run build`.');
  process.exit(2);
}

if (process.argv[2] === 'check') {
  step('node_modules/.tribune-checked', hash([...inputs('src', 'build', 'test'), API, ...WORDS]), ['npm', 'run', '--silent', 'check']);
} else {
  step('node_modules/.tribune-installed', hash(['package.json', 'package-lock.json']), ['npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error']);
  step(join(output, '.tribune-built'), hash([...inputs('src', 'build'), API, ...WORDS]), ['npm', 'run', '--silent', 'bundle']);
}

/** Runs {@link command} unless {@link stamp} says that it ran for the same inputs. */
function step(stamp, inputsHash, command) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputsHash) return;
  const result = spawnSync(command[0], command.slice(1), { stdio: 'inherit' });
  if (result.error) {
    console.error(`Cannot run ${command[0]}: ${result.error.message}. Install Node.js 20.19 or later with npm.`);
  }
  if (result.status !== 0) process.exit(1);
  writeFileSync(stamp, inputsHash);
}

function inputs(...folders) {
  const pages = readdirSync('.').filter((name) => /\.(html|json|ts)$/.test(name));
  const trees = folders.flatMap((tree) =>
    readdirSync(tree, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => !/^src\/(api\/(schema|limits)|text\/shared-\w+)\.ts$/.test(file)),
  );
  return [...pages, ...trees].sort();
}

function hash(files) {
  const sum = createHash('sha256');
  for (const file of files) sum.update(file).update('\0').update(readFileSync(file));
  return sum.digest('hex');
}
