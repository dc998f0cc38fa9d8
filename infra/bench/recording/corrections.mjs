/* How long a passage takes to be muted, masked and cut: from the order to the corrected playlists. */
import { until } from '../program/box.mjs';

const PASSAGE_SECONDS = 10;
const PATIENCE_MILLIS = 10 * 60_000;
const LOOK_EVERY_MILLIS = 50;

/** One of each kind, in the last of the copies: what it had is gone afterwards, and another run takes other places. */
export async function measureCorrections({ start, copies, seconds }) {
  const recording = copies.at(-1);
  const address = `/api/v1/recordings/${recording}/corrections`;
  const box = await start();
  try {
    for (const kind of ['mute', 'mask', 'cut']) {
      const from = Math.round(seconds * (0.1 + 0.7 * Math.random())) + 0.5;
      const begun = performance.now();
      const { id } = await box.operate('POST', address, { kind, from, to: from + PASSAGE_SECONDS, reason: 'Mesure', legalBasis: 'Mesure' });
      const used = box.usage().seconds;
      const done = async () => (await box.operate('GET', address)).corrections.find((one) => one.id === id).state === 'done';
      await until(done, PATIENCE_MILLIS, () => `Not done:\n${box.log()}`, LOOK_EVERY_MILLIS);
      console.log(`  ${kind} of ${PASSAGE_SECONDS} s: ${((performance.now() - begun) / 1000).toFixed(2)} s, ${(box.usage().seconds - used).toFixed(2)} s of processor`);
    }
  } finally {
    await box.stop();
  }
}
