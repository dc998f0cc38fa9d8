import assert from 'node:assert/strict';
import { chapterMarks } from '../fixture/marks.mjs';
import { BOTH, check } from './accessibility.scenarios.mjs';
import { shows } from './browser.mjs';
import { published } from './reports.scenarios.mjs';

const MINUTES = 128;
const CHAPTERS = [[0, '1', 'Ouverture de la séance'], [290, '2', 'Budget primitif 2027'], [2280, '3', 'Assainissement collectif à Saint-Flour'], [3600, '4', 'Questions diverses'], [3640, '5', 'Motion']];

/** Two hours that were watched less and less, and a film. */
function watched(stage) {
  const { audience, marks } = stage.server;
  const { startedAt } = stage.recording('r-1', { seconds: MINUTES * 60 });
  marks.set('r-1', chapterMarks(startedAt, CHAPTERS));
  const each = (amount) => Array.from({ length: MINUTES }, (_, minute) => amount(minute));
  audience.watched('r-1', {
    live: each((minute) => Math.round(420 - 2.4 * minute - (minute > 70 ? 60 : 0)) / 10),
    replay: each((minute) => Math.round(190 * Math.exp(-minute / 30) + (minute >= 38 && minute < 60 ? 160 : 0)) / 10),
    days: { 1: { live: 3460.2, replay: 120 }, 0: { replay: 692.5 } }, startedAt, attendance: [12, 42],
  });
  published(stage, 'la-fete-du-lac', { title: 'La fête du lac' });
  audience.watched('film-la-fete-du-lac', { replay: [31], days: { 0: { replay: 31 } } });
}

/** Any page of the console leads to this one. */
const to = (path) => async (page) => {
  await page.waitForURL('**/console/**');
  await page.goto(page.url().replace(/console.*/, path));
  await page.locator('audience-bars svg').first().waitFor();
};

export const audienceScenarios = {
  async audience_clerk_seesWhatWasWatchedAndWherePeopleLeft(stage) {
    watched(stage);
    const { page, shot } = await stage.open('/console/audience');
    await shows(page, 'La fête du lac');
    assert.equal(await page.locator('.console-nav [aria-current=page]').textContent(), 'Audience');
    await page.locator('#audience-period').selectOption('7');
    await page.waitForFunction(() => document.querySelector('a[download]').search.includes('from='));
    const [from, to] = await page.evaluate(() => ['from', 'to'].map((name) => new URLSearchParams(document.querySelector('a[download]').search).get(name)));
    assert.equal((Date.parse(to) - Date.parse(from)) / 86_400_000, 6);
    await shot('audience', true);
    await page.getByRole('link', { name: 'Conseil communautaire : budget primitif 2027' }).click();
    await page.getByRole('img', { name: /Vues minute par minute : 61 à la première minute, 61 au plus \(à 0:00\)/ }).waitFor();
    await shows(page, '42 personnes');
    const row = page.getByRole('row', { name: /Budget primitif/ });
    assert.match(await row.textContent(), /4:50\s*47\s*1.556 min\s*68\s%/);
    assert.match(await page.getByRole('row', { name: /Questions diverses/ }).textContent(), /trop court/);
    assert.equal(await page.locator('.audience-mark').count(), 4);
    await page.getByText('Les mêmes chiffres en tableau').click();
    assert.equal(await page.locator('.audience-table tbody tr').count(), 128);
    assert.match(await page.locator('a[download]').getAttribute('href'), /\/audience\/r-1\/figures\.csv$/);
    await shot('audience-figures', true);
    await page.getByRole('link', { name: 'Toute l’audience' }).click();
    await page.getByRole('link', { name: 'La fête du lac' }).click();
    await shows(page, '31');
    assert.equal(await page.getByText('Pic en direct').count(), 0);
  },

  async audience_nothingWatchedOrNotFound_isSaid(stage) {
    const { page } = await stage.open('/console/audience');
    await shows(page, 'Rien n’a été regardé');
    stage.recording('r-2');
    await page.goto(page.url().replace(/audience$/, 'audience/r-2'));
    await shows(page, 'Personne ne l’a encore regardé');
    await page.goto(page.url().replace(/r-2$/, 'none'));
    await shows(page, 'Cet enregistrement n’existe pas');
  },

  async accessible_audience(stage) {
    watched(stage);
    await check(stage, 'audience', '/console/', to('console/audience'), BOTH);
  },

  async accessible_audienceFigures(stage) {
    watched(stage);
    await check(stage, 'audience-figures', '/console/', async (page) => {
      await to('console/audience/r-1')(page);
      await page.locator('.audience-table summary').click();
    }, BOTH);
  },
};
