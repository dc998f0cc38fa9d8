/* The long recording: made of a short one by LongRecording.java, with the program's own classes. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Its name. */
export const RECORDING = '20261124t184502-bench0';

/** Others of the same segments: what the program has not in memory. */
export const COPIES = [1, 2, 3, 4, 5, 6].map((copy) => RECORDING.replace(/0$/, copy));

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const MAKER = 'infra/box/src/test/java/org/tribune/box/bench/LongRecording.java';

/** True if a run before left it. */
export function wasMade(work) {
  return existsSync(join(work, 'made'));
}

/** Makes it, and others of the same segments, of the recording {@link sample}. */
export function makeLong(work, data, sample, seconds, copies = COPIES) {
  const begun = performance.now();
  runByJava(MAKER, [data, sample, RECORDING, seconds, ...copies]);
  // Their bytes are the same files.
  for (const copy of copies) {
    mkdirSync(dirname(folderOf(data, copy)), { recursive: true });
    execFileSync('cp', ['-al', folderOf(data, RECORDING), folderOf(data, copy)]);
  }
  console.log(`made in ${Math.round((performance.now() - begun) / 1000)} s`);
  writeFileSync(join(work, 'made'), '');
}

/** A program of the test tree runs from its source, with the distribution's libraries. */
export function runByJava(program, parameters) {
  const run = spawnSync(`${process.env.JAVA_HOME}/bin/java`,
    ['--enable-native-access=ALL-UNNAMED', '-cp', 'infra/box/target/tribune/lib/*', program, ...parameters.map(String)],
    { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
  if (run.status !== 0) throw new Error(`${program} failed`);
}

/** Where the store keeps the recording: ShardedPaths.java. */
export function folderOf(data, recording) {
  const shard = createHash('sha256').update(recording).digest('hex').slice(0, 2);
  return join(data, 'store', 'recordings', shard, recording);
}
