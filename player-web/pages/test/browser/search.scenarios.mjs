import assert from 'node:assert/strict';
import { overflowing, settles, smallTargets, violations } from './accessibility.mjs';
import { shows } from './browser.mjs';
import { chapterMarks, floorMarks } from '../fixture/marks.mjs';
import { dayFrom, newDocument, newItem, newSitting } from '../fixture/sittings.mjs';
import { asked } from './questions.scenarios.mjs';
import { published } from './reports.scenarios.mjs';
import { clerk, wholeSitting } from './sittings.scenarios.mjs';

/** Sittings of two years, one of them recorded, a draft, and a report with a text. */
export function library(stage) {
  const { sittings, marks } = stage.server;
  const text = 'Sommaire\fLe budget primitif s’équilibre en dépenses et en recettes à 12,4 millions d’euros ; l’investissement porte sur la médiathèque.';
  const report = newDocument('d-2', { item: 'bp', title: 'Rapport de présentation du budget primitif 2027', text });
  const secret = newDocument('d-3', { title: 'Budget confidentiel', public: false });
  sittings.set(wholeSitting({ status: 'held', documents: [report, secret], broadcasts: ['r-1'] }));
  const { startedAt } = stage.recording('r-1', { seconds: 1200 });
  marks.set('r-1', chapterMarks(startedAt, [[60, '', 'Hommage à Mme Petit'], [600, '2.1', 'Budget primitif', 'bp']], 's-1'));
  sittings.set(newSitting('s-2', { status: 'draft', title: 'Budget secret', localStart: `${dayFrom(40)}T18:30` }));
  sittings.set(newSitting('s-3', { status: 'held', title: 'Orientations', body: 'Conseil municipal', localStart: '2025-10-14T18:30',
    agenda: [newItem('ob', { numbering: '1', title: 'Débat d’orientation : budget 2026' })] }));
}

/** What an assembly of forty decided in an evening, by name; its list is published. */
export async function decided(stage) {
  const voters = Array.from({ length: 40 }, (_, at) => ({ id: `m-${at}`, name: `Mme Prénom-Composé MEMBRE-${at}`, group: 'Ensemble pour le territoire', role: '', commune: 'Chaudes-Aigues' }));
  const ballot = (minute) => ({ kind: 'show-of-hands', at: `2026-11-25T19:${minute}:00Z`,
    casts: voters.map(({ id }, at) => ({ voter: id, position: at % 3 === 0 ? 'against' : at % 7 === 0 ? 'abstains' : 'for' })) });
  const agenda = Array.from({ length: 24 }, (_, at) => newItem(`i-${at}`, { numbering: String(at + 1),
    title: `Travaux de voirie communautaire du lot n° ${at + 1} : approbation du plan de financement et autorisation donnée à la présidente de signer le marché`,
    vote: { outcome: 'adopted', unanimous: false, tally: null, ballot: ballot(at + 10) } }));
  stage.server.sittings.set(newSitting('s-1', { status: 'held', localStart: '2026-11-25T18:30', speakers: voters, agenda }));
  await stage.server.program.ask('p-eve', 'POST', '/operator/sittings/s-1/publications/list', {});
}

/** A sitting whose recording has captions of two who are named and of one who has the floor, and another sitting. */
function debate(stage) {
  const { sittings, marks } = stage.server;
  sittings.set(wholeSitting({ status: 'held', broadcasts: ['r-1'] }));
  sittings.set(newSitting('s-3', { status: 'held', title: 'Orientations', body: 'Conseil municipal', localStart: '2025-10-14T18:30',
    agenda: [newItem('ob', { numbering: '1', title: 'Débat d’orientation : budget 2026' })] }));
  const cues = [[24, '<v Mme Éva PÉREZ>Le budget primitif s’équilibre.'], [30, '<v M. Alban>Ce budget ne tient pas.'], [90, 'Je reviens au budget, mes chers collègues.'], [610, '<v Mme Éva PÉREZ>Le budget est donc adopté.']];
  const captions = { fr: `WEBVTT\n\n${cues.map(([second, words]) => `${clock(second)} --> ${clock(second + 4)}\n${words}\n`).join('\n')}` };
  const { startedAt } = stage.recording('r-1', { seconds: 1200, captions });
  marks.set('r-1', [...chapterMarks(startedAt, [[5, '2.1', 'Budget primitif', 'bp']], 's-1'), ...floorMarks(startedAt, 'M. Octave Delcambre', 80, 120)]);
}

const clock = (seconds) => `${new Date(seconds * 1000).toISOString().slice(11, 19)}.000`;

const moments = (page) => page.locator('.search-moments li').evaluateAll((all) => all.map((one) => one.innerText.replaceAll(/\s+/g, ' ').trim()));

/** Nothing is wrong with the page for whoever reads it otherwise. */
async function assertAccessible(page) {
  await settles(page);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await smallTargets(page), []);
  assert.equal(await overflowing(page), '');
}

const titles = async (page) => (await page.locator('.search-result h2 a').allInnerTexts()).map((one) => one.replaceAll('\u00a0', ' '));

export const searchScenarios = {
  async search_citizen_findsAnItemAndLandsOnIt(stage) {
    library(stage);
    const { page, shot } = await stage.open('/sittings');
    await page.getByRole('searchbox').fill('budget primitif');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=budget+primitif');
    await shows(page, '3 résultats');
    await page.locator('mark', { hasText: 'médiathèque' }).waitFor({ state: 'detached' });
    assert.match(await page.locator('.search-result mark').first().innerText(), /^budget$/i);
    assert.equal(await page.getByText(/secret|confidentiel|tableau/i).count(), 0, 'nothing that is not public');
    assert.match(await page.title(), /^Rechercher «.budget primitif.» –/);
    await shot('search', true);
    // The item's, and its report's.
    const watched = await page.getByRole('link', { name: /^Regarder ce point – Budget/ }).evaluateAll((all) => all.map((one) => one.getAttribute('href')));
    assert.deepEqual(watched, ['/watch/r-1#item-bp', '/watch/r-1#item-bp']);
    await page.getByRole('link', { name: /^Budget primitif 2027 : approbation/ }).click();
    await page.waitForURL('**/sittings/s-1#item-bp');
    // What was decided has a page of its own, which no script draws.
    await page.goto(new URL('/search?q=budget', page.url()).href);
    await page.getByRole('link', { name: 'Chercher seulement dans ce qui a été décidé' }).click();
    await page.waitForURL('**/deliberations/?q=budget');
    await page.getByRole('heading', { level: 1, name: 'Comment ma commune a décidé' }).waitFor();
    const decision = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: '2.1 Budget primitif 2027' }) });
    assert.match(await decision.innerText(), /«\u00a0Rapport de présentation du budget primitif 2027\u00a0», page 2\u00a0: Le budget primitif s’équilibre/);
    assert.deepEqual(await decision.locator('mark').allInnerTexts(), ['Budget', 'budget']);
    assert.deepEqual(await page.getByLabel('Résultat').locator('option').first().allInnerTexts(), ['Tous']);
    assert.equal(await page.getByText(/secret|confidentiel/i).count(), 0, 'nothing that is not public');
    await assertAccessible(page);
    await shot('deliberations', true);
    await page.setViewportSize({ width: 320, height: 720 });
    await assertAccessible(page);
    await shot('deliberations-320', true);
  },

  async search_aFreeChapter_leadsToItsSecond(stage) {
    library(stage);
    const { page, shot } = await stage.open('/search?q=hommage');
    await shows(page, 'Chapitre de la rediffusion');
    await shot('search-chapter');
    assert.equal(await page.getByRole('link', { name: 'Hommage à Mme Petit' }).getAttribute('href'), '/watch/r-1#item-m-1');
    assert.equal(await page.getByRole('link', { name: /^Regarder/ }).count(), 0, 'one link is enough');
  },

  async search_aQuestionAnsweredOnAir_landsOnItsSecond(stage) {
    asked(stage.server);
    stage.recording('r-1', { seconds: 1200 });
    const { page, shot } = await stage.open('/search?q=halle');
    const hit = page.getByRole('link', { name: 'Quand la halle sera-t-elle rouverte ?' });
    await hit.waitFor();
    await shows(page, 'Réponse à l’antenne');
    await shows(page, 'La halle rouvrira le 3 avril.');
    await shows(page, 'Marie, Saint-Flour');
    await shot('search-question');
    assert.equal(await page.locator('.search-result').filter({ has: hit }).locator('.search-of a').getAttribute('href'), '/sittings/s-1#question-q-a');
    await hit.click();
    await page.waitForURL('**/watch/r-1#t=630');
    await shows(page, 'Regarder à partir de 10:30');
  },

  async search_whatIsSaidInAFilm_isWatchedFromThere(stage) {
    library(stage);
    published(stage, 'fete-du-lac');
    const { page, shot } = await stage.open('/search?q=seconde+24+fanfare');
    const hit = page.locator('.search-result').filter({ hasText: 'La fête du lac de Garabit' });
    await hit.getByText('Reportage', { exact: true }).waitFor();
    await hit.getByText('samedi 15 août 2026').waitFor();
    assert.equal(await hit.locator('h2 a').getAttribute('href'), '/reports/fete-du-lac');
    await shot('search-report', true);
    await hit.getByRole('link', { name: 'Regarder ce passage – La fête du lac de Garabit' }).click();
    await page.waitForURL('**/reports/fete-du-lac#t=24');
    await shows(page, 'Regarder à partir de 0:24');
  },

  async search_whatIsSaidInAMeeting_leadsToItsSecond(stage) {
    stage.recording('r-1', { seconds: 120, captions: { fr: 'WEBVTT\n\n00:24.000 --> 00:30.000\nLa passerelle des Ondes sera rouverte au printemps.\n' } });
    const { page, shot } = await stage.open('/search?q=passerelle');
    const hit = page.locator('.search-result');
    await hit.getByText('Dit en séance', { exact: true }).waitFor();
    await hit.getByText('mercredi 25 novembre 2026').waitFor();
    await shot('search-recording', true);
    await hit.locator('h2 a').click();
    await page.waitForURL('**/watch/r-1#t=24');
    await shows(page, 'Regarder à partir de 0:24');
  },

  async search_aQuestionAnsweredInWriting_leadsToItUntilItIsPublicNoMore(stage) {
    asked(stage.server);
    const { page } = await stage.open('/search?q=subvention');
    await page.getByRole('link', { name: 'Pourquoi la subvention a-t-elle été retirée ?' }).click();
    await page.waitForURL('**/sittings/s-1#question-q-c');
    await page.waitForFunction(() => document.activeElement?.dataset.question === 'q-c');
    await stage.server.questions.decide('s-1', 'q-c', { action: 'refuse', reason: 'personal-data' });
    await page.goto(`${stage.server.address}/search?q=subvention`);
    await shows(page, '<b>Les Amis de la');
    assert.equal(await page.getByText('Question du public').count(), 0);
  },

  async search_filtersAndBack_areStepsOfTheBrowser(stage) {
    library(stage);
    const { page } = await stage.open('/search?q=budget');
    await shows(page, '4 résultats');
    await page.getByLabel('Année').selectOption('2025');
    await page.waitForURL('**/search?q=budget&year=2025');
    await shows(page, '1 résultat');
    assert.deepEqual(await titles(page), ['Débat d’orientation : budget 2026']);
    await page.goBack();
    await shows(page, '4 résultats');
    assert.equal(await page.getByLabel('Année').inputValue(), '');
    await page.getByLabel('Assemblée').selectOption('Conseil municipal');
    await shows(page, '1 résultat');
    await page.reload();
    await shows(page, '1 résultat');
    assert.equal(await page.getByLabel('Assemblée').inputValue(), 'Conseil municipal');
  },

  async search_typing_findsBeforeTheWordIsThere(stage) {
    library(stage);
    const { page } = await stage.open('/search');
    const asked = [];
    page.on('request', (one) => asked.push(one.url()));
    await page.getByRole('searchbox').pressSequentially('orient');
    await shows(page, '2 résultats');
    assert.ok(asked.some((one) => one.includes('q=orient&lang=fr&typing=true')), 'asks while typing');
    assert.ok(page.url().endsWith('?q=orient'), 'the address can be shared');
  },

  async search_typingErrorAndNothing_areSaidInPlainWords(stage) {
    library(stage);
    const { page } = await stage.open('/search?q=bugdet');
    await shows(page, 'voici ceux pour');
    await page.getByRole('searchbox').fill('xylophone');
    await page.keyboard.press('Enter');
    await shows(page, 'Aucun résultat pour : xylophone.'.replace(' :', '\u00a0:'));
    await page.getByRole('button', { name: 'English' }).click();
    await shows(page, 'No results for: xylophone.');
    await page.getByRole('searchbox').fill('***');
    await page.keyboard.press('Enter');
    await shows(page, 'Type at least one word to look for.');
  },

  async search_markup_isText(stage) {
    library(stage);
    const { page } = await stage.open('/search?q=halle');
    await shows(page, '<b>Les Amis de la');
    assert.equal(await page.locator('.search-result b').count(), 0);
  },

  async search_byKeyboardAlone_at320(stage) {
    library(stage);
    const { page, shot } = await stage.open('/', { viewport: { width: 320, height: 640 } });
    await page.locator('.site-menu summary').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Rechercher' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search');
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('budget');
    await page.keyboard.press('Enter');
    await shows(page, '4 résultats');
    for (let i = 0; i < 6 && !(await page.evaluate(() => document.activeElement.matches('.search-result h2 a'))); i += 1) await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.matches('.search-result h2 a')), 'results follow the filters');
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), 'nothing sticks out');
    await shot('search-320', true);
  },

  async search_clerk_findsDraftsAndNotes(stage) {
    library(stage);
    const { page, shot } = await clerk(stage, '/console/search?q=budget');
    await shows(page, 'Budget secret');
    await shows(page, 'Budget confidentiel');
    await page.getByText('Non public').first().waitFor();
    await shot('console-search', true);
    await page.getByRole('searchbox').fill('tableau');
    await page.keyboard.press('Enter');
    await shows(page, 'Note du secrétariat');
  },

  async search_inOneSitting_tellsEachMomentAndLeadsToIt(stage) {
    debate(stage);
    const { page, shot } = await stage.open('/search?q=budget');
    const hit = page.locator('.search-result').filter({ hasText: 'Dit en séance' });
    assert.equal(await hit.locator('.search-moments').count(), 0, 'one moment among all results');
    await hit.getByRole('link', { name: /^Chercher seulement dans cette séance/ }).click();
    await page.waitForURL('**/search?q=budget&sitting=s-1');
    await page.locator('.search-moments').waitFor();
    assert.deepEqual(await moments(page), ['0:24 Mme Éva PÉREZ : Le budget primitif s’équilibre.', '0:30 M. Alban : Ce budget ne tient pas.',
      '1:30 M. Octave Delcambre : Je reviens au budget, mes chers collègues.', '10:10 Mme Éva PÉREZ : Le budget est donc adopté.']);
    assert.equal(await page.getByText('Orientations').count(), 1, 'another sitting can be chosen, and is not found');
    await shot('search-sitting', true);
    await page.getByLabel('Dit par').selectOption({ label: 'M. Octave Delcambre (1)' });
    await page.waitForURL('**/search?q=budget&sitting=s-1&speaker=M.+Octave+Delcambre');
    await shows(page, '1 résultat');
    assert.equal(await hit.locator('.search-speaker').innerText(), 'M. Octave Delcambre');
    await page.goBack();
    await shows(page, '4 résultats');
    await page.getByRole('link', { name: '10:10' }).click();
    await page.waitForURL('**/watch/r-1#t=610');
    await shows(page, 'Regarder à partir de 10:10');
  },

  async search_bySpeakerByKeyboardAlone_at320(stage) {
    debate(stage);
    const { page, shot } = await stage.open('/search?q=budget&speaker=mme+eva+perez', { viewport: { width: 320, height: 640 } });
    await page.locator('.search-moments').waitFor();
    // However the address writes it.
    const speaker = page.getByLabel('Dit par');
    assert.equal(await speaker.inputValue(), 'Mme Éva PÉREZ');
    assert.deepEqual((await moments(page)).map((one) => one.split(' ')[0]), ['0:24', '10:10']);
    await assertAccessible(page);
    await shot('search-speaker-320', true);
    await speaker.focus();
    await page.keyboard.type('M. Al');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=budget&speaker=M.+Alban');
    await shows(page, 'Ce budget ne tient pas.');
    for (let i = 0; i < 8 && !(await page.evaluate(() => document.activeElement.matches('.search-only a'))); i += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=budget&sitting=s-1&speaker=M.+Alban');
    await page.waitForFunction(() => document.activeElement?.matches('.search-results a'));
    await assertAccessible(page);
  },

  async search_inASittingOrByASpeakerThatIsNone_saysHowToFindMore(stage) {
    debate(stage);
    const { page, shot } = await stage.open('/search?q=budget&sitting=s-9&speaker=Personne');
    await shows(page, 'Cette séance n’existe pas, ou n’est pas publique.');
    await assertAccessible(page);
    await shot('search-nowhere', true);
    await page.getByRole('link', { name: 'Cherchez dans toutes les séances.' }).click();
    await page.waitForURL('**/search?q=budget&speaker=Personne');
    await page.getByRole('link', { name: 'Cherchez quel que soit l’intervenant.' }).click();
    await page.waitForURL('**/search?q=budget');
    await page.locator('.search-results').waitFor();
  },

  async search_fromASittingAndFromItsReplay_isInIt(stage) {
    debate(stage);
    const { page, shot } = await stage.open('/sittings/s-1');
    const field = page.getByRole('searchbox', { name: 'Mots à chercher dans cette séance' });
    await field.fill('équilibre');
    await assertAccessible(page);
    await shot('sitting-search', true);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/search\?sitting=s-1&q=%C3%A9quilibre$/);
    await shows(page, '1 résultat');
    await page.getByRole('link', { name: 'Conseil' }).first().waitFor();
    await page.goto(`${stage.server.address}/watch/r-1`);
    await field.waitFor();
    await field.scrollIntoViewIfNeeded();
    await shot('replay-search');
    await field.fill('collègues');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?sitting=s-1&q=coll%C3%A8gues');
    await page.locator('.search-result h2 a').click();
    await page.waitForURL('**/watch/r-1#t=90');
  },
};
