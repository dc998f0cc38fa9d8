/*
 * Reads the captions of an HLS presentation as hls.js gives them to a browser: node captions.mjs
 * BROWSER MULTIVARIANT_URL WORD SECONDS [START], with chromium or firefox. Chooses the first track, and plays for so long, or until a
 * cue holds the word. From START on, in seconds, until such a cue is reached, or at the edge of the live with low latency.
 * Prints the browser's own cues as JSON, with how far the media clock then was; the status is 1 if
 * none holds the word.
 */
import { createRequire } from 'node:module';
import { openPage } from './browsers.mjs';

const [browser, url, word, seconds, start] = process.argv.slice(2);
// Any document of the same origin will do, with a script of ours in it.
const page = await openPage(browser, new URL('/api/v1/channels', url).href, createRequire(import.meta.url).resolve('hls.js/dist/hls.min.js'));
try {
  const seen = await page.call(read, { url, word: word.toLowerCase(), seconds: Number(seconds), start: start === undefined ? -1 : Number(start) });
  console.log(JSON.stringify(seen));
  process.exitCode = seen.said.length > 0 && seen.fatal.length === 0 ? 0 : 1;
} finally {
  await page.close();
}

/** Runs in the page. */
async function read({ url, word, seconds, start }) {
  const video = document.createElement('video');
  video.muted = true;
  document.body.append(video);
  const hls = new Hls({ lowLatencyMode: start < 0, startPosition: start });
  const loaded = { parts: 0, segments: 0 };
  const fatal = [];
  hls.on(Hls.Events.ERROR, (_, { fatal: isFatal, details }) => isFatal && fatal.push(details));
  hls.on(Hls.Events.FRAG_LOADED, (_, { frag, part }) => {
    if (frag.type === 'subtitle') loaded[part ? 'parts' : 'segments']++;
  });
  hls.loadSource(url);
  hls.attachMedia(video);
  video.play().catch(() => undefined);
  const known = new Map();
  // Who goes back counts what he has come to: near the end captions still stand where they were late.
  const isReached = (cue) => start < 0 || cue.start <= video.currentTime;
  const said = () => [...known.values()].filter((cue) => cue.text.toLowerCase().includes(word) && isReached(cue));
  const FAR = 5;
  let began = null;
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until && said().length === 0) {
    await new Promise((next) => setTimeout(next, 200));
    if (began === null && video.currentTime > 0) {
      began = video.currentTime;
      // Firefox may begin at the edge all the same: who goes back then seeks.
      if (start >= 0 && began > start + FAR) {
        video.currentTime = start;
        known.clear();
      }
    }
    // hls.js takes a choice back that comes before the browser's own tracks are there.
    if (hls.subtitleTracks.length > 0 && hls.subtitleTrack < 0) hls.subtitleTrack = 0;
    for (const cue of video.textTracks[0]?.cues ?? []) {
      if (known.has(cue.id)) continue;
      known.set(cue.id, { id: cue.id, start: cue.startTime, end: cue.endTime, text: cue.text, at: video.currentTime });
    }
  }
  // Cues of the page's clock by the date on the wall, as the playlist has it.
  const origin = hls.playingDate ? hls.playingDate.getTime() / 1000 - video.currentTime : null;
  const { label, language, kind } = video.textTracks[0] ?? {};
  return { label, language, kind, loaded, fatal, origin, began, time: video.currentTime, latency: hls.latency, cues: known.size, said: said(), last: [...known.values()].slice(-3) };
}
