/* Seeks on the real page in headless Chromium: from setting the position to the first frame that is shown there. */
import { launch, plays, visitor } from '../../../player-web/pages/test/browser/browser.mjs';
import { told } from '../program/figures.mjs';

const PATIENCE_MILLIS = 10_000;
/** A busy machine shows not every frame. */
const NEAR_SECONDS = 0.5;
/** What a viewer looks at between two seeks. */
const WATCH_MILLIS = 1500;

export async function measureSeeks({ start, recording, seconds, seeks }) {
  const box = await start();
  const browser = await launch();
  try {
    const { page } = await visitor(browser, box.address);
    await page.goto(`${box.address}/watch/${recording}`);
    await page.getByRole('button', { name: /^(Regarder|Reprendre)/ }).click();
    await plays(page);
    const times = [];
    const heights = {};
    for (const place of places(seeks, seconds)) {
      const { millis, height } = await page.evaluate(seek, { place, near: NEAR_SECONDS, patience: PATIENCE_MILLIS });
      times.push(millis);
      heights[height] = (heights[height] ?? 0) + 1;
      await page.waitForTimeout(WATCH_MILLIS);
    }
    console.log(`  ${told(times)} of ${times.length} seeks in Chromium ${browser.version()}; heights ${JSON.stringify(heights)}`);
  } finally {
    await browser.close();
    await box.stop();
  }
}

/** The same places each time: a linear congruential generator (Numerical Recipes). */
function places(count, seconds) {
  let seed = 20261124;
  return Array.from({ length: count }, () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return (seed / 2 ** 32) * (seconds - 30);
  });
}

/** In the page. */
function seek({ place, near, patience }) {
  return new Promise((resolve, reject) => {
    const video = document.querySelector('video');
    setTimeout(() => reject(new Error(`No frame at ${place} s: at ${video.currentTime} s, ready state ${video.readyState}`)), patience);
    const begun = performance.now();
    const presented = (_now, { mediaTime, expectedDisplayTime, height }) => {
      if (Math.abs(mediaTime - place) < near) resolve({ millis: expectedDisplayTime - begun, height });
      else video.requestVideoFrameCallback(presented);
    };
    video.requestVideoFrameCallback(presented);
    video.currentTime = place;
  });
}
