import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { violations, settles } from './accessibility.mjs';
import { shows } from './browser.mjs';
import { newSitting } from '../fixture/sittings.mjs';
import { published } from './reports.scenarios.mjs';
import { widely } from './wide.mjs';
import { temporaryFolder } from '../fixture/temporary.mjs';

const folder = temporaryFolder('tribune-logos');
/** The site of a yellow and a logo of this width. */
const themed = ({ server }, width) => {
  const logo = join(folder, `${width}.svg`);
  writeFileSync(logo, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 40"><rect width="${width}" height="40" rx="6" fill="#fc0"/>
    <path d="M10 30 24 10l10 13 8-9 12 16z" fill="#234"/><circle cx="80" cy="20" r="9" fill="#234"/></svg>`);
  server.program.configure({ site: { colour: '#ffcc00', logo } });
};

export const portalScenarios = {
  async theme_ofThePalestColour_canBeReadOnEachPageInBothSchemes(stage) {
    themed(stage, 120);
    stage.live();
    stage.recording('r-1');
    published(stage, 'fete-du-lac');
    const pages = widely([['/', 'home'], ['/watch/r-1', 'replay'], ['/console/', 'console']],
      [['/reports', 'reports'], ['/reports/fete-du-lac', 'report'], ['/live/chamber', 'live'], ['/sittings', 'sittings']]);
    for (const [path, name] of pages) {
      const { page, shot, close } = await stage.open(path);
      await page.locator('main').waitFor();
      // What plays, and what follows events, never rests.
      await page.waitForLoadState('networkidle', { timeout: 4_000 }).catch(() => undefined);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        await settles(page);
        assert.deepEqual(await violations(page, colorScheme === 'dark'), [], `${path} ${colorScheme}`);
        await shot(`theme-${name}-${colorScheme}`);
      }
      if (!path.startsWith('/console')) {
        const mark = await page.locator('.site-mark').boundingBox();
        assert.ok(Math.abs(mark.width / mark.height - 3) < 0.05, `the logo is ${mark.width} × ${mark.height}`);
      }
      await close();
    }
  },

  async theme_ofALongLogo_fitsATelephone(stage) {
    themed(stage, 300);
    const { page, shot } = await stage.open('/', { viewport: { width: 320, height: 700 } });
    await shows(page, 'Salle du conseil');
    await shot('theme-telephone');
    assert.ok(!(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)), 'nothing is wider than the screen');
  },

  async newsletter_isCopiedAsHtmlAndAsText(stage) {
    stage.server.sittings.set(newSitting('s-1', { status: 'held', title: 'Orientations', localStart: '2026-11-04T18:30' }));
    const { page, shot, context, faults } = await stage.open('/console/sittings');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByText('Lettre du mois').click();
    await page.getByLabel('Mois').fill('2026-11');
    await page.getByLabel('Mois').dispatchEvent('change');
    await page.getByRole('button', { name: 'Copier la lettre' }).click();
    await shows(page, 'Copiée : collez-la');
    const copied = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return Promise.all(['text/html', 'text/plain'].map(async (type) => (await item.getType(type)).text()));
    });
    assert.match(copied[0], /<h1[^>]*>[^<]*novembre 2026<\/h1>/);
    for (const letter of copied) assert.match(letter, /Orientations/);
    // What a letter looks like stands in itself; the browser, which cleans what is copied, holds it to the console's policy.
    assert.ok(faults.every((one) => one.startsWith('policy: Applying inline style')), faults.join('\n'));
    faults.length = 0;
    assert.equal(await page.getByRole('link', { name: 'Voir la lettre' }).getAttribute('href'), '/newsletter?month=2026-11&lang=fr');
    assert.deepEqual(await violations(page), []);
    await shot('newsletter-panel', true);
  },
};
