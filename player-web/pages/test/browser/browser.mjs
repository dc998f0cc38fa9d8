import { chromium } from 'playwright-core';
import { CHROMIUM } from './chromium.mjs';

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** {@link CHROMIUM}. With {@link letters} of 200 it is set to letters twice as large. */
export function launch(letters = 100) {
  const args = letters === 100 ? ARGUMENTS : [...ARGUMENTS, `--blink-settings=defaultFontSize=${(16 * letters) / 100}`];
  return chromium.launch({ executablePath: CHROMIUM, headless: true, args });
}

/** A visitor: a page of its own that keeps what must never happen in {@link faults}. Addresses that begin with `onward` may be asked, too. */
export async function visitor(browser, address, options = {}) {
  const context = await browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) faults.push(`policy: ${message.text().slice(0, 200)}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (![address, options.onward ?? address, 'blob:', 'data:'].some((ours) => url.startsWith(ours))) faults.push(`third party: ${url}`);
  });
  return { page, faults, context };
}

/** What the video does. */
export function videoOf(page) {
  return page.evaluate(() => {
    const video = document.querySelector('video');
    const seekable = video.seekable.length > 0 ? [video.seekable.start(0), video.seekable.end(0)] : [0, 0];
    return { time: video.currentTime, paused: video.paused, muted: video.muted, width: video.videoWidth, ended: video.ended,
      ready: video.readyState, volume: video.volume, start: seekable[0], end: seekable[1] };
  });
}

/** Settles once the picture has moved on by half a second. */
export async function plays(page, millis = 15_000) {
  await page.waitForFunction(() => {
    const video = document.querySelector('video');
    if (!video || video.paused) return false;
    const before = window.firstSeenTime;
    if (before === undefined || video.currentTime < before) window.firstSeenTime = video.currentTime;
    const moved = before !== undefined && video.currentTime - before > 0.5;
    if (moved) delete window.firstSeenTime;
    return moved;
  }, undefined, { timeout: millis, polling: 100 });
}

export function shows(page, text, millis = 15_000) {
  return page.getByText(text, { exact: false }).filter({ visible: true }).first().waitFor({ timeout: millis });
}

/** Settles once `holds`, which may ask the server; fails after so many seconds. */
export async function until(holds, seconds = 10) {
  const end = Date.now() + seconds * 1_000;
  for (let pause = 40; !(await holds()); pause = Math.min(200, pause * 1.5)) {
    if (Date.now() > end) throw new Error(`Not so after ${seconds} seconds: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
