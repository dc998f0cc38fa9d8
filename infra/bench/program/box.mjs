/* A box of a benchmark's own: temporary data, its own ports, stopped at the end. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../tribune', import.meta.url));
const TICKS_PER_SECOND = 100;

/**
 * Starts the box and waits until it answers.
 *
 * @param port HTTP; the next two are for management and RTMP
 * @param channels the configuration's, as JSON (which is YAML)
 * @param part wished length of a part, such as PT0.24S; undefined: the default
 * @param lookEvery milliseconds between two looks whether it answers
 */
export async function startBox({ port, channels, part, lookEvery = 100 }) {
  const directory = mkdtempSync(join(tmpdir(), 'tribune-bench-'));
  const config = {
    http: { host: '127.0.0.1', port },
    management: { port: port + 1 },
    rtmp: { host: '127.0.0.1', port: port + 2 },
    channels,
    ...(part ? { transcoder: { part } } : {}),
  };
  const file = join(directory, 'tribune.yml');
  writeFileSync(file, JSON.stringify(config));
  const child = spawn(PROGRAM, ['box', '--config', file, '--data', join(directory, 'data')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes) => (log = (log + bytes).slice(-20_000)));
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const address = `http://127.0.0.1:${port}`;
  const box = {
    address,
    rtmp: `rtmp://127.0.0.1:${port + 2}/live/`,
    /** Processor seconds that it has used, and the memory that it holds, in MiB. */
    usage: () => usage(child.pid),
    log: () => log,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
  await until(() => answers(`${address}/`), 60_000, () => `The box did not start:\n${log}`, lookEvery);
  return box;
}

function usage(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const resident = readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+)/m);
  return { seconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND, mebibytes: Math.round(resident[1] / 1024) };
}

/** True if the address answers with success. */
export async function answers(address) {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(3000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** Waits for a condition, by looking again each {@link lookEvery} milliseconds. */
export async function until(condition, millis, complaint, lookEvery = 100) {
  const end = Date.now() + millis;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(complaint());
    await new Promise((resolve) => setTimeout(resolve, lookEvery));
  }
}
