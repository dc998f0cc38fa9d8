import assert from 'node:assert/strict';
import { until } from '../mock/live-stream.mjs';
import { shows } from './browser.mjs';

const signedIn = async ({ open }) => {
  const visitor = await open('/console/');
  await visitor.page.waitForURL('**/console/');
  await visitor.page.getByRole('link', { name: 'Enregistrements' }).click();
  await visitor.page.waitForURL('**/console/recordings');
  return visitor;
};
const fields = (page) => page.locator('correction-dialog form');

export const recordingsScenarios = {
  async recordings_list_showsSizesAndTheDisk(stage) {
    stage.recording('r-1', { seconds: 3 * 3600, corrections: [{ id: 1 }] });
    stage.recording('r-2', { title: '', startedAt: '2026-10-14T16:30:00Z', seconds: 5400 });
    stage.recording('r-3', { state: 'recording', title: 'Vœux du président', startedAt: '2026-11-26T17:00:00Z' });
    stage.server.storage = { usedBytes: 412e9, freeBytes: 88e9, bytesPerDay: 2.1e9, fullAt: new Date(Date.now() + 41.5 * 86_400_000).toISOString(),
      deletions: [{ recording: 'r-9', channel: 'studio', title: 'Essai de son', startedAt: '2026-10-30T09:00:00Z', bytes: 3.1e9, reason: 'period', dueAt: '2026-12-09T02:00:00Z', erasedAt: null },
        { recording: 'r-8', channel: 'studio', title: 'Vœux 2023', startedAt: '2023-01-10T18:00:00Z', bytes: 8e9, reason: 'space', dueAt: '2026-11-20T02:00:00Z', erasedAt: '2026-11-20T02:00:07Z' }] };
    const { page, shot } = await signedIn(stage);
    await page.locator('recording-row').nth(2).waitFor();
    await shows(page, '1 rectification');
    await shows(page, '(41 jours)');
    await shows(page, 'Seront supprimés d’office');
    await shows(page, 'à partir du 9 déc. 2026');
    await shows(page, 'place nécessaire sur le disque');
    await page.waitForTimeout(300);
    await shot('recordings', true);
    assert.equal(await page.getByRole('button', { name: /Supprimer.*Vœux/ }).count(), 0, 'what is on air is not deleted');
  },

  async recordings_title_isChangedByKeyboard(stage) {
    const told = stage.recording('r-1');
    const { page } = await signedIn(stage);
    await page.getByRole('button', { name: /^Renommer/ }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Séance du 25 novembre');
    await page.keyboard.press('Enter');
    await shows(page, 'Séance du 25 novembre');
    assert.equal(told.title, 'Séance du 25 novembre');
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Renommer/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Renommer/);
  },

  async recordings_delete_asksNamingTheRecording(stage) {
    stage.recording('r-1', { seconds: 3 * 3600 });
    const { page, shot } = await signedIn(stage);
    await page.getByRole('button', { name: /^Supprimer/ }).click();
    await shows(page, 'Supprimer « Conseil communautaire : budget primitif 2027 » ?'.replace(/ (?=[:»?])/g, '\u00a0').replace('« ', '«\u00a0'));
    await shot('recordings-delete');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
    assert.ok(stage.server.recordings.has('r-1'), 'the safe answer has the focus');
    await page.getByRole('button', { name: /^Supprimer/ }).click();
    await page.getByRole('button', { name: 'Supprimer définitivement' }).click();
    await shows(page, 'Aucun enregistrement pour le moment');
    assert.ok(stage.server.deleted.has('r-1'));
  },

  async correction_whole_isMarkedAskedForAndFollowed(stage) {
    const told = stage.recording('r-1', { seconds: 600 });
    const { page, shot } = await signedIn(stage);
    await page.getByRole('button', { name: /^Rectifier/ }).click();
    const dialog = page.locator('dialog.correction-dialog');
    await dialog.waitFor();
    await page.waitForFunction(() => document.querySelector('correction-picture video').readyState >= 2, undefined, { timeout: 15_000 });
    await fields(page).getByRole('button', { name: /Rectifier le passage/ }).click();
    await shows(page, 'Indiquez le motif');
    assert.equal(await page.evaluate(() => document.activeElement.name), 'reason');
    // Against the picture: there, a step back, from here on.
    await dialog.getByLabel('Se déplacer dans').focus();
    for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => Math.abs(document.querySelector('correction-picture video').currentTime - 60) < 1);
    await dialog.getByRole('button', { name: 'Avancer de 5 s' }).click();
    await dialog.getByRole('button', { name: 'Reculer de 1 s' }).click();
    await page.waitForFunction(() => Math.abs(document.querySelector('correction-picture video').currentTime - 64) < 1);
    await fields(page).getByRole('button', { name: /^Ici.: Début/ }).click();
    assert.match(await fields(page).getByLabel('Début', { exact: true }).inputValue(), /^1:0[34]/);
    await fields(page).getByLabel('Début', { exact: true }).fill('1:04');
    await fields(page).getByLabel('Fin', { exact: true }).fill('1:10');
    await fields(page).getByRole('button', { name: /\+5 s.*Fin/ }).click();
    await fields(page).getByRole('button', { name: /−1 s.*Fin/ }).click();
    assert.equal(await fields(page).getByLabel('Fin', { exact: true }).inputValue(), '1:14');
    await page.waitForFunction(() => Math.abs(document.querySelector('correction-picture video').currentTime - 74) < 1);
    await fields(page).getByRole('radio', { name: /^Masquer/ }).check();
    await fields(page).getByRole('textbox', { name: 'Motif' }).fill('Visage d’un mineur dans le public');
    await fields(page).getByRole('textbox', { name: 'Fondement juridique' }).fill('RGPD, article 17');
    await page.waitForTimeout(400);
    await shot('correction', true);
    await fields(page).getByRole('button', { name: /Rectifier le passage/ }).click();
    await shows(page, 'Rectifier définitivement ce passage');
    await page.waitForTimeout(200);
    await shot('correction-confirm');
    await page.getByRole('button', { name: 'Annuler' }).click();
    assert.equal(told.corrections.length, 0);
    await fields(page).getByRole('button', { name: /Rectifier le passage/ }).click();
    await page.getByRole('button', { name: 'Rectifier définitivement' }).click();
    await shows(page, 'En cours');
    await shows(page, 'le passage est déjà retiré au public');
    const { kind, from, to, reason, legalBasis } = told.corrections[0];
    assert.deepEqual({ kind, from, to, reason, legalBasis }, { kind: 'mask', from: 64, to: 74, reason: 'Visage d’un mineur dans le public', legalBasis: 'RGPD, article 17' });
    await page.locator('.correction-done').waitFor({ timeout: 10_000 });
    await shot('correction-done', true);
    await page.keyboard.press('Escape');
    await until(async () => !(await dialog.isVisible()), 3000, 'the dialog to close');
    await shows(page, '1 rectification');
  },

  async correction_failed_saysThatThePassageStaysWithheld(stage) {
    stage.recording('r-1', { corrections: [{ id: 1, kind: 'cut', from: 4, to: 9, reason: 'Motif', legalBasis: 'RGPD', requestedBy: 'operator', requestedAt: '2026-11-25T20:00:00Z',
      state: 'failed', finishedAt: '2026-11-25T20:00:10Z', failure: 'Le disque est plein.' }] });
    const { page } = await signedIn(stage);
    await page.getByRole('button', { name: /^Rectifier/ }).click();
    await shows(page, 'Le passage reste retiré au public. Le disque est plein.');
  },
};
