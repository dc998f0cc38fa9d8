import assert from 'node:assert/strict';
import { shows } from './browser.mjs';
import { newDocument, newItem, newSitting } from '../mock/mock-sittings.mjs';

const PDF = { name: 'Rapport été.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 of a test') };

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
    deadlines: [{ kind: 'deliberation-list', state: 'running', due: '2026-12-23', after: '2026-12-16', daysLeft: 3 }, { kind: 'minutes', state: 'ahead', due: null, after: null, daysLeft: null }],
    ...change,
  });
}

/** A clerk before a page of the console. */
export async function clerk({ open }, path, options) {
  const one = await open('/console/', options);
  await one.page.waitForURL('**/console/');
  await one.page.goto(new URL(path, one.page.url()).href);
  return one;
}

const saved = (page) => page.locator('.save-saved').waitFor();
const titles = (sitting) => sitting.agenda.map((item) => item.title);

export const sittingsScenarios = {
  async sitting_itemsAndPrint_leadToTheirDebates({ open, server }) {
    const sitting = wholeSitting({ status: 'held', replays: ['/watch/r-1'] });
    sitting.agenda = sitting.agenda.map((item, index) => ({ ...item, watch: item.id === 'bp' ? `/watch/r-1#item-${item.id}` : null }));
    server.sittings.all.set('s-1', sitting);
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
    stage.offline();
    stage.server.sittings.all.set('s-1', newSitting('s-1', { zone: 'Etc/UTC' }));
    stage.server.sittings.all.set('s-2', newSitting('s-2', { title: 'Voirie' }));
    // The browser's own clock is nobody's concern.
    const { page, shot } = await clerk(stage, '/console/', { timezoneId: 'America/Martinique' });
    const panel = page.locator('zone-panel');
    await panel.getByText('Budget primitif 2027, mercredi 16 décembre 2026 à 18 h 30 (Etc/UTC)').waitFor();
    await shot('zone-panel', true);
    await panel.getByRole('button', { name: 'Tout mettre à l’heure du site' }).click();
    await panel.getByText('1 séance est à l’heure du site.').waitFor();
    await page.getByRole('button', { name: 'Nouvelle séance' }).click();
    await page.getByText('Fuseau horaire : Europe/Paris.').waitFor();
  },

  async sitting_whoseBroadcastEnded_isAskedAboutOnce(stage) {
    stage.offline();
    stage.server.sittings.all.set('s-1', newSitting('s-1', { broadcastEndedAt: '2026-12-16T20:14:00Z' }));
    const { page, shot } = await clerk(stage, '/console/');
    await page.getByText('La retransmission de « Budget primitif 2027 » s’est terminée à 21 h 14.').waitFor();
    await shot('held-question', true);
    await page.getByRole('button', { name: 'Oui, la séance est levée' }).click();
    await page.getByText('La séance est levée.').waitFor();
    assert.equal(stage.server.sittings.all.get('s-1').status, 'held');
    await page.reload();
    await page.locator('.sitting-row').waitFor();
    assert.equal(await page.locator('.held-question').count(), 0);
  },

  async sittings_moreThanAPage_areThereOnDemand(stage) {
    stage.offline();
    stage.server.sittings.pageSize = 2;
    for (const day of ['01', '02', '03', '04', '05']) stage.server.sittings.all.set(`s-${day}`, newSitting(`s-${day}`, { status: 'held', title: `Séance ${day}`, localStart: `2026-03-${day}T18:30` }));
    const { page } = await stage.open('/sittings?year=2026');
    const more = page.getByRole('button', { name: 'Séances plus anciennes' });
    await more.click();
    await page.getByText('Séance 02').waitFor();
    await more.click();
    await page.getByText('Séance 01').waitFor();
    assert.equal(await more.count(), 0);
    const { page: console } = await clerk(stage, '/console/sittings');
    await console.getByRole('button', { name: 'Séances plus anciennes' }).click();
    await console.getByRole('link', { name: 'Séance 02', exact: true }).waitFor();
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
    stage.offline();
    stage.server.sittings.all.set('s-1', wholeSitting());
    stage.server.sittings.all.set('s-2', newSitting('s-2', { status: 'draft', title: 'Secret' }));
    const { page, shot } = await stage.open('/');
    await page.getByRole('heading', { name: 'Prochaine séance' }).waitFor();
    await shot('home-next-sitting', true);
    await page.getByRole('link', { name: 'Budget primitif 2027' }).click();
    await page.waitForURL('**/sittings/s-1');
    await shows(page, 'mercredi 16 décembre 2026 à 18 h 30');
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
    const { page } = await clerk(stage, '/console/sittings');
    await page.getByRole('button', { name: 'Nouvelle séance' }).click();
    await page.locator('input[name=body]').fill('Conseil municipal');
    await page.getByLabel('Date et heure').fill('2020-01-15T20:00');
    await page.getByRole('button', { name: 'Créer la séance' }).click();
    await shows(page, 'Cette date est passée');
    await page.getByLabel('Date et heure').fill('2030-01-15T20:00');
    await page.getByRole('button', { name: /Créer cette séance/ }).click();
    await page.waitForURL('**/console/sittings/s-1');
    await page.getByRole('button', { name: 'Coller ou importer' }).click();
    await page.getByLabel('Texte de l’ordre du jour').fill('Conseil municipal\n1. Procès-verbal\n2. Budget ?\n3. Voirie');
    await page.getByRole('button', { name: 'Analyser le texte' }).click();
    await shows(page, '3 points reconnus');
    await shows(page, '1 ligne laissée de côté');
    assert.deepEqual(stage.server.sittings.all.get('s-1').agenda, [], 'nothing is saved before it is confirmed');
    await page.getByRole('checkbox', { name: /Voirie/ }).uncheck();
    await page.getByRole('button', { name: 'Enregistrer cet ordre du jour' }).click();
    await saved(page);
    assert.deepEqual(titles(stage.server.sittings.all.get('s-1')), ['Procès-verbal', 'Budget ?']);
    await page.getByRole('button', { name: 'Annoncer au public' }).click();
    await saved(page);
    assert.equal(stage.server.sittings.all.get('s-1').status, 'announced');
  },

  async sittings_clerkByKeyboardAlone_editsMovesAndIndents(stage) {
    stage.server.sittings.all.set('s-1', wholeSitting({ documents: [] }));
    const { page } = await clerk(stage, '/console/sittings/s-1');
    const first = page.getByLabel('Titre du point, point 1', { exact: true });
    await first.focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' !');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Désignation du secrétaire');
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.type(' de séance');
    await saved(page);
    const sitting = stage.server.sittings.all.get('s-1');
    assert.deepEqual(titles(sitting).slice(0, 2), ['Désignation du secrétaire de séance', 'Approbation du procès-verbal de la séance du 14 octobre 2026 !']);
    // With what stands below it.
    await page.getByLabel('Titre du point, point 3', { exact: true }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await saved(page);
    assert.deepEqual(sitting.agenda.map(({ id, level }) => [id, level]).slice(1, 4), [['fin', 1], ['bp', 2], ['sub', 2]]);
    await page.getByRole('button', { name: 'Détails, point 6' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Retirer, point 6' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await saved(page);
    assert.ok(!titles(sitting).includes('Questions diverses'));
  },

  async sittings_documents_areSentWithProgressAndRefusedInPlainWords(stage) {
    stage.server.sittings.all.set('s-1', wholeSitting({ documents: [] }));
    const { page } = await clerk(stage, '/console/sittings/s-1');
    await page.getByRole('button', { name: 'Détails, point 3' }).click();
    await page.locator('#pdf-bp').setInputFiles([PDF]);
    await page.locator('.row-details .document').waitFor();
    assert.equal(stage.server.sittings.all.get('s-1').documents[0].item, 'bp');
    await page.locator('#pdf-sitting').setInputFiles([{ ...PDF, name: 'faux.pdf', buffer: Buffer.from('MZ') }]);
    await shows(page, 'Ce fichier n’est pas un PDF');
    await page.locator('.row-details').getByRole('button', { name: /^Retirer.*Rapport été/ }).click();
    await page.locator('.row-details .document').waitFor({ state: 'detached' });
    assert.equal(stage.server.sittings.all.get('s-1').documents.length, 0);
  },

  async sittings_networkLostSessionExpiredAndReload_loseNothing(stage) {
    stage.server.sittings.all.set('s-1', wholeSitting());
    const { page, context } = await clerk(stage, '/console/sittings/s-1');
    const title = page.getByLabel('Titre du point, point 1', { exact: true });
    await title.waitFor();
    stage.server.setCut(true);
    await title.fill('Écrit pendant la coupure');
    await page.locator('.save-offline').waitFor();
    stage.server.setCut(false);
    await saved(page);
    assert.equal(stage.server.sittings.all.get('s-1').agenda[0].title, 'Écrit pendant la coupure');
    const cookies = await context.cookies();
    await context.clearCookies();
    await title.fill('Écrit sans session');
    await page.locator('.save-signed-out, dialog[open]').first().waitFor();
    await context.addCookies(cookies);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await saved(page);
    assert.equal(await title.inputValue(), 'Écrit sans session');
    assert.equal(stage.server.sittings.all.get('s-1').agenda[0].title, 'Écrit sans session');
  },

  async sittings_twoClerks_areJoinedAndAskedWhereTheyDiffer(stage) {
    stage.server.sittings.all.set('s-1', wholeSitting());
    const { page, shot } = await clerk(stage, '/console/sittings/s-1');
    const first = page.getByLabel('Titre du point, point 1', { exact: true });
    await first.waitFor();
    const retitle = (id, title) => stage.server.sittings.edit('s-1', ({ agenda }) => ({ agenda: agenda.map((item) => (item.id === id ? { ...item, title } : item)) }));
    retitle('qd', 'Questions orales');
    await first.fill('Le mien');
    await saved(page);
    assert.deepEqual([titles(stage.server.sittings.all.get('s-1')).at(0), titles(stage.server.sittings.all.get('s-1')).at(-1)], ['Le mien', 'Questions orales']);
    assert.equal(await page.getByLabel('Titre du point, point 5', { exact: true }).inputValue(), 'Questions orales');
    retitle('pv', 'Le sien');
    await first.fill('Toujours le mien');
    await page.getByRole('heading', { name: 'Deux modifications en même temps' }).waitFor();
    await shows(page, 'Le sien');
    await shot('sitting-clash', true);
    await page.getByRole('button', { name: 'Prendre l’autre version' }).click();
    await saved(page);
    assert.equal(await first.inputValue(), 'Le sien');
    assert.equal(titles(stage.server.sittings.all.get('s-1'))[0], 'Le sien');
  },
};
