import assert from 'node:assert/strict';
import { BOTH, check } from './accessibility.scenarios.mjs';
import { plays, shows, until } from './browser.mjs';
import { staff } from './report-desk.scenarios.mjs';
import { filmFile, newReport } from '../fixture/films.mjs';

const saved = (page) => page.locator('.save-saved').waitFor();
const stateOf = (page, name) => page.locator('report-acts .badge', { hasText: name }).waitFor();
const text = (name, content) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content, 'latin1') });

/** A film of before: the ids of films begin with their time, by which the newest is shown. */
const FILM = '20261124t090000-lac';

/** A draft whose film is there; what is returned reads it. */
function filmed({ server: { films } }, change = {}) {
  films.set(newReport('k1', { film: FILM, ...change }));
  return () => films.of('k1');
}

/** Another film for it is ready. */
async function refilm({ server: { films } }) {
  await films.send('k1', 'autre.mp4');
  await films.finish();
}

export const reportEditorScenarios = {
  async report_edit_submittedReturnedSubmittedPublished(stage) {
    await stage.server.films.shelve('categories', 'archives', { fr: 'Archives', en: 'Archives', hidden: true });
    const now = filmed(stage, { title: '' });
    const { page, shot } = await staff(stage, 'p-bruno', '/console/reports');
    await page.getByRole('link', { name: 'Sans titre' }).click();
    await page.waitForURL('**/console/reports/k1');
    await page.getByRole('button', { name: 'Envoyer en relecture' }).click();
    await shows(page, 'Donnez d’abord un titre au reportage.');
    await page.getByLabel('Titre', { exact: true }).fill('La fête du lac');
    await page.getByLabel('Catégorie').selectOption({ label: 'Culture' });
    assert.equal(await page.getByLabel('Catégorie').getByText('Archives').count(), 0, 'a hidden category is not offered');
    await page.getByLabel('Date de l’événement').fill('2026-08-15');
    await page.getByRole('button', { name: 'Envoyer en relecture' }).click();
    await stateOf(page, 'En relecture');
    const { state, title, category, date } = await now();
    assert.deepEqual([state, title, category, date], ['in-review', 'La fête du lac', 'culture', '2026-08-15'], 'what was typed is saved first');
    assert.ok(await page.getByLabel('Titre', { exact: true }).isDisabled());

    const reviewer = await staff(stage, 'p-anne', '/console/reports/k1');
    await stateOf(reviewer.page, 'En relecture');
    await reviewer.page.getByRole('button', { name: 'Lecture', exact: true }).click();
    await plays(reviewer.page);
    await reviewer.page.getByRole('button', { name: 'Rendre à l’auteur' }).click();
    await reviewer.page.getByLabel('Ce qu’il faut reprendre').fill('Le son est trop bas à 0:20.');
    await reviewer.shot('report-return');
    await reviewer.page.getByRole('dialog').getByRole('button', { name: 'Rendre à l’auteur' }).click();
    await stateOf(reviewer.page, 'À reprendre');

    await page.reload();
    await shows(page, 'Le son est trop bas à 0:20.');
    await shot('report-returned', true);
    await page.getByRole('button', { name: 'Envoyer en relecture' }).click();
    await stateOf(page, 'En relecture');
    assert.equal(await page.getByRole('button', { name: 'Publier' }).count(), 0, 'a reporter does not publish');

    await reviewer.page.reload();
    await reviewer.page.getByRole('button', { name: 'Publier' }).click();
    await stateOf(reviewer.page, 'Publié');
    assert.equal(await reviewer.page.getByRole('link', { name: 'Voir la page publique' }).getAttribute('href'), '/reports/la-fete-du-lac');
    await reviewer.page.getByText('Historique').click();
    await shows(reviewer.page, 'Note : Le son est trop bas à 0:20.');
    await reviewer.page.getByRole('button', { name: 'Retirer du public' }).click();
    await reviewer.page.getByRole('alertdialog').getByRole('button', { name: 'Retirer du public' }).click();
    await stateOf(reviewer.page, 'Retiré du public');
  },

  async report_edit_scheduledAndDeleted(stage) {
    const now = filmed(stage, { state: 'in-review' });
    const { page } = await staff(stage, 'p-anne', '/console/reports/k1');
    await page.getByRole('button', { name: 'Programmer' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Date et heure').fill('2020-01-01T18:30');
    await dialog.getByRole('button', { name: 'Programmer' }).click();
    await shows(page, 'Cette heure est passée');
    await dialog.getByLabel('Date et heure').fill('2030-01-15T18:30');
    await dialog.getByRole('button', { name: 'Programmer' }).click();
    await stateOf(page, 'Programmé');
    assert.equal((await now()).scheduledAt, '2030-01-15T17:30:00Z', 'the hour is Paris’s');
    await shows(page, '15 janv. 2030 à 18 h 30');
    await page.getByRole('button', { name: 'Reprendre' }).click();
    await stateOf(page, 'En relecture');
    await page.getByRole('button', { name: 'Reprendre' }).click();
    await stateOf(page, 'Brouillon');
    await page.getByRole('button', { name: 'Supprimer', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Supprimer' }).click();
    await page.waitForURL('**/console/reports');
    assert.deepEqual(await stage.server.films.all(), []);
  },

  async report_history_versionIsComparedAndRestored(stage) {
    const now = filmed(stage, { state: 'in-review', title: 'La fête du lac', summary: 'Deux jours de fête au bord du lac.', captions: { fr: 'WEBVTT\n\n00:01.000 --> 00:02.000\nBonjour\n' } });
    const { page, shot } = await staff(stage, 'p-anne', '/console/reports/k1');
    await page.getByRole('button', { name: 'Rendre à l’auteur' }).click();
    await page.getByLabel('Ce qu’il faut reprendre').fill('Trop long.');
    await page.getByRole('dialog').getByRole('button', { name: 'Rendre à l’auteur' }).click();
    await stateOf(page, 'À reprendre');

    const author = await staff(stage, 'p-bruno', '/console/reports/k1');
    await author.page.getByLabel('Résumé').fill('Un jour de fête au bord de l’eau.');
    await saved(author.page);
    await stage.server.films.change('k1', { title: 'La fête', captions: { fr: 'WEBVTT\n\n00:01.000 --> 00:02.000\nBonsoir\n' } }, 'p-bruno');
    await author.page.reload();
    await author.page.getByRole('button', { name: 'Envoyer en relecture' }).click();
    await stateOf(author.page, 'En relecture');

    await page.reload();
    await shows(page, 'Modifié depuis la version relue');
    await shows(page, 'Résumé, Titre, Sous-titres');
    await page.locator('.since-review').getByRole('button', { name: 'Comparer' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('rowheader', { name: 'Titre', exact: true }).waitFor();
    assert.equal(await dialog.locator('del', { hasText: 'du lac' }).count(), 2, 'of the title and of the summary');
    assert.deepEqual(await dialog.locator('ins').allTextContents().then((all) => all.map((one) => one.replace(/\[[^:]*: |\]/g, '').trim())), ['Un jour', 'de l’eau.', 'Bonsoir']);
    assert.match(await dialog.locator('del').first().textContent(), /retiré/, 'not by its looks alone');
    await shot('report-revision', false);
    await dialog.getByRole('button', { name: 'Fermer' }).last().click();

    await page.getByText('Historique').click();
    const versions = page.locator('.report-history li');
    await versions.filter({ hasText: 'Version actuelle' }).waitFor();
    await page.locator('.report-history').scrollIntoViewIfNeeded();
    await shot('report-history', true);
    await versions.filter({ hasText: 'Première version' }).getByRole('button', { name: 'Comparer' }).click();
    await dialog.getByRole('button', { name: 'Rétablir cette version' }).click();
    await versions.filter({ hasText: 'version rétablie' }).waitFor();
    assert.equal(await page.getByLabel('Titre', { exact: true }).inputValue(), 'La fête du lac');
    const { summary, captions, state } = await now();
    assert.deepEqual([summary, state], ['Deux jours de fête au bord du lac.', 'in-review']);
    assert.ok(captions.fr.includes('Bonjour'));
    const kept = await stage.server.films.revisions('k1');
    assert.deepEqual(kept.map((one) => one.who), ['Anne Martin', 'Bruno <b>Petit</b>', 'Bruno Petit'], 'what was there is kept; what one person typed is one version');
  },

  async report_history_meanwhileChanged_isToldAndNotOverwritten(stage) {
    const now = filmed(stage, { state: 'in-review' });
    await stage.server.films.change('k1', { title: 'Un autre titre' }, 'p-eve');
    const { page } = await staff(stage, 'p-anne', '/console/reports/k1');
    await page.getByText('Historique').click();
    await page.locator('.report-history li').filter({ hasText: 'Première version' }).getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Rétablir cette version' }).waitFor();
    await stage.server.films.change('k1', { place: 'Garabit' }, 'p-eve');
    await dialog.getByRole('button', { name: 'Rétablir cette version' }).click();
    await shows(page, 'Ce reportage a été modifié entre-temps');
    const { title, place } = await now();
    assert.deepEqual([title, place], ['Un autre titre', 'Garabit']);
  },

  async report_edit_captions_areImportedCheckedAndSaved(stage) {
    const now = filmed(stage);
    const french = async () => (await now()).captions.fr ?? '';
    const { page, shot } = await staff(stage, 'p-bruno', '/console/reports/k1');
    const language = page.locator('#captions-language');
    assert.equal(await language.inputValue(), '', 'no language is taken for granted');
    await page.locator('label[for=captions-file]').click();
    await shows(page, 'Choisissez d’abord la langue de ces sous-titres.');
    await language.selectOption({ label: 'français' });
    await page.locator('#captions-file').setInputFiles(text('compte-rendu.srt', 'Rien que du texte'));
    await shows(page, 'compte-rendu.srt : Ce n’est pas un fichier de sous-titres');
    // As an old program on Windows writes it.
    await language.selectOption({ label: 'français' });
    await page.locator('#captions-file').setInputFiles(text('fete.srt', '1\r\n00:00:01,000 --> 00:00:03,500\r\nL\u2019\xe9t\xe9 au lac\r\n\r\n2\r\n00:00:04,000 --> 00:00:06,000\r\nBonjour\r\n'.replace('\u2019', '\x92')));
    await page.getByText('2 sous-titres').waitFor();
    await saved(page);
    assert.equal(await french(), 'WEBVTT\n\n00:00:01.000 --> 00:00:03.500\nL’été au lac\n\n00:00:04.000 --> 00:00:06.000\nBonjour\n');
    assert.equal(await language.inputValue(), '', 'the next file is not taken for another language by itself');
    const field = page.getByLabel(/^Texte des sous-titres/);
    await field.fill('WEBVTT\n\n00:01.000 --> 00:03.000\nBien\n\n00:09.000 -> 00:02.000\n\n00:09.000 --> 00:02.000\nMal');
    await shows(page, 'Ligne 8');
    await shows(page, 'La fin vient avant le début.');
    await shows(page, 'Sous-titres non enregistrés (français)');
    await shows(page, 'modification non enregistrée');
    assert.equal(await page.getByText('Tout est enregistré').count(), 0);
    await page.getByRole('button', { name: 'Ligne 8' }).click();
    assert.equal(await field.evaluate((one) => one.value.slice(one.selectionStart, one.selectionEnd)), '00:09.000 --> 00:02.000');
    await shot('report-captions', true);
    assert.ok((await french()).includes('L’été au lac'), 'what has errors is not saved');
    await page.reload();
    await shows(page, 'Ligne 8');
    assert.match(await field.inputValue(), /Mal$/, 'it is kept for a page that is loaded again');
    await field.fill('WEBVTT\n\n00:01.000 --> 00:03.000\nBien\n');
    await saved(page);
    await page.waitForFunction(() => document.querySelectorAll('.caption-errors').length === 0);
    await until(async () => (await french()).includes('Bien'));
    await page.locator('#captions-fr-file').setInputFiles(text('corrige.srt', '1\n00:00:01,000 --> 00:00:03,500\nCorrigé\n'));
    await until(async () => (await french()).includes('Corrigé'));
    assert.deepEqual(Object.keys((await now()).captions), ['fr'], 'a corrected file stays in its language');
    await page.getByRole('button', { name: /^Supprimer.*français/ }).click();
    await until(async () => (await french()) === '');
  },

  async report_draft_ofAFilmThatWasHeard_isCorrectedConfirmedAndOnlyThenPublic(stage) {
    const now = filmed(stage, { slug: 'la-fete-du-lac', state: 'published', publishedAt: '2026-08-20T08:00:00Z' });
    const { films } = stage.server;
    const read = async (path) => (await fetch(`${stage.server.address}${path}`)).text();
    films.draft(FILM, [], { heardTo: 0, isDone: false });
    const { page, shot } = await staff(stage, 'p-eve', '/console/reports/k1');
    const looksAtBothWidths = async (name) => {
      const draft = page.locator('film-draft');
      await draft.scrollIntoViewIfNeeded();
      await shot(name, false);
      await page.setViewportSize({ width: 320, height: 800 });
      await draft.scrollIntoViewIfNeeded();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
      await shot(`${name}-320`, false);
      await page.setViewportSize({ width: 1280, height: 800 });
    };
    await shows(page, 'Un brouillon de transcription de ce film est en préparation.');
    assert.equal(await page.locator('film-draft a').count(), 0);
    films.draft(FILM, [], { heardTo: 21, isDone: false });
    await page.reload();
    await page.getByRole('progressbar', { name: 'Part du film écoutée : 35 %' }).waitFor();
    films.draft(FILM, [], { heardTo: 21, isDone: false, failure: { fr: 'Le brouillon de transcription de ce film n’a pas pu être fait : plus de mémoire.', en: 'No.' } });
    await page.reload();
    await shows(page, 'plus de mémoire');
    await looksAtBothWidths('film-draft-failed');
    await page.locator('film-draft').getByRole('button', { name: 'Réessayer' }).click();
    await shows(page, 'Un brouillon de transcription de ce film est en préparation.');
    assert.equal(await page.locator('film-draft button').count(), 0);
    films.draft(FILM, [[1, 4, 'Bonjour à tousse.', 'tousse.'], [4.5, 8, 'La fête du laque commence.', 'laque'], [9, 12, 'Merci & bonsoir.']]);
    await page.reload();
    await shows(page, 'Brouillon automatique (français) : 3 sous-titres.');
    await looksAtBothWidths('film-draft');

    await page.locator('film-draft a').click();
    await page.waitForURL('**/console/reports/k1/transcript?language=fr');
    const row = (index) => page.locator(`li[aria-posinset="${index}"]`);
    await row(3).locator('textarea').waitFor();
    assert.equal(await page.locator('.caption-row.is-uncertain').count(), 2, 'what the recogniser doubts is marked');
    await shows(page, 'Le public ne voit rien de ce brouillon');
    await page.locator('.waveform-bar').first().waitFor();
    await row(1).locator('textarea').fill('Bonjour à tous.');
    await row(2).locator('textarea').fill('La fête du lac commence.');
    await shows(page, 'Tout est enregistré.');
    await row(1).locator('textarea').press('Control+Enter');
    await plays(page);
    await shot('film-transcript', true);
    await page.setViewportSize({ width: 320, height: 800 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
    await shot('film-transcript-320', true);
    await page.setViewportSize({ width: 1280, height: 800 });
    const open = await Promise.all(['/api/v1/reports/la-fete-du-lac', '/reports/la-fete-du-lac', `/hls/recordings/${FILM}/index.m3u8`, `/hls/recordings/${FILM}/captions/fr.vtt`, `/api/v1/recordings/${FILM}`, '/api/v1/search?q=laque', '/api/v1/search?q=bonsoir'].map(read));
    assert.ok(open.every((one) => !/laque commence|Bonjour|bonsoir\.|SUBTITLES|"automatic"/.test(one)), 'nobody else reads a draft');
    assert.deepEqual((await now()).captions, {});

    const confirms = async () => {
      await page.getByRole('button', { name: 'Confirmer ces sous-titres' }).click();
      await page.locator('confirm-dialog').getByRole('button', { name: 'Confirmer' }).click();
    };
    // Somebody else writes some meanwhile: theirs stay.
    await films.change('k1', { captions: { fr: 'WEBVTT\n\n00:01.000 --> 00:02.000\nDe la main d’Anne\n' } });
    await confirms();
    await shows(page, 'Quelqu’un a écrit d’autres sous-titres pour ce film entre-temps : ils restent.');
    assert.match((await now()).captions.fr, /Anne/);
    await films.change('k1', { captions: { fr: null } });
    await page.reload();
    await row(3).locator('textarea').waitFor();
    await confirms();
    await shows(page, 'Le film a déjà des sous-titres dans cette langue, écrits par');
    assert.equal((await now()).captions.fr, 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nBonjour à tous.\n\n00:00:04.500 --> 00:00:08.000\nLa fête du lac commence.\n\n00:00:09.000 --> 00:00:12.000\nMerci &amp; bonsoir.\n');
    assert.match(await read('/api/v1/reports/la-fete-du-lac/captions/fr.vtt'), /La fête du lac commence/);
    await page.getByRole('link', { name: 'Le reportage' }).click();
    await shows(page, 'Ce film a des sous-titres (français).');
    await page.getByText('3 sous-titres').waitFor();
  },

  async report_draft_whileItIsReviewed_isCorrectedByItsAuthorAndConfirmedByTheReviewer(stage) {
    const now = filmed(stage, { state: 'in-review' });
    stage.server.films.draft(FILM, [[1, 4, 'Bonjour à tousse.']]);
    const { page } = await staff(stage, 'p-bruno', '/console/reports/k1');
    await page.locator('film-draft a').click();
    await page.locator('.caption-row textarea').first().fill('Bonjour à tous.');
    await shows(page, 'Tout est enregistré.');
    await shows(page, 'une personne qui relit les reportages qui confirmera ce brouillon');
    assert.equal(await page.getByRole('button', { name: 'Confirmer ces sous-titres' }).count(), 0);
    const reviewer = await staff(stage, 'p-anne', '/console/reports/k1/transcript?language=fr');
    await reviewer.page.getByRole('button', { name: 'Confirmer ces sous-titres' }).click();
    await reviewer.page.locator('confirm-dialog').getByRole('button', { name: 'Confirmer' }).click();
    await until(async () => (await now()).captions.fr?.includes('Bonjour à tous.'));
  },

  async report_edit_chapters_areWrittenLineByLine(stage) {
    const now = filmed(stage);
    const { page, shot } = await staff(stage, 'p-bruno', '/console/reports/k1');
    const lines = page.getByLabel(/^Chapitres, par exemple/);
    await lines.fill('0:00 Le marché\n2:00 Trop loin\nsans temps');
    await shows(page, 'Ligne 2 : ce temps est après la fin du film');
    await shows(page, 'Ligne 3 : commencez par un temps');
    await shows(page, 'Chapitres non enregistrés : enregistrez-les');
    await shot('report-chapters', false);
    await page.getByRole('button', { name: 'Envoyer en relecture' }).click();
    await shows(page, 'Enregistrez d’abord les chapitres.');
    assert.equal((await now()).state, 'draft');
    assert.ok(await page.getByRole('button', { name: 'Enregistrer les chapitres' }).isDisabled());
    await lines.fill('0:00 Le marché\n0:30 La fin');
    await page.evaluate(() => { document.querySelector('video').currentTime = 12; });
    await page.getByRole('button', { name: 'Chapitre ici (0:12)' }).click();
    assert.equal(await lines.inputValue(), '0:00 Le marché\n0:12 Nouveau chapitre\n0:30 La fin');
    await page.getByRole('button', { name: 'Enregistrer les chapitres' }).click();
    await shows(page, 'Chapitres enregistrés.');
    assert.equal(await page.getByText('Chapitres non enregistrés').count(), 0);
    assert.deepEqual(await stage.server.films.chapters('k1'), { version: 1, chapters: [{ at: 0, title: 'Le marché' }, { at: 12, title: 'Nouveau chapitre' }, { at: 30, title: 'La fin' }] });
  },

  async report_edit_captionsOfTheFilmBefore_areKeptByChoiceAlone(stage) {
    const now = filmed(stage, { captions: { fr: 'WEBVTT\n\n00:01.000 --> 00:03.000\nBonjour\n\n01:10.000 --> 01:12.000\nFin\n', en: 'WEBVTT\n\n00:01.000 --> 00:03.000\nHello\n' } });
    await refilm(stage);
    const { page, shot } = await staff(stage, 'p-bruno', '/console/reports/k1');
    const french = page.locator('.captions-track', { hasText: 'français' });
    await french.getByText('à vérifier').click();
    await french.getByText('1 sous-titre vient après la fin du film').waitFor();
    await shot('report-captions-doubt', false);
    assert.deepEqual((await now()).unconfirmedCaptions, ['en', 'fr']);
    await french.getByRole('button', { name: 'Ils conviennent : les garder' }).click();
    await french.getByText('à vérifier').waitFor({ state: 'detached' });
    assert.deepEqual((await now()).unconfirmedCaptions, ['en']);
    await page.getByText(/^anglais.*à vérifier/).click();
    await page.locator('#captions-en').fill('WEBVTT\n\n00:01.000 --> 00:03.000\nGood evening\n');
    await until(async () => (await now()).unconfirmedCaptions.length === 0);
  },

  async report_film_isReadWithItsCaptionsAndTakenAway(stage) {
    filmed(stage, { state: 'in-review', captions: { fr: 'WEBVTT\n\n00:00.500 --> 00:50.000\nBonjour à tous\n' } });
    const { page, shot } = await staff(stage, 'p-anne', '/console/reports/k1');
    await page.getByLabel('Lire avec les sous-titres').selectOption({ label: 'français' });
    await page.getByRole('button', { name: 'Lecture', exact: true }).click();
    await plays(page);
    await page.waitForFunction(() => [...(document.querySelector('report-film video')?.textTracks ?? [])].some((track) => track.mode === 'showing' && track.activeCues?.[0]?.text === 'Bonjour à tous'));
    await page.getByText('Télécharger le film').click();
    const first = page.locator('.take-film a').first();
    await first.waitFor();
    assert.match(await first.getAttribute('href'), new RegExp(`^/download/${FILM}/`));
    await shot('report-film-captions', false);
    await page.getByLabel('Lire avec les sous-titres').selectOption({ label: 'Sans' });
    await page.waitForFunction(() => [...document.querySelector('report-film video').textTracks].every((track) => track.mode !== 'showing'));
  },

  async report_edit_trimOutsideTheFilm_isToldAndDroppedWithAnotherFilm(stage) {
    const now = filmed(stage, { trim: { start: 10, end: 20 } });
    const { page, shot } = await staff(stage, 'p-bruno', '/console/reports/k1');
    const end = page.getByLabel('Finit à');
    await end.fill('0:10.5');
    await end.blur();
    await shows(page, 'Il resterait moins d’une seconde du film');
    await end.fill('1:30');
    await end.blur();
    await page.waitForFunction(() => /1:00/.test(document.querySelector('#trim-fault')?.textContent ?? ''));
    assert.deepEqual((await now()).trim, { start: 10, end: 20 }, 'nothing of it was saved');
    await refilm(stage);
    await page.reload();
    await shows(page, 'Le film a été remplacé');
    assert.deepEqual((await now()).trim, { start: 0, end: null });
    await page.getByText('Historique').click();
    await shows(page, 'début et fin effacés');
    await shot('report-trim-dropped', false);
  },

  async report_edit_trimAndPoster_areTakenFromTheFilm(stage) {
    const now = filmed(stage);
    const { page, shot } = await staff(stage, 'p-bruno', '/console/reports/k1');
    await page.waitForFunction(() => document.querySelector('video')?.readyState > 0);
    await page.getByRole('radio', { name: 'Image du film entier' }).waitFor();
    await page.evaluate(() => { document.querySelector('video').currentTime = 12; });
    await page.getByRole('button', { name: 'Commencer ici (0:12)' }).click();
    await page.getByLabel('Finit à').fill('0:05');
    await page.keyboard.press('Tab');
    await page.locator('#trim-fault').getByText(/./).waitFor();
    await page.getByLabel('Finit à').fill('0:40');
    await page.keyboard.press('Tab');
    await page.getByRole('radio', { name: 'Image du film entier' }).waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: 'Image à 0:30' }).check();
    await until(async () => /\/poster-2-at30000-/.test((await now()).poster));
    assert.deepEqual((await now()).trim, { start: 12, end: 40 });
    await saved(page);
    await page.locator('#own-poster').setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') });
    await shows(page, 'Cette image ne peut pas être lue ici');
    await page.locator('#own-poster').setInputFiles({ name: 'affiche.png', mimeType: 'image/png', buffer: await page.screenshot() });
    await page.getByRole('radio', { name: 'Votre image', checked: true }).waitFor();
    assert.match((await now()).poster, /\/own-poster-/);
    await page.locator('.posters').scrollIntoViewIfNeeded();
    await shot('report-posters', false);
    await page.getByRole('button', { name: 'Montrer tout le film' }).click();
    await until(async () => (await now()).trim.end === null);
    assert.deepEqual((await now()).trim, { start: 0, end: null });
  },

  async report_edit_networkLostAndTwoPeople_loseNothing(stage) {
    const { server } = stage;
    const now = filmed(stage);
    const { page } = await staff(stage, 'p-bruno', '/console/reports/k1');
    const title = page.getByLabel('Titre', { exact: true });
    await title.waitFor();
    server.setCut(true);
    await title.fill('Écrit pendant la coupure');
    await page.locator('.save-offline').waitFor();
    server.setCut(false);
    await saved(page);
    await server.films.change('k1', { place: 'Saint-Flour' });
    await title.fill('Le mien');
    await saved(page);
    const { title: mine, place } = await now();
    assert.deepEqual([mine, place], ['Le mien', 'Saint-Flour']);
    await server.films.change('k1', { title: 'Le sien' });
    await title.fill('Toujours le mien');
    await page.getByRole('heading', { name: 'Deux modifications en même temps' }).waitFor();
    await page.getByRole('button', { name: 'Garder ma version' }).click();
    await until(async () => (await now()).title === 'Toujours le mien');
  },

  async report_edit_whileAnotherFilmIsSent_goesOn(stage) {
    const { server } = stage;
    const now = filmed(stage);
    server.uploads.bytesPerSecond = 700_000;
    const { page } = await staff(stage, 'p-bruno', '/console/reports/k1');
    await page.getByText('Remplacer le film').click();
    await page.locator('#films').setInputFiles({ name: 'nouveau.mp4', mimeType: 'video/mp4', buffer: filmFile(Buffer.alloc(1_500_000, 7)) });
    await page.locator('.film').waitFor();
    await page.getByRole('link', { name: 'Tous les reportages' }).click();
    await page.getByRole('button', { name: 'Nouveau reportage' }).waitFor();
    await page.locator('.film').waitFor();
    await page.goBack();
    await page.getByText('Remplacer le film').click();
    await shows(page, 'Envoyé. Le film est en préparation.');
    await server.films.finish();
    await page.locator('preparation-line').waitFor({ state: 'detached' });
    const [{ id, report }] = await server.films.preparations();
    assert.deepEqual([report, (await now()).film], ['k1', id]);
  },

  async report_edit_preparationThatFails_isSaidAndTriedAgain(stage) {
    const { films } = stage.server;
    films.set(newReport('k1'));
    await films.send('k1', 'donnees.mp4');
    await films.fail('empty');
    const { page } = await staff(stage, 'p-bruno', '/console/reports/k1');
    await shows(page, 'Ce fichier ne contient ni image ni son : envoyez le film lui-même.');
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await films.finish();
    await page.locator('report-film video').waitFor();
  },

  async report_edit_byKeyboardAlone_writesAndSubmits(stage) {
    const now = filmed(stage);
    const { page } = await staff(stage, 'p-bruno', '/console/reports/k1');
    await page.getByLabel('Titre', { exact: true }).waitFor();
    const reach = async (matches) => {
      for (let step = 0; step < 80; step++) {
        if (await page.evaluate(`(${matches})(document.activeElement)`)) return;
        await page.keyboard.press('Tab');
      }
      assert.fail(`not reached: ${matches}`);
    };
    await reach('(one) => one.labels?.[0]?.textContent.trim() === "Titre"');
    await page.keyboard.press('End');
    await page.keyboard.type(' de Garabit');
    await until(async () => (await now()).title === 'La fête du lac de Garabit');
    await page.evaluate(() => document.querySelector('#main').focus());
    await reach('(one) => one.textContent.trim() === "Envoyer en relecture"');
    await page.keyboard.press('Enter');
    await stateOf(page, 'En relecture');
  },

  async report_shelves_areNamedOrderedHiddenAndDeleted(stage) {
    const { films } = stage.server;
    const shelves = async () => { const { categories, series } = await films.shelves(); return { categories, series: series.map((one) => one.slug) }; };
    await films.shelve('series', 'marches', { title: 'Les marchés du pays' });
    films.set(newReport('k1', { category: 'culture' }));
    const { page, shot } = await staff(stage, 'p-eve', '/console/reports');
    await page.getByRole('link', { name: 'Catégories et séries' }).click();
    await page.getByLabel('Nouvelle catégorie, en français').fill('Œuvres & été');
    await page.getByLabel('En anglais', { exact: true }).fill('Works');
    await page.getByRole('button', { name: 'Ajouter' }).first().click();
    await page.locator('category-list .shelf-rows > li').nth(5).waitFor();
    assert.deepEqual((await shelves()).categories.at(-1), { slug: 'oeuvres-ete', fr: 'Œuvres & été', en: 'Works', position: 6, hidden: false });
    await page.getByRole('button', { name: 'Monter : Culture' }).click();
    await until(async () => { const [first, second] = (await shelves()).categories; return first.slug === 'culture' && second.position === 2; });
    await page.getByRole('checkbox', { name: 'Masquée : Culture' }).check();
    await until(async () => (await shelves()).categories[0].hidden);
    await page.getByRole('button', { name: 'Supprimer : Culture' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Supprimer' }).click();
    await shows(page, 'Des reportages sont dans cette catégorie : masquez-la plutôt que de la supprimer.');
    await page.getByRole('button', { name: 'Supprimer : Les marchés du pays' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Supprimer' }).click();
    await until(async () => (await shelves()).series.length === 0);
    await shot('report-shelves', true);
    const clerk = await staff(stage, 'p-anne', '/console/reports/shelves');
    await clerk.page.getByLabel('Nouvelle série').fill('Écoles');
    await clerk.page.getByRole('button', { name: 'Ajouter' }).click();
    await until(async () => (await shelves()).series[0] === 'ecoles');
    assert.equal(await clerk.page.getByRole('heading', { name: 'Catégories', exact: true }).count(), 0, 'those are an administrator’s');
  },

  async accessible_reportShelves(stage) {
    await stage.server.films.shelve('series', 'marches', { title: 'Les marchés du pays' });
    await check(stage, 'report-shelves', '/console/reports/shelves', (page) => page.locator('category-list .shelf-row').first().waitFor(), BOTH);
  },

  async accessible_reportEditor(stage) {
    filmed(stage, { state: 'returned', captions: { fr: 'WEBVTT\n\n00:01.000 --> 00:02.000\nBonjour\n' }, notes: [{ at: '2026-11-24T10:00:00Z', who: 'Anne Martin', text: 'Le son est trop bas.' }] });
    await stage.server.films.change('k1', { title: 'La fête', summary: 'Deux jours.' }, 'p-bruno');
    await check(stage, 'report-editor', '/console/reports/k1', async (page) => {
      await page.locator('report-form').waitFor();
      await page.getByText(/^(Remplacer le film|Replace the film)$/).click();
      await page.locator('.captions-track summary').click();
      await page.locator('.report-history > summary').click();
      await page.locator('.report-history button').first().click();
      await page.locator('.revision-table').waitFor();
    }, BOTH);
  },
};
