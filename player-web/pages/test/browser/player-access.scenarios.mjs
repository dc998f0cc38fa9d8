import assert from 'node:assert/strict';
import { until } from '../fixture/live-stream.mjs';
import { plays, shows, videoOf } from './browser.mjs';
import { published } from './reports.scenarios.mjs';

/** The element that has the focus, within shadow trees too: its tag, or the class that identifies it. */
const focused = (page) => page.evaluate(() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element?.localName === 'button' ? element.className : element?.localName;
});
/** Whether two pictures of the same place differ. */
const differ = (one, other) => !one.equals(other);
/** Keeps each text that a status line comes to say in `window.said`. */
const listen = (page) => page.evaluate(() => {
  window.said = [];
  const line = document.querySelector('main > p.visually-hidden[role=status]');
  window.statusLine = line;
  new MutationObserver(() => { const words = line.textContent.trim(); if (words && window.said.at(-1) !== words) window.said.push(words); }).observe(line, { childList: true, subtree: true, characterData: true });
});

export const playerAccessScenarios = {
  async focus_afterWatchAndSound_goesOnInTheControls(stage) {
    stage.live();
    const { page } = await stage.open('/live/chamber', { reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Regarder le direct' }).focus();
    await page.keyboard.press('Enter');
    await until(async () => (await focused(page)) === 'media-play-button', 5000, 'the focus on play');
    await plays(page);
    assert.equal(await focused(page), 'media-play-button');

    const { page: muted } = await stage.open('/live/chamber');
    await plays(muted);
    await muted.locator('.sound-offer').focus();
    await muted.keyboard.press('Enter');
    await until(async () => (await focused(muted)) === 'media-mute-button', 5000, 'the focus on the sound');
    assert.equal((await videoOf(muted)).muted, false);

    published(stage, 'fete-du-lac');
    const { page: film } = await stage.open('/reports/fete-du-lac');
    await film.locator('.start').focus();
    await film.keyboard.press('Enter');
    await until(async () => (await focused(film)) === 'media-play-button', 5000, 'the focus on play');
    await plays(film);
    await film.keyboard.press(' ');
    assert.equal((await videoOf(film)).paused, true, 'the same key pauses');
  },

  async focus_placeForgotten_staysOnTheButtonThatBegins(stage) {
    published(stage, 'fete-du-lac');
    const { page } = await stage.open('/reports/fete-du-lac');
    await page.locator('.start').click();
    await plays(page);
    await page.evaluate(() => (document.querySelector('video').currentTime = 30));
    await page.waitForTimeout(1500);
    await page.reload();
    const forget = page.locator('.start-others button').last();
    await forget.focus();
    await page.keyboard.press('Enter');
    await until(async () => (await focused(page)) === 'start', 5000, 'the focus on the beginning');
  },

  async focus_onTheVolume_isSeen(stage) {
    stage.live();
    const { page, shot } = await stage.open('/live/chamber');
    await plays(page);
    await page.locator('media-mute-button').focus();
    const slider = await page.locator('media-volume-range').boundingBox();
    const without = await page.screenshot({ clip: slider });
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'media-volume-range');
    await until(async () => (await page.evaluate(() => getComputedStyle(document.querySelector('media-volume-range')).outlineStyle)) === 'solid', 3000, 'an outline');
    assert.ok(differ(without, await page.screenshot({ clip: slider })));
    await shot('focus-volume');
  },

  async menu_left_closes(stage) {
    stage.live();
    const { page } = await stage.open('/live/chamber');
    await plays(page);
    const open = () => page.locator('quality-menu .menu-panel').isVisible();
    await page.getByRole('button', { name: /^Qualité/ }).focus();
    await page.keyboard.press('Enter');
    assert.equal(await open(), true);
    await page.keyboard.press('Tab');
    await until(async () => !(await open()), 3000, 'the menu to close behind the focus');
    await page.getByRole('button', { name: /^Qualité/ }).click();
    await page.getByRole('button', { name: /^Qualité/ }).focus();
    await page.keyboard.press('Escape');
    assert.equal(await open(), false);
    assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /^Qualité/);
    assert.equal((await videoOf(page)).paused, false);
  },

  async statusLine_networkLostAndBack_saysEachOnceAndThenNothing(stage) {
    stage.live();
    const { page } = await stage.open('/live/chamber');
    await plays(page);
    await listen(page);
    stage.server.setCut(true);
    await page.locator('.scene-network').waitFor({ timeout: 20_000 });
    stage.server.setCut(false);
    await plays(page, 30_000);
    await until(() => page.evaluate(() => window.said.includes('La lecture a repris.')), 10_000, 'the word that it plays again');
    assert.deepEqual(await page.evaluate(() => window.said), ['Connexion interrompue', 'La lecture a repris.']);
    await until(() => page.evaluate(() => window.statusLine.textContent.trim() === ''), 15_000, 'silence');
  },

  async forcedColours_onAirAndOff_lookDifferent(stage) {
    stage.live();
    const { page, shot } = await stage.open('/live/chamber', { forcedColors: 'active' });
    await plays(page);
    const looks = () => page.evaluate(() => ['.about-state .badge', '.about-state .badge-dot'].map((one) => getComputedStyle(document.querySelector(one)).backgroundColor));
    const on = await looks();
    await shot('forced-on-air');
    stage.ended();
    // An end is shown for a quarter of an hour.
    await stage.server.program.tell({ type: 'pass', time: 'PT1H' });
    const { page: off, shot: offShot } = await stage.open('/live/chamber', { forcedColors: 'active' });
    await shows(off, 'La séance n’a pas commencé');
    const not = await off.evaluate(() => ['.about-state .badge', '.about-state .badge-dot'].map((one) => getComputedStyle(document.querySelector(one)).backgroundColor));
    await offShot('forced-off-air');
    assert.notEqual(on[0], not[0]);
    assert.notEqual(on[1], not[1]);
  },

  async withoutMediaSource_films_areOfferedAsFiles(stage) {
    published(stage, 'fete-du-lac');
    const { context } = await stage.open('/');
    await context.addInitScript(() => {
      delete window.MediaSource;
      delete window.ManagedMediaSource;
      HTMLMediaElement.prototype.canPlayType = () => '';
    });
    const page = await context.newPage();
    for (const [name, path] of [['embed', '/embed/reports/fete-du-lac'], ['page', '/reports/fete-du-lac']]) {
      await page.goto(stage.server.address + path);
      await page.locator('.start').click();
      await shows(page, 'Ce navigateur ne peut pas lire la vidéo');
      assert.match(await page.locator('.scene-unsupported').getByRole('link', { name: /^Télécharger la vidéo/ }).getAttribute('href'), /^\/download\/film-fete-du-lac\/v\d+\.mp4$/);
      assert.equal(await page.locator('.scene-unsupported').getByRole('link', { name: /^Télécharger le son/ }).count(), 1);
      for (const [width, height] of [[1280, 800], [360, 640]]) {
        await page.setViewportSize({ width, height });
        const { above, below } = await page.evaluate(() => {
          const [player, card] = ['media-controller', '.scene-unsupported'].map((one) => document.querySelector(one).getBoundingClientRect());
          return { above: card.top - player.top, below: player.bottom - card.bottom };
        });
        assert.ok(above >= -0.5 && below >= -0.5, `${name}: the message fits at ${width}: ${above}, ${below}`);
      }
    }
    await context.close();
  },

  async withoutMediaSource_live_isOfferedAsSound(stage) {
    stage.live();
    const { context } = await stage.open('/');
    await context.addInitScript(() => {
      delete window.MediaSource;
      delete window.ManagedMediaSource;
      HTMLMediaElement.prototype.canPlayType = () => '';
    });
    const page = await context.newPage();
    for (const [name, path] of [['embed', '/embed/live/chamber'], ['page', '/live/chamber']]) {
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.goto(stage.server.address + path);
      await shows(page, 'Ce navigateur ne peut pas lire la vidéo');
      const card = page.locator('.scene-unsupported');
      assert.equal(await card.getByRole('link', { name: 'Écouter le son en direct' }).getAttribute('href'), '/hls/live/chamber/sound.aac', name);
      assert.equal(await card.locator('.scene-elsewhere a').getAttribute('href'), `${stage.server.address}/hls/live/chamber/index.m3u8`);
      for (const [width, height] of [[1280, 800], [360, 640]]) {
        await page.setViewportSize({ width, height });
        const { above, below } = await page.evaluate(() => {
          const [player, message] = ['media-controller', '.scene-unsupported'].map((one) => document.querySelector(one).getBoundingClientRect());
          return { above: message.top - player.top, below: player.bottom - message.bottom };
        });
        assert.ok(above >= -0.5 && below >= -0.5, `${name}: the message fits at ${width}: ${above}, ${below}`);
        await card.getByRole('link', { name: 'Écouter le son en direct' }).click({ trial: true });
        if (process.env.TRIBUNE_SHOTS) await page.screenshot({ path: `${process.env.TRIBUNE_SHOTS}/sound-${name}-${width}.png` });
      }
    }
    await page.goto(`${stage.server.address}/live/chamber?lang=en`);
    await page.locator('.scene-unsupported').getByRole('link', { name: 'Listen live' }).waitFor();
    await context.close();
  },
};
