import assert from 'node:assert/strict';
import { newFigures } from '../mock/mock-audience.mjs';
import { BOTH, check } from './accessibility.scenarios.mjs';
import { shows } from './browser.mjs';

function watched({ server }) {
  server.audience.all.set('r-1', newFigures('r-1'));
  server.audience.all.set('lac', newFigures('lac', { title: 'La fête du lac', kind: 'report', watch: '/reports/la-fete-du-lac', livePeak: 0, liveMinutes: 0, replayMinutes: 94.5, viewings: 31, chapters: [], attendance: [],
    minutes: [31, 24, 19, 18].map((replay, minute) => ({ at: minute * 60, live: 0, replay })), days: [{ day: '2026-11-26', liveMinutes: 0, replayMinutes: 94.5 }] }));
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
    assert.match(await row.textContent(), /4:50.*44.*71/s);
    assert.match(await page.getByRole('row', { name: /Questions diverses/ }).textContent(), /trop court/);
    assert.equal(await page.locator('.audience-mark').count(), 3);
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
    stage.server.audience.all.set('r-2', newFigures('r-2', { minutes: [{ at: 0, live: 0, replay: 0 }], chapters: [], days: [], attendance: [], livePeak: 0 }));
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
