/* The long recording: made of a short one by LongRecording.java, with the program's own classes. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Its name. */
export const RECORDING = '20261124t184502-bench0';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const MAKER = 'infra/box/src/test/java/org/tribune/box/bench/LongRecording.java';

/** True if a run before left it. */
export function wasMade(work) {
  return existsSync(join(work, 'made'));
}

/** Makes it of the recording {@link sample}. */
export async function makeLong(work, data, sample, seconds) {
  const begun = performance.now();
  java('infra/box/target/tribune/lib/*', MAKER, [data, sample, RECORDING, seconds], ['-Djava.awt.headless=true']);
  console.log(`made in ${Math.round((performance.now() - begun) / 1000)} s`);
  writeFileSync(join(work, 'made'), '');
}

/** Runs a program of the test tree from its source, with the distribution's libraries. */
function java(libraries, source, parameters, flags) {
  const run = spawnSync(`${process.env.JAVA_HOME}/bin/java`,
    [...flags, '--enable-native-access=ALL-UNNAMED', '-cp', libraries, source, ...parameters.map(String)],
    { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.status !== 0) throw new Error(`${source} failed`);
}

/** Where the store keeps the recording: ShardedPaths.java. */
export function folderOf(data, recording) {
  const shard = createHash('sha256').update(recording).digest('hex').slice(0, 2);
  return join(data, 'store', 'recordings', shard, recording);
}
