import assert from 'node:assert/strict';
import { floorMarks } from '../fixture/marks.mjs';
import { newCorrection } from '../fixture/recordings.mjs';
import { dayFrom, newItem, newSitting } from '../fixture/sittings.mjs';
import { until } from '../fixture/live-stream.mjs';
import { plays, shows } from './browser.mjs';

const signedIn = async ({ open }) => {
  const visitor = await open('/console/');
  await visitor.page.waitForURL('**/console/');
  await visitor.page.getByRole('link', { name: 'Enregistrements' }).click();
  await visitor.page.waitForURL('**/console/recordings');
  return visitor;
};
const fields = (page) => page.locator('correction-dialog form');

/** Seconds of 45:00 or 45:00.5. */
const parse = (written) => written.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);

/** A file of captions as a program writes it. */
const srt = (...cues) => ({ name: 'seance.srt', mimeType: 'application/x-subrip',
  buffer: Buffer.from(cues.map(([from, to, words], index) => `${index + 1}\r\n00:${from},000 --> 00:${to},000\r\n${words}\r\n`).join('\r\n')) });

export const recordingsScenarios = {
  async transcript_ofThreeHours_isCorrectedByKeyboardAndConfirmed(stage) {
    const heard = Array.from({ length: 3600 }, (_, index) => [index * 3, index * 3 + 2.8, `Passage ${index} : le bijou de la commune. Il est voté.`]);
    const made = stage.recording('r-1', { seconds: 3 * 3600, heard: { fr: heard } });
    stage.server.marks.set('r-1', floorMarks(made.startedAt, 'Mme Petit (Ensemble)', 0, 60));
    const said = async () => (await (await fetch(`${stage.server.address}/hls/recordings/r-1/captions/fr.vtt`)).text());
    const become = (words) => until(async () => (await said()).includes(words), 6000, words);
    const { page, shot } = await stage.open('/console/recordings/r-1/captions');
    await page.getByRole('link', { name: 'Corriger la transcription' }).click();
    const first = page.locator('.caption-row textarea').first();
    await first.waitFor();
    // The page alone, from its click to a caption that can be written in.
    await page.reload();
    await first.waitFor();
    const opened = await page.evaluate(() => performance.now());
    assert.ok(opened < 3000, `open after ${opened} ms`);
    console.log(`     3,600 captions are open ${Math.round(opened)} ms after the page was asked for`);
    assert.ok((await page.locator('.caption-row').count()) < 40, 'rows out of sight are not there');
    await first.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Bonsoir. La séance est ouverte.');
    for (let i = 0; i < 23; i++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Shift+Enter');
    await page.locator('.caption-row').nth(1).locator('textarea').evaluate(async (field) => { while (field.value !== 'La séance est ouverte.') await new Promise((resolve) => setTimeout(resolve, 20)); });
    await become('La séance est ouverte.');
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Control+Shift+Backspace');
    await become('Passage 1 : le bijou de la commune. Il est voté. Passage 2');
    assert.ok((await page.locator('.waveform-bar').count()) > 100);
    await page.getByLabel('Chercher', { exact: true }).fill('bijou');
    await page.getByText(/3\s?599 fois/).waitFor();
    await page.getByLabel('Remplacer par').fill('budget');
    await page.getByRole('button', { name: 'Remplacer partout' }).click();
    await become('Passage 3599 : le budget');
    assert.ok(!(await said()).includes('bijou'));
    await page.locator('.caption-rows').evaluate((list) => (list.scrollTop = list.scrollHeight));
    const last = page.locator('.caption-row textarea').last();
    await page.locator('li[aria-posinset="3600"] textarea').fill('La séance est levée.');
    await become('levée');
    await last.press('Control+Enter');
    await plays(page);
    await page.locator('.is-playing').first().waitFor();
    await shot('transcript-editor', true);
    await page.getByRole('button', { name: 'Confirmer ces sous-titres' }).click();
    await shows(page, 'ne sont plus annoncés comme automatiques');
    await page.locator('confirm-dialog').getByRole('button', { name: 'Confirmer' }).click();
    await shows(page, 'Confirmés par');
    const { captions } = await stage.server.recordings.of('r-1');
    assert.deepEqual(captions.map(({ automatic }) => automatic), [false]);
    assert.ok((await said()).includes('<v Mme Petit (Ensemble)>La séance est ouverte.'));
    await page.setViewportSize({ width: 320, height: 800 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
    await shot('transcript-editor-320', true);
  },

  async captions_uploadedForARecording_areReadInItsPlayer(stage) {
    // Of a closed session there is nothing to read, nor of the seconds that a camera is late.
    stage.recording('r-1', { seconds: 120, interruptions: [{ kind: 'closedSession', from: 40, to: 46 }] });
    const captions = async () => (await stage.server.recordings.captions('r-1')).fr ?? '';
    const become = (words) => until(async () => (await captions()).includes(words), 5000, words);
    const { page, shot } = await stage.open('/console/recordings');
    await page.getByRole('link', { name: /^Sous-titres/ }).click();
    await page.waitForURL('**/console/recordings/r-1/captions');
    await shows(page, 'Sans sous-titres, les personnes sourdes ou malentendantes');
    const language = page.locator('#captions-language');
    await language.selectOption({ label: 'français' });
    await page.locator('#captions-file').setInputFiles({ name: 'ordre-du-jour.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
    await shows(page, 'ordre-du-jour.pdf : Ce n’est pas un fichier de sous-titres');
    await language.selectOption({ label: 'français' });
    await page.locator('#captions-file').setInputFiles(srt(['00:00', '00:30', 'La séance est ouverte.'], ['00:42', '00:45', 'Un nom qui a été retiré'], ['01:00', '01:20', 'Le budget est adopté.']));
    await shows(page, 'français : 1 sous-titre n’a pas été gardé');
    await shows(page, '0:42');
    await become('adopté');
    assert.ok(!(await captions()).includes('retiré'));
    await page.getByText('2 sous-titres').waitFor();
    await shot('recording-captions', true);
    await page.locator('#captions-fr-file').setInputFiles(srt(['00:00', '00:38', 'La séance est ouverte à toutes et à tous.']));
    await become('à tous');
    assert.ok(!(await captions()).includes('adopté'));
    await page.getByLabel(/^Texte des sous-titres/).fill('WEBVTT\n\n00:09.000 --> 00:02.000\nMal\n');
    await shows(page, 'Ligne 3');
    await shows(page, 'La fin vient avant le début.');
    assert.ok((await captions()).includes('à tous'), 'what has errors is not saved');
    await page.getByLabel(/^Texte des sous-titres/).fill('WEBVTT\n\n00:00.000 --> 00:38.000\nBonsoir à tous.\n');
    await become('Bonsoir');
    for (const [path, name] of [['/watch/r-1', 'replay'], ['/embed/watch/r-1', 'embedded']]) {
      const citizen = await stage.open(path, { viewport: { width: 1280, height: 800 } });
      await citizen.page.getByRole('button', { name: 'Regarder' }).click();
      await plays(citizen.page);
      await citizen.page.locator('captions-menu button').click();
      await citizen.page.locator('captions-menu label').filter({ hasText: 'français' }).click();
      await citizen.page.locator('.caption').filter({ hasText: 'Bonsoir à tous.' }).waitFor();
      await citizen.shot(`captions-${name}`);
      if (name === 'replay') {
        await citizen.page.getByText('Transcription', { exact: true }).click();
        await citizen.page.locator('.said').getByText('Bonsoir à tous.').waitFor();
        await citizen.page.setViewportSize({ width: 360, height: 780 });
        await citizen.shot('captions-replay-360', true);
      }
      await citizen.close();
    }
    await page.getByRole('button', { name: /^Supprimer.*français/ }).click();
    await shows(page, 'Supprimer ces sous-titres ?');
    await page.locator('confirm-dialog .danger').click();
    await until(async () => (await captions()) === '', 5000, 'the captions to go');
    await shows(page, 'Sans sous-titres, les personnes sourdes ou malentendantes');
    // What was removed is kept for whoever did not mean it.
    await page.getByText('Versions précédentes').click();
    await shot('captions-history', true);
    await page.getByRole('button', { name: /^Reprendre cette version/ }).first().click();
    await become('Bonsoir');
  },

  async editor_chaptersAfterTheSitting_areAdjustedAgainstThePicture({ open, recording, server }) {
    recording('r-1', { seconds: 3600 });
    server.sittings.set(newSitting('s-1', { status: 'held', localStart: '2026-11-25T18:30', agenda: [newItem('ouv', { numbering: '1', title: 'Ouverture' }), newItem('bud', { numbering: '2', title: 'Budget primitif' }), newItem('div', { numbering: '3', title: 'Questions diverses' })] }));
    const { page, shot } = await open('/console/recordings');
    await page.getByRole('link', { name: /^Chapitres/ }).click();
    await page.waitForURL('**/console/recordings/r-1/chapters');
    const rows = page.locator('chapter-edit-row');
    const times = () => rows.locator('.edit-time').evaluateAll((all) => all.map((one) => one.value));
    const titles = () => rows.locator('.edit-title').evaluateAll((all) => all.map((one) => one.value));
    const becomes = (read, wanted, what) => until(async () => JSON.stringify(await read()) === JSON.stringify(wanted), 6000, what);
    await page.getByText('Aucun chapitre pour le moment').waitFor();
    const seekTo = (seconds) => page.evaluate((to) => { document.querySelector('video').currentTime = to; }, seconds);
    for (const [item, at] of [['ouv', 0], ['bud', 600], ['div', 1800]]) {
      await seekTo(at);
      await page.waitForFunction((to) => Math.abs(document.querySelector('video').currentTime - to) < 0.3, at);
      await page.locator('select[name=item]').selectOption(item);
      await page.getByRole('button', { name: 'Ajouter ici' }).click();
      await page.locator(`chapter-edit-row`).nth([...'ouv bud div'.split(' ')].indexOf(item)).waitFor();
    }
    await becomes(titles, ['Ouverture', 'Budget primitif', 'Questions diverses'], 'three chapters');
    await shot('editor-chapters', true);
    // Nudged, typed, dragged by keys and by pointer.
    await rows.nth(1).getByRole('button', { name: '5 s plus tard : « 2 Budget primitif »' }).click();
    await rows.nth(1).getByRole('button', { name: '1 s plus tôt : « 2 Budget primitif »' }).click();
    await becomes(times, ['0:00', '10:04', '30:00'], 'a nudge');
    await rows.nth(2).locator('.edit-time').fill('35:30');
    await rows.nth(2).locator('.edit-time').press('Tab');
    await becomes(times, ['0:00', '10:04', '35:30'], 'a time that was typed');
    await page.locator('.timeline-handle').nth(1).focus();
    await page.keyboard.press('Shift+ArrowLeft');
    await becomes(times, ['0:00', '9:59', '35:30'], 'a key');
    const handle = await page.locator('.timeline-handle').nth(2).boundingBox();
    const line = await page.locator('.timeline').boundingBox();
    await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
    await page.mouse.down();
    await page.mouse.move(line.x + line.width * 0.75, handle.y + 5, { steps: 5 });
    await page.mouse.up();
    await until(async () => Math.abs(parse((await times())[2]) - 2700) < 15, 6000, 'a drag');
    // Words, order, merging, and all of it back.
    await rows.nth(1).locator('.edit-title').fill('Budget <b>primitif</b> 2027');
    await rows.nth(1).locator('.edit-title').press('Tab');
    await becomes(titles, ['Ouverture', 'Budget <b>primitif</b> 2027', 'Questions diverses'], 'a title');
    await rows.nth(1).getByRole('button', { name: /^Descendre/ }).click();
    await becomes(titles, ['Ouverture', 'Questions diverses', 'Budget <b>primitif</b> 2027'], 'another order');
    await rows.nth(2).getByRole('button', { name: /^Fusionner/ }).click();
    await becomes(titles, ['Ouverture', 'Questions diverses'], 'a merge');
    await page.getByRole('button', { name: 'Annuler', exact: true }).click();
    await becomes(titles, ['Ouverture', 'Questions diverses', 'Budget <b>primitif</b> 2027'], 'undone');
    await page.getByRole('button', { name: 'Annuler', exact: true }).click();
    await becomes(titles, ['Ouverture', 'Budget <b>primitif</b> 2027', 'Questions diverses'], 'undone again');
    await page.getByText('Tout est enregistré.').waitFor();
    await rows.nth(0).locator('.edit-time').fill('hier');
    await rows.nth(0).locator('.edit-time').press('Tab');
    await page.getByText('Écrivez un temps tel que').waitFor();
  },

  async editor_twoClerks_overwriteNothing({ open, recording, server }) {
    recording('r-1', { seconds: 3600 });
    const put = (id, at, title, base = 0) => server.marks.change('r-1', { type: 'put', base, mark: { id, at, title } });
    await put('a', 0, 'Ouverture');
    await put('b', 600, 'Budget');
    const { page } = await open('/console/recordings/r-1/chapters');
    await page.locator('chapter-edit-row').nth(1).waitFor();
    await put('b', 660, 'Budget primitif', 1);
    // At once, before this page has seen it.
    await page.locator('chapter-edit-row').nth(1).getByRole('button', { name: /1 s plus tard/ }).click();
    await page.getByText('Quelqu’un a modifié ce point marqué entre-temps : relisez-le').waitFor();
    assert.equal(await page.locator('.edit-title').nth(1).inputValue(), 'Budget primitif');
    assert.equal(await page.locator('.edit-time').nth(1).inputValue(), '11:00');
    await put('c', 1200, 'Vœux');
    await page.locator('chapter-edit-row').nth(2).waitFor();
    // What one did is not taken back over what another did since.
    await page.locator('chapter-edit-row').nth(2).getByRole('button', { name: /1 s plus tard/ }).click();
    await page.getByText('Tout est enregistré.').waitFor();
    await put('c', 1200, 'Vœux et motions', 2);
    await until(async () => (await page.locator('.edit-title').nth(2).inputValue()) === 'Vœux et motions', 8000, 'the other’s change');
    await page.getByRole('button', { name: 'Annuler', exact: true }).click();
    await page.getByText('Ce point marqué a été modifié entre-temps').waitFor();
    assert.equal(await page.locator('.edit-title').nth(2).inputValue(), 'Vœux et motions');
  },

  async recordings_list_showsSizesAndTheDisk(stage) {
    const { recordings } = stage.server;
    stage.recording('r-1', { seconds: 3 * 3600, startedAt: `${dayFrom(-5)}T17:30:00Z` });
    await recordings.correct('r-1', newCorrection(60, 70));
    stage.recording('r-2', { title: '', startedAt: `${dayFrom(-45)}T16:30:00Z`, seconds: 5400 });
    stage.recording('r-3', { state: 'recording', title: 'Vœux du président', startedAt: `${dayFrom(-1)}T17:00:00Z` });
    const due = dayFrom(9);
    recordings.announceDeletion({ recording: 'r-9', channel: 'studio', title: 'Essai de son', startedAt: `${dayFrom(-31)}T09:00:00Z`, bytes: 3.1e9, reason: 'period', dueAt: `${due}T12:00:00Z`, erasedAt: null });
    recordings.announceDeletion({ recording: 'r-8', channel: 'studio', title: 'Vœux 2023', startedAt: '2023-01-10T18:00:00Z', bytes: 8e9, reason: 'space', dueAt: `${dayFrom(-10)}T02:00:00Z`, erasedAt: `${dayFrom(-10)}T02:00:07Z` });
    await recordings.fillsIn(41.5);
    const { page, shot } = await signedIn(stage);
    await page.locator('recording-row').nth(2).waitFor();
    await shows(page, '1 rectification');
    await shows(page, '(41 jours)');
    await shows(page, 'Suppressions d’office à venir');
    await shows(page, `à partir du ${new Date(due).toLocaleDateString('fr-FR', { dateStyle: 'medium', timeZone: 'UTC' })}`);
    await shows(page, 'manque de place sur le disque');
    await page.waitForTimeout(300);
    await shot('recordings', true);
    assert.equal(await page.getByRole('button', { name: /Supprimer.*Vœux/ }).count(), 0, 'what is on air is not deleted');
  },

  async recordings_title_isChangedByKeyboard(stage) {
    stage.recording('r-1');
    const { page } = await signedIn(stage);
    await page.getByRole('button', { name: /^Renommer/ }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Séance du 25 novembre');
    await page.keyboard.press('Enter');
    await shows(page, 'Séance du 25 novembre');
    assert.equal((await stage.server.recordings.of('r-1')).title, 'Séance du 25 novembre');
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Renommer/);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Renommer/);
  },

  async recordings_trial_leavesThePublicsLists(stage) {
    stage.recording('r-1');
    const { page, shot } = await signedIn(stage);
    await page.getByRole('button', { name: /^C’est un essai/ }).click();
    await shows(page, 'ne figurera plus sous « À revoir »'.replace('« ', '«\u00a0').replace(' »', '\u00a0»'));
    await shows(page, 'Il sera supprimé d’office 30 jours après sa fin');
    await shot('recordings-trial');
    await page.getByRole('button', { name: 'Classer comme essai' }).click();
    await page.getByRole('button', { name: /^C’est une séance/ }).waitFor();
    assert.equal((await stage.server.recordings.of('r-1')).kind, 'test');
    await page.getByRole('button', { name: /^C’est une séance/ }).click();
    await page.getByRole('button', { name: /^C’est un essai/ }).waitFor();
    assert.equal((await stage.server.recordings.of('r-1')).kind, 'sitting');
  },

  async recordings_delete_asksNamingTheRecording(stage) {
    stage.recording('r-1', { seconds: 3 * 3600 });
    const { page, shot } = await signedIn(stage);
    await page.getByRole('button', { name: /^Supprimer/ }).click();
    await shows(page, 'Supprimer « Conseil communautaire : budget primitif 2027 » ?'.replace(/ (?=[:»?])/g, '\u00a0').replace('« ', '«\u00a0'));
    await shot('recordings-delete');
    await page.keyboard.press('Enter');
    await page.waitForTimeout(300);
    assert.equal((await stage.server.recordings.of('r-1')).state, 'complete', 'the safe answer has the focus');
    await page.getByRole('button', { name: /^Supprimer/ }).click();
    await page.getByRole('button', { name: 'Supprimer définitivement' }).click();
    await shows(page, 'Aucun enregistrement pour le moment');
    await assert.rejects(stage.server.recordings.of('r-1'), /: 410 /);
  },

  async correction_whole_isMarkedAskedForAndFollowed(stage) {
    const { recordings } = stage.server;
    stage.recording('r-1', { seconds: 600 });
    const { page, shot } = await signedIn(stage);
    await page.getByRole('button', { name: /^Rectifier/ }).click();
    const dialog = page.locator('dialog.correction-dialog');
    await dialog.waitFor();
    await page.waitForFunction(() => document.querySelector('recording-picture video').readyState >= 2, undefined, { timeout: 15_000 });
    await fields(page).getByRole('button', { name: /Rectifier le passage/ }).click();
    await shows(page, 'Indiquez le motif');
    assert.equal(await page.evaluate(() => document.activeElement.name), 'reason');
    // Against the picture: there, a step back, from here on.
    await dialog.getByLabel('Se déplacer dans').focus();
    for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => Math.abs(document.querySelector('recording-picture video').currentTime - 60) < 1);
    await dialog.getByRole('button', { name: 'Avancer de 5 s' }).click();
    await dialog.getByRole('button', { name: 'Reculer de 1 s' }).click();
    await page.waitForFunction(() => Math.abs(document.querySelector('recording-picture video').currentTime - 64) < 1);
    await fields(page).getByRole('button', { name: /^Ici.: Début/ }).click();
    assert.match(await fields(page).getByLabel('Début', { exact: true }).inputValue(), /^1:0[34]/);
    await fields(page).getByLabel('Début', { exact: true }).fill('1:04');
    await fields(page).getByLabel('Fin', { exact: true }).fill('1:10');
    await fields(page).getByRole('button', { name: /\+5 s.*Fin/ }).click();
    await fields(page).getByRole('button', { name: /−1 s.*Fin/ }).click();
    assert.equal(await fields(page).getByLabel('Fin', { exact: true }).inputValue(), '1:14');
    await page.waitForFunction(() => Math.abs(document.querySelector('recording-picture video').currentTime - 74) < 1);
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
    assert.deepEqual(await recordings.corrections('r-1'), []);
    await fields(page).getByRole('button', { name: /Rectifier le passage/ }).click();
    await page.getByRole('button', { name: 'Rectifier définitivement' }).click();
    await shows(page, 'En cours');
    await shows(page, 'le passage n’est déjà plus public');
    const [{ id, kind, from, to, reason, legalBasis }] = await recordings.corrections('r-1');
    assert.deepEqual({ kind, from, to, reason, legalBasis }, { kind: 'mask', from: 64, to: 74, reason: 'Visage d’un mineur dans le public', legalBasis: 'RGPD, article 17' });
    await recordings.endCorrection('r-1', id);
    await page.locator('.correction-done').waitFor({ timeout: 10_000 });
    await shot('correction-done', true);
    await page.keyboard.press('Escape');
    await until(async () => !(await dialog.isVisible()), 3000, 'the dialog to close');
    await shows(page, '1 rectification');
  },

  async correction_failed_saysThatThePassageStaysWithheld(stage) {
    const { recordings } = stage.server;
    stage.recording('r-1');
    recordings.endCorrection('r-1', await recordings.correct('r-1', newCorrection(4, 9, { kind: 'cut' })), 'Le disque est plein.');
    const { page } = await signedIn(stage);
    await page.getByRole('button', { name: /^Rectifier/ }).click();
    await shows(page, 'Le public ne voit toujours pas ce passage. Le disque est plein.');
  },
};
