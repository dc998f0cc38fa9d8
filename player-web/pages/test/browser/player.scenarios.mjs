import assert from 'node:assert/strict';
import { until } from '../fixture/live-stream.mjs';
import { plays, videoOf } from './browser.mjs';
import { captionRects, controlFaults, WIDTHS } from './player-rects.mjs';
import { withChapters } from './replay.scenarios.mjs';
import { published } from './reports.scenarios.mjs';

const begin = (page) => page.getByRole('button', { name: /^(Regarder|Reprendre)/ }).click();
const heightOf = (width) => Math.round((width * 9) / 16);

/** The players that there are: each opens its page, with its picture moving. */
const PLAYERS = {
  async live({ open, live }, options) {
    live({ startedAt: new Date(Date.now() - 600_000).toISOString() });
    const visit = await open('/embed/live/chamber', options);
    await plays(visit.page);
    return visit;
  },
  async replay(stage, options) {
    withChapters(stage);
    const visit = await stage.open('/embed/watch/r-1', options);
    await begin(visit.page);
    await plays(visit.page);
    return visit;
  },
  async film(stage, options) {
    published(stage, 'fete-du-lac');
    const visit = await stage.open('/embed/reports/fete-du-lac', options);
    await begin(visit.page);
    await plays(visit.page);
    return visit;
  },
};

/** Tries one player in all widths; its pause keeps the bars in sight. */
async function sweep(stage, player, letters) {
  const { page, shot } = await PLAYERS[player](stage, { letters, viewport: { width: 640, height: 360 } });
  await page.keyboard.press('k');
  const faults = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: heightOf(width) });
    const found = await page.evaluate(controlFaults);
    assert.equal(found.width, width);
    faults.push(...found.faults);
    if ([280, 360, 480, 640, 1280].includes(width)) await shot(`bar-${player}-${letters}-${width}`);
  }
  assert.deepEqual(faults, []);
}

/** Whether the open menu is within the window. */
const panelIsWithin = (page) => page.evaluate(() => {
  const { left, right, top, bottom, width } = document.querySelector('control-bar').shadowRoot.querySelector('.panel').getBoundingClientRect();
  return width > 0 && left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight;
});

/** What Tab reaches in the player from its first control on, and within the menu "More", by element and class. */
async function reachedByTab(page) {
  const reached = new Set();
  const focused = () => page.evaluate(() => {
    let element = document.activeElement;
    const inBar = element?.closest('control-bar > *') ?? element;
    const within = element?.shadowRoot?.activeElement;
    return { name: within?.className === 'more' ? 'more' : `${inBar?.localName}${inBar?.classList.contains('first-control') ? '.first-control' : ''}`, open: document.querySelector('control-bar').open };
  });
  await page.locator('media-play-button').focus();
  for (let press = 0; press < 20; press++) {
    const { name, open } = await focused();
    if (name === 'body' || (reached.has(name) && name !== 'more')) break;
    reached.add(name);
    if (name === 'more' && !open) await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
  }
  return reached;
}

export const playerScenarios = {
  ...Object.fromEntries(Object.keys(PLAYERS).flatMap((player) => [100, 200].map((letters) =>
    [`player_${player}InEveryWidth_letters${letters}_cutsNoControlOff`, (stage) => sweep(stage, player, letters)]))),

  async player_onItsPage_cutsNoControlOff(stage) {
    stage.live({ startedAt: new Date(Date.now() - 600_000).toISOString() });
    for (const [letters, colorScheme] of [[100, 'light'], [200, 'dark']]) {
      const { page, shot, close } = await stage.open('/live/chamber', { letters, colorScheme });
      await plays(page);
      await page.keyboard.press('k');
      for (const width of [320, 360, 430, 500, 640, 700, 768, 900, 1024, 1280, 1600, 1920]) {
        await page.setViewportSize({ width, height: 800 });
        assert.deepEqual((await page.evaluate(controlFaults)).faults, []);
        if ([360, 768, 1280].includes(width)) await shot(`player-page-${letters}-${width}`);
      }
      await page.setViewportSize({ width: 360, height: 740 });
      await page.evaluate(controlFaults);
      await page.getByRole('button', { name: 'Plus', exact: true }).click();
      await page.waitForTimeout(300);
      await shot(`player-page-more-${letters}`);
      assert.ok(await panelIsWithin(page));
      await page.mouse.click(4, 4);
      assert.equal(await page.evaluate(() => document.querySelector('control-bar').open), false, 'a press beside it closes it');
      await close();
    }
  },

  async player_controlsThatDoNotFit_workFromTheMenuByKeyboard(stage) {
    for (const [letters, width] of [[100, 280], [100, 320], [200, 280], [200, 640]]) {
      const { page, shot, close } = await PLAYERS.film(stage, { letters, viewport: { width, height: heightOf(width) } });
      await page.keyboard.press('k');
      const { inMore, inBar } = await page.evaluate(controlFaults);
      assert.ok(inMore.includes('speed-menu'), `at ${width} speed is in the menu`);
      const reached = await reachedByTab(page);
      for (const control of [...inBar, ...inMore].map((one) => one.split('.')[0])) {
        if (control !== 'span') assert.ok(reached.has(control), `Tab never reaches ${control} at ${width} with letters of ${letters} %: ${[...reached].join()}`);
      }
      // The focus has gone on, and the menu has closed behind it.
      assert.equal(await page.evaluate(() => document.querySelector('control-bar').open), false);
      await page.getByRole('button', { name: 'Plus', exact: true }).focus();
      await page.keyboard.press('Enter');
      await shot(`more-${letters}-${width}`);
      assert.ok(await panelIsWithin(page));
      await page.getByRole('button', { name: /^Vitesse/ }).focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowDown');
      await shot(`more-speed-${letters}-${width}`);
      await page.keyboard.press('Escape');
      assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /^Vitesse\s: 1,25×/);
      await page.keyboard.press('Escape');
      assert.equal(await page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.className), 'more');
      assert.equal((await page.evaluate(() => document.querySelector('video').playbackRate)), 1.25);
      await close();
    }
  },

  async player_narrowerWhileAControlHasTheFocus_keepsItReachable(stage) {
    const { page } = await PLAYERS.film(stage, { viewport: { width: 1280, height: 720 } });
    await page.locator('media-pip-button').focus();
    await page.setViewportSize({ width: 320, height: 180 });
    await until(() => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.className === 'more'), 3000, 'the focus on the menu');
    await page.setViewportSize({ width: 1280, height: 720 });
    await until(() => page.evaluate(() => document.activeElement.localName === 'media-play-button'), 3000, 'the focus in the bar');
  },

  async player_fullScreen_hasRoomForAll(stage) {
    const { page } = await PLAYERS.live(stage, { viewport: { width: 320, height: 180 } });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.keyboard.press('f');
    await page.waitForFunction(() => document.fullscreenElement !== null);
    const { faults, inMore } = await page.evaluate(controlFaults);
    assert.deepEqual([faults, inMore], [[], []]);
  },

  async captions_whileControlsShow_standAboveThem(stage) {
    for (const [letters, width] of [[100, 1280], [100, 360], [200, 640], [200, 280]]) {
      const { page, shot, close } = await PLAYERS.film(stage, { letters, viewport: { width, height: heightOf(width) } });
      await page.evaluate(() => document.querySelector('captions-menu').dispatchEvent(new CustomEvent('captions-choice', { detail: 'fr' })));
      await page.mouse.move(width / 2, 40);
      await page.locator('.caption').waitFor();
      await until(async () => (await page.evaluate(captionRects)).barsSeen === 1, 5000, 'the bars');
      const above = await page.evaluate(captionRects);
      assert.ok(above.caption.bottom <= above.seek.top + 0.5, `captions end at ${above.caption.bottom}, the bars begin at ${above.seek.top}`);
      assert.ok(above.caption.top >= above.player.top - 0.5, 'captions are within the picture');
      await shot(`captions-bars-${letters}-${width}`);
      // Nothing lies over them: what is in the middle of a caption is the caption, or what lets the pointer through.
      const over = await page.evaluate(() => {
        const { left, top, width: wide, height } = document.querySelector('.caption').getBoundingClientRect();
        const style = document.querySelector('.captions-below');
        style.style.pointerEvents = 'auto';
        const found = document.elementFromPoint(left + wide / 2, top + height / 2);
        style.style.pointerEvents = '';
        return Boolean(found?.closest('.captions-below'));
      });
      assert.ok(over, 'the captions are on top');
      await page.mouse.move(width / 2, heightOf(width) + 40);
      await page.evaluate(() => document.querySelector('media-controller').setAttribute('userinactive', ''));
      await until(async () => (await page.evaluate(captionRects)).barsSeen === 0, 5000, 'the bars to go');
      const below = await page.evaluate(captionRects);
      assert.ok(below.caption.bottom > above.caption.bottom, 'captions go down to the foot');
      assert.ok(below.player.bottom - below.caption.bottom < 40);
      await shot(`captions-alone-${letters}-${width}`);
      await close();
    }
  },

  async captions_withAPlaceOfTheirOwn_keepIt(stage) {
    const cue = (settings, words) => `00:00.000 --> 01:00.000 ${settings}\n${words}`;
    published(stage, 'fete-du-lac', { captions: { fr: `WEBVTT\n\n${cue('line:0', 'En haut')}\n\n${cue('line:90% align:start', 'À <i>gauche</i>')}\n` } });
    const { page, shot } = await stage.open('/embed/reports/fete-du-lac', { viewport: { width: 640, height: 360 } });
    await begin(page);
    await plays(page);
    await page.locator('captions-menu button').click();
    await page.locator('captions-menu label').nth(1).click();
    await page.locator('.captions-above .caption').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('k');
    const [top, left] = await page.evaluate(() => ['.captions-above .caption', '.captions-below .caption'].map((one) => document.querySelector(one).getBoundingClientRect()));
    assert.ok(top.top < 40 && left.left < 60 && left.bottom > 180);
    assert.equal(await page.locator('.captions-below i').textContent(), 'gauche');
    assert.equal((await videoOf(page)).paused, true);
    await shot('captions-places');
  },
};
