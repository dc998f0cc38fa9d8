import assert from 'node:assert/strict';
import { SlowLine } from '../fixture/slow-line.mjs';
import { chapterMarks } from '../fixture/marks.mjs';
import { localTime, newDocument, newItem, newSitting } from '../fixture/sittings.mjs';
import { withChapters } from './replay.scenarios.mjs';
import { published } from './reports.scenarios.mjs';
import { widely } from './wide.mjs';

/** What a page may shift while it loads (Core Web Vitals: good). */
const MOST = 0.1;
const WIDTHS = [{ width: 360, height: 740 }, { width: 1280, height: 800 }];
const SETTLING_MILLIS = 2500;
const AGENDA = ['Procès-verbal', 'Compte administratif 2026', 'Budget primitif 2027 : vote des crédits de la communauté', 'Voirie', 'Questions diverses'];

/** A site in full: a sitting on air with two items marked, one that was, a film. */
function whole(stage) {
  stage.live();
  withChapters(stage);
  published(stage, 'fete-du-lac');
  const { sittings, marks } = stage.server;
  const agenda = AGENDA.map((title, index) => newItem(`i-${index}`, { numbering: String(index + 1), title }));
  sittings.set(newSitting('s-2', { localStart: localTime(Date.now()), agenda, documents: [newDocument('d-2', { item: 'i-1', title: 'Rapport de présentation' })] }));
  marks.set('b-1', chapterMarks(new Date().toISOString(), [[0, '1', AGENDA[0], 'i-0']], 's-2'));
}

/** Runs inside the page: adds up its shifts, and reports what moved. */
function watchShifts() {
  window.shifts = { sum: 0, moved: [] };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      window.shifts.sum += entry.value;
      const name = (node) => node?.nodeType === 1 ? `${node.localName}.${node.className}` : `${node?.parentElement?.localName}>text`;
      window.shifts.moved.push(`${entry.value.toFixed(3)} at ${Math.round(entry.startTime)} ms: ${entry.sources.map(({ node, previousRect, currentRect }) => `${name(node)} ${Math.round(previousRect.y)}+${Math.round(previousRect.height)}→${Math.round(currentRect.y)}+${Math.round(currentRect.height)}`).join('; ')}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

async function holds(stage, path, options) {
  const { page, close, shot } = await stage.open(path, { ...options, before: (one) => one.addInitScript(watchShifts) });
  await page.locator('main').first().waitFor();
  await page.waitForLoadState('load');
  await page.waitForTimeout(SETTLING_MILLIS);
  const { sum, moved } = await page.evaluate(() => window.shifts);
  await shot(`layout-${path.replace(/\W+/g, '-')}-${options.viewport.width}${options.address ? '-slow' : ''}`);
  await close();
  return { sum, told: `${path} at ${options.viewport.width}: ${sum.toFixed(3)}${moved.map((one) => `\n       ${one}`).join('')}` };
}

const PAGES = widely(['/', '/live/chamber', '/watch/r-1', '/sittings/s-1'],
  ['/reports/fete-du-lac', '/embed/live/chamber', '/embed/watch/r-1', '/reports', '/sittings', '/search?q=budget', '/accessibility']);

export const layoutScenarios = {
  async layout_publicPages_holdStill(stage) {
    whole(stage);
    const wrong = [];
    for (const path of PAGES) {
      // In both widths at once: it is mostly waited.
      for (const { sum, told } of await Promise.all(WIDTHS.map((viewport) => holds(stage, path, { viewport })))) {
        console.log(`     ${sum < MOST ? told.split('\n')[0] : told}`);
        if (sum >= MOST) wrong.push(told);
      }
    }
    assert.deepEqual(wrong, []);
  },

  async layout_thinLine_holdsStill(stage) {
    whole(stage);
    const wrong = [];
    for (const [path, rate] of [['/live/chamber', 400_000], ['/live/chamber', 1_500_000], ['/watch/r-1', 600_000], ['/reports/fete-du-lac', 600_000]]) {
      const line = await new SlowLine(stage.server.address, rate, 100).start();
      const { sum, told } = await holds(stage, path, { viewport: WIDTHS[0], address: line.address });
      console.log(`     ${rate / 1000} kbit/s ${sum < MOST ? told.split('\n')[0] : told}`);
      if (sum >= MOST) wrong.push(told);
      await line.stop();
    }
    assert.deepEqual(wrong, []);
  },
};
