/* A box of a benchmark's own: its own data and ports, stopped at the end. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = [fileURLToPath(new URL('../../tribune', import.meta.url)), 'box'];
/** What looks first whether it is built from what the sources are. */
const BUILT = [fileURLToPath(new URL('../../run', import.meta.url))];
const TICKS_PER_SECOND = 100;
const OWN_PAGE = { 'Content-Type': 'application/json', 'X-Tribune-Request': '1' };

/**
 * Starts the box and waits until it answers.
 *
 * @param port HTTP; the next two are for management and RTMP
 * @param channels the configuration's, as JSON (which is YAML)
 * @param part wished length of a part, such as PT0.24S; undefined: the default
 * @param lookEvery milliseconds between two looks whether it answers
 * @param data a directory that stays; undefined: a temporary one
 * @param tls certificate and key, as files
 * @param caches in front of it, which it purges of what is withdrawn
 * @param captions the configuration's; undefined: nothing listens
 * @param nice as the unit of systemd has it; undefined: as this process
 * @param run true to start it by infra/run
 * @param cgroup folder of a group that it runs in; undefined: that of this process
 */
export async function startBox({ port, channels, part, lookEvery = 100, data, tls, caches = [], captions, nice = 0, cgroup, run = false }) {
  const directory = mkdtempSync(join(tmpdir(), 'tribune-bench-'));
  const config = {
    http: { host: '127.0.0.1', port, caches, ...(tls ? { tls } : {}) },
    management: { port: port + 1 },
    rtmp: { host: '127.0.0.1', port: port + 2 },
    channels,
    ...(part ? { transcoder: { part } } : {}),
    ...(captions ? { captions } : {}),
  };
  const file = join(directory, 'tribune.yml');
  writeFileSync(file, JSON.stringify(config));
  const joined = cgroup ? ['bash', '-c', 'echo $$ >"$0/cgroup.procs" && exec "$@"', cgroup] : [];
  const child = spawn('nice', ['-n', String(nice), ...joined, 'bash', ...(run ? BUILT : PROGRAM), '--config', file, '--data', data ?? join(directory, 'data')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  // Remembered, since on a busy machine what is logged later pushes it out.
  let secret;
  let printed = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes) => {
      log += bytes;
      secret ??= log.match(/setup#(\S+)\s/)?.[1];
      printed ||= log.includes('Stop it with');
      log = log.slice(-20_000);
    });
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const address = `${tls ? 'https' : 'http'}://127.0.0.1:${port}`;
  let cookie = '';
  const box = {
    address,
    process: child.pid,
    /** True once it runs no more, asked for or not. */
    ended: () => child.exitCode !== null || child.signalCode !== null,
    rtmp: `rtmp://127.0.0.1:${port + 2}/live/`,
    /** Processor seconds that it has used, and the memory that it holds, in MiB. */
    usage: () => usage(child.pid),
    /** Processor seconds of its threads of this name. */
    secondsOf: (thread) => secondsOf(child.pid, thread),
    log: () => log,
    /** Asks the API as its operator; gives the answer's JSON. */
    async operate(method, path, body) {
      const headers = { ...(await box.operator()), 'Content-Type': 'application/json' };
      const answer = await fetch(address + path, { method, headers, body: body && JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
    /** The headers of its operator. */
    async operator() {
      await until(() => printed, 60_000, () => `No addresses were printed:\n${log}`);
      cookie ||= await signIn(address, secret);
      return { cookie, 'X-Tribune-Request': '1' };
    },
    /** Ends it as a power cut would. */
    kill: () => box.stop('SIGKILL'),
    /** Gives its exit status; null if a signal ended it. */
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const status = await ended;
      rmSync(directory, { recursive: true, force: true });
      return status;
    },
  };
  // No certificate of a benchmark is one that fetch trusts.
  const asked = tls ? `http://127.0.0.1:${port + 1}/readyz` : `${address}/`;
  await until(() => answers(asked), 60_000, () => `The box did not start:\n${log}`, lookEvery);
  return box;
}

function usage(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const resident = readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+)/m);
  return { seconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND, mebibytes: Math.round(resident[1] / 1024) };
}

function secondsOf(pid, thread) {
  const tasks = `/proc/${pid}/task`;
  return readdirSync(tasks)
    .filter((task) => readFileSync(`${tasks}/${task}/comm`, 'utf8').trim() === thread)
    .reduce((sum, task) => sum + Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e9, 0);
}

/** As the first administrator, who is made if there is none yet; gives the session's cookie. */
async function signIn(address, secret) {
  const person = { login: 'bench', password: 'girafe lavabo tricycle nuage' };
  const [path, body] = secret ? ['set-up', { ...person, secret, name: 'Bench' }] : ['session', person];
  const answer = await fetch(`${address}/api/v1/${path}`, { method: 'POST', headers: OWN_PAGE, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`Signing in: ${answer.status} ${await answer.text()}`);
  return answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
}

/** Of documentation's addresses, as a proxy on this machine sends them. */
export function line(number) {
  return `198.51.${number % 200}.${Math.floor(number / 200) + 1}`;
}

/** True if the address answers with success. */
export async function answers(address) {
  // To ask a port that nobody listens on by fetch takes a tenth of a processor, which what is measured needs for its start.
  if (!(await isListening(new URL(address)))) return false;
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(3000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

function isListening({ hostname, port }) {
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Waits for a condition, by looking again each {@link lookEvery} milliseconds. */
export async function until(condition, millis, complaint, lookEvery = 100) {
  const end = Date.now() + millis;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(complaint());
    await new Promise((resolve) => setTimeout(resolve, lookEvery));
  }
}
