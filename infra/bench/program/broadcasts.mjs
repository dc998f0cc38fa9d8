/* The command behind infra/bench/broadcasts. */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startBox } from './box.mjs';

/** What the rooms of a town send: small, usual, full, and portrait from a telephone. */
const KINDS = [[640, 360, 25], [1280, 720, 25], [1920, 1080, 30], [720, 1280, 30], [1920, 1080, 50]];
/** A box that has started does nothing more by then. */
const STARTED_MILLIS = 8_000;

const { values } = parseArgs({
  options: {
    broadcasts: { type: 'string', default: '5' }, seconds: { type: 'string', default: '30' },
    // The log keeps what a camera sent for 95 s, and after two minutes without a broadcast memory is given back.
    wait: { type: 'string', default: '140' }, port: { type: 'string', default: '21990' },
  },
});
const count = Number(values.broadcasts);
const channels = Array.from({ length: count }, (_, number) => {
  const [width, height, framesPerSecond] = KINDS[number % KINDS.length];
  return { id: `room-${number}`, name: `Room ${number}`, sources: [{ type: 'testcard', width, height, framesPerSecond }] };
});
const box = await startBox({ port: Number(values.port), channels });
try {
  console.log(`${new Date().toISOString()}  ${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}`);
  await pause(STARTED_MILLIS);
  const held = [box.usage().mebibytes];
  console.log(`${held[0]} MiB before`);
  for (const { id } of channels) {
    const broadcast = await box.operate('POST', `/api/v1/channels/${id}/broadcasts`, { state: 'live' });
    await pause(Number(values.seconds) * 1_000);
    const busy = box.usage().mebibytes;
    await box.operate('POST', `/api/v1/broadcasts/${broadcast.id}/end`);
    await pause(Number(values.wait) * 1_000);
    held.push(box.usage().mebibytes);
    console.log(`${id}: ${busy} MiB on air, ${held.at(-1)} MiB after (${signed(held.at(-1) - held.at(-2))})`);
  }
  const most = Math.max(...held.slice(1).map((after, number) => after - held[number]));
  console.log(`one broadcast left ${most} MiB at the most, all together ${held.at(-1) - held[0]}, those after the first ${held.at(-1) - held[1]}`);
  process.exitCode = most <= 40 ? 0 : 1;
} finally {
  await box.stop();
}

function pause(millis) {
  return new Promise((resolve) => setTimeout(resolve, millis));
}

function signed(number) {
  return number > 0 ? `+${number}` : String(number);
}
