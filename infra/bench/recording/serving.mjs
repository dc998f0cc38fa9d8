/* Segments of the fullest picture from all over the recording, as fast as the server gives them: the program and nginx in
 * turn, each on the first processor, the same client on the second. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { quantile } from '../program/figures.mjs';
import { wanted } from './asking.mjs';
import { folderOf } from './long.mjs';
import { certify, pin, startNginx } from './nginx.mjs';
import { renditionsOf } from './playlists.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const CLIENT = 'player-web/site/src/test/java/org/tribune/site/bench/Download.java';
const SEGMENTS = 30_000;
/** Java's compiler has done its work then; nginx has none. Connections come and go meanwhile, as they do: what it has made
 * of a run without an end it throws away at the first end. */
const WARM_UPS = 10;
const WARM_UP_SEGMENTS = 12_000;
const CONNECTIONS = 16;

export async function measureServing(bench) {
  const tls = certify(bench.work);
  const nginx = await startNginx(bench, bench.port + 5, tls);
  pin(nginx.worker, 0);
  try {
    const targets = await targetsOf(bench);
    await compare(bench, 'HTTP/1.1', nginx, {}, bench.port + 5, (port, pid, count) => plain(port, pid, count, targets));
    for (const protocol of ['http/1.1', 'h2']) {
      await compare(bench, `TLS 1.3, ${protocol}`, nginx, { tls }, bench.port + 6, (port, _, count) => encrypted(port, protocol, count, targets));
    }
  } finally {
    await nginx.stop();
  }
}

/** A file of addresses, in an order without order, whose files are in the kernel's memory. */
async function targetsOf({ work, data, recording, start }) {
  const box = await start();
  let rendition;
  try {
    const plainly = { headers: { 'Accept-Encoding': 'identity' } };
    const { body } = await wanted(`${box.address}/hls/recordings/${recording}/index.m3u8`, plainly);
    rendition = renditionsOf(String(body)).top.split('/')[0];
  } finally {
    await box.stop();
  }
  const folder = join(folderOf(data, recording), rendition);
  const names = readdirSync(folder).filter((name) => name.endsWith('.m4s')).sort();
  names.forEach((name) => readFileSync(join(folder, name)));
  // Steps of a prime number that does not divide their count come by all of them.
  const step = [1999, 2003].find((prime) => names.length % prime !== 0);
  const file = join(work, 'targets');
  writeFileSync(file, names.map((_, index) => `/hls/recordings/${recording}/${rendition}/${names[(index * step) % names.length]}\n`).join(''));
  return file;
}

async function compare(bench, name, nginx, options, nginxPort, fetchAll) {
  const box = await bench.start(options);
  const servers = { program: [bench.port, box.process], nginx: [nginxPort, nginx.worker] };
  const rates = { program: [], nginx: [] };
  const costs = { program: [], nginx: [] };
  try {
    pin(box.process, 0);
    for (let time = 0; time < WARM_UPS; time++) fetchAll(bench.port, box.process, WARM_UP_SEGMENTS);
    fetchAll(nginxPort, nginx.worker, SEGMENTS);
    for (let round = 0; round < bench.rounds; round++) {
      for (const [server, [port, pid]] of Object.entries(servers)) {
        const before = secondsOf(pid);
        const { bytes, seconds, cost } = fetchAll(port, pid, SEGMENTS);
        rates[server].push(bytes / seconds);
        costs[server].push(cost ?? (secondsOf(pid) - before) / (bytes / 1e9));
      }
    }
  } finally {
    await box.stop();
  }
  const [ours, theirs] = [rates.program, rates.nginx].map((each) => quantile(each, 0.5));
  const [cost, cheap] = [costs.program, costs.nginx].map((each) => quantile(each, 0.5));
  console.log(`  ${name}: program ${megabytes(ours)} MB/s (${rates.program.map(megabytes).join(', ')}), nginx ${megabytes(theirs)} (${rates.nginx.map(megabytes).join(', ')}),`
    + ` ratio ${(ours / theirs).toFixed(2)}; processor ${cost.toFixed(3)} and ${cheap.toFixed(3)} s/GB; load average ${loadavg()[0].toFixed(1)}`);
}

const megabytes = (rate) => Math.round(rate / 1e6);

function secondsOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function plain(port, pid, count, targets) {
  const said = execFileSync('taskset', ['-c', '1', `${process.env.JAVA_HOME}/bin/java`, '-Xmx512m', '-XX:+UseSerialGC', '-cp',
    'infra/box/target/tribune/lib/*', CLIENT, port, CONNECTIONS, count, pid, targets].map(String), { cwd: ROOT, encoding: 'utf8' });
  // What it fetched to warm up is left out of all three.
  const [, million, seconds, cost] = said.match(/([\d.]+) MB in ([\d.]+) s: ([\d.]+) s\/GB/);
  return { bytes: Number(million) * 1e6, seconds: Number(seconds), cost: Number(cost) };
}

function encrypted(port, protocol, count, targets) {
  const said = execFileSync('taskset', ['-c', '1', 'h2load', `--alpn-list=${protocol}`, '--tls13-ciphers=TLS_AES_128_GCM_SHA256',
    '-n', count, '-c', 8, '-m', 1, '-B', `https://127.0.0.1:${port}`, '-i', targets].map(String), { encoding: 'utf8' });
  const [, , failed] = said.match(/(\d+) succeeded, (\d+) failed/);
  if (failed !== '0') throw new Error(said);
  const [, number, unit] = said.match(/finished in ([\d.]+)(ms|s),/);
  return { bytes: Number(said.match(/^traffic:.*, .*\((\d+)\) data/m)[1]), seconds: Number(number) / (unit === 'ms' ? 1000 : 1) };
}
