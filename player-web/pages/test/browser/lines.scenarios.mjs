import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../fixture/live-stream.mjs';
import { SlowLine } from '../fixture/slow-line.mjs';
import { plays, shows, videoOf } from './browser.mjs';
import { kilobytes } from './weight.mjs';

const scripts = ({ server }) => server.requests.filter((one) => /\/assets\/hls-playback-[\w-]+\.js/.test(one)).length;
const media = ({ server }, form) => server.requests.filter((one) => form.test(one)).length;
const PICTURES = /\/s[012]_\d+\.m4s$/;
/** What a thin line brings before it brings sound, in bytes: 5 s at 128 kbit/s leave room for no more. */
const BEFORE_SOUND = 50_000;
const reduced = (page) => page.locator('.reduced');
const lastPicture = (page) => page.locator('canvas.last-picture');
/** The test picture is all colours. */
const isPainted = (page) => lastPicture(page).evaluate((canvas) => new Set(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data).size > 50);

/** What was loaded when the first segment was asked for: the bytes of the page, and the playlists that were there already. */
async function beforeSound(page) {
  // It is reported once it has come.
  await page.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.m4s')), undefined, { timeout: 10_000 });
  return page.evaluate(() => {
    const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    const first = all.filter(({ name }) => name.endsWith('.m4s')).sort((one, other) => one.startTime - other.startTime)[0];
    const loaded = all.filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= first.startTime);
    const own = loaded.filter(({ name }) => !name.includes('/hls/'));
    return { bytes: own.reduce((sum, { transferSize }) => sum + transferSize, 0), requests: own.length, playlists: loaded.length - own.length };
  });
}

/** Over a line of its own, which is stopped with the page. */
async function over(stage, rate, roundTrip, path, options) {
  const line = await new SlowLine(stage.server.address, rate, roundTrip).start();
  const visit = await stage.open(path, { ...options, address: line.address });
  return { ...visit, line };
}

export const linesScenarios = {
  async lines_thinFromTheStart_playsTheSoundAloneAndSaysWhy(stage) {
    stage.live();
    const { page, line, shot } = await over(stage, 128_000, 150, '/live/chamber', { viewport: { width: 360, height: 740 } });
    await reduced(page).waitFor({ timeout: 20_000 });
    await plays(page, 20_000);
    assert.equal((await videoOf(page)).width, 0);
    await shows(page, 'Votre connexion est trop lente pour l’image');
    assert.equal(scripts(stage), 0);
    assert.equal(media(stage, PICTURES), 0);
    await shot('line-128-360');
    await page.getByRole('button', { name: 'Activer le son' }).click();
    assert.equal((await videoOf(page)).muted, false);
    const { bytes, requests, playlists } = await beforeSound(page);
    console.log(`     before the first segment: ${kilobytes(bytes)} kB in ${requests} requests`);
    assert.ok(bytes > 30_000 && bytes <= BEFORE_SOUND && requests <= 10, `${bytes} bytes in ${requests} requests`);
    // They came while the scripts did.
    assert.equal(playlists, 2);
    await line.stop();
  },

  async lines_thinInEnglish_isInEnglishAtOnceAndInFrenchWhenAsked(stage) {
    stage.live();
    const { page, line } = await over(stage, 128_000, 150, '/live/chamber', { viewport: { width: 360, height: 740 }, locale: 'en-GB' });
    await plays(page, 20_000);
    await shows(page, 'Your connection is too slow for the picture');
    const { bytes } = await beforeSound(page);
    assert.ok(bytes <= BEFORE_SOUND + 4000, `${bytes} bytes`);
    await page.getByText('Menu', { exact: true }).click();
    await page.locator('.languages button[lang=fr]:visible').click();
    await shows(page, 'Votre connexion est trop lente pour l’image');
    await line.stop();
  },

  async lines_getsThin_goesOnWithTheSoundAndTheLastPictureAndComesBack(stage) {
    stage.live();
    const { page, shot } = await stage.open('/live/chamber');
    await plays(page);
    stage.server.bytesPerSecond = 14_000;
    await reduced(page).waitFor({ timeout: 45_000 });
    await lastPicture(page).waitFor({ timeout: 2000 });
    assert.ok(await isPainted(page), 'the last picture is one');
    await plays(page, 30_000);
    await shot('line-gets-thin-1280');
    assert.equal(await page.locator('.scene-network').count(), 0);
    const before = media(stage, PICTURES);
    await page.waitForTimeout(8000);
    assert.equal(media(stage, PICTURES), before);
    // Enough for the poorest picture, not for hls.js.
    stage.server.bytesPerSecond = 70_000;
    await reduced(page).waitFor({ state: 'detached', timeout: 60_000 });
    await until(async () => (await videoOf(page)).width > 0, 15_000, 'the picture');
    await plays(page, 15_000);
    await page.waitForTimeout(5000);
    assert.equal(await reduced(page).count(), 0);
    await shot('line-comes-back-1280');
  },

  async lines_getsThin_theLastPictureGoesWithWhatMustNotBeSeen(stage) {
    const getsThin = async () => {
      stage.server.bytesPerSecond = 0;
      const { page, close } = await stage.open('/live/chamber');
      await plays(page);
      stage.server.bytesPerSecond = 14_000;
      await lastPicture(page).waitFor({ timeout: 45_000 });
      await plays(page, 30_000);
      return { page, close };
    };
    stage.live();
    const before = await getsThin();
    stage.live({ interruption: { kind: 'closedSession', since: new Date().toISOString() } });
    await lastPicture(before.page).waitFor({ state: 'detached', timeout: 5000 });
    assert.equal(await reduced(before.page).count(), 1);
    await before.close();
    stage.live({ interruption: null });
    const { page } = await getsThin();
    // All that was filmed up to now.
    const last = Number(readFileSync(join(stage.server.media, 'vson.m3u8'), 'utf8').match(/_(\d+)\.m4s/g).at(-1).slice(1, -4));
    stage.server.withheld = (number) => number >= 0 && number <= last;
    await lastPicture(page).waitFor({ state: 'detached', timeout: 8000 });
    assert.equal(await reduced(page).count(), 1);
  },

  async lines_thinThenGood_hlsJsTakesOverWithoutAWarning(stage) {
    stage.live();
    const { page, line } = await over(stage, 400_000, 60, '/live/chamber');
    await plays(page, 20_000);
    assert.equal(scripts(stage), 0);
    assert.ok((await videoOf(page)).width > 0);
    line.rate = 20_000_000;
    await until(() => scripts(stage) === 1, 40_000, 'hls.js');
    await until(async () => (await videoOf(page)).width > 320, 30_000, 'a better picture');
    await plays(page, 15_000);
    assert.equal(await page.locator('.scene-network').count(), 0);
    await line.stop();
  },

  async lines_soundAloneChosen_staysWhateverTheLineAllows(stage) {
    stage.live();
    const { page, line } = await over(stage, 200_000, 60, '/live/chamber');
    await page.locator('.listen button').click({ timeout: 20_000 });
    await plays(page, 20_000);
    assert.equal(await reduced(page).count(), 0);
    await shows(page, 'Écoute sans image');
    line.rate = 20_000_000;
    await page.waitForTimeout(10_000);
    assert.equal((await videoOf(page)).width, 0);
    await page.locator('.listen button').click();
    await until(async () => (await videoOf(page)).width > 0, 40_000, 'the picture');
    await line.stop();
  },
};
