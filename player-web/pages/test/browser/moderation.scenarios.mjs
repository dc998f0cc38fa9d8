import assert from 'node:assert/strict';
import { newCard } from '../fixture/questions.mjs';
import { dayFrom, localTime, newSitting } from '../fixture/sittings.mjs';
import { overflowing, smallTargets, violations } from './accessibility.mjs';
import { shows, until } from './browser.mjs';
import { wholeSitting } from './sittings.scenarios.mjs';
import { widely } from './wide.mjs';

const PATH = '/console/sittings/s-1/questions';
const LONG = 'Pourquoi la navette entre les hameaux et le bourg ne passe-t-elle plus le samedi, alors que le marché se tient ce jour-là ? '.repeat(8).slice(0, 1000);

const ROAD = { askedAt: '2026-11-25T17:05:00Z', item: 'bp', text: 'Qui entretient le chemin du Moulin ?', author: { name: 'Paul Vidal', commune: 'Saint-Flour' } };

/** Questions of an evening: two to look at first, three that wait, one that is published. */
function evening() {
  const at = (minute) => `2026-11-25T17:${String(minute).padStart(2, '0')}:00Z`;
  const who = (name, commune = 'Saint-Flour') => ({ author: { name, commune } });
  const report = { id: 'rep-1', reason: 'right-of-reply', words: 'Je suis citée.', contact: 'a@b.example', at: at(50) };
  return [
    newCard('pool', { askedAt: at(1), ...who('Jeanne Roux') }),
    newCard('pool-2', { askedAt: at(2), text: 'La piscine rouvre quand ?', ...who('Luc Blanc', 'Murat'), flags: ['near-repeat'] }),
    newCard('rude', { askedAt: at(3), text: 'Quand cette bande de crétins réparera-t-elle la route ?', ...who('Anonyme', ''), flags: ['word'] }),
    newCard('bus', { askedAt: at(4), item: 'bp', text: LONG, ...who('Inès Faure') }),
    newCard('road', ROAD),
    newCard('again', { askedAt: at(6), state: 'contested', decidedAt: at(8), contest: 'Ma question n’accuse personne.', refusal: { reason: 'defamation', words: 'Elle accuse.' }, text: 'Le marché public était-il régulier ?', ...who('Rose Petit') }),
    newCard('school', { askedAt: at(0), state: 'published', decidedAt: at(2), text: 'Quels travaux à l’école ?', ...who('Noé Lacombe'), supports: 12, reports: [report] }),
  ];
}

/** A moderator before the queue of an evening. */
async function moderating(stage, options = {}) {
  const { server } = stage;
  if (!(await server.sittings.of('s-1').catch(() => null))) {
    server.sittings.set(wholeSitting());
    server.questions.open('s-1', evening());
  }
  const one = await stage.open(PATH, options);
  one.page.setDefaultTimeout(10_000);
  await one.page.locator('moderation-card').first().waitFor();
  return one;
}

const card = (page, id) => page.locator(`moderation-card[data-question="${id}"]`);
/** Shows all of a card, as a click on it does. */
const opened = async (page, id) => {
  await card(page, id).locator('.question-words').click();
  await card(page, id).locator('.question-more').waitFor();
  return card(page, id);
};
/** Three keys: R, a reason's digit, Enter. */
const refusedBy = async (page, digit) => {
  await page.keyboard.press('r');
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'reason');
  await page.keyboard.press(digit);
  await page.keyboard.press('Enter');
};
const order = (page) => page.locator('moderation-card').evaluateAll((all) => all.map((one) => one.dataset.question));
const read = ({ server }, id) => server.questions.card('s-1', id);
const state = async (stage, id) => (await read(stage, id)).state;
/** Settles once all of them are {@link wanted}. */
const become = (stage, ids, wanted) => until(async () => {
  const { questions } = await stage.server.questions.all('s-1');
  return questions.filter((one) => ids.includes(one.id)).every((one) => one.state === wanted);
});
const focused = (page) => page.evaluate(() => document.activeElement?.closest('moderation-card')?.dataset.question ?? null);
const focuses = (page, id) => page.waitForFunction((wanted) => document.activeElement?.closest('moderation-card')?.dataset.question === wanted, id);

export const moderationScenarios = {
  async moderation_byKeys_publishesRefusesAndUndoes(stage) {
    const { page, shot } = await moderating(stage);
    assert.deepEqual(await order(page), ['again', 'rude', 'pool-2', 'pool', 'bus', 'road']);
    await page.keyboard.press('a');
    await shows(page, 'Choisissez une question avec J ou K');
    await page.keyboard.press('j');
    await focuses(page, 'again');
    await page.keyboard.press('j');
    await focuses(page, 'rude');
    await card(page, 'rude').locator('mark').filter({ hasText: 'bande de crétins' }).waitFor();
    await until(async () => (await read(stage, 'rude')).hold?.account === 'p-eve');
    await shot('moderation', true);
    await page.keyboard.press('r');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'reason', 'the dialog has the focus on what it asks');
    const submit = page.locator('refuse-dialog button[type=submit]');
    await submit.click();
    assert.equal(await state(stage, 'rude'), 'waiting', 'a reason is required');
    await page.getByRole('radio', { name: 'Injure' }).check();
    assert.match(await page.locator('#refuse-words').inputValue(), /injurieux/);
    await page.getByRole('radio', { name: 'Anglais' }).check();
    assert.match(await page.locator('#refuse-words').inputValue(), /insults/);
    await page.locator('#refuse-words').fill('Reposez-la sans ce mot : jaruz.');
    await shot('moderation-refuse');
    await submit.click();
    await become(stage, ['rude'], 'refused');
    assert.deepEqual((await read(stage, 'rude')).refusal, { reason: 'insult', words: 'Reposez-la sans ce mot : jaruz.' });
    await focuses(page, 'pool-2');
    await page.keyboard.press('j');
    await focuses(page, 'pool');
    await page.keyboard.press('a');
    await become(stage, ['pool'], 'published');
    await focuses(page, 'bus');
    await shows(page, '1 question publiée');
    await page.keyboard.press('u');
    await become(stage, ['pool'], 'waiting');
    await focuses(page, 'pool');
    await page.keyboard.press('u');
    await become(stage, ['rude'], 'waiting');
    await focuses(page, 'rude');
    await page.keyboard.press('u');
    await shows(page, 'Vous n’avez aucune décision à annuler');
  },

  async moderation_compact_sixToAScreen_andRefusedInThreeKeys(stage) {
    const { page, shot } = await moderating(stage, { viewport: { width: 1280, height: 900 } });
    const inSight = await page.locator('moderation-card').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().bottom <= innerHeight).length);
    await shot('moderation-compact');
    assert.ok(inSight >= 6, `${inSight} cards at 900 px`);
    assert.match(await page.title(), /^\(7\) /);
    await page.keyboard.press('j');
    await focuses(page, 'again');
    await page.keyboard.press('j');
    await focuses(page, 'rude');
    await refusedBy(page, '2');
    await become(stage, ['rude'], 'refused');
    assert.equal((await read(stage, 'rude')).refusal.reason, 'insult');
    await focuses(page, 'pool-2');
    await page.locator('#queue-sort').selectOption('support');
    await page.locator('#queue-noticed').selectOption('unflagged');
    assert.deepEqual(await order(page), ['again', 'pool', 'bus', 'road']);
  },

  async moderation_alike_areOneCardAndOneDecision(stage) {
    const { page, shot } = await moderating(stage);
    for (let number = 1; number <= 25; number++) stage.server.questions.change('s-1', newCard(`spam-${String(number).padStart(2, '0')}`, { text: `Stop aux éoliennes, signez la pétition ${number} !`, author: { name: `Nom ${number}`, commune: '' } }));
    await page.locator('moderation-card').filter({ hasText: '25 semblables' }).waitFor();
    assert.equal((await order(page)).filter((id) => id.startsWith('spam')).length, 1);
    const [first] = (await order(page)).filter((id) => id.startsWith('spam'));
    await opened(page, first);
    await shot('moderation-alike');
    await refusedBy(page, '6');
    await shows(page, '25 questions refusées');
    for (const id of ['spam-01', 'spam-13', 'spam-25']) assert.equal(await state(stage, id), 'refused');
  },

  async moderation_heldCard_isSkipped(stage) {
    const { page } = await moderating(stage);
    await stage.server.questions.hold('rude');
    await card(page, 'rude').getByText('Bruno <b>Petit</b> regarde cette question').waitFor();
    await page.keyboard.press('j');
    await focuses(page, 'again');
    await page.keyboard.press('j');
    await focuses(page, 'pool-2');
    await page.keyboard.press('k');
    await focuses(page, 'again');
  },

  async moderation_maskAndNote_publishWithoutThePassage(stage) {
    const { page, shot } = await moderating(stage);
    stage.server.questions.change('s-1', newCard('road', { ...ROAD, text: 'Appelez Jean au 06 12 34 56 78 pour le chemin.', flags: ['personal-data'] }));
    await card(page, 'road').getByText('Appelez Jean').waitFor();
    await opened(page, 'road');
    await page.keyboard.press('c');
    await page.locator('#mask-words').waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'mask-words');
    await page.locator('mask-dialog').getByText('Appelez Jean au […] pour le chemin.').waitFor();
    await page.locator('#mask-words').evaluate((field) => field.setSelectionRange(8, 12));
    await page.keyboard.press('Enter');
    await page.locator('mask-dialog').getByText('Appelez […] au […] pour le chemin.').waitFor();
    await shot('moderation-mask');
    assert.deepEqual(await violations(page), []);
    await page.locator('mask-dialog button[type=submit]').click();
    await become(stage, ['road'], 'published');
    assert.equal((await read(stage, 'road')).text, 'Appelez […] au […] pour le chemin.');
    await page.locator('[data-filter=published]').click();
    await opened(page, 'road');
    await card(page, 'road').getByText('Appelez Jean au 06 12 34 56 78').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('Vu avec la mairie.');
    await page.locator('note-dialog button[type=submit]').click();
    await until(async () => (await read(stage, 'road')).note?.text === 'Vu avec la mairie.');
    await card(page, 'road').getByText('Note interne de Ève Été').waitFor();
    await shot('moderation-note', true);
  },

  async moderation_merge_choosesTheLeaderAmongTheLikest(stage) {
    const { page, shot } = await moderating(stage);
    const found = page.waitForResponse('**/pool-2/findings');
    await card(page, 'pool-2').locator('article').click();
    await page.keyboard.press('Escape');
    await (await found).finished();
    await card(page, 'pool-2').locator('article').focus();
    await page.keyboard.press('m');
    await shows(page, '67 % de ressemblance');
    await page.locator('#merge-search').fill('ECOLE lacombe');
    await page.locator('merge-dialog').getByText('Quels travaux').waitFor();
    await shot('moderation-merge');
    await page.locator('merge-dialog button[type=submit]').click();
    await until(async () => (await read(stage, 'pool-2')).leader === 'pool');
    await page.locator('[data-filter=all]').click();
    await (await opened(page, 'pool-2')).getByText('Regroupée avec').waitFor();
  },

  async moderation_severalChosen_areDecidedTogether(stage) {
    const { page, shot } = await moderating(stage);
    for (const id of ['pool', 'bus', 'road']) await card(page, id).locator('.question-select input').check();
    await shows(page, '3 questions sélectionnées');
    await shot('moderation-bulk');
    await page.locator('.bulk-publish').click();
    await become(stage, ['pool', 'bus', 'road'], 'published');
    await shows(page, '3 questions publiées');
    await page.locator('.bulk').waitFor({ state: 'detached' });
    await page.keyboard.press('u');
    await become(stage, ['pool', 'bus', 'road'], 'waiting');
  },

  async moderation_allChosen_areRefusedTogether(stage) {
    const { page } = await moderating(stage);
    await page.locator('.select-all').click();
    await shows(page, '6 questions sélectionnées');
    await page.locator('.bulk-refuse').click();
    await page.getByRole('radio', { name: 'Publicité' }).check();
    await page.locator('refuse-dialog button[type=submit]').click();
    await shows(page, 'Aucune question n’attend de décision');
    await become(stage, ['pool', 'pool-2', 'rude', 'bus', 'road', 'again'], 'refused');
  },

  async moderation_withoutNetwork_anOrderIsNotPretended(stage) {
    const { page } = await moderating(stage);
    await card(page, 'pool').locator('article').focus();
    await page.route('**/moderation', (route) => route.abort(), { times: 1 });
    await page.keyboard.press('a');
    await shows(page, 'La commande n’a pas abouti');
    await card(page, 'pool').getByText('Le serveur ne répond pas').waitFor();
    await focuses(page, 'pool');
    assert.equal(await state(stage, 'pool'), 'waiting');
    await page.keyboard.press('a');
    await become(stage, ['pool'], 'published');
  },

  async moderation_twoModerators_seeEachOtherAndTheFasterOneDecides(stage) {
    const { page, shot } = await moderating(stage);
    const { page: other } = await moderating(stage, { as: 'p-bruno' });
    await card(page, 'pool').locator('article').focus();
    await card(other, 'pool').getByText('Ève Été regarde cette question').waitFor();
    await card(other, 'pool').locator('.does-publish').click();
    await shows(other, 'Une autre décision est peut-être en cours');
    await other.locator('.confirm-no').click();
    assert.equal(await state(stage, 'pool'), 'waiting');
    // The first one has not heard of the decision yet.
    await page.route('**/moderation', async (route) => {
      await stage.server.questions.decide('s-1', 'pool', { action: 'refuse', reason: 'off-topic' });
      await route.continue();
    }, { times: 1 });
    await page.keyboard.press('a');
    await shows(page, 'Quelqu’un a été plus rapide. Refusée (Hors sujet), par Bruno <b>Petit</b>');
    await card(page, 'pool').locator('.state-refused').waitFor();
    await shot('moderation-conflict');
    assert.equal(await state(stage, 'pool'), 'refused');
    await page.keyboard.press('j');
    await card(page, 'pool').waitFor({ state: 'detached' });
  },

  async moderation_oneAtATimeAndTyping_noKeyActsInAField(stage) {
    const { page, shot } = await moderating(stage);
    await page.keyboard.press('j');
    await page.keyboard.press('z');
    await page.waitForFunction(() => document.querySelectorAll('moderation-card').length === 1);
    await focuses(page, 'again');
    await shot('moderation-focus');
    await page.keyboard.press('j');
    await focuses(page, 'rude');
    await card(page, 'rude').locator('summary').click();
    await card(page, 'rude').locator('.does-ban').click();
    await page.locator('#ban-reason').fill('ajrmuzx');
    await page.locator('ban-dialog button[type=submit]').click();
    await until(async () => (await stage.server.questions.bans()).length === 1);
    assert.equal((await stage.server.questions.bans())[0].reason, 'ajrmuzx');
    assert.equal(await state(stage, 'rude'), 'waiting');
    await stage.server.questions.appeal('rude', 'Ce n’était pas une insulte.');
    await page.locator('ban-list summary').click();
    await shows(page, 'Ce n’était pas une insulte');
    await page.getByRole('button', { name: 'Lever l’exclusion' }).click();
    await page.locator('confirm-dialog .primary').click();
    await shows(page, 'Personne n’est exclu');
  },

  async moderation_lostStream_comesBackWithWhatWasMissed(stage) {
    const { page } = await moderating(stage);
    stage.server.setCut(true);
    await shows(page, 'Liaison perdue');
    stage.server.questions.change('s-1', newCard('new', { text: 'Et la fibre ?', flags: ['capitals'], askedAt: '2026-11-25T18:30:00Z' }));
    stage.server.setCut(false);
    await shows(page, 'Et la fibre ?');
    await page.locator('.banner').waitFor({ state: 'detached' });
    assert.equal((await order(page))[0], 'new');
  },

  async moderation_withoutStream_polls(stage) {
    stage.server.withoutEvents = true;
    try {
      const { page } = await moderating(stage);
      await card(page, 'pool').locator('.does-publish').click();
      await become(stage, ['pool'], 'published');
      await card(page, 'pool').waitFor({ state: 'detached' });
    } finally {
      stage.server.withoutEvents = false;
    }
  },

  async moderation_reportsAndTaking_areSettled(stage) {
    stage.server.program.sendMail();
    const { page, shot } = await moderating(stage);
    await page.locator('[data-filter=reported]').click();
    await (await opened(page, 'school')).getByRole('button', { name: 'Donner suite' }).click();
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'report-message', 'the dialog has the focus on what it asks');
    await page.keyboard.type('Votre réponse paraît à côté.');
    await shot('moderation-report');
    await page.locator('report-decision-dialog button[type=submit]').click();
    await until(async () => (await read(stage, 'school')).reports[0].state === 'upheld');
    assert.equal((await read(stage, 'school')).reports[0].message, 'Votre réponse paraît à côté.');
    await shows(page, 'L’auteur du signalement en sera informé par courriel');
    await page.locator('taking-panel summary').click();
    await page.locator('.question-numbers').getByText('2 min').waitFor();
    await page.locator('#taking-mode').selectOption('written-only');
    const end = Date.parse(`${dayFrom(16)}T19:00:00Z`);
    await page.locator('#taking-closesAt').fill(localTime(end));
    await page.locator('taking-panel button[type=submit]').click();
    await until(async () => (await stage.server.questions.all('s-1')).taking.mode === 'written-only');
    assert.equal(Date.parse((await stage.server.questions.all('s-1')).taking.closesAt), end);
    await shot('moderation-taking', true);
  },

  async chair_showsNextAndAnswers_onAirInASuspensionAlone(stage) {
    stage.live({ startedAt: new Date(Date.now() - 60_000).toISOString() });
    const { page, shot } = await moderating(stage);
    await page.locator('[data-filter=all]').click();
    await (await opened(page, 'school')).locator('.does-send-to-chair').click();
    await card(page, 'bus').locator('.does-publish').click();
    // While a decision is on its way the card takes no other.
    await (await opened(page, 'bus')).locator('[aria-busy=false] .does-send-to-chair').click();
    await page.locator('.chair li').nth(1).waitFor();
    const first = (words) => page.locator('.chair li').first().filter({ hasText: words }).waitFor();
    await first('Quels travaux');
    await page.locator('.chair li').nth(1).locator('.chair-up').focus();
    await page.keyboard.press('Enter');
    await first('navette');
    assert.ok(await page.locator('.chair li').first().locator('.chair-up:focus').count(), 'the focus goes along');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await first('Quels travaux');
    await shows(page, 'Liste du président réordonnée.');
    const { page: screen, shot: screenShot } = await stage.open('/console/sittings/s-1/screen', { viewport: { width: 1280, height: 720 } });
    await screen.locator('h1:not(.visually-hidden)').filter({ hasText: 'Budget primitif' }).waitFor();
    await screenShot('room-slate');
    await page.locator('.chair-next').click();
    await screen.locator('.room-question').filter({ hasText: 'Quels travaux' }).waitFor();
    await screenShot('room-short');
    await page.locator('.chair-shown').waitFor();
    await shot('chair', true);
    await page.locator('.chair-next').click();
    await screen.locator('.room-question').filter({ hasText: 'navette' }).waitFor();
    for (const viewport of [{ width: 1280, height: 720 }, { width: 1920, height: 1080 }]) {
      await screen.setViewportSize(viewport);
      await screen.waitForFunction(() => document.documentElement.scrollHeight <= innerHeight);
      await screenShot(`room-long-${viewport.width}`);
      assert.ok(await screen.evaluate(() => document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth), 'all of 1,000 characters fit');
    }
    assert.deepEqual(await violations(screen), []);
    await page.locator('.chair-shown .chair-answer').click();
    await shows(page, 'Suspendez la séance');
    assert.ok(await page.locator('answer-dialog input[value=now]').isDisabled());
    await page.keyboard.press('Escape');
    stage.server.channels.change('chamber', { interruption: { kind: 'suspension', since: new Date(Date.now() - 5000).toISOString() } });
    await page.locator('.chair-shown .chair-answer').click();
    await page.locator('answer-dialog input[value=now]:checked').waitFor();
    await shot('chair-answer');
    await page.locator('answer-dialog button[type=submit]').click();
    await become(stage, ['bus'], 'answered');
    assert.equal((await read(stage, 'bus')).answer.spoken.broadcast, 'b-1');
    await screen.locator('.room-question').waitFor({ state: 'detached' });
    await page.locator('.chair-answer').click();
    await page.locator('answer-dialog input[value=written]').check();
    await page.locator('#answer-from').fill('Le maire');
    await page.locator('#answer-text').fill('Les travaux commencent en juin.');
    await page.locator('answer-dialog button[type=submit]').click();
    await become(stage, ['school'], 'answered');
    await shows(page, 'Aucune question transmise');
  },

  async moderator_atTheConsolesHome_findsWhatWaits(stage) {
    const { sittings } = stage.server;
    sittings.set(wholeSitting());
    sittings.set(newSitting('s-2', { status: 'held', title: 'Orientations', localStart: '2024-01-10T18:30' }));
    stage.server.questions.open('s-1', evening());
    stage.server.questions.open('s-2', [newCard('late')]);
    const { page, shot } = await stage.open('/console/', { as: 'p-bruno' });
    await shows(page, '6 à traiter');
    await shows(page, '1 contestée');
    await shows(page, '1 signalement');
    const names = () => page.locator('.sitting-row h2').allInnerTexts();
    assert.deepEqual((await names()).slice(0, 2), ['Budget primitif 2027', 'Orientations']);
    await shot('moderation-sittings');
    for (let i = 0; i < 9; i += 1) stage.server.questions.change('s-2', newCard(`more-${i}`));
    await shows(page, '10 à traiter');
    assert.deepEqual((await names()).slice(0, 2), ['Orientations', 'Budget primitif 2027']);
    await page.getByRole('link', { name: 'Budget primitif 2027' }).click();
    await page.locator('moderation-card').first().waitFor();
    assert.equal(await page.getByRole('link', { name: 'Journal' }).count(), 0);
  },

  async accessible_moderation(stage) {
    const wrong = [];
    for (const viewport of [{ width: 320, height: 640 }, { width: 1280, height: 800 }]) {
      for (const locale of widely(['fr-FR'], ['en-GB'])) {
        const { page, shot, close } = await moderating(stage, { viewport, locale });
        await page.locator('[data-filter=all]').click();
        if ((await read(stage, 'school')).chair === null) await (await opened(page, 'school')).locator('.does-send-to-chair').click();
        await page.locator('.chair li').first().waitFor();
        for (const panel of ['taking-panel', 'ban-list']) await page.locator(`${panel} summary`).click();
        await card(page, 'rude').locator('.question-select input').check();
        await (await opened(page, 'rude')).locator('summary').click();
        const look = async (what) => {
          await shot(`a11y-moderation-${what}-${viewport.width}-${locale.slice(0, 2)}`, true);
          const found = [...(await violations(page)), ...(await smallTargets(page))];
          const wide = await overflowing(page);
          if (wide) found.push(`the page is wider than the window: ${wide}`);
          wrong.push(...found.map((one) => `${what} ${viewport.width} ${locale}: ${one}`));
        };
        await look('queue');
        for (const [what, key] of [['refuse', 'r'], ['merge', 'm'], ['keys', '?']]) {
          await card(page, 'rude').locator('article').focus();
          await page.keyboard.press(key);
          await page.locator('dialog[open]').waitFor();
          await look(what);
          await page.keyboard.press('Escape');
          await page.locator('dialog[open]').waitFor({ state: 'detached' });
        }
        await card(page, 'rude').locator('.does-ban').click();
        await look('ban');
        await page.keyboard.press('Escape');
        await page.locator('dialog[open]').waitFor({ state: 'detached' });
        await page.locator('.chair-answer').first().click();
        await page.locator('answer-dialog input[value=written]').check();
        await look('answer');
        await page.keyboard.press('Escape');
        await page.emulateMedia({ colorScheme: 'dark' });
        await look('dark');
        await close();
      }
    }
    assert.deepEqual(wrong, []);
  },
};
