/*
 * Watches a page's video in Chromium: node watch.mjs PAGE_URL SECONDS. Prints what it saw as JSON:
 * how long it played, the longest stand-still, the frames, script errors. The status is 1 if it
 * never played.
 */
import { chromium } from 'playwright-core';
import { LAUNCH } from './chromium.mjs';

const [url, seconds] = process.argv.slice(2);
const browser = await chromium.launch(LAUNCH);
const errors = [];
try {
  const page = await browser.newPage({ viewport: { width: 640, height: 480 } });
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(url);
  const samples = [];
  const until = Date.now() + Number(seconds) * 1000;
  while (Date.now() < until) {
    samples.push(await page.evaluate(sample));
    await page.waitForTimeout(250);
  }
  const seen = summary(samples.filter(Boolean));
  console.log(JSON.stringify({ ...seen, errors }));
  process.exitCode = seen.played > 0 ? 0 : 1;
} finally {
  await browser.close();
}

/** Runs in the page: where the video stands. */
function sample() {
  const find = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.tagName === 'VIDEO') return element;
      const inside = element.shadowRoot && find(element.shadowRoot);
      if (inside) return inside;
    }
    return undefined;
  };
  const video = find(document);
  if (!video || video.readyState < 2) return video && { at: Date.now(), time: -1, frames: 0 };
  return { at: Date.now(), time: video.currentTime, frames: video.getVideoPlaybackQuality().totalVideoFrames };
}

function summary(samples) {
  const playing = samples.filter((each) => each.time > 0);
  const moved = playing.filter((each, index) => index > 0 && each.time > playing[index - 1].time);
  if (moved.length === 0) return { played: 0, longestStill: 0, frames: 0, firstAfter: -1 };
  let longestStill = 0;
  for (let i = 1; i < moved.length; i++) longestStill = Math.max(longestStill, moved[i].at - moved[i - 1].at);
  longestStill = Math.max(longestStill, samples.at(-1).at - moved.at(-1).at);
  return {
    played: (moved.at(-1).time - moved[0].time),
    longestStill: longestStill / 1000,
    frames: moved.at(-1).frames,
    firstAfter: (moved[0].at - samples[0].at) / 1000,
  };
}
