/* What the storyboard and the poster of the whole recording cost: the processor time of the thread that draws them. Those of its
 * copies are drawn before anything else is measured, since they would take a processor from it. */
import { until } from '../program/box.mjs';
import { ask } from './asking.mjs';

const THREAD = 'storyboards';
const PATIENCE_MILLIS = 30 * 60_000;
const LAST_TILE_SECONDS = 2;

export async function measureStoryboard({ start, recording, copies, seconds }) {
  const begun = performance.now();
  const box = await start();
  const drawn = async (id) => {
    const address = `${box.address}/hls/recordings/${id}/assets/storyboard.vtt`;
    await until(async () => (await reaches(address)) > seconds - LAST_TILE_SECONDS, PATIENCE_MILLIS, () => `No storyboard:\n${box.log()}`, 1000);
  };
  try {
    // The newest is drawn first.
    await drawn(recording);
    const used = box.secondsOf(THREAD);
    const hours = seconds / 3600;
    console.log(`  ${(used / hours).toFixed(2)} processor seconds an hour of recording (${used.toFixed(1)} s for ${hours} h, drawn in ${Math.round((performance.now() - begun) / 1000)} s)`);
    for (const copy of copies) await drawn(copy);
  } finally {
    await box.stop();
  }
}

/** The seconds up to which there are pictures. */
async function reaches(address) {
  const answer = await ask(address, { headers: { 'Accept-Encoding': 'identity' } });
  const last = answer.status === 200 ? String(answer.body).match(/--> (?:(\d+):)?(\d+):([\d.]+)/g)?.at(-1) : null;
  if (!last) return 0;
  return last.slice(4).split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}
