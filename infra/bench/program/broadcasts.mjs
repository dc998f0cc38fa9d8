/* The command behind infra/bench/broadcasts. */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startBox } from './box.mjs';

/** What the rooms of a town send: small, usual, full, and portrait from a telephone. */
const KINDS = [[640, 360, 25], [1280, 720, 25], [1920, 1080, 30], [720, 1280, 30], [1920, 1080, 50]];
/** Nothing more comes of a broadcast by then, and its encoders are closed. */
const SETTLED_MILLIS = 8_000;
/** The log has let go of all broadcasts by then: it keeps what a camera sent for 95 s. */
const FORGOTTEN_MILLIS = 120_000;

const { values } = parseArgs({
  options: { broadcasts: { type: 'string', default: '27' }, seconds: { type: 'string', default: '30' }, port: { type: 'string', default: '21990' } },
});
const count = Number(values.broadcasts);
const channels = Array.from({ length: count }, (_, number) => {
  const [width, height, framesPerSecond] = KINDS[number % KINDS.length];
  return { id: `room-${number}`, name: `Room ${number}`, sources: [{ type: 'testcard', width, height, framesPerSecond }] };
});
const box = await startBox({ port: Number(values.port), channels });
try {
  console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`);
  await pause(SETTLED_MILLIS);
  const before = box.usage().mebibytes;
  const held = [];
  for (const { id } of channels) {
    const broadcast = await box.operate('POST', `/api/v1/channels/${id}/broadcasts`, { state: 'live' });
    await pause(Number(values.seconds) * 1_000);
    const busy = box.usage().mebibytes;
    await box.operate('POST', `/api/v1/broadcasts/${broadcast.id}/end`);
    await pause(SETTLED_MILLIS);
    held.push(box.usage().mebibytes);
    console.log(`${id}: ${busy} MiB on air, ${held.at(-1)} MiB after`);
  }
  await pause(FORGOTTEN_MILLIS);
  const after = box.usage().mebibytes;
  const half = Math.ceil(count / 2);
  const [early, late] = [held.slice(0, half), held.slice(half)].map((part) => Math.max(...part));
  console.log(`${before} MiB before; at the most ${early} MiB in the first half, ${late} MiB in the second (${late - early} more); ${after} MiB two minutes after the last`);
  process.exitCode = late - early <= 40 ? 0 : 1;
} finally {
  await box.stop();
}

function pause(millis) {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
