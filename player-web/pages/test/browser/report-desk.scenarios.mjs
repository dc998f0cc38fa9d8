import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BOTH, check } from './accessibility.scenarios.mjs';
import { shows, until } from './browser.mjs';
import { filmFile, newReport, sha256Of } from '../fixture/films.mjs';
import { dayFrom } from '../fixture/sittings.mjs';
import { temporaryFolder } from '../fixture/temporary.mjs';

const folder = temporaryFolder('tribune-films');

/** A file of a film's form, or one that begins with {@link head}. */
function film(name, bytes, head = null) {
  const path = join(folder, name);
  const content = head === null ? filmFile(randomBytes(bytes)) : Buffer.concat([Buffer.from(head, 'latin1'), randomBytes(bytes)]);
  writeFileSync(path, content);
  return { path, content };
}

/** A reporter, or a reviewer, before a page of the console. */
export async function staff({ open }, person, path, options) {
  const one = await open(path, { as: person, ...options });
  one.page.on('dialog', (dialog) => void dialog.accept());
  return one;
}

/** A list with something of everything. */
function shelf({ films }) {
  const day = (number) => `2026-11-${number}T09:00:00Z`;
  films.set(newReport('a', { title: 'Le marché de Noël de Saint-Flour', state: 'in-review', changedAt: day(21) }));
  films.set(newReport('b', { title: 'Le pont de Garabit', state: 'returned', changedAt: day(20), notes: [{ at: day(20), who: 'Anne Martin', text: 'Le son est trop bas à 2:10.' }] }));
  films.set(newReport('c', { title: '', changedAt: day(19) }));
  films.set(newReport('d', { title: 'Vœux', state: 'scheduled', film: 'f-2', scheduledAt: `${dayFrom(30)}T18:00:00Z` }));
  films.set(newReport('e', { title: 'Fête du lac', state: 'published', slug: 'fete-du-lac', film: 'f-1', publishedAt: day(10), author: { account: 'p-anne', name: 'Anne Martin' } }));
}

/** How many films were begun to be sent. */
const begun = (server) => server.requests.filter((one) => one === 'POST /api/v1/uploads').length;

export const reportScenarios = {
  async report_list_manyReports_areShownByPages(stage) {
    for (let index = 1; index <= 70; index++) stage.server.films.set(newReport(`r${index}`, { title: `Reportage ${index}`, changedAt: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString() }));
    const { page } = await staff(stage, 'p-anne', '/console/reports');
    await page.getByText('Reportage 21', { exact: true }).waitFor();
    assert.equal(await page.locator('report-row').count(), 50);
    await page.getByRole('button', { name: 'Afficher des reportages plus anciens' }).click();
    await page.getByText('Reportage 1', { exact: true }).waitFor();
    assert.equal(await page.locator('report-row').count(), 70);
    assert.equal(await page.getByRole('button', { name: 'Afficher des reportages plus anciens' }).count(), 0);
  },

  async report_preparation_whileALiveNeedsTheMachine_saysThatItIsPaused(stage) {
    const { films } = stage.server;
    films.set(newReport('k1'));
    await films.send('k1', 'lac.mp4');
    await films.pause(0.42, 90);
    const { page } = await staff(stage, 'p-bruno', '/console/reports/k1');
    await shows(page, 'Préparation en pause à 42 % : la diffusion en direct a besoin de toute la machine.');
  },

  async report_upload_brokenThreeTimes_goesOnAndIsByteIdentical(stage) {
    const { server } = stage;
    const { page, shot } = await staff(stage, 'p-bruno', '/console/reports');
    await page.getByRole('button', { name: 'Nouveau reportage' }).waitFor();
    const { path, content } = film('fête_du lac.mp4', 3_000_000);
    Object.assign(server.uploads, { cuts: [700_000, 500_000, 400_000], bytesPerSecond: 1_500_000 });
    await page.locator('#films').setInputFiles(path);
    await page.waitForFunction(() => document.querySelector('.film progress')?.value > 0);
    await shot('report-upload-sending', true);
    // The server goes away for a while, in the middle of what is left.
    while (server.uploads.broken < 3) await page.waitForTimeout(50);
    server.setCut(true);
    await shows(page, 'En attente du réseau');
    await until(async () => (await server.films.unfinished())[0].offset > 0);
    const [{ report, offset }] = await server.films.unfinished();
    await shot('report-upload-waiting', true);
    await page.waitForTimeout(1200);
    server.setCut(false);
    await shows(page, 'Envoyé. Le film est en préparation.', 60_000);
    assert.ok(offset < content.length, 'the line was cut before the end');
    assert.equal(await server.films.sent(report), sha256Of(content), 'what is there is what was sent');
    assert.equal(begun(server), 1, 'nothing was begun anew');
    await page.getByRole('link', { name: 'fête du lac', exact: true }).waitFor();
    await page.locator('.report-row preparation-line').getByText('Film en attente de préparation').waitFor();
    await server.films.finish();
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
    // What came is counted once the program has seen that the line is gone.
    await until(async () => (await server.films.unfinished())[0].offset > 0);
    const [{ report, offset }] = await server.films.unfinished();
    assert.ok(offset < content.length);
    server.uploads.bytesPerSecond = 0;
    await page.locator('input[id^="again-"]').setInputFiles(path);
    await shows(page, 'Envoyé. Le film est en préparation.');
    assert.equal(await server.films.sent(report), sha256Of(content));
    assert.equal((await server.films.all()).length, 1, 'the film is still of the report that was begun');
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
    const [{ report, offset }] = await server.films.unfinished();
    assert.ok(offset > 0 && offset < content.length, 'what was sent is kept');
    await shot('report-upload-abandoned', true);
    server.uploads.bytesPerSecond = 0;
    await page.getByRole('button', { name: /^Reprendre l’envoi/ }).click();
    await shows(page, 'Envoyé. Le film est en préparation.');
    assert.equal(await server.films.sent(report), sha256Of(content));
    assert.equal(begun(server), 1, 'nothing was begun anew');
  },

  async report_upload_theSameFileTwice_isToldAndSentIfItIsMeant(stage) {
    const { server } = stage;
    const { page } = await staff(stage, 'p-bruno', '/console/reports');
    const { path } = film('fête.mp4', 1_000);
    await page.locator('#films').setInputFiles(path);
    await shows(page, 'Envoyé. Le film est en préparation.');
    await until(async () => (await server.films.preparations()).length === 1);
    await page.reload();
    await page.getByRole('button', { name: 'Nouveau reportage' }).waitFor();
    await page.locator('#films').setInputFiles(path);
    await shows(page, 'a déjà été envoyé');
    assert.equal(begun(server), 1);
    await page.getByRole('button', { name: /^Envoyer quand même/ }).click();
    await shows(page, 'Envoyé. Le film est en préparation.');
    await until(async () => (await server.films.preparations()).length === 2);
  },

  async report_upload_thatIsNoFilmForTheServer_leavesNoEmptyDraft(stage) {
    const { server } = stage;
    const { page } = await staff(stage, 'p-bruno', '/console/reports');
    await page.locator('#films').setInputFiles(film('notes.mp4', 1_000, 'bonjour').path);
    await shows(page, 'Ce n’est pas un film que Tribune sait lire');
    assert.ok(server.requests.includes('POST /api/v1/operator/reports'));
    await until(async () => (await server.films.all()).length === 0);
    assert.equal(await page.getByRole('button', { name: /^Réessayer/ }).count(), 0);
    await page.getByRole('button', { name: /^Retirer de la liste/ }).click();
    assert.match(await page.locator('#films').getAttribute('accept'), /audio/);
  },

  async report_preparation_ofAFileThatEndsBeforeItsEnd_isKeptByChoice(stage) {
    const { films } = stage.server;
    films.set(newReport('k1'));
    await films.send('k1', 'lac.mp4');
    await films.fail('truncated', { found: 9.7, promised: 35 });
    const { page, shot } = await staff(stage, 'p-bruno', '/console/reports/k1');
    await shows(page, 'il n’en contient que 9,7 s sur 35 s');
    await shot('report-truncated', true);
    assert.equal((await films.of('k1')).film, null);
    await page.getByRole('button', { name: 'Garder la partie reçue' }).click();
    await films.finish();
    await page.locator('recording-picture').waitFor();
  },

  async report_upload_whatIsNoFilmOrRefused_isSaidInPlainWords(stage) {
    const { server } = stage;
    server.program.configure({ films: { largestUpload: '10 MB' } });
    const { page, shot } = await staff(stage, 'p-bruno', '/console/reports');
    await page.locator('#films').setInputFiles([film('photo.mp4', 100, '\xff\xd8\xff\xe0').path, film('long.mp4', 10_000_001).path, film('court.mp4', 1_000).path]);
    await shows(page, 'C’est une image, et non un film');
    await shows(page, 'Ce film dépasse 10 Mo');
    await shows(page, 'Envoyé. Le film est en préparation.');
    await until(async () => (await server.films.preparations()).length > 0);
    assert.deepEqual((await server.films.preparations()).map((one) => one.name), ['court.mp4']);
    assert.equal(begun(server), 1, 'the others were not even sent');
    const [{ id }] = await server.films.all();
    for (let other = 1; other <= 10; other++) await server.films.send(id, `${other}.mp4`, undefined, { length: 1_000 });
    await page.locator('#films').setInputFiles(film('suite.mp4', 1_000).path);
    await shows(page, 'Vous avez déjà 10 envois en cours : terminez-en un, ou annulez-le.');
    await shot('report-upload-refused', true);
    const [first] = await server.films.unfinished();
    await server.films.giveUp(first);
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
    await stage.server.films.send('c', 'film-très-long-sans-aucune-espace-dans-son-nom-de-fichier.mp4', undefined, { person: 'p-eve', length: 1_000_000 });
    await check(stage, 'report-list', '/console/reports', async (page) => {
      await page.locator('report-row').nth(4).waitFor();
      await page.locator('.film').waitFor();
    }, BOTH);
  },
};
