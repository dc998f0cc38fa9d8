import assert from 'node:assert/strict';
import { PASSWORD } from '../fixture/program.mjs';
import { localTime } from '../fixture/sittings.mjs';
import { plays, shows, until } from './browser.mjs';
import { clerk, wholeSitting } from './sittings.scenarios.mjs';

const PATH = '/console/sittings/s-1/live';

/** A sitting on air, and a clerk before its page. */
async function conducting(stage, options) {
  stage.server.program.holdBack(10);
  stage.server.sittings.set(evening());
  const one = await clerk(stage, PATH, options);
  one.page.setDefaultTimeout(10_000);
  await one.page.locator('.next-button').waitFor();
  return one;
}

function evening() {
  const sitting = wholeSitting({ localStart: localTime(Date.now()) });
  return { ...sitting, agenda: sitting.agenda.map((item) => ({ ...item, vote: null, notes: '' })) };
}

const BROADCAST = 'b-1';
const current = (page, text) => page.locator('.now-item').filter({ hasText: text }).waitFor();
const titles = ({ server }) => server.marks.titles(BROADCAST);
const agenda = async ({ server }) => (await server.sittings.of('s-1')).agenda;

/** Settles once the server has chapters of these titles, and no more. */
async function marked(stage, wanted) {
  await until(async () => JSON.stringify(await titles(stage)) === JSON.stringify(wanted)).catch(async () => assert.deepEqual(await titles(stage), wanted));
}

const PV = 'Approbation du procès-verbal de la séance du 14 octobre 2026';

export const conductScenarios = {
  async conduct_wholeEvening_isRehearsedRunAndEnded(stage) {
    stage.server.program.holdBack(10);
    stage.server.sittings.set(evening());
    const { page, shot } = await clerk(stage, '/console/sittings');
    await page.getByRole('link', { name: 'Conduire la séance' }).click();
    await shows(page, 'Rien n’est à l’antenne');
    assert.equal(await page.getByLabel('Titre de la retransmission').inputValue(), 'Budget primitif 2027');
    await page.getByRole('button', { name: 'Démarrer l’aperçu' }).click();
    await shows(page, 'Répétition.');
    await plays(page);
    await page.getByRole('button', { name: /^Point suivant/ }).click();
    await current(page, PV);
    await page.getByRole('combobox', { name: /^Résultat/ }).selectOption('adopted');
    await shows(page, 'ni la note ni le vote ne sont gardés');
    await shot('conduct-rehearsal', true);
    await page.getByRole('button', { name: 'Passer à l’antenne' }).click();
    await page.getByText('Répétition.').waitFor({ state: 'detached' });
    await shows(page, 'Aucun point n’a commencé');
    const broadcast = (await stage.server.channels.of()).broadcast.id;
    assert.deepEqual(await stage.server.marks.titles(broadcast), [], 'a rehearsal marks nothing');
    assert.equal((await agenda(stage))[0].vote, null, 'and notes nothing');
    await page.getByRole('button', { name: /^Point suivant/ }).click();
    await current(page, PV);
    await shows(page, 'Vous avez la main depuis');
    await page.locator('.run-item').filter({ hasText: 'Subvention' }).click();
    await current(page, 'Subvention à l’association <b>');
    await page.getByRole('button', { name: 'Mme Claire MARTIN' }).click();
    await page.getByLabel('Une autre personne').fill('M. Noé DURAND <i>');
    await page.getByRole('button', { name: 'Donner la parole', exact: true }).click();
    await shows(page, 'M. Noé DURAND <i>');
    await page.getByRole('button', { name: 'Hors ordre du jour' }).click();
    await page.getByLabel('Titre, visible du public').fill('Minute de silence');
    await page.getByRole('button', { name: 'Commencer ce chapitre' }).click();
    await current(page, 'Minute de silence');
    // An item that was passed over comes when all behind it have been.
    await page.getByRole('button', { name: /^Point suivant Questions diverses|^Point suivant 3/ }).click();
    await current(page, 'Questions diverses');
    await page.getByRole('button', { name: /^Point suivant 2\.1/ }).waitFor();
    await page.getByRole('button', { name: 'Fin de la prise de parole' }).click();
    await page.getByLabel('Note du secrétariat').fill('Huit questions.');
    await page.getByRole('button', { name: /^Note et vote : 2\.2/ }).click();
    await page.getByRole('combobox', { name: /^Résultat/ }).selectOption('rejected');
    await shows(page, 'Enregistré à');
    await until(async () => (await agenda(stage)).at(-2).vote?.outcome === 'rejected');
    assert.equal((await agenda(stage)).at(-1).notes, 'Huit questions.');
    await page.locator('.marks summary').click();
    await shot('conduct-evening', true);
    const kept = await stage.server.marks.of(broadcast);
    assert.deepEqual(kept.map(({ kind, title, item }) => [kind, title, item]), [
      ['chapter', PV, 'pv'], ['chapter', 'Subvention à l’association <b>Les Amis de la Halle</b>', 'sub'],
      ['speaker', 'Mme Claire MARTIN (Ensemble)', null], ['speaker', 'M. Noé DURAND <i>', null],
      ['chapter', 'Minute de silence', null], ['chapter', 'Questions diverses', 'qd'], ['speaker', '', null],
    ]);
    await page.getByRole('button', { name: 'Arrêter la retransmission' }).click();
    await page.getByRole('button', { name: 'Arrêter', exact: true }).click();
    await shows(page, 'La retransmission est terminée');
    await shows(page, 'Dernier point');
    await page.locator('.run-now').waitFor({ state: 'detached' });
    assert.equal((await stage.server.marks.of(broadcast)).length, 7);
  },

  async conduct_undoRedoAndEarlier_sayWhatTheyDo(stage) {
    stage.live({ startedAt: new Date(Date.now() - 600_000).toISOString() });
    const { page } = await conducting(stage);
    await page.getByRole('button', { name: /^Point suivant/ }).click();
    await current(page, PV);
    await marked(stage, [PV]);
    const start = async () => Date.parse((await stage.server.marks.of(BROADCAST))[0]?.start);
    const before = await start();
    await page.getByRole('button', { name: /Avancer le début de 30 s 1 : \d\d:\d\d:\d\d au lieu de/ }).click();
    await page.waitForFunction(() => /0:3\d/.test(document.querySelector('.now-clock').textContent));
    await until(async () => (await start()) !== before);
    assert.equal(before - (await start()), 30_000);
    await page.getByRole('button', { name: /^Annuler «.1 Appro.* à / }).click();
    await until(async () => (await start()) === before);
    await page.getByRole('button', { name: /^Annuler début de «.1 Appro/ }).click();
    await shows(page, 'Aucun point n’a commencé');
    await marked(stage, []);
    await page.getByRole('button', { name: /^Rétablir début/ }).click();
    await marked(stage, [PV]);
    await page.getByRole('button', { name: /^Rétablir/ }).click();
    await until(async () => (await start()) !== before);
    await page.getByRole('button', { name: /^Rétablir/ }).waitFor({ state: 'detached' });
  },

  async conduct_networkLost_goesOnSurvivesAReloadAndSendsAllOnce(stage) {
    stage.live({ startedAt: new Date(Date.now() - 600_000).toISOString() });
    const { page, shot } = await conducting(stage);
    await page.getByRole('button', { name: /^Point suivant/ }).click();
    await marked(stage, [PV]);
    // The answer to this one is lost: it is sent again, and there once.
    stage.server.loseAnswers = 1;
    await page.getByRole('button', { name: /^Point suivant 2\.1/ }).click();
    await current(page, '2.1 Budget');
    stage.server.setCut(true);
    await shows(page, 'Hors ligne depuis');
    await page.getByRole('button', { name: /^Annuler début de «.2\.1/ }).click();
    await current(page, PV);
    await page.getByRole('button', { name: /^Rétablir/ }).click();
    await current(page, '2.1 Budget');
    await page.getByRole('button', { name: /^Point suivant 2\.2/ }).click();
    await current(page, '2.2 Subvention');
    await page.getByRole('button', { name: 'M. Jean-Pierre DUPONT' }).click();
    await page.getByLabel('Note du secrétariat').fill('Écrit hors ligne.');
    await page.waitForFunction(() => /4 points marqués à envoyer/.test(document.querySelector('.strip-offline')?.textContent ?? ''));
    await shot('conduct-offline', true);
    // The page crashes, and the network is still away when it is there again.
    stage.server.setCut(false);
    await page.context().route('**/api/v1/broadcasts/**', (route) => route.abort());
    await page.reload();
    await current(page, '2.2 Subvention');
    await shows(page, 'à envoyer');
    await page.getByRole('button', { name: /^Point suivant 3/ }).click();
    await page.context().unroute('**/api/v1/broadcasts/**');
    await page.locator('.strip-offline').waitFor({ state: 'detached' });
    const wanted = [PV, 'Budget primitif 2027 : approbation et autorisation donnée à la présidente de signer tous les actes nécessaires', 'Subvention à l’association <b>Les Amis de la Halle</b>', 'Questions diverses'];
    await marked(stage, wanted);
    assert.equal((await stage.server.marks.of(BROADCAST)).filter((mark) => mark.kind === 'speaker').length, 1);
    assert.equal(await page.locator('conduct-aside section').count(), 0);
    await shows(page, 'Vous avez la main');
    await until(async () => (await agenda(stage))[3].notes === 'Écrit hors ligne.');
  },

  async conduct_twoConsoles_shareOnePenAndNeverDisagree(stage) {
    stage.live({ startedAt: new Date(Date.now() - 600_000).toISOString() });
    const mine = await conducting(stage);
    await mine.page.getByRole('button', { name: /^Point suivant/ }).click();
    await marked(stage, [PV]);
    const other = await stage.open(PATH, { as: 'p-anne' });
    await shows(other.page, 'Ève Été a la main depuis');
    await current(other.page, PV);
    await other.page.keyboard.press('n');
    await other.page.locator('.now-said').filter({ hasText: 'reprenez-la pour marquer' }).waitFor({ state: 'attached' });
    await other.shot('conduct-reader', true);
    await mine.page.getByRole('button', { name: /^Point suivant/ }).click();
    await current(other.page, '2.1 Budget');
    // Mine loses the network and goes on; the other takes over meanwhile.
    stage.server.cutOff('p-eve');
    await shows(mine.page, 'Hors ligne depuis');
    await mine.page.getByRole('button', { name: /^Point suivant/ }).click();
    await shows(mine.page, '1 point marqué à envoyer');
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await other.page.getByRole('button', { name: 'Reprendre la main' }).click();
    await other.page.getByRole('alertdialog').getByRole('button', { name: 'Reprendre la main' }).click();
    await shows(other.page, 'Vous avez la main depuis');
    await other.page.getByRole('button', { name: /^Point suivant/ }).click();
    await current(other.page, '2.2 Subvention');
    // The clocks of two pages, read off whole seconds, are a little apart.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await mine.page.locator('.run-item').filter({ hasText: 'Questions diverses' }).click();
    stage.server.cutOff(null);
    // What was done with the pen in hand counts; what was done after the other took it is set aside.
    await mine.page.getByRole('heading', { name: 'Mis de côté' }).waitFor();
    await shows(mine.page, 'Anne Martin a la main depuis');
    await shows(mine.page, 'Anne Martin avait la main à ce moment');
    assert.equal((await titles(stage)).includes('Questions diverses'), false);
    await mine.shot('conduct-aside', true);
    await mine.page.getByRole('button', { name: 'Reprendre la main' }).click();
    await mine.page.getByRole('alertdialog').getByRole('button', { name: 'Reprendre la main' }).click();
    await shows(other.page, 'Ève Été a la main depuis');
    await mine.page.getByRole('button', { name: /^Ajouter quand même/ }).click();
    await until(async () => (await titles(stage)).includes('Questions diverses'));
    await mine.page.getByRole('heading', { name: 'Mis de côté' }).waitFor({ state: 'detached' });
    await current(other.page, 'Questions diverses');
  },

  async conduct_sessionExpired_losesNothing(stage) {
    stage.live({ startedAt: new Date(Date.now() - 600_000).toISOString() });
    const { page, shot } = await conducting(stage);
    await page.getByRole('button', { name: /^Point suivant/ }).click();
    await marked(stage, [PV]);
    await stage.server.staff.endSessions('p-eve');
    await page.getByRole('button', { name: /^Point suivant/ }).click();
    await page.locator('sign-in-dialog dialog[open] #sign-in-password').waitFor();
    await shot('conduct-session-over');
    // Not now: the sitting goes on.
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Point suivant 2\.2/ }).click();
    await page.getByLabel('Note du secrétariat').fill('Tapé sans session');
    await shows(page, 'Session terminée');
    assert.deepEqual(await titles(stage), [PV]);
    await page.keyboard.press('Escape');
    if (await page.locator('sign-in-dialog dialog[open]').count() === 0) await page.locator('.session-over button').click();
    await page.locator('#sign-in-password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await until(async () => (await titles(stage)).length === 3);
    await until(async () => (await agenda(stage))[3].notes === 'Tapé sans session');
    await page.locator('.strip-offline').waitFor({ state: 'detached' });
  },

  async conduct_closedSessionAndSuspension_markOrSayWhyNot(stage) {
    stage.live({ startedAt: new Date(Date.now() - 600_000).toISOString() });
    const { page, shot } = await conducting(stage);
    await page.getByRole('button', { name: 'Suspendre la séance' }).click();
    await shows(page, 'Séance suspendue depuis');
    await page.getByRole('button', { name: /^Point suivant/ }).click();
    await marked(stage, [PV]);
    await page.getByRole('button', { name: 'Passer à huis clos' }).click();
    await shows(page, 'Le marquage reprend à la réouverture');
    await page.keyboard.press('n');
    await page.locator('.run-item').filter({ hasText: 'Subvention' }).click({ force: true });
    await page.locator('.now-said').filter({ hasText: 'Huis clos' }).waitFor({ state: 'attached' });
    await shot('conduct-closed', true);
    await page.getByRole('button', { name: 'Rouvrir au public' }).click();
    await page.getByRole('button', { name: 'Rouvrir au public maintenant' }).click();
    await page.locator('.strip-closed').waitFor({ state: 'detached' });
    assert.deepEqual(await titles(stage), [PV]);
    await page.getByRole('button', { name: /^Point suivant/ }).click();
    await until(async () => (await titles(stage)).length === 2);
  },

  async conduct_byKeyboardAlone_runsTheSitting(stage) {
    stage.live({ startedAt: new Date(Date.now() - 600_000).toISOString() });
    const { page, shot } = await conducting(stage);
    const { keyboard } = page;
    await keyboard.press('n');
    await current(page, PV);
    await keyboard.press('b');
    await page.waitForFunction(() => /0:3\d/.test(document.querySelector('.now-clock').textContent));
    await keyboard.press('u');
    await keyboard.press('Space');
    await current(page, '2.1 Budget');
    await keyboard.press('o');
    // Typing commands nothing.
    await keyboard.type('bonne unanimité, non ?');
    await keyboard.press('Escape');
    await keyboard.press('v');
    await keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.activeElement.localName === 'select' && document.activeElement.value === 'adopted');
    await keyboard.press('Escape');
    await keyboard.press('p');
    await keyboard.press('Enter');
    await page.locator('.floor-now strong').waitFor();
    await keyboard.press('f');
    await page.locator('.floor-now strong').waitFor({ state: 'detached' });
    await keyboard.press('c');
    await keyboard.type('Vœu de la présidente');
    await keyboard.press('Enter');
    await current(page, 'Vœu de la présidente');
    await keyboard.press('u');
    await current(page, '2.1 Budget');
    await page.locator('.run-now .run-item').focus();
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await current(page, 'Questions diverses');
    await keyboard.press('?');
    await page.getByRole('heading', { name: 'Raccourcis clavier' }).waitFor();
    await shot('conduct-keys');
    await keyboard.press('n');
    await keyboard.press('Escape');
    await until(async () => (await titles(stage)).length === 3);
    assert.deepEqual((await stage.server.marks.of(BROADCAST)).filter(({ kind }) => kind === 'chapter').map(({ item }) => item), ['pv', 'bp', 'qd']);
    await until(async () => (await agenda(stage))[2].vote !== null);
    await until(async () => (await agenda(stage))[2].notes === 'bonne unanimité, non ?');
  },
};
