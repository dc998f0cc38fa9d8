import assert from 'node:assert/strict';
import { overflowing, squeezed } from './accessibility.mjs';
import { published } from './reports.scenarios.mjs';
import { library } from './search.scenarios.mjs';
import { newSitting } from '../fixture/sittings.mjs';

const NARROWEST = 320;
const WIDEST = 1920;
const STEP = 40;
const WIDTHS = Array.from({ length: (WIDEST - NARROWEST) / STEP + 1 }, (_, index) => NARROWEST + index * STEP);

/** A page's path, and what is in it once it is whole. */
const PUBLIC = [
  ['/', 'replay-card'],
  ['/live/chamber', 'media-play-button'],
  ['/watch/r-1', '.start'],
  ['/embed/watch/r-1', '.start'],
  ['/sittings', 'sitting-card'],
  ['/sittings?year=2026', 'sitting-card'],
  ['/sittings/s-1', '.agenda-item'],
  ['/reports', 'report-card'],
  ['/reports/fete-du-lac', '.start'],
  ['/search?q=budget', 'search-result'],
  ['/deliberations/', 'main'],
  ...['accessibility', 'contact', 'open-data', 'questions', 'help', 'legal', 'privacy', 'site-map'].map((name) => [`/${name}`, '.statement h1']),
];
const CONSOLE = [
  ['/console/live', '[role=meter]'],
  ['/console/search?q=budget', 'search-result'],
  ['/console/recordings', 'recording-row'],
  ['/console/recordings/r-1/chapters', 'chapter-edit-row'],
  ['/console/recordings/r-1/captions', 'main h2'],
  ['/console/audit', '.audit li'],
  ['/console/sittings', 'sitting-card, .row'],
  ['/console/sittings/s-1', 'agenda-row'],
  ['/console/sittings/s-1/live', '.run-item'],
  ['/console/reports', 'main'],
  ['/console/questions', 'main'],
  ['/console/people', '.person'],
  ['/console/account', '.session-list li'],
  ['/console/assembly', 'main'],
  ['/console/audience', 'main'],
];

/** A site with something on each page. */
function whole(stage) {
  stage.live();
  library(stage);
  published(stage, 'fete-du-lac');
  stage.server.sittings.set(newSitting('s-4', { status: 'cancelled', title: '', localStart: '2026-12-09T18:30' }));
}

/** Opens each page in the narrowest window, which then widens step by step: nowhere does it scroll sideways or break words into letters. */
function scenarios(name, pages) {
  return Object.fromEntries([100, 200].map((letters) => [`reflow_${name}_letters${letters}_scrollsSidewaysInNoWidth`, async (stage) => {
    whole(stage);
    const wrong = [];
    for (const [path, content] of pages) {
      const { page, shot, close } = await stage.open(path, { letters, viewport: { width: NARROWEST, height: 640 } });
      await page.locator(content).first().waitFor({ state: 'attached', timeout: 10_000 }).catch(() => wrong.push(`${path}: no ${content}`));
      await page.waitForTimeout(/* millis= */ 150);
      await shot(`reflow-${path.replace(/\W+/g, '-')}-${letters}`, true);
      for (const width of WIDTHS) {
        if (width > NARROWEST) await page.setViewportSize({ width, height: 640 });
        const wide = await overflowing(page);
        if (wide) wrong.push(`${path} at ${width}: ${await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth)} px; ${wide.slice(0, 400)}`);
        for (const words of await squeezed(page)) wrong.push(`${path} at ${width}: ${words}, a letter or two to the line`);
      }
      await close();
    }
    assert.deepEqual(wrong, []);
  }]));
}

export const reflowScenarios = { ...scenarios('publicPages', PUBLIC), ...scenarios('console', CONSOLE) };
