import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BOTH, check } from './accessibility.scenarios.mjs';
import { shows } from './browser.mjs';
import { newReport } from '../mock/mock-report-desk.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tribune-films-'));

/** A file of a film's form. */
function film(name, bytes, head = '\0\0\0\x20ftypisom') {
  const path = join(folder, name);
  const content = Buffer.concat([Buffer.from(head, 'latin1'), randomBytes(bytes)]);
  writeFileSync(path, content);
  return { path, content };
}

/** A reporter, or a reviewer, before a page of the console. */
export async function staff({ open }, person, path, options) {
  const one = await open(path, { as: person, ...options });
  one.page.on('dialog', (dialog) => void dialog.accept());
  return one;
}

export const bodyOf = (server, id) => server.uploads.all.get(id)?.body ?? Buffer.alloc(0);

/** A list with something of everything. */
function shelf(server) {
  const { all } = server.reportDesk;
  const day = (number) => `2026-11-${number}T09:00:00Z`;
  all.set('a', newReport('a', { title: 'Le marché de Noël de Saint-Flour', state: 'in-review', changedAt: day(21) }));
  all.set('b', newReport('b', { title: 'Le pont de Garabit', state: 'returned', changedAt: day(20), notes: [{ at: day(20), who: 'Anne Martin', text: 'Le son est trop bas à 2:10.' }] }));
  all.set('c', newReport('c', { title: '', changedAt: day(19) }));
  all.set('d', newReport('d', { title: 'Vœux', state: 'scheduled', scheduledAt: '2027-01-04T18:00:00Z' }));
  all.set('e', newReport('e', { title: 'Fête du lac', state: 'published', slug: 'fete-du-lac', film: 'f-1', seconds: 60, publishedAt: day(10), author: 'Anne Martin', authorId: 'p-anne' }));
}

export const reportScenarios = {
  async report_list_manyReports_areShownByPages(stage) {
    const { all } = stage.server.reportDesk;
    for (let index = 1; index <= 70; index++) all.set(`r${index}`, newReport(`r${index}`, { title: `Reportage ${index}`, changedAt: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString() }));
    const { page } = await staff(stage, 'p-anne', '/console/reports');
    await page.getByText('Reportage 21', { exact: true }).waitFor();
    assert.equal(await page.locator('report-row').count(), 50);
    await page.getByRole('button', { name: 'Afficher des reportages plus anciens' }).click();
    await page.getByText('Reportage 1', { exact: true }).waitFor();
    assert.equal(await page.locator('report-row').count(), 70);
    assert.equal(await page.getByRole('button', { name: 'Afficher des reportages plus anciens' }).count(), 0);
  },

  async report_preparation_whileALiveNeedsTheMachine_saysThatItIsPaused(stage) {
    const { reportDesk } = stage.server;
    reportDesk.all.set('k1', newReport('k1'));
    reportDesk.preparations.unshift({ id: 'f', report: 'k1', name: 'lac.mp4', bytes: 9, state: 'running', paused: true, progress: 0.42, secondsLeft: 90, attempts: 1, failure: null, askedAt: '2026-11-26T08:00:00Z', finishedAt: null });
    const { page } = await staff(stage, 'p-bruno', '/console/reports/k1');
    await shows(page, 'Préparation en pause à 42 % : la diffusion en direct a besoin de toute la machine.');
  },

  async report_upload_brokenThreeTimes_goesOnAndIsByteIdentical(stage) {
    const { server } = stage;
    const { page, shot } = await staff(stage, 'p-bruno', '/console/reports');
    await page.getByRole('button', { name: 'Nouveau reportage' }).waitFor();
    const { path, content } = film('fête_du lac.mp4', 3_000_000);
    server.reportDesk.preparationMillis = 5000;
    Object.assign(server.uploads, { cuts: [700_000, 500_000, 400_000], bytesPerSecond: 1_500_000 });
    await page.locator('#films').setInputFiles(path);
    await page.waitForFunction(() => document.querySelector('.film progress')?.value > 0);
    await shot('report-upload-sending', true);
    // The server goes away for a while, in the middle of what is left.
    while (server.uploads.broken < 3) await page.waitForTimeout(50);
    const before = bodyOf(server, 'u1').length;
    server.setCut(true);
    await shows(page, 'En attente du réseau');
    await shot('report-upload-waiting', true);
    await page.waitForTimeout(1200);
    server.setCut(false);
    await shows(page, 'Envoyé. Le film est en préparation.', 60_000);
    assert.ok(before < content.length, 'the line was cut before the end');
    assert.ok(bodyOf(server, 'u1').equals(content), 'what is there is what was sent');
    assert.equal(server.requests.filter((one) => one === 'POST /api/v1/uploads').length, 1, 'nothing was begun anew');
    await page.getByRole('link', { name: 'fête du lac', exact: true }).waitFor();
    await shows(page, 'Préparation du film');
    await page.locator('.report-row preparation-line').waitFor({ state: 'detached' });
  },

  async report_upload_pausedReloadedAndChosenAgain_goesOnWhereItWas(stage) {
    const { server } = stage;
    const { page, shot } = await staff(stage, 'p-bruno', '/console/reports');
    const { path, content } = film('marché.mp4', 2_000_000);
    server.uploads.bytesPerSecond = 900_000;
    await page.locator('#films').setInputFiles(path);
    await page.waitForFunction(() => document.querySelector('.film progress')?.value > 300_000);
    await page.getByRole('button', { name: /^Mettre en pause/ }).click();
    await shows(page, 'En pause');
    await page.getByRole('button', { name: /^Reprendre/ }).click();
    await page.getByRole('button', { name: /^Mettre en pause/ }).waitFor();
    await page.reload();
    await shows(page, 'Envoi interrompu');
    await shot('report-upload-unfinished', true);
    const half = bodyOf(server, 'u1').length;
    assert.ok(half > 0 && half < content.length);
    server.uploads.bytesPerSecond = 0;
    await page.locator('input[id^="again-"]').setInputFiles(path);
    await shows(page, 'Envoyé. Le film est en préparation.');
    assert.ok(bodyOf(server, 'u1').equals(content));
    assert.equal(server.reportDesk.all.size, 1, 'the film is still of the report that was begun');
  },

  async report_upload_cancelled_isAskedAndTakenUpAgain(stage) {
    const { server } = stage;
    const { page, shot } = await staff(stage, 'p-bruno', '/console/reports');
    const { path, content } = film('marché.mp4', 2_000_000);
    server.uploads.bytesPerSecond = 900_000;
    await page.locator('#films').setInputFiles(path);
    await page.waitForFunction(() => document.querySelector('.film progress')?.value > 300_000);
    await page.getByRole('button', { name: /^Annuler l’envoi/ }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByRole('heading', { name: 'Annuler l’envoi de « marché.mp4 » ?' }).waitFor();
    await shot('report-upload-cancel', false);
    await dialog.getByRole('button', { name: 'Garder l’envoi' }).click();
    assert.equal(await page.locator('.film-abandoned').count(), 0, 'the safe answer cancels nothing');
    await page.getByRole('button', { name: /^Annuler l’envoi/ }).click();
    await dialog.getByRole('button', { name: 'Annuler l’envoi' }).click();
    await page.locator('.film-abandoned').getByText(/Vous pouvez encore le reprendre jusqu’à/).waitFor();
    const half = bodyOf(server, 'u1').length;
    assert.ok(half > 0 && half < content.length, 'what was sent is kept');
    await shot('report-upload-abandoned', true);
    server.uploads.bytesPerSecond = 0;
    await page.getByRole('button', { name: /^Reprendre l’envoi/ }).click();
    await shows(page, 'Envoyé. Le film est en préparation.');
    assert.ok(bodyOf(server, 'u1').equals(content));
    assert.equal(server.requests.filter((one) => one === 'POST /api/v1/uploads').length, 1, 'nothing was begun anew');
  },

  async report_upload_theSameFileTwice_isToldAndSentIfItIsMeant(stage) {
    const { server } = stage;
    const { page } = await staff(stage, 'p-bruno', '/console/reports');
    const { path } = film('fête.mp4', 1_000);
    await page.locator('#films').setInputFiles(path);
    await shows(page, 'Envoyé. Le film est en préparation.');
    await page.reload();
    await page.getByRole('button', { name: 'Nouveau reportage' }).waitFor();
    await page.locator('#films').setInputFiles(path);
    await shows(page, 'a déjà été envoyé');
    assert.equal(server.uploads.all.size, 1);
    await page.getByRole('button', { name: /^Envoyer quand même/ }).click();
    await shows(page, 'Envoyé. Le film est en préparation.');
    assert.equal(server.uploads.all.size, 2);
  },

  async report_upload_thatIsNoFilmForTheServer_leavesNoEmptyDraft(stage) {
    const { server } = stage;
    server.uploads.refuse = () => [415, 'Ce fichier n’est pas un film', 'This file is no film'];
    const { page } = await staff(stage, 'p-bruno', '/console/reports');
    await page.locator('#films').setInputFiles(film('notes.mp4', 1_000, 'bonjour').path);
    await shows(page, 'Ce fichier n’est pas un film');
    while (server.reportDesk.all.size > 0) await page.waitForTimeout(50);
    assert.equal(await page.getByRole('button', { name: /^Réessayer/ }).count(), 0);
    await page.getByRole('button', { name: /^Retirer de la liste/ }).click();
    assert.match(await page.locator('#films').getAttribute('accept'), /audio/);
  },

  async report_preparation_ofAFileThatEndsBeforeItsEnd_isKeptByChoice(stage) {
    const { reportDesk } = stage.server;
    reportDesk.all.set('k1', newReport('k1'));
    reportDesk.preparationMillis = 300;
    reportDesk.failNext = { code: 'truncated', words: { fr: 'Ce fichier s’arrête avant sa fin : il n’en contient que 9,7 s sur 35 s.', en: 'This file ends before its end: 9.7 s of 35 s are there.' } };
    reportDesk.prepare('k1', 'lac.mp4', 9);
    const { page, shot } = await staff(stage, 'p-bruno', '/console/reports/k1');
    await shows(page, 'il n’en contient que 9,7 s sur 35 s');
    await shot('report-truncated', true);
    assert.equal(reportDesk.all.get('k1').film, null);
    await page.getByRole('button', { name: 'Garder la partie reçue' }).click();
    await page.locator('recording-picture').waitFor();
  },

  async report_upload_whatIsNoFilmOrRefused_isSaidInPlainWords(stage) {
    const { server } = stage;
    server.uploads.largest = 1_000_000;
    const { page, shot } = await staff(stage, 'p-bruno', '/console/reports');
    await page.locator('#films').setInputFiles([film('photo.mp4', 100, '\xff\xd8\xff\xe0').path, film('long.mp4', 1_000_001).path, film('court.mp4', 1_000).path]);
    await shows(page, 'C’est une image, et non un film');
    await shows(page, 'Ce film dépasse 1 Mo');
    await shows(page, 'Envoyé. Le film est en préparation.');
    assert.deepEqual([...server.uploads.all.values()].map((one) => one.name), ['court.mp4'], 'the others were not even sent');
    server.uploads.refuse = () => [507, 'Le serveur n’a plus assez de place pour ce film', 'The server has no space left'];
    await page.locator('#films').setInputFiles(film('suite.mp4', 1_000).path);
    await shows(page, 'Le serveur n’a plus assez de place pour ce film');
    await shot('report-upload-refused', true);
    server.uploads.refuse = () => null;
    await page.getByRole('button', { name: /^Réessayer.*suite/ }).click();
    await page.waitForFunction(() => document.querySelectorAll('.film-done').length === 2);
  },

  async report_list_ofReviewers_hasThoseInReviewFirst(stage) {
    shelf(stage.server);
    const { page, shot } = await staff(stage, 'p-anne', '/console/reports');
    const groups = () => page.locator('.group-title').evaluateAll((all) => all.map((one) => one.textContent.replace(/\d+/, '').trim()));
    await page.getByRole('heading', { name: 'À relire' }).waitFor();
    await shows(page, 'Le son est trop bas à 2:10.');
    assert.deepEqual(await groups(), ['À relire', 'À reprendre', 'Brouillons', 'Programmés', 'Publiés']);
    await shot('report-list', true);
    const reporter = await staff(stage, 'p-bruno', '/console/reports');
    await reporter.page.getByRole('heading', { name: 'À reprendre' }).waitFor();
    assert.equal(await reporter.page.getByText('Fête du lac').count(), 0, 'nobody else’s');
  },

  async accessible_reportList(stage) {
    shelf(stage.server);
    stage.server.uploads.all.set('u9', { id: 'u9', owner: 'p-eve', report: 'c', name: 'film-très-long-sans-aucune-espace-dans-son-nom-de-fichier.mp4', length: 1e9, body: Buffer.alloc(3) });
    await check(stage, 'report-list', '/console/reports', async (page) => {
      await page.locator('report-row').nth(4).waitFor();
      await page.locator('.film').waitFor();
    }, BOTH);
  },
};
