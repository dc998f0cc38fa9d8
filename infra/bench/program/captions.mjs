/* The command behind infra/bench/captions. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { followParts, renditionsOf } from '../glass/part-lag.mjs';
import { answers, startBox, until } from './box.mjs';
import { quantile, told } from './figures.mjs';

const SETTLING_MILLIS = 10_000;
const LOOK_EVERY_MILLIS = 1000;
const WORDS = ['node', fileURLToPath(new URL('clock-words.mjs', import.meta.url))];
const RECOGNISERS = {
  none: undefined,
  words: { command: WORDS },
  busy: { command: [...WORDS, '--busy'] },
  pocketsphinx: { engine: 'pocketsphinx', language: 'en' },
};

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '60' },
    with: { type: 'string', default: 'none,words,busy,pocketsphinx' },
    clip: { type: 'string', default: `${process.env.TRIBUNE_TEST_MEDIA ?? '../shared/media'}/cam07_office_interviews_35s.mp4` },
    height: { type: 'string', default: '720' },
    port: { type: 'string', default: '21700' },
  },
});
const kinds = values.with.split(',');
const unknown = kinds.find((kind) => !(kind in RECOGNISERS));
if (unknown !== undefined) throw new Error(`There is no '${unknown}': choose of ${Object.keys(RECOGNISERS).join(', ')}`);
const seen = Object.fromEntries(kinds.map((kind) => [kind, { delays: [], medians: [], p95s: [], memory: [], captions: 0 }]));

console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}  ${values.rounds} rounds of ${values.seconds} s`);
const folder = mkdtempSync(join(tmpdir(), 'tribune-captions-'));
try {
  const clip = camera(join(folder, 'camera.mp4'));
  for (let round = 1; round <= Number(values.rounds); round++) {
    for (const kind of kinds) await measure(kind, clip, seen[kind], round);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const kind of kinds) tell(kind, seen[kind]);

/** The clip as a camera of that height would give it, which is seldom still: the ladder is what takes the processors. */
function camera(file) {
  const height = Number(values.height);
  const picture = `scale=${Math.round((height * 16) / 18) * 2}:${height},noise=alls=6:allf=t,fps=25`;
  const coding = ['-c:v', 'libx264', '-preset', 'veryfast', '-b:v', '5M', '-g', '50', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  execFileSync('ffmpeg', ['-v', 'error', '-i', values.clip, '-vf', picture, ...coding, file]);
  return file;
}

async function measure(kind, clip, taken, round) {
  const channels = [{ id: 'chamber', autostart: true, sources: [{ type: 'file', path: clip }] }];
  const box = await startBox({ port: Number(values.port), channels, captions: RECOGNISERS[kind] });
  const reading = new AbortController();
  try {
    const stream = `${box.address}/hls/live/chamber/index.m3u8`;
    await until(() => answers(stream), 30_000, () => `No stream came:\n${box.log()}`);
    await new Promise((resolve) => setTimeout(resolve, SETTLING_MILLIS));
    const { heights, picture } = await renditionsOf(stream);
    const following = followParts(picture);
    const since = Date.now();
    const read = readCaptions(`${box.address}/api/v1/channels/chamber/captions/events`, reading.signal, since, taken);
    while (Date.now() - since < Number(values.seconds) * 1000) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MILLIS));
      const memory = memoryOfRecognisers(box.process);
      if (memory > 0) taken.memory.push(memory);
    }
    following.stopped = true;
    reading.abort();
    await read;
    taken.medians.push(quantile(following.lags, 0.5));
    taken.p95s.push(quantile(following.lags, 0.95));
    console.log(`round ${round} ${kind}: ladder ${heights.join(', ')}, parts ${told(following.lags)}, load average ${loadavg()[0].toFixed(1)}`);
  } finally {
    reading.abort();
    await box.stop();
  }
}

/** Takes how old each word is when it comes, of those that were written since then. */
async function readCaptions(address, signal, since, taken) {
  const words = new Set();
  try {
    const answer = await fetch(address, { signal });
    if (!answer.ok) throw new Error(`The captions' events: ${answer.status}`);
    for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) {
      const at = Date.now();
      if (piece.includes('data:')) taken.captions++;
      for (const [, written] of piece.matchAll(/\bw(\d{13})\b/gi)) {
        if (Number(written) >= since && !words.has(written)) {
          words.add(written);
          taken.delays.push(at - Number(written));
        }
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Mebibytes that the recogniser and its children hold. */
function memoryOfRecognisers(box) {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      const kibibytes = Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+)/m)?.[1] ?? 0);
      return [{ pid: Number(pid), parent, kibibytes, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }];
    } catch {
      return []; // It has just ended.
    }
  });
  const below = (pid) => processes.filter((each) => each.parent === pid).flatMap((each) => [each, ...below(each.pid)]);
  const workers = below(box).filter((each) => each.command.includes('SpeechWorkerMain'));
  const all = new Map(workers.flatMap((each) => [each, ...below(each.pid)]).map((each) => [each.pid, each.kibibytes]));
  return Math.round([...all.values()].reduce((sum, each) => sum + each, 0) / 1024);
}

function tell(kind, taken) {
  console.log(`\n${kind}`);
  console.log(`  part lag   median of rounds p50 ${Math.round(quantile(taken.medians, 0.5))} ms, p95 ${Math.round(quantile(taken.p95s, 0.5))} ms${difference(taken)}`);
  if (taken.delays.length > 0) console.log(`  word to reader   ${told(taken.delays)} (${taken.delays.length} words)`);
  if (taken.memory.length > 0) console.log(`  recogniser       ${Math.max(...taken.memory)} MiB at most; ${taken.captions} pieces of events`);
}

/** In milliseconds: a lag is about none, since a part is listed as soon as its last picture is encoded. */
function difference(taken) {
  const without = seen.none;
  if (without === undefined || taken === without) return '';
  const [p50, p95] = ['medians', 'p95s'].map((of) => Math.round(quantile(taken[of], 0.5) - quantile(without[of], 0.5)));
  return `, ${p50} and ${p95} ms more than with none`;
}
