import assert from 'node:assert/strict';
import { shows } from './browser.mjs';
import { chapterMarks } from '../fixture/marks.mjs';
import { localTime, newItem, newSitting } from '../fixture/sittings.mjs';
import { published } from './reports.scenarios.mjs';

const ITEMS = ['Approbation du procès-verbal', 'Budget primitif 2027 : approbation et autorisation de signer', 'Transport scolaire : tarifs', 'Déchetterie : travaux', 'Questions diverses'];

/** Sittings that were held and filmed, the newest of them with five chapters. */
export function heldSittings(stage) {
  const agenda = ITEMS.map((title, index) => newItem(`i-${index}`, { numbering: String(index + 1), title }));
  for (const [id, title, day] of [['p-1', 'Orientations budgétaires', '2026-11-04'], ['p-2', 'Rentrée et transports', '2026-09-30'], ['p-3', '', '2026-06-24']]) {
    const recording = stage.recording(`held-${id}`, { title: `Conseil : ${title}`, startedAt: `${day}T17:30:00Z`, seconds: 5400 });
    stage.server.sittings.set(newSitting(id, { title, status: 'held', localStart: `${day}T18:30`, agenda }));
    stage.server.marks.set(recording.id, chapterMarks(recording.startedAt, ITEMS.map((one, index) => [index * 1200 + 60, String(index + 1), one, `i-${index}`]), id));
  }
}

export const homeScenarios = {
  async home_onAir_isToldOnceWithItsPictureAndItsItem(stage) {
    stage.recording('b-1', { state: 'recording', seconds: 60 });
    stage.live({ viewers: 0 });
    stage.server.sittings.set(newSitting('s-1', { status: 'open', localStart: localTime(Date.now()) }));
    stage.server.marks.set('b-1', chapterMarks(new Date().toISOString(), [[0, '2', 'Transport scolaire', 'i-1']], 's-1'));
    const { page, shot } = await stage.open('/');
    const feature = page.locator('live-feature');
    await feature.getByText('2 Transport scolaire').waitFor();
    await page.waitForFunction(() => document.querySelector('live-picture img')?.naturalWidth === 640);
    const words = await page.locator('main').innerText();
    assert.doesNotMatch(words, /0 spectateur|Hors antenne/);
    assert.equal(await page.locator('sitting-card').count(), 0, 'what is on air is no next sitting');
    assert.equal(await page.getByRole('heading', { name: 'Autres chaînes' }).count(), 1);
    await page.getByRole('link', { name: 'WebTV du territoire' }).waitFor();
    await shot('home-on-air', true);
    stage.live({ interruption: { kind: 'closedSession', since: new Date().toISOString() } });
    await shows(page, 'Séance à huis clos');
    assert.equal(await page.locator('live-picture').count(), 0);
    assert.equal(await page.getByText('Transport scolaire').count(), 0);
  },

  async home_heldSittings_comeBeforeFilmsWithTheirDaysAndChapters(stage) {
    heldSittings(stage);
    published(stage, 'fete-du-lac');
    stage.server.sittings.set(newSitting('s-1', { agenda: [newItem('a', { title: 'Voirie' })] }));
    const { page, shot } = await stage.open('/');
    await page.locator('next-sitting').getByRole('link', { name: 'Budget primitif 2027' }).waitFor();
    assert.equal(await page.locator('held-card').count(), 3);
    await page.getByRole('heading', { name: 'Derniers reportages' }).waitFor();
    const headings = await page.locator('main h2').allInnerTexts();
    assert.ok(headings.indexOf('À revoir') < headings.indexOf('Derniers reportages'), headings.join());
    const newest = page.locator('held-card').first();
    await newest.getByText('mercredi 4 novembre 2026').waitFor();
    assert.equal(await newest.locator('.held-chapters a').count(), 5);
    await newest.getByRole('link', { name: '1 autre point' }).waitFor();
    assert.equal(await page.locator('replay-card').count(), 0, 'each is there once');
    await shot('home-held', true);
    await page.setViewportSize({ width: 360, height: 760 });
    await shot('home-held-360', true);
    await newest.getByRole('link', { name: '3 Transport scolaire : tarifs' }).click();
    await page.waitForURL('**/watch/held-p-1#item-i-2');
  },
};
