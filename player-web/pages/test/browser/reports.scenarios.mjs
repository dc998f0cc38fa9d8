import assert from 'node:assert/strict';
import { newPublicReport } from '../fixture/films.mjs';
import { until } from '../fixture/live-stream.mjs';
import { check, BOTH } from './accessibility.scenarios.mjs';
import { plays, shows, videoOf } from './browser.mjs';

/** A published report with its film. */
export const published = ({ server }, slug, change = {}) => server.films.set(newPublicReport(slug, change));
/** Those of one series. */
const portraits = ({ server }) => server.films.shelve('series', 'portraits', { title: 'Portraits d’artisans' });
/** Enough for two pages of the list. */
const many = async (stage) => {
  await portraits(stage);
  for (let index = 1; index <= 30; index++) {
    published(stage, `reportage-${index}`, { title: `Reportage n° ${index}`, category: index % 3 ? 'sport' : 'tourism', date: `${index % 2 ? 2026 : 2025}-05-0${(index % 9) + 1}`, series: index % 10 ? null : 'portraits',
      publishedAt: new Date(Date.UTC(2026, 0, index)).toISOString(), pictures: index !== 30, captions: {} });
  }
};
const begin = (page) => page.getByRole('button', { name: /^(Regarder|Reprendre)/ }).click();
const titles = (page) => page.locator('report-card h2').allTextContents();
/** The words of the captions that the picture shows now. */
const cues = (page) => page.locator('.caption').allTextContents();

export const reportsScenarios = {
  async report_trimmed_playsFromItsStartToItsEndAndCountsFromThere(stage) {
    published(stage, 'fete-du-lac', { trim: { start: 20, end: 28 } });
    const { page, shot } = await stage.open('/reports/fete-du-lac');
    await shows(page, 'Regarder');
    await page.waitForTimeout(300);
    await shot('report-ready', true);
    await begin(page);
    await plays(page);
    const { time } = await videoOf(page);
    assert.ok(time >= 20 && time < 24, `plays at ${time} of the film`);
    assert.match(await page.locator('.place').textContent(), /^0:0[0-3] \/ 0:08$/);
    await shows(page, 'Fin de la vidéo');
    const end = await videoOf(page);
    assert.ok(end.paused && end.time >= 27.7 && end.time < 28.6, `stands at ${end.time}`);
    await page.getByRole('button', { name: 'Revoir depuis le début' }).click();
    await plays(page);
    assert.ok((await videoOf(page)).time < 25);
    await page.keyboard.press('ArrowLeft');
    await page.waitForTimeout(300);
    assert.ok((await videoOf(page)).time >= 20, 'nothing before its start is seen');
    await page.locator('seek-bar input').focus();
    await page.keyboard.press('End');
    await shows(page, 'Fin de la vidéo');
  },

  async report_captions_areChosenInTheMenuAndReadAsATranscript(stage) {
    published(stage, 'fete-du-lac', { trim: { start: 20, end: null } });
    const { page, shot } = await stage.open('/reports/fete-du-lac');
    await begin(page);
    await plays(page);
    assert.ok(!stage.server.requests.some((one) => one.includes('/captions/')), 'captions are loaded when they are wanted');
    await page.locator('captions-menu button').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await until(async () => (await cues(page)).length > 0, 8000, 'captions');
    assert.match((await cues(page))[0], /À la seconde 2\d/);
    assert.equal(await page.getByRole('button', { name: 'Sous-titres : français' }).count(), 1);
    await page.waitForTimeout(300);
    await shot('report-public-captions');
    await page.getByText('Transcription', { exact: true }).click();
    await page.locator('.said li').nth(1).waitFor();
    assert.match(await page.locator('.said li').first().textContent(), /0:00\s+Anne À la seconde 20, la fête du lac & sa fanfare\./);
    await page.locator('.said').scrollIntoViewIfNeeded();
    await shot('report-transcript');
    await page.getByRole('button', { name: 'Aller à 0:26' }).click();
    await until(async () => (await videoOf(page)).time > 45, 8000, 'the place');
  },

  async report_page_leadsOnAndIsShared(stage) {
    await portraits(stage);
    published(stage, 'fete-du-lac', { trim: { start: 10, end: 40 }, series: 'portraits' });
    published(stage, 'autre', { title: 'Le couteau de Laguiole', series: 'portraits' });
    const { page, shot } = await stage.open('/reports/fete-du-lac');
    await page.locator('report-card').waitFor();
    assert.equal(await page.title(), 'La fête du lac de Garabit – Communauté du Val d’Aubrac');
    assert.equal(await page.getByRole('link', { name: 'Portraits d’artisans' }).getAttribute('href'), '/reports?series=portraits');
    await page.getByText('Télécharger', { exact: true }).click();
    assert.match(await page.locator('a.file').first().getAttribute('href'), /\?from=10&to=40$/);
    assert.equal(await page.getByText('Dossier d’archives').count(), 0);
    await shot('report-page', true);
    await page.getByRole('button', { name: 'Partager' }).click();
    await page.getByRole('button', { name: 'Intégrer à un site' }).click();
    assert.match(await page.locator('dialog textarea').inputValue(), /\/embed\/reports\/fete-du-lac"\n {2}title="La fête du lac de Garabit/);
    await page.keyboard.press('Escape');
    await page.locator('report-card a').click();
    await page.waitForURL('**/reports/autre');
    const { page: framed } = await stage.open('/embed/reports/fete-du-lac');
    await begin(framed);
    await plays(framed);
    assert.equal(await framed.locator('header').count(), 0);
  },

  async report_unpublishedWhileWatched_isTaken(stage) {
    published(stage, 'fete-du-lac');
    const { page } = await stage.open('/reports/fete-du-lac');
    await begin(page);
    await plays(page);
    await stage.server.films.act('fete-du-lac', 'unpublish');
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await shows(page, 'Cette vidéo n’existe pas');
  },

  async report_narrow_isWhole(stage) {
    published(stage, 'fete-du-lac', { title: 'Anticonstitutionnellement : la fête du lac de Garabit et de ses environs' });
    const { page, shot } = await stage.open('/reports/fete-du-lac', { viewport: { width: 320, height: 640 } });
    await begin(page);
    await plays(page);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    await page.locator('captions-menu button').click();
    await page.locator('captions-menu label').nth(1).click();
    await until(async () => (await cues(page)).length > 0, 8000, 'captions');
    await shot('report-320', true);
  },

  async reports_filtersByKeyboard_areStepsOfTheBrowser(stage) {
    await many(stage);
    const { page, shot } = await stage.open('/reports');
    await page.locator('report-card').nth(23).waitFor();
    assert.deepEqual([(await titles(page)).length, (await titles(page))[0]], [24, 'Reportage n° 30']);
    await shows(page, '30 reportages');
    await page.waitForTimeout(300);
    await shot('reports', true);
    await page.getByLabel('Mots').focus();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Tour');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/reports?category=tourism');
    await shows(page, '10 reportages');
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), 'Tourisme');
    await page.goBack();
    await shows(page, '30 reportages');
    await page.getByRole('link', { name: 'Page suivante' }).click();
    await page.waitForURL('**/reports?page=2');
    await page.locator('report-card').nth(5).waitFor();
    assert.deepEqual(await titles(page), ['Reportage n° 6', 'Reportage n° 5', 'Reportage n° 4', 'Reportage n° 3', 'Reportage n° 2', 'Reportage n° 1']);
    await page.getByLabel('Mots').fill('xylophone');
    await page.keyboard.press('Enter');
    await shows(page, 'Aucun reportage ne correspond à ces critères');
    await page.getByRole('link', { name: 'Tout afficher' }).click();
    await shows(page, '30 reportages');
    const bytes = await page.evaluate(() => Promise.all(performance.getEntriesByType('resource').filter((one) => one.name.endsWith('.js'))
      .map(async ({ name }) => new Response((await fetch(name)).body.pipeThrough(new CompressionStream('gzip'))).arrayBuffer().then((one) => one.byteLength))));
    const total = bytes.reduce((sum, one) => sum + one, 0);
    console.log(`     scripts of the reports page: ${Math.round(total / 1000)} kB gzipped`);
    assert.ok(total > 5_000 && total <= 100_000, `${total} bytes`);
  },

  async reports_noneOrNoServer_isSaidInPlainWords(stage) {
    const { page } = await stage.open('/reports');
    await shows(page, 'Aucun reportage n’est encore publié');
    await page.route('**/api/v1/reports**', (route) => route.abort());
    await page.reload();
    await shows(page, 'Le serveur ne répond pas');
  },

  async reports_home_showsTheLatestOnceOnly(stage) {
    for (let index = 1; index <= 8; index++) published(stage, `film-${index}`, { title: `Reportage n° ${index}`, publishedAt: `2026-03-0${index}T08:00:00Z` });
    stage.recording('r-1', {});
    const { page, shot } = await stage.open('/');
    await page.locator('replay-card').waitFor();
    assert.equal(await page.locator('report-card').count(), 6);
    assert.equal(await page.locator('replay-card').count(), 1);
    await page.waitForTimeout(300);
    await shot('home-reports', true);
    await page.getByRole('link', { name: 'Tous les reportages' }).click();
    await page.waitForURL('**/reports');
  },

  async accessible_report(stage) {
    await portraits(stage);
    published(stage, 'fete-du-lac', { series: 'portraits' });
    published(stage, 'autre', { title: 'Le couteau de Laguiole', series: 'portraits' });
    await check(stage, 'report', '/reports/fete-du-lac', async (page) => {
      await page.locator('report-card').waitFor();
      await page.locator('.transcript summary').click();
      await page.locator('.said li').first().waitFor();
    }, BOTH);
  },

  async accessible_reports(stage) {
    await many(stage);
    await check(stage, 'reports', '/reports?category=sport', (page) => page.locator('report-card').nth(10).waitFor(), BOTH);
  },
};
