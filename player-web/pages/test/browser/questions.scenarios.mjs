import assert from 'node:assert/strict';
import { violations } from './accessibility.mjs';
import { BOTH, check } from './accessibility.scenarios.mjs';
import { shows, until } from './browser.mjs';
import { chapterMarks } from '../fixture/marks.mjs';
import { keyOf, newQuestion } from '../fixture/questions.mjs';
import { localTime } from '../fixture/sittings.mjs';
import { wholeSitting } from './sittings.scenarios.mjs';

const STARTED = '2026-11-25T17:30:00Z';
const written = { from: 'Mme Martin, présidente', text: 'Les travaux finissent en mars 2027.\nLa halle rouvrira le 3 avril.', at: '2026-11-27T09:00:00Z' };

/** A sitting with some questions; {@link taking} says whether it takes any. */
export function asked(server, taking = {}, sitting = {}) {
  server.sittings.set(wholeSitting(sitting));
  server.questions.open('s-1', [
    newQuestion('q-a', { item: 'bp', supports: 12, askedBy: 3, state: 'answered', answer: { spoken: { broadcast: 'r-1', start: '2026-11-25T17:40:30Z' }, written } }),
    newQuestion('q-b', { text: 'Le parking <b>gratuit</b> sera-t-il gardé ?', author: { name: 'Un habitant', commune: '' }, supports: 2, chair: { sentAt: STARTED, shownSince: STARTED }, askedAt: '2026-11-25T17:50:00Z' }),
    newQuestion('q-c', { text: 'Pourquoi la subvention a-t-elle été retirée ?', item: 'sub', askedAt: '2026-11-25T17:55:00Z', reply: { ...written, from: 'Les Amis de la Halle' } }),
  ], taking);
}

const texts = (page) => page.locator('.question > .question-words').allTextContents();

/** Opens the form and fills it in. */
async function write(page, text, name = 'Marie D.') {
  await page.getByRole('button', { name: 'Poser une question' }).click();
  await page.getByLabel(/^Votre question/).fill(text);
  await page.getByLabel(/^Nom ou pseudonyme/).fill(name);
}

export const questionsScenarios = {
  async questions_citizenAsks_getsAPrivateLinkAndFindsItAgain({ open, server }) {
    asked(server);
    const { page, shot } = await open('/sittings/s-1');
    await page.getByRole('button', { name: 'Poser une question' }).click();
    await page.getByRole('button', { name: 'Envoyer la question' }).click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'question-text');
    await shows(page, 'Écrivez votre question.');
    await page.getByLabel(/^Sujet/).selectOption('bp');
    await page.getByLabel(/^Votre question/).fill('Quand la piscine sera-t-elle réparée ?');
    await page.getByLabel(/^Nom ou pseudonyme/).fill('Marie D.');
    await page.getByLabel(/^Commune/).fill('Talizat');
    await shows(page, 'Il reste 962 caractères');
    await shot('question-form', true);
    await page.reload();
    await page.getByRole('button', { name: 'Poser une question' }).click();
    assert.equal(await page.getByLabel(/^Votre question/).inputValue(), 'Quand la piscine sera-t-elle réparée ?');
    assert.equal(await page.getByLabel(/^Sujet/).inputValue(), 'bp');
    // Whoever writes for hours sends a challenge that is too old: another is solved.
    await page.waitForTimeout(1500);
    await server.program.tell({ type: 'pass', time: 'PT3H' });
    await page.getByRole('button', { name: 'Envoyer la question' }).click();
    await page.getByRole('heading', { name: 'Question envoyée' }).waitFor();
    const link = await page.getByLabel('Votre lien privé').inputValue();
    const [, path, id, key] = new RegExp(`^${server.address}(/questions/(.+)#(.+))$`).exec(link);
    const { item, author, text } = await server.questions.own(id, key);
    assert.deepEqual([item, author, text], ['bp', { name: 'Marie D.', commune: 'Talizat' }, 'Quand la piscine sera-t-elle réparée ?']);
    await page.getByText('Mes questions (1)').click();
    await shot('question-sent', true);
    await page.reload();
    await page.getByText('Mes questions (1)').click();
    assert.equal(await page.locator('.my-questions a').getAttribute('href'), path);
    await page.getByRole('button', { name: /^Oublier le lien vers/ }).click();
    await page.locator('.my-questions').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Poser une question' }).click();
    assert.equal(await page.getByLabel(/^Nom ou pseudonyme/).inputValue(), '');
  },

  async questions_addressForTheAnswer_isGivenIfWantedAndErasedByItsAuthor({ open, server }) {
    server.program.sendMail({ keepAuthors: '7d', keepRefused: '90d', keepEmails: '120d' });
    asked(server);
    const { page, shot } = await open('/sittings/s-1');
    await write(page, 'Quand la piscine sera-t-elle réparée ?');
    const field = page.locator('#question-email');
    assert.deepEqual([await field.getAttribute('type'), await field.getAttribute('autocomplete')], ['email', 'email']);
    await page.locator('.question-notice summary').click();
    for (const told of ['après 7 jours', 'après 90 jours', 'faute de réponse, elle l’est après 120 jours']) await shows(page, told);
    await field.fill('marie chez exemple');
    await page.getByRole('button', { name: 'Envoyer la question' }).click();
    await shows(page, 'Écrivez l’adresse comme');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'question-email');
    await shot('question-email', true);
    await field.fill('marie@exemple.123');
    await page.getByRole('button', { name: 'Envoyer la question' }).click();
    await page.getByRole('alert').getByText('Cette adresse électronique n’est pas valable').waitFor();
    await field.fill('marie@exemple.fr');
    await page.getByRole('button', { name: 'Envoyer la question' }).click();
    await page.getByRole('heading', { name: 'Question envoyée' }).waitFor();
    const [, id] = /questions\/(.+)#/.exec(await page.getByLabel('Votre lien privé').inputValue());
    assert.equal(await server.questions.address(id), 'marie@exemple.fr');
    assert.ok(!(await page.evaluate(() => JSON.stringify({ ...localStorage }))).includes('marie@exemple.fr'));
    await page.getByRole('link', { name: 'Suivre ma question' }).click();
    await shows(page, 'Votre adresse électronique est gardée');
    await shot('own-email', true);
    await page.getByRole('button', { name: 'Effacer l’adresse' }).click();
    await shows(page, 'L’adresse est effacée.');
    await page.getByRole('button', { name: 'Effacer l’adresse' }).waitFor({ state: 'detached' });
    assert.equal(await server.questions.address(id), null);
  },

  async questions_siteWithoutMail_asksForNoAddress({ open, server }) {
    asked(server);
    const { page } = await open('/sittings/s-1');
    await write(page, 'Quand ?');
    assert.equal(await page.locator('#question-email').count(), 0);
    await page.locator('.question-notice summary').click();
    await shows(page, 'après 180 jours');
    await page.getByRole('button', { name: 'Envoyer la question' }).click();
    await page.getByRole('heading', { name: 'Question envoyée' }).waitFor();
  },

  async questions_linkOfALetter_goesToTheQuestion({ open, server }) {
    asked(server);
    const { page } = await open('/sittings/s-1#question-q-c');
    await page.waitForFunction(() => document.activeElement.dataset.question === 'q-c');
  },

  async questions_sendingFails_losesNothingThatWasTyped({ open, server }) {
    asked(server);
    // All come from one network here.
    const { id } = await server.questions.ask('s-1', { text: 'Quand ces voleurs partiront-ils ?' });
    const ban = await server.questions.ban(id, 'insultes');
    const { page } = await open('/sittings/s-1');
    await write(page, 'Pourquoi ?');
    await page.getByRole('button', { name: 'Envoyer la question' }).click();
    await page.getByRole('alert').getByText('Motif').waitFor();
    assert.equal(await page.getByLabel(/^Votre question/).inputValue(), 'Pourquoi ?');
    await page.getByLabel(/^Vous n’êtes pas d’accord/).fill('Je n’ai insulté personne.');
    await page.getByRole('button', { name: 'Contester' }).click();
    await shows(page, 'Votre contestation est envoyée');
    await server.questions.lift(ban.id);
    await page.getByRole('button', { name: 'Envoyer la question' }).click();
    await page.getByRole('heading', { name: 'Question envoyée' }).waitFor();
  },

  async questions_supportTwice_countsOnceAndWithdraws({ open, server }) {
    asked(server);
    const { page } = await open('/sittings/s-1');
    const button = page.locator('[data-question=q-c] .question-support');
    await button.click();
    await page.locator('[data-question=q-c] .question-support[aria-pressed=true]').getByText('1 soutien').waitFor();
    // What moderators read may be a second old.
    await until(async () => (await server.questions.card('s-1', 'q-c')).supports === 1);
    await page.reload();
    await page.locator('[data-question=q-c] .question-support[aria-pressed=true]').waitFor();
    await button.click();
    await page.locator('[data-question=q-c] .question-support[aria-pressed=false]').getByText('0 soutien').waitFor();
    await until(async () => (await server.questions.card('s-1', 'q-c')).supports === 0);
  },

  async questions_published_arriveByEventWithoutMovingTheReader({ open, server }) {
    asked(server);
    const { page, shot } = await open('/sittings/s-1');
    await page.locator('[data-question=q-c]').waitFor();
    assert.deepEqual(await texts(page), ['Le parking <b>gratuit</b> sera-t-il gardé ?', 'Quand la halle sera-t-elle rouverte ?', 'Pourquoi la subvention a-t-elle été retirée ?']);
    await page.locator('[data-question=q-c] .question-support').focus();
    const place = () => page.locator('[data-question=q-c] .question-support').evaluate((one) => Math.round(one.getBoundingClientRect().top));
    const before = await place();
    server.questions.change('s-1', newQuestion('q-d', { text: 'Une nouvelle ?', supports: 50, askedAt: '2026-11-25T18:00:00Z' }));
    server.questions.change('s-1', newQuestion('q-e', { text: 'Une autre ?' }));
    await page.getByText('2 nouvelles questions').waitFor();
    assert.equal((await texts(page)).length, 3);
    assert.equal(await place(), before);
    await shot('question-news', true);
    await page.getByRole('button', { name: 'Afficher' }).click();
    assert.equal((await texts(page))[1], 'Une nouvelle ?');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.question), 'q-d');
    await server.questions.decide('s-1', 'q-d', { action: 'refuse', reason: 'off-topic' });
    await page.locator('[data-question=q-d]').waitFor({ state: 'detached' });
    await page.getByLabel('Point de l’ordre du jour').selectOption('sub');
    assert.deepEqual(await texts(page), ['Pourquoi la subvention a-t-elle été retirée ?']);
  },

  async questions_withoutEvents_areAskedFor({ open, server }) {
    asked(server);
    server.withoutEvents = true;
    try {
      const { page } = await open('/sittings/s-1');
      await page.locator('[data-question=q-c]').waitFor();
      await page.locator('#questions-title').scrollIntoViewIfNeeded();
      server.questions.change('s-1', newQuestion('q-d', { text: 'Une nouvelle ?' }));
      await page.locator('[data-question=q-d]').waitFor({ timeout: 20_000 });
    } finally {
      server.withoutEvents = false;
    }
  },

  async questions_report_isSentFromADialog({ open, server }) {
    asked(server);
    const { page, shot } = await open('/sittings/s-1');
    await page.locator('[data-question=q-b] .question-report').click();
    await page.getByLabel('Données personnelles').check();
    await page.getByLabel(/^Précisions/).fill('Mon nom y est.');
    await shot('question-report');
    await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
    await shows(page, 'Signalement envoyé');
    const reports = async () => (await server.questions.card('s-1', 'q-b')).reports;
    // What moderators read may be a second old.
    await until(async () => (await reports()).length === 1);
    const [{ id, reason, words }] = await reports();
    assert.deepEqual([reason, words], ['personal-data', 'Mon nom y est.']);
    await page.getByRole('link', { name: 'Suivre mon signalement' }).click();
    await shows(page, 'En attente d’un modérateur');
    await server.questions.decide('s-1', 'q-b', { action: 'refuse', reason: 'personal-data' });
    await server.questions.decideReport('s-1', id, { state: 'upheld', message: 'Votre nom a été retiré.' });
    await page.reload();
    await shows(page, 'Une suite a été donnée');
    await shows(page, 'La question n’est plus publiée.');
    await shows(page, 'Votre nom a été retiré.');
    await shot('own-report');
    await page.getByText('Mes signalements (1)').click();
    assert.deepEqual(await violations(page), []);
  },

  async questions_replay_answerLeadsToItsPlace({ open, recording, server }) {
    asked(server, { closesAt: '2026-11-26T17:30:00Z' }, { status: 'held' });
    recording('r-1', { startedAt: STARTED, seconds: 3600 });
    server.marks.set('r-1', chapterMarks(STARTED, [[0, '1', 'Ouverture', 'pv'], [600, '2.1', 'Budget primitif', 'bp']], 's-1'));
    const { page, shot } = await open('/watch/r-1');
    await page.getByRole('button', { name: 'Réponse à 10:30' }).click();
    await page.waitForFunction(() => document.querySelector('video').currentTime >= 630, undefined, { timeout: 15_000 });
    await shows(page, 'Les questions sont closes');
    await page.locator('.chapter-row').nth(1).getByRole('button', { name: /^Détails/ }).click();
    const note = page.locator('.chapter-row').nth(1).getByRole('button', { name: '1 question d’habitant' });
    await note.focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.dataset.question), 'q-a');
    assert.deepEqual(await texts(page), ['Quand la halle sera-t-elle rouverte ?']);
    assert.equal(await page.getByLabel('Point de l’ordre du jour').inputValue(), 'bp');
    await shot('question-replay', true);
    const other = await open('/sittings/s-1');
    const link = other.page.getByRole('link', { name: 'Réponse à 10:30' });
    await link.waitFor();
    assert.equal(await link.getAttribute('href'), '/watch/r-1#t=630');
  },

  async questions_live_currentItemIsProposed({ open, live, server }) {
    live();
    asked(server, {}, { status: 'open', localStart: localTime(Date.now()) });
    server.marks.set('b-1', chapterMarks(new Date().toISOString(), [[0, '2.2', 'Subvention', 'sub']], 's-1'));
    const { page, shot } = await open('/live/chamber');
    await page.locator('question-panel').scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: 'Poser une question' }).click();
    assert.equal(await page.getByLabel(/^Sujet/).inputValue(), 'sub');
    await page.keyboard.type('Le k du mot ne coupe pas le son ?');
    assert.equal(await page.evaluate(() => document.querySelector('video').muted), true);
    await shot('question-live', true);
  },

  async questions_ofSeveralItems_areGroupedByThem({ open, server }) {
    asked(server);
    const { page, shot } = await open('/sittings/s-1');
    await page.locator('[data-question=q-c]').waitFor();
    const [title, other] = ['2.1 Budget primitif 2027', '2.2 Subvention à l’association'];
    const groups = await page.locator('.question-group').evaluateAll((all) => all.map((one) => [one.querySelector('h3').textContent, one.querySelectorAll('.question-row').length]));
    assert.deepEqual(groups.map(([name, count]) => [name.split(' ').slice(0, 3).join(' '), count]), [['La séance en', 1], [title.split(' ').slice(0, 3).join(' '), 1], [other.split(' ').slice(0, 3).join(' '), 1]]);
    await shot('questions-grouped', true);
  },

  async questions_ofASittingThatIsOver_areAnsweredInWritingAlone({ open, recording, server }) {
    asked(server, {}, { status: 'held' });
    const { page } = await open('/sittings/s-1');
    await shows(page, 'Posez votre question : une réponse y sera apportée par écrit.');
    assert.equal(await page.getByText('pendant une suspension').count(), 0);
    // Nor beside what was recorded of one that nobody has closed yet.
    asked(server, {}, { status: 'open' });
    recording('r-1', { startedAt: STARTED, seconds: 3600 });
    server.marks.set('r-1', chapterMarks(STARTED, [[0, '1', 'Ouverture', 'pv']], 's-1'));
    const { page: replay } = await open('/watch/r-1');
    await replay.locator('question-panel').scrollIntoViewIfNeeded();
    await shows(replay, 'apportée par écrit');
    assert.equal(await replay.getByText('pendant une suspension').count(), 0);
  },

  async questions_embedded_areNotThere({ open, live, server }) {
    live();
    asked(server, {}, { localStart: localTime(Date.now()) });
    server.marks.set('b-1', chapterMarks(new Date().toISOString(), [[0, '', 'Subvention', 'sub']], 's-1'));
    const { page } = await open('/embed/live/chamber');
    await page.locator('.seek-bar').first().waitFor({ state: 'attached' });
    await page.waitForTimeout(1000);
    assert.equal(await page.locator('question-panel').count(), 0);
    // The loader is a part of the page, half a kilobyte; it neither asks for questions nor brings their element.
    assert.deepEqual(server.requests.filter((one) => /\/questions|question-panel|solve/.test(one)), []);
  },

  async questions_off_bringNoScript({ open, server }) {
    server.sittings.set(wholeSitting());
    server.questions.open('s-1', [], { mode: 'off' });
    const { page } = await open('/sittings/s-1');
    await page.locator('.agenda-item').first().waitFor();
    await page.waitForTimeout(1000);
    assert.deepEqual(server.requests.filter((one) => /question-panel|solve/.test(one)), []);
  },

  async ownQuestion_refused_isContestedAndWithdrawn({ open, server }) {
    asked(server);
    const { id, key, link } = await server.questions.ask('s-1');
    await server.questions.decide('s-1', id, { action: 'refuse', reason: 'personal-data', words: 'Le nom de votre voisin\nn’a pas à paraître.' });
    const { page, shot } = await open(link);
    await shows(page, 'données personnelles');
    await shows(page, 'n’a pas à paraître.');
    await shot('own-refused', true);
    await page.getByRole('button', { name: 'Contester le refus' }).click();
    await page.getByLabel(/^Pourquoi votre question/).fill('Je l’ai retiré.');
    await page.getByRole('button', { name: 'Envoyer la contestation' }).click();
    await shows(page, 'Refus contesté');
    assert.equal(await page.getByRole('button', { name: 'Contester le refus' }).count(), 0);
    await page.getByRole('button', { name: 'Retirer la question' }).click();
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'La garder');
    await shot('own-withdraw');
    await page.getByRole('button', { name: 'La retirer' }).click();
    await shows(page, 'Retirée');
    assert.equal((await server.questions.own(id, key)).state, 'withdrawn');
    assert.equal(await page.getByText('Quand la piscine').count(), 0);
  },

  async ownQuestion_waiting_isCorrectedAndExported({ open, server }) {
    asked(server);
    const { id, key, link } = await server.questions.ask('s-1');
    const { page, shot } = await open(link);
    await page.getByRole('button', { name: 'Corriger' }).click();
    await page.getByLabel(/^Votre question/).fill('Quand la piscine rouvre-t-elle ?');
    await shot('own-correct', true);
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await shows(page, 'Votre correction est enregistrée.');
    assert.equal((await server.questions.own(id, key)).text, 'Quand la piscine rouvre-t-elle ?');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Télécharger ce qui est gardé' }).click()]);
    assert.equal(file.suggestedFilename(), `question-${id}.json`);
  },

  async ownQuestion_answered_leadsToTheAnswer({ open, recording, server }) {
    asked(server);
    recording('r-1', { startedAt: STARTED, seconds: 3600 });
    const { page } = await open(`/questions/q-a#${keyOf('q-a')}`);
    await shows(page, 'La halle rouvrira le 3 avril.');
    const link = page.getByRole('link', { name: 'Réponse à 10:30' });
    await link.waitFor();
    assert.equal(await link.getAttribute('href'), '/watch/r-1#t=630');
  },

  async ownQuestion_wrongSecret_saysSo({ open, server }) {
    asked(server);
    const { page } = await open('/questions/q-a#key-of');
    await page.getByRole('alert').getByText('Ce lien privé n’existe pas').waitFor();
  },

  async questions_byKeyboardAlone_areAskedAndSupported({ open, server }) {
    asked(server);
    const { page } = await open('/sittings/s-1');
    await page.locator('.question-ask').waitFor();
    await page.locator('.question-ask').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.id === 'question-text');
    await page.keyboard.type('Au clavier ?');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Anne');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.localName === 'h3');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), 'Copier le lien');
    await page.locator('[data-question=q-b] .question-support').focus();
    await page.keyboard.press('Space');
    await page.locator('[data-question=q-b] .question-support[aria-pressed=true]').waitFor();
  },

  async accessible_questions(stage) {
    stage.server.program.sendMail();
    asked(stage.server);
    await check(stage, 'questions', '/sittings/s-1', async (page) => {
      await page.locator('.question-ask').click();
      await page.locator('.question-form button[type=submit]').click();
      await page.locator('.question-notice summary').click();
      await page.locator('[data-question=q-c]').waitFor();
    }, BOTH);
  },

  async accessible_questionsLive(stage) {
    stage.live();
    asked(stage.server, {}, { status: 'open', localStart: localTime(Date.now()) });
    stage.server.marks.set('b-1', chapterMarks(new Date().toISOString(), [[0, '2.2', 'Subvention', 'sub']], 's-1'));
    await check(stage, 'questions-live', '/live/chamber', async (page) => {
      await page.locator('question-panel').scrollIntoViewIfNeeded();
      await page.locator('.question-ask').click();
      await page.locator('[data-question=q-c]').waitFor();
    });
  },

  async accessible_questionReport(stage) {
    asked(stage.server);
    await check(stage, 'question-report', '/sittings/s-1', (page) => page.locator('[data-question=q-b] .question-report').click(), BOTH);
  },

  async accessible_ownQuestion(stage) {
    asked(stage.server);
    stage.server.questions.change('s-1', newQuestion('q-d', { state: 'waiting', email: 'marie@exemple.fr' }));
    await check(stage, 'own-question', `/questions/q-d#${keyOf('q-d')}`, async (page) => {
      await page.locator('.own-question button[aria-expanded]').click();
      await page.locator('#question-text').waitFor();
    }, BOTH);
  },
};
