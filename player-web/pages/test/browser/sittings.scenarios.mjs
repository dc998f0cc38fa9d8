import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { shows, until } from './browser.mjs';
import { chapterMarks } from '../fixture/marks.mjs';
import { inWords, localTime, newDocument, newItem, newSitting } from '../fixture/sittings.mjs';

/** One empty page. */
const PDF = { name: 'Rapport été.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>> endobj
trailer <</Root 1 0 R>>
%%EOF`) };

/** A sitting with something of everything. */
export function wholeSitting(change = {}) {
  const tally = { inFavour: 31, against: 4, abstentions: 2, notTakingPart: 1 };
  return newSitting('s-1', {
    speakers: [
      { id: 'm', name: 'Mme Claire MARTIN', group: 'Ensemble', role: 'Présidente', commune: 'Saint-Flour' },
      { id: 'd', name: 'M. Jean-Pierre DUPONT', group: '', role: 'Vice-président', commune: 'Chaudes-Aigues' },
    ],
    agenda: [
      newItem('pv', { numbering: '1', title: 'Approbation du procès-verbal de la séance du 14 octobre 2026', vote: { outcome: 'adopted', unanimous: true, tally: null } }),
      newItem('fin', { numbering: '2', title: 'FINANCES', kind: 'heading' }),
      newItem('bp', { level: 1, numbering: '2.1', title: 'Budget primitif 2027 : approbation et autorisation donnée à la présidente de signer tous les actes nécessaires', rapporteur: 'M. DUPONT', vote: { outcome: 'adopted', unanimous: false, tally }, notes: 'Demander le tableau.' }),
      newItem('sub', { level: 1, numbering: '2.2', title: 'Subvention à l’association <b>Les Amis de la Halle</b>', vote: { outcome: 'withdrawn', unanimous: false, tally: null } }),
      newItem('qd', { numbering: '3', title: 'Questions diverses', kind: 'information' }),
    ],
    documents: [newDocument('d-1', { kind: 'convocation', title: 'Convocation' }), newDocument('d-2', { item: 'bp', title: 'Rapport de présentation du budget primitif 2027' })],
    ...change,
  });
}

/** A clerk before a page of the console. */
export function clerk({ open }, path, options) {
  return open(path, { as: 'p-eve', ...options });
}

/** As Word writes it: numbers that are not in its text, a letter around them. */
const CONVOCATION = fileURLToPath(new URL('../../../site/src/test/resources/org/tribune/site/sitting/convocation/word-lettre.docx', import.meta.url));

/** What is taken of it, corrected: without what is below the first two, and with a line of the letter. */
const CONVOKED = ['Convocation du conseil municipal', 'Désignation du secrétaire de séance', 'Procès-verbal'];

/** First the wrong file, then the right one; all but the choice of the file by keyboard. */
async function readsTheConvocation(page, shot) {
  await page.getByRole('button', { name: 'Coller ou importer' }).click();
  await page.locator('#import-file').setInputFiles(PDF);
  await page.getByText('Ce PDF ne contient pas de texte').waitFor();
  await page.locator('#import-file').setInputFiles(CONVOCATION);
  await page.getByText('11 points reconnus').waitFor();
  await shot('agenda-convocation', true);
  assert.ok(await page.getByText('Séance : mardi 24 novembre 2026 à 18 h 30').isVisible());
  assert.ok(!(await page.getByRole('checkbox', { name: /^Séance :/ }).isChecked()));
  assert.ok(await page.getByRole('checkbox', { name: /^Lieu : Salle du conseil/ }).isChecked());
  const kept = page.getByRole('checkbox', { name: /^Garder :/ });
  for (let index = 2; index < 11; index += 1) {
    await kept.nth(index).focus();
    await page.keyboard.press('Space');
  }
  await page.getByRole('dialog').getByLabel('Titre du point, point 2', { exact: true }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Procès-verbal');
  await page.locator('.import-dialog summary').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'En faire un point : Objet : convocation du conseil municipal' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Convocation du conseil municipal');
  await page.getByRole('button', { name: 'Enregistrer cet ordre du jour' }).focus();
  await page.keyboard.press('Enter');
}

const saved = (page) => page.locator('.save-saved').waitFor();
/** Settles once an agenda is of these titles. */
const titled = (server, id, wanted) => until(async () => JSON.stringify(await server.sittings.titles(id)) === JSON.stringify(wanted));

export const sittingsScenarios = {
  async sitting_itemsAndPrint_leadToTheirDebates({ open, recording, server }) {
    const { startedAt } = recording('r-1');
    const sitting = wholeSitting({ status: 'held' });
    server.sittings.set(sitting);
    server.marks.set('r-1', chapterMarks(startedAt, [[60, '2.1', 'Budget primitif', 'bp']], 's-1'));
    const { page, shot } = await open('/sittings/s-1');
    const link = page.getByRole('link', { name: /^Revoir ce point/ });
    assert.equal(await link.getAttribute('href'), '/watch/r-1#item-bp');
    await page.evaluate(() => { window.print = () => document.body.dataset.printed = 'yes'; });
    await page.getByRole('button', { name: /Imprimer/ }).click();
    await page.waitForFunction(() => document.body.dataset.printed === 'yes');
    await page.emulateMedia({ media: 'print' });
    const codes = page.locator('.item-code');
    assert.equal(await codes.count(), sitting.agenda.filter((one) => one.kind !== 'heading').length);
    const labels = await codes.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    assert.ok(labels.includes(`Code QR vers ${server.address}/watch/r-1#item-bp`), labels.join());
    await shot('sitting-print', true);
  },

  async sittings_ofAnotherTimezone_arePutRightInOneAct(stage) {
    const sitting = newSitting('s-1', { zone: 'Etc/UTC' });
    stage.server.sittings.set(sitting);
    stage.server.sittings.set(newSitting('s-2', { title: 'Voirie' }));
    // The browser's own clock is nobody's concern.
    const { page, shot } = await clerk(stage, '/console/', { timezoneId: 'America/Martinique' });
    const panel = page.locator('zone-panel');
    await panel.getByText(`Budget primitif 2027, ${inWords(sitting.localStart)} (Etc/UTC)`).waitFor();
    await shot('zone-panel', true);
    await panel.getByRole('button', { name: 'Tout mettre à l’heure du site' }).click();
    await panel.getByText('1 séance est à l’heure du site.').waitFor();
    await page.getByRole('button', { name: 'Nouvelle séance' }).click();
    await page.getByText('Fuseau horaire : Europe/Paris.').waitFor();
  },

  async sitting_whoseBroadcastEnded_isAskedAboutOnce(stage) {
    const [began, ended] = [180, 70].map((minutes) => Date.now() - minutes * 60_000);
    stage.server.sittings.set(newSitting('s-1', { localStart: localTime(began) }));
    stage.server.channels.change('chamber', { state: 'ended', broadcast: 'b-1', startedAt: new Date(began).toISOString(), endedAt: new Date(ended).toISOString() });
    const { page, shot } = await clerk(stage, '/console/');
    const [, hour, minute] = localTime(ended).split(/[T:]/);
    await page.getByText(`La retransmission de « Budget primitif 2027 » s’est terminée à ${Number(hour)} h ${minute}.`).waitFor();
    await shot('held-question', true);
    await page.getByRole('button', { name: 'Oui, la séance est levée' }).click();
    await page.getByText('La séance est levée.').waitFor();
    assert.equal((await stage.server.sittings.of('s-1')).status, 'held');
    await page.reload();
    await page.locator('.sitting-row').waitFor();
    assert.equal(await page.locator('.held-question').count(), 0);
  },

  async sittings_moreThanAPage_areThereOnDemand(stage) {
    // A page has a hundred.
    const first = Date.parse('2025-01-01T18:30Z');
    for (let day = 1; day <= 103; day += 1) stage.server.sittings.set(newSitting(`s-${day}`, { status: 'held', title: `Séance n° ${day}.`, localStart: localTime(first + day * 24 * 3600_000) }));
    const { page } = await stage.open('/sittings?year=2025');
    await page.getByText('Séance n° 4.').waitFor();
    assert.equal(await page.getByText('Séance n° 3.').count(), 0);
    const more = page.getByRole('button', { name: 'Séances plus anciennes' });
    await more.click();
    await page.getByText('Séance n° 1.').waitFor();
    assert.equal(await more.count(), 0);
    const { page: console } = await clerk(stage, '/console/sittings');
    await console.getByRole('button', { name: 'Séances plus anciennes' }).click();
    await console.getByRole('link', { name: 'Séance n° 2.', exact: true }).waitFor();
  },

  async statement_legalTexts_areThereInBothLanguages({ open }) {
    const { page, shot } = await open('/sittings');
    await page.getByRole('link', { name: 'Accessibilité : non conforme (aucun audit en cours de validité)' }).click();
    await page.getByRole('heading', { name: 'Déclaration d’accessibilité' }).waitFor();
    await page.getByRole('link', { name: 'mairie@town.example' }).waitFor();
    assert.match(await page.title(), /^Déclaration d’accessibilité – /);
    await shot('statement', true);
    await page.getByRole('link', { name: /EN|English/ }).click();
    await page.getByRole('heading', { name: 'Accessibility statement' }).waitFor();
  },

  async sittings_citizen_findsTheAgendaAndItsDocuments(stage) {
    const sitting = wholeSitting();
    stage.server.sittings.set(sitting);
    stage.server.sittings.set(newSitting('s-2', { status: 'draft', title: 'Secret' }));
    const { page, shot } = await stage.open('/');
    await page.getByRole('heading', { name: 'Prochaine séance' }).waitFor();
    await shot('home-next-sitting', true);
    await page.getByRole('link', { name: 'Budget primitif 2027' }).click();
    await page.waitForURL('**/sittings/s-1');
    await shows(page, inWords(sitting.localStart));
    await shows(page, '31 pour, 4 contre, 2 abstentions');
    // What somebody typed is text.
    await shows(page, '<b>Les Amis de la Halle</b>');
    const link = page.getByRole('link', { name: /Rapport de présentation du budget/ });
    assert.equal(await link.getAttribute('href'), '/documents/s-1/d-2.pdf');
    assert.equal(await page.getByText('Demander le tableau').count(), 0);
    await page.getByRole('link', { name: 'Toutes les séances' }).click();
    await page.getByRole('heading', { name: 'À venir' }).waitFor();
    assert.equal(await page.getByText('Secret').count(), 0);
  },

  async sittings_clerk_createsPastesAndAnnounces(stage) {
    const { page, shot } = await clerk(stage, '/console/sittings');
    await page.getByRole('button', { name: 'Nouvelle séance' }).click();
    await page.locator('input[name=body]').fill('Conseil municipal');
    await page.getByLabel('Date et heure').fill('2020-01-15T20:00');
    await page.getByRole('button', { name: 'Créer la séance' }).click();
    await shows(page, 'Cette date est passée');
    await page.getByLabel('Date et heure').fill('2030-01-15T20:00');
    await page.getByRole('button', { name: /Créer cette séance/ }).click();
    await page.waitForURL(/\/console\/sittings\/20300115-/);
    const id = page.url().split('/').at(-1);
    const { sittings } = stage.server;
    await page.getByRole('button', { name: 'Coller ou importer' }).click();
    await page.getByLabel('Texte de l’ordre du jour').fill('Conseil municipal\nOrdre du jour\n1. Procès-verbal\n2. Budget ?\n3. Voirie');
    await page.getByRole('button', { name: 'Analyser le texte' }).click();
    await shows(page, '3 points reconnus');
    await shows(page, '2 lignes laissées de côté');
    assert.deepEqual((await sittings.of(id)).agenda, [], 'nothing is saved before it is confirmed');
    await page.getByRole('checkbox', { name: /Voirie/ }).uncheck();
    await page.getByRole('button', { name: 'Enregistrer cet ordre du jour' }).click();
    await saved(page);
    assert.deepEqual(await sittings.titles(id), ['Procès-verbal', 'Budget ?']);
    await readsTheConvocation(page, shot);
    await saved(page);
    assert.deepEqual(await sittings.titles(id), CONVOKED);
    assert.equal((await sittings.of(id)).place, 'Salle du conseil de la mairie');
    assert.equal((await sittings.of(id)).localStart, '2030-01-15T20:00', 'a date is never taken unasked');
    await page.getByRole('button', { name: 'Annoncer au public' }).click();
    await saved(page);
    assert.equal((await sittings.of(id)).status, 'announced');
  },

  async sittings_clerkByKeyboardAlone_editsMovesAndIndents(stage) {
    const sitting = wholeSitting({ documents: [] });
    stage.server.sittings.set(sitting);
    const { page, shot } = await clerk(stage, '/console/sittings/s-1');
    await page.getByLabel('Modèle de numéro').focus();
    await page.keyboard.type('2026-11-{n}');
    await shot('number-deliberations', true);
    await page.keyboard.press('Enter');
    await page.getByText('Délibération 2026-11-2').waitFor();
    assert.equal(await page.getByLabel('Modèle de numéro').count(), 0, 'all that was decided has a number');
    const first = page.getByLabel('Titre du point, point 1', { exact: true });
    await first.focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' !');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Désignation du secrétaire');
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.type(' de séance');
    await saved(page);
    const { sittings } = stage.server;
    const [, ...others] = sitting.agenda.map((item) => item.title);
    await titled(stage.server, 's-1', ['Désignation du secrétaire de séance', 'Approbation du procès-verbal de la séance du 14 octobre 2026 !', ...others]);
    // With what stands below it.
    await page.getByLabel('Titre du point, point 3', { exact: true }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await saved(page);
    const numbers = (await sittings.of('s-1')).agenda.map(({ id, deliberation }) => `${id} ${deliberation?.number ?? ''}`.trim());
    assert.deepEqual(numbers.filter((one) => one.includes('2026')).sort(), ['bp 2026-11-2', 'pv 2026-11-1'], 'what is edited keeps its number');
    const levels = async () => (await sittings.of('s-1')).agenda.map(({ id, level }) => `${id} ${level}`).slice(1, 4).join();
    await until(async () => (await levels()) === 'fin 1,bp 2,sub 2');
    await page.getByRole('button', { name: 'Détails, point 6' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Retirer, point 6' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await saved(page);
    await until(async () => !(await sittings.titles('s-1')).includes('Questions diverses'));
  },

  async sittings_documents_areSentWithProgressAndRefusedInPlainWords(stage) {
    stage.server.sittings.set(wholeSitting({ documents: [] }));
    const { page } = await clerk(stage, '/console/sittings/s-1');
    await page.getByRole('button', { name: 'Détails, point 3' }).click();
    await page.locator('#pdf-bp').setInputFiles([PDF]);
    await page.locator('.row-details .document').waitFor();
    assert.equal((await stage.server.sittings.of('s-1')).documents[0].item, 'bp');
    await page.locator('#pdf-sitting').setInputFiles([{ ...PDF, name: 'faux.pdf', buffer: Buffer.from('MZ') }]);
    await shows(page, 'Ce fichier n’est pas un PDF');
    await page.locator('.row-details').getByRole('button', { name: /^Retirer.*Rapport été/ }).click();
    await page.locator('.row-details .document').waitFor({ state: 'detached' });
    assert.equal((await stage.server.sittings.of('s-1')).documents.length, 0);
  },

  async sittings_networkLostSessionExpiredAndReload_loseNothing(stage) {
    stage.server.sittings.set(wholeSitting());
    const { page, context } = await clerk(stage, '/console/sittings/s-1');
    const title = page.getByLabel('Titre du point, point 1', { exact: true });
    await title.waitFor();
    stage.server.setCut(true);
    await title.fill('Écrit pendant la coupure');
    await page.locator('.save-offline').waitFor();
    stage.server.setCut(false);
    await saved(page);
    const begins = (words) => until(async () => (await stage.server.sittings.titles('s-1'))[0] === words);
    await begins('Écrit pendant la coupure');
    const cookies = await context.cookies();
    await context.clearCookies();
    await title.fill('Écrit sans session');
    await page.locator('.save-signed-out, dialog[open]').first().waitFor();
    await context.addCookies(cookies);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await saved(page);
    assert.equal(await title.inputValue(), 'Écrit sans session');
    await begins('Écrit sans session');
  },

  async sittings_twoClerks_areJoinedAndAskedWhereTheyDiffer(stage) {
    stage.server.sittings.set(wholeSitting());
    const { page, shot } = await clerk(stage, '/console/sittings/s-1');
    const first = page.getByLabel('Titre du point, point 1', { exact: true });
    await first.waitFor();
    const [, ...others] = await stage.server.sittings.titles('s-1');
    const retitle = (id, title) => stage.server.sittings.edit('s-1', [{ id, title }]);
    await retitle('qd', 'Questions orales');
    await first.fill('Le mien');
    await saved(page);
    await titled(stage.server, 's-1', ['Le mien', ...others.slice(0, -1), 'Questions orales']);
    assert.equal(await page.getByLabel('Titre du point, point 5', { exact: true }).inputValue(), 'Questions orales');
    await retitle('pv', 'Le sien');
    await first.fill('Toujours le mien');
    await page.getByRole('heading', { name: 'Deux modifications en même temps' }).waitFor();
    await shows(page, 'Le sien');
    await shot('sitting-clash', true);
    await page.getByRole('button', { name: 'Prendre l’autre version' }).click();
    await saved(page);
    assert.equal(await first.inputValue(), 'Le sien');
    assert.equal((await stage.server.sittings.titles('s-1'))[0], 'Le sien');
  },
};
