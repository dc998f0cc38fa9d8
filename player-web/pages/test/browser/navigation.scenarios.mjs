import assert from 'node:assert/strict';
import { overflowing, violations } from './accessibility.mjs';
import { shows } from './browser.mjs';
import { withChapters } from './replay.scenarios.mjs';
import { published } from './reports.scenarios.mjs';
import { wholeSitting } from './sittings.scenarios.mjs';
import { widely } from './wide.mjs';

const TELEPHONE = { width: 360, height: 740 };
const TEXTS = widely(['/contact'], ['/questions', '/accessibility', '/help', '/legal', '/open-data', '/privacy', '/site-map']);

/** All pages of the public, with something on each. */
function everyPage(stage) {
  stage.live();
  stage.recording('r-2');
  published(stage, 'fete-du-lac');
  withChapters(stage);
  stage.server.sittings.set(wholeSitting({ status: 'held', broadcasts: ['r-1'] }));
  stage.server.sittings.set({ ...wholeSitting(), id: 's-2' });
  return [...widely(['/', '/live/chamber', '/watch/r-1', '/reports/fete-du-lac', '/search?q=budget', '/embed/watch/r-1'],
    ['/reports', '/sittings', '/sittings/s-1', '/sittings/s-2', '/search', '/embed/live/chamber', '/embed/reports/fete-du-lac']), ...TEXTS];
}

/** Whatever a page can keep in a browser. */
function kept(page) {
  return page.evaluate(async () => ({
    local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name), caches: 'caches' in window ? await caches.keys() : [],
    workers: 'serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations()).length : 0,
  }));
}

const NOTHING = { local: [], session: [], cookies: '', databases: [], caches: [], workers: 0 };

/** Texts of an English page that are French and are not said to be; names of people and of the site are the same in both. */
function unmarkedFrench() {
  const french = /[àâçéèêîïôùûœ]|\b(?:Conseil|Salle|Budget primitif|Rapport|Reportage|Deux jours|route)\b/;
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement: parent } = texts.currentNode;
    const isName = parent.closest('.site-name, .question-by strong, .question-answered > .soft, script, style, noscript, a[href^="mailto:"]');
    if (french.test(data) && !isName && parent.checkVisibility() && parent.closest('[lang]').lang !== 'fr') found.push(data.trim());
  }
  return found;
}

export const navigationScenarios = {
  async visit_ofAnyPage_keepsNothingInTheBrowser(stage) {
    for (const path of everyPage(stage)) {
      const { page, context, close } = await stage.open(path);
      await page.locator('main').waitFor();
      await page.mouse.wheel(0, 4000);
      await page.waitForTimeout(700);
      assert.deepEqual(await kept(page), NOTHING, path);
      assert.deepEqual(await context.cookies(), [], path);
      await close();
    }
  },

  async menu_onAnyPage_isOneNavigationThatSaysWhereOneIs(stage) {
    for (const path of everyPage(stage).filter((one) => !one.startsWith('/embed/'))) {
      const { page, close } = await stage.open(path);
      const menu = page.getByRole('navigation', { name: 'Menu principal' });
      await menu.waitFor();
      assert.deepEqual(await menu.getByRole('link').allInnerTexts(), ['Séances', 'Reportages', 'Questions', 'Rechercher'], path);
      const section = ['/sittings', '/reports', '/questions', '/search'].find((one) => path.split('?')[0].startsWith(one));
      const current = await menu.locator('[aria-current]:visible').evaluateAll((all) => all.map((one) => `${new URL(one.href).pathname} ${one.ariaCurrent}`));
      assert.deepEqual(current, section ? [`${section} ${path.split('?')[0] === section ? 'page' : 'true'}`] : [], path);
      assert.match(await page.title(), / – (Tribune|Communauté du Val d’Aubrac)$/, path);
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '#main', path);
      const foot = page.getByRole('contentinfo');
      for (const name of ['Plan du site', 'Mentions légales', 'Données personnelles', 'Aide', 'Contact']) await foot.getByRole('link', { name, exact: true }).waitFor();
      await close();
    }
  },

  async menu_onATelephone_opensByAButtonAndClosesByEscape(stage) {
    stage.live();
    const { page, shot } = await stage.open('/', { viewport: TELEPHONE });
    const button = page.locator('.site-menu > summary');
    await button.waitFor();
    assert.equal(await page.getByRole('link', { name: 'Questions', exact: true }).isVisible(), false);
    await button.click();
    await page.getByRole('link', { name: 'Questions', exact: true }).waitFor();
    assert.deepEqual(await violations(page), []);
    assert.equal(await overflowing(page), '');
    await shot('menu-360');
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('link', { name: 'Questions', exact: true }).isVisible(), false);
    assert.equal(await button.evaluate((one) => one === document.activeElement), true);
    await button.click();
    await page.getByRole('link', { name: 'Séances', exact: true }).click();
    await page.waitForURL('**/sittings');
  },

  async menu_withoutScripts_opensOnATelephone(stage) {
    const { page, shot } = await stage.open('/legal', { viewport: TELEPHONE, javaScriptEnabled: false });
    await page.locator('.site-menu > summary').click();
    await page.getByRole('link', { name: 'Questions', exact: true }).click();
    await page.waitForURL('**/questions');
    await shows(page, 'Quand la route de l');
    await shot('questions-360-no-script', true);
  },

  async textPages_followTheLanguageThatWasChosen(stage) {
    const { page } = await stage.open('/sittings');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Legal notice' }).click();
    await page.waitForURL('**/legal?lang=en');
    await page.getByRole('heading', { name: 'Legal notice' }).waitFor();
    await page.getByRole('link', { name: 'Français' }).click();
    await page.getByRole('heading', { name: 'Mentions légales' }).waitFor();
  },

  async contentInAnotherLanguage_isMarkedAsSuch(stage) {
    stage.server.sittings.set(wholeSitting());
    const { page } = await stage.open('/sittings/s-1', { locale: 'en-GB' });
    await page.locator('.agenda-title').first().waitFor();
    assert.equal(await page.locator('h1').getAttribute('lang'), 'fr');
    assert.equal(await page.locator('.agenda-title').first().getAttribute('lang'), 'fr');
    await page.getByRole('button', { name: 'Français' }).click();
    await page.waitForFunction(() => !document.querySelector('h1').hasAttribute('lang'));
  },

  async contentInAnotherLanguage_isMarkedOnEveryPage(stage) {
    for (const path of everyPage(stage)) {
      const { page, close } = await stage.open(path, { locale: 'en-GB' });
      await page.locator('main').waitFor();
      await page.waitForTimeout(700);
      assert.deepEqual(await page.evaluate(unmarkedFrench), [], path);
      await close();
    }
  },

  async pictures_ofThePagesAroundTheDebates(stage) {
    const paths = everyPage(stage);
    for (const path of ['/', '/sittings', '/questions', '/accessibility', '/site-map', '/legal'].filter((one) => paths.includes(one))) {
      for (const width of [360, 768, 1280]) {
        for (const colorScheme of ['light', 'dark']) {
          const { page, shot, close } = await stage.open(path, { viewport: { width, height: 800 }, colorScheme });
          await page.locator('main').waitFor();
          assert.equal(await overflowing(page), '', `${path} ${width}`);
          await shot(`pages${path.replaceAll('/', '-')}-${width}-${colorScheme}`);
          await close();
        }
      }
    }
  },
};
