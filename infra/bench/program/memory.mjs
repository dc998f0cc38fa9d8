/* The command behind infra/bench/memory. */
import { spawn } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { answers, startBox, until } from './box.mjs';
import { quantile } from './figures.mjs';

const KEY = 'a-key-of-the-benchmark';
const LOOK_EVERY_MILLIS = 60_000;
/** A viewer's requests, so that the origin's memory is used as in life. */
const VIEW_EVERY_MILLIS = 1000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    height: { type: 'string', default: '1080' },
    clip: { type: 'string' },
    port: { type: 'string', default: '21700' },
  },
});
const minutes = Number(values.minutes);
const channels = [{ id: 'chamber', name: 'Salle du conseil', autostart: true, sources: [{ type: 'rtmp', streamKey: KEY }] }];
const box = await startBox({ port: Number(values.port), channels });
const camera = publish(box.rtmp + KEY);
const stream = `${box.address}/hls/live/chamber/index.m3u8`;
try {
  await until(() => answers(stream), 60_000, () => `No stream came:\n${box.log()}`);
  const ladder = (await (await fetch(stream)).text()).match(/RESOLUTION=\d+x(\d+)/g)?.map((one) => one.split('x')[1]);
  console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}  ladder ${ladder.join(', ')}`);
  const viewing = setInterval(() => void view(stream).catch(() => undefined), VIEW_EVERY_MILLIS);
  const seen = [];
  for (let minute = 1; minute <= minutes; minute++) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MILLIS));
    const { mebibytes, seconds } = box.usage();
    seen.push(mebibytes);
    console.log(`minute ${minute}: ${mebibytes} MiB, ${seconds.toFixed(0)} s of processor, load average ${loadavg()[0].toFixed(1)}`);
  }
  clearInterval(viewing);
  const settled = seen.slice(Math.floor(seen.length / 10));
  const third = Math.max(1, Math.floor(settled.length / 3));
  const [early, late] = [settled.slice(0, third), settled.slice(-third)].map((part) => quantile(part, 0.5));
  console.log(`largest ${Math.max(...seen)} MiB; median of the first third ${early} MiB, of the last ${late} MiB`);
} finally {
  camera.kill('SIGKILL');
  await box.stop();
}

/** The newest segment of the fullest rendition, as a viewer behind live asks for it. */
async function view(address) {
  const multivariant = await (await fetch(address)).text();
  const playlist = new URL(multivariant.split('\n').find((line) => line && !line.startsWith('#')), address);
  const segments = (await (await fetch(playlist)).text()).split('\n').filter((line) => /^\d+\.m4s$/.test(line));
  await (await fetch(new URL(segments.at(-1), playlist))).arrayBuffer();
}

function publish(address) {
  const height = Number(values.height);
  const source = values.clip
    ? ['-stream_loop', '-1', '-re', '-i', values.clip, '-c', 'copy']
    : ['-re', '-f', 'lavfi', '-i', `testsrc2=size=${Math.round((height * 16) / 9)}x${height}:rate=25`, '-re', '-f', 'lavfi',
        '-i', 'sine=frequency=440:sample_rate=48000', '-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'zerolatency',
        '-pix_fmt', 'yuv420p', '-g', '50', '-b:v', '6M', '-c:a', 'aac'];
  return spawn('ffmpeg', ['-hide_banner', '-nostats', '-loglevel', 'error', ...source, '-f', 'flv', address], { stdio: 'ignore' });
}
