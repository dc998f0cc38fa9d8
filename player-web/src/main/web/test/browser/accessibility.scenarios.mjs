import assert from 'node:assert/strict';
import { overflows, smallTargets, violations } from './accessibility.mjs';
import { plays, shows } from './browser.mjs';

const SIZES = [{ width: 320, height: 640 }, { width: 1280, height: 800 }];
const LANGUAGES = ['fr-FR', 'en-GB'];

/** Opens {@link path} at each size, language and theme, and looks for what is wrong. */
async function check({ open }, name, path, ready, schemes = ['light']) {
  const wrong = [];
  for (const viewport of SIZES) {
    for (const locale of LANGUAGES) {
      for (const colorScheme of schemes) {
        const { page, shot, close } = await open(path, { viewport, locale, colorScheme });
        await ready(page);
        const where = `${name}-${viewport.width}-${locale.slice(0, 2)}-${colorScheme}`;
        await shot(`a11y-${where}`, true);
        const found = [...(await violations(page)), ...(await smallTargets(page))];
        if (await overflows(page)) found.push('the page is wider than the window');
        wrong.push(...found.map((one) => `${where}: ${one}`));
        await close();
      }
    }
  }
  assert.deepEqual(wrong, []);
}

const BOTH = ['light', 'dark'];

export const accessibilityScenarios = {
  async accessible_home(stage) {
    stage.live();
    await check(stage, 'home', '/', (page) => page.locator('.card-live').waitFor(), BOTH);
  },
  async accessible_watchLive(stage) {
    stage.live();
    await check(stage, 'live', '/live/chamber', async (page) => {
      await plays(page);
      await page.locator('media-play-button').focus();
      await page.waitForTimeout(400);
    }, BOTH);
  },
  async accessible_watchOffline(stage) {
    stage.offline();
    await check(stage, 'offline', '/live/chamber', (page) => page.locator('.scene-offline').waitFor());
  },
  async accessible_watchEnded(stage) {
    stage.ended();
    await check(stage, 'ended', '/live/chamber', (page) => page.locator('.scene-ended').waitFor());
  },
  async accessible_embed(stage) {
    stage.live();
    await check(stage, 'embed', '/embed/live/chamber', (page) => plays(page));
  },
  async accessible_console(stage) {
    stage.live();
    await check(stage, 'console', '/console/sign-in#secret', async (page) => {
      await page.waitForURL('**/console/');
      await page.getByRole('meter').first().waitFor();
    }, BOTH);
  },
  async accessible_dialogs(stage) {
    stage.live();
    await check(stage, 'shortcuts', '/live/chamber', async (page) => {
      await plays(page);
      await page.keyboard.press('?');
    });
  },
  async forcedColors_watchPage_keepsItsControls({ open, live }) {
    live();
    const { page, shot } = await open('/live/chamber', { forcedColors: 'active' });
    await plays(page);
    await page.locator('media-play-button').focus();
    await page.waitForTimeout(400);
    await shot('forced-colors');
    await shows(page, 'Son seul');
  },
};
