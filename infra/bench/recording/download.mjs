/* The download of the whole recording in its fullest picture as one MP4: its first byte, its speed beside a file of the same
 * size from nginx and from the disk and the segments from the disk, and the program's memory meanwhile. */
import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { quantile, told } from '../program/figures.mjs';
import { wanted } from './asking.mjs';
import { folderOf } from './long.mjs';
import { certify, startNginx } from './nginx.mjs';

const STARTS = 3;
const REPETITIONS = 10;
const ROUNDS = 3;
/** A program that has run for a while. */
const WARM_UPS = 3;
const MEMORY_EVERY_MILLIS = 100;
const run = promisify(execFile);

export async function measureDownload(bench) {
  const file = await measureFirstBytes(bench);
  const nginx = await startNginx(bench, bench.port + 5, certify(bench.work));
  const box = await bench.start();
  try {
    const ours = box.address + file;
    const rendition = file.match(/([^/]+)\.mp4$/)[1];
    const film = join(bench.work, 'film', 'film.mp4');
    mkdirSync(join(bench.work, 'film'), { recursive: true });
    if (!existsSync(film)) execFileSync('curl', ['-fs', '-o', film, ours]);
    execFileSync('sync');
    const theirs = `http://127.0.0.1:${bench.port + 5}/film/film.mp4`;
    const folders = [rendition, 'audio'].map((each) => join(folderOf(bench.data, bench.recording), each));
    const kinds = {
      program: () => remembering(box, () => fetched(ours)), nginx: () => fetched(theirs), disk: () => read(film), segments: () => readAll(folders, film),
    };
    for (const cached of [true, false]) {
      const speeds = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
      if (cached) for (let time = 0; time < WARM_UPS; time++) for (const kind of Object.values(kinds)) await kind();
      for (let round = 0; round < ROUNDS; round++) {
        for (const [kind, take] of Object.entries(kinds)) {
          if (!cached) forget(kind === 'program' || kind === 'segments' ? folders : [film]);
          speeds[kind].push(await take());
        }
      }
      tell(cached, speeds, statSync(film).size);
    }
  } finally {
    await box.stop();
    await nginx.stop();
    rmSync(join(bench.work, 'film'), { recursive: true, force: true });
  }
}

function tell(cached, speeds, size) {
  const median = Object.fromEntries(Object.entries(speeds).map(([kind, each]) => [kind, quantile(each, 0.5)]));
  const lower = Math.min(median.nginx, median.disk);
  const all = Object.entries(speeds).map(([kind, each]) => `${kind} ${megabytes(median[kind])} MB/s (${each.map(megabytes).join(', ')})`);
  console.log(`  ${(size / 1e9).toFixed(2)} GB, ${cached ? 'in the kernel\'s memory' : 'from the disk'}: ${all.join(', ')};`
    + ` of the lower ${(median.program / lower).toFixed(2)}; load average ${loadavg()[0].toFixed(1)}`);
}

const megabytes = (rate) => Math.round(rate / 1e6);

/** Gives the address of the download. */
async function measureFirstBytes({ start, recording }) {
  let file;
  const started = [];
  for (let time = 0; time < STARTS; time++) {
    const box = await start();
    try {
      file = await addressOf(box, recording);
    } finally {
      await box.stop();
    }
    const again = await start();
    try {
      started.push((await wanted(again.address + file, { enough: 1 })).first);
    } finally {
      await again.stop();
    }
  }
  console.log(`  first byte, program just started: ${told(started)}`);
  const box = await start();
  try {
    await measureWarm(box, box.address + file, recording);
  } finally {
    await box.stop();
  }
  return file;
}

async function measureWarm(box, address, recording) {
  const times = { anew: [], 'anew, in the middle': [], known: [], 'known, in the middle': [] };
  const { headers } = await wanted(address, { enough: 1 });
  const middle = Math.floor(Number(headers['content-length']) / 2);
  const inTheMiddle = { headers: { Range: `bytes=${middle}-${middle + 9_999_999}` }, enough: 1 };
  for (let time = 0; time < REPETITIONS; time++) {
    await change(box, recording, 2 * time);
    times.anew.push((await wanted(address, { enough: 1 })).first);
    times.known.push((await wanted(address, { enough: 1 })).first);
    await change(box, recording, 2 * time + 1);
    times['anew, in the middle'].push((await wanted(address, inTheMiddle)).first);
    const answer = await wanted(address, inTheMiddle);
    if (answer.status !== 206) throw new Error(`No range: ${answer.status}`);
    times['known, in the middle'].push(answer.first);
  }
  for (const [kind, each] of Object.entries(times)) console.log(`  first byte, ${kind}: ${told(each)}`);
}

/** A layout is of one version of the recording. */
async function change(box, recording, time) {
  await box.operate('PATCH', `/api/v1/recordings/${recording}`, { title: `Three hours, ${time}` });
}

async function addressOf(box, recording) {
  const { body } = await wanted(`${box.address}/api/v1/recordings/${recording}`, { headers: { 'Accept-Encoding': 'identity' } });
  const pictures = JSON.parse(String(body)).renditions.filter(({ kind }) => kind === 'video');
  return `/download/${recording}/${pictures.sort((one, other) => other.height - one.height)[0].id}.mp4`;
}

/** Bytes a second. */
async function fetched(address) {
  const { stdout } = await run('curl', ['-fs', '-o', '/dev/null', '-w', '%{size_download} %{time_total}', address]);
  const [bytes, seconds] = stdout.split(' ').map(Number);
  return bytes / seconds;
}

async function read(film) {
  const begun = performance.now();
  await run('dd', [`if=${film}`, 'of=/dev/null', 'bs=1M', 'status=none']);
  return statSync(film).size / ((performance.now() - begun) / 1000);
}

/** What the disk gives of the small files that the film is put together from, eight at a time. */
async function readAll(folders, film) {
  const begun = performance.now();
  await run('sh', ['-c', 'find "$@" -type f -print0 | sort -z | xargs -0 -n 100 -P 8 cat > /dev/null', 'sh', ...folders]);
  return statSync(film).size / ((performance.now() - begun) / 1000);
}

async function remembering(box, work) {
  const before = box.usage();
  const seen = [];
  const looking = setInterval(() => seen.push(box.usage().mebibytes), MEMORY_EVERY_MILLIS);
  const result = await work();
  clearInterval(looking);
  const { mebibytes, seconds } = box.usage();
  console.log(`  download: ${megabytes(result)} MB/s, ${(seconds - before.seconds).toFixed(1)} s of processor; memory ${before.mebibytes} MiB before,`
    + ` ${quantile(seen, 0)} to ${quantile(seen, 1)} meanwhile, ${mebibytes} after`);
  return result;
}

/** Takes files out of the kernel's memory. */
function forget(paths) {
  execFileSync('find', [...paths, '-type', 'f', '-exec', 'sh', '-c', 'for file; do dd if="$file" iflag=nocache count=0 status=none; done', 'sh', '{}', '+']);
}
