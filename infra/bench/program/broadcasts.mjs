/* The command behind infra/bench/broadcasts. */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startBox } from './box.mjs';

/** What the rooms of a town send: small, usual, full, and portrait from a telephone. */
const KINDS = [[640, 360, 25], [1280, 720, 25], [1920, 1080, 30], [720, 1280, 30], [1920, 1080, 50]];
/** Nothing more comes of a broadcast by then, and its encoders are closed. */
const SETTLED_MILLIS = 8_000;

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
  const grown = Math.max(...held) - held[0];
  console.log(`after the first ${held[0]} MiB, at the most ${Math.max(...held)} MiB (${grown} more), after the last ${held.at(-1)} MiB`);
  process.exitCode = grown <= 40 ? 0 : 1;
} finally {
  await box.stop();
}

function pause(millis) {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
