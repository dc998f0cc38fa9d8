import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { overflowing, settles, smallTargets, violations } from './accessibility.mjs';
import { plays, shows, until } from './browser.mjs';
import { clerk, wholeSitting } from './sittings.scenarios.mjs';
import { chapterMarks, floorMarks } from '../fixture/marks.mjs';
import { localTime, newItem, newSitting } from '../fixture/sittings.mjs';

/** Forty pages of three thousand signs: eight speeches of each item. */
const ITEMS = 40;
const SPEECHES = 8;
const SPEECH = 'Je remercie les services pour ce rapport, qui répond aux questions que nous avions posées en commission. '.repeat(4);

/** A sitting that was held and filmed, and the next one, which has begun. */
function held({ recording, server }, agenda) {
  const heard = [[6, 9, 'Bonsoir à toutes et à tous.'], [62, 66, 'Le budget est équilibré.'], [70, 74, 'Il finance la voirie.']];
  const { startedAt } = recording('r-1', { seconds: 600, heard: { fr: heard } });
  const start = Date.parse(startedAt);
  // The line broke for a while: the rest is another recording.
  recording('r-2', { seconds: 600, startedAt: new Date(start + 1200_000).toISOString() });
  const sitting = wholeSitting({ status: 'held', broadcasts: ['r-1', 'r-2'], localStart: localTime(start), ...(agenda ? { agenda } : {}) });
  // The budget was voted 65 seconds after the start.
  const voted = sitting.agenda.map((item) => (item.id === 'bp' ? { ...item, vote: { ...item.vote, at: new Date(start + 65_000).toISOString() } } : item));
  server.sittings.set({ ...sitting, agenda: voted });
  server.sittings.set(newSitting('s-2', { status: 'held', title: 'Décision modificative', localStart: localTime(start + 3600_000) }));
  return { startedAt };
}

const address = '/operator/sittings/s-1/minutes';
const kept = (stage) => stage.server.program.ask('p-eve', 'GET', address);
/** Settles once the draft holds these words. */
const holds = (stage, words) => until(async () => JSON.stringify(await kept(stage)).includes(words));

/** What is left goes to the archive service: what is missing is told first. */
async function isHandedOver(page, shot) {
  await page.goto(new URL('/console/sittings/s-1', page.url()).href);
  await page.getByRole('button', { name: 'Préparer le versement' }).click();
  await shows(page, 'La liste des délibérations n’est pas publiée');
  // Of the fixture's films there are rows and no bytes.
  await shows(page, 'Une partie de l’enregistrement n’est plus dans le stockage');
  assert.equal(await page.getByText('Le procès-verbal n’est pas encore adopté').count(), 0);
  await page.locator('sitting-archive summary').click();
  await shows(page, 'Procès-verbal adopté (PDF/UA)');
  const wrong = await violations(page);
  await page.locator('sitting-archive').scrollIntoViewIfNeeded();
  await shot('sitting-archive', true);
  await page.setViewportSize({ width: 320, height: 800 });
  await settles(page);
  assert.deepEqual([...wrong, ...(await violations(page)), await overflowing(page)], ['']);
  await shot('sitting-archive-320', true);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /Télécharger le paquet incomplet/ }).click()]);
  assert.match(download.suggestedFilename(), /^versement-.*\.zip$/);
  assert.ok((await readFile(await download.path())).includes('ArchiveTransfer'));
}

/** The list by one button, a deliberation with its signed file, and what is withdrawn, told to everybody. */
async function publishes({ page, shot, citizen, seen }) {
  const fine = async (one, name) => {
    await settles(one);
    const faults = await violations(one);
    await one.setViewportSize({ width: 320, height: 800 });
    await settles(one);
    const wide = await overflowing(one);
    await (one === page ? shot : seen)(`${name}-320`, true);
    await one.setViewportSize({ width: 1280, height: 800 });
    assert.deepEqual([...faults, ...(wide ? [`${name} is wider than the window: ${wide}`] : [])], []);
    await (one === page ? shot : seen)(name, true);
  };
  await page.goto(new URL('/console/sittings/s-1', page.url()).href);
  await page.getByRole('link', { name: 'Publier la liste des délibérations' }).click();
  await page.getByRole('button', { name: 'Publier la liste', exact: true }).click();
  await shows(page, 'La liste est en ligne, inscrite au registre sous le n° 2.');
  await page.getByRole('button', { name: 'Publier la liste corrigée' }).click();
  await shows(page, 'La liste était déjà en ligne, telle quelle.');

  const row = page.locator('deliberation-row', { hasText: 'Budget primitif' });
  await row.getByLabel('Matière').fill('7.1 Décisions budgétaires');
  await row.getByRole('button', { name: 'Publier la délibération' }).click();
  await shows(page, 'n’a pas de fichier signé');
  await row.locator('input[type=file]').setInputFiles({ name: 'signe.pdf', mimeType: 'application/pdf', buffer: await page.pdf({ format: 'A6' }) });
  // It is examined in a process of the lowest priority, which has what the other tests leave.
  await until(async () => (await row.locator('select').inputValue()) !== '', 60);
  await row.getByRole('button', { name: 'Publier la délibération' }).click();
  await shows(page, 'est en ligne, inscrite au registre sous le n° 3.');
  await fine(page, 'publications-console');

  await citizen.goto(new URL('/sittings/s-1', citizen.url()).href);
  await citizen.getByRole('link', { name: 'Délibérations', exact: true }).click();
  await citizen.waitForURL('**/sittings/s-1/deliberations');
  await shows(citizen, 'registre n° 2');
  const vote = citizen.getByRole('link', { name: /^Revoir le vote, à/ });
  const second = Number(/#t=(\d+)/.exec(await vote.getAttribute('href'))?.[1]);
  assert.ok(second > 55 && second <= 65, `the vote is at ${second} s`);
  await fine(citizen, 'deliberations-public');
  // Its number finds it, wherever one looks.
  const number = await citizen.locator('.decisions li', { hasText: 'Budget primitif' }).locator('.decision-number').innerText();
  await citizen.goto(new URL(`/search?q=${number}`, citizen.url()).href);
  await citizen.locator('.search-result').getByRole('link', { name: /Budget primitif/ }).first().waitFor();
  await citizen.goto(new URL(`/deliberations/?q=${number}`, citizen.url()).href);
  await citizen.getByRole('link', { name: /^2.1 Budget primitif/ }).click();
  await shows(citizen, '7.1 Décisions budgétaires');
  await shows(citizen, 'Il rappelle les priorités. Débat.');
  assert.equal((await fetch(await citizen.getByRole('link', { name: /Délibération signée/ }).evaluate((link) => link.href))).headers.get('content-type'), 'application/pdf');
  await fine(citizen, 'deliberation-public');

  await row.getByRole('button', { name: /Retirer/ }).click();
  await page.getByLabel('Motif, que tous liront').fill('Mauvais fichier');
  await page.getByLabel('Je le sais, et la retire').check();
  await shot('publication-withdrawal');
  await page.locator('withdraw-dialog').getByRole('button', { name: 'Retirer', exact: true }).click();
  await shows(page, 'La publication n° 3 est retirée.');
  await page.getByRole('link', { name: 'Registre des publications' }).click();
  await shows(page, 'puis retiré : Mauvais fichier');
  await fine(page, 'register-console');
  await citizen.goto(new URL('/publications', citizen.url()).href);
  await shows(citizen, 'puis retiré : Mauvais fichier');
  await fine(citizen, 'register-public');
  const feed = await (await fetch(new URL(await citizen.getByRole('link', { name: 'Registre des publications (Atom)' }).getAttribute('href'), citizen.url()))).text();
  assert.deepEqual([...feed.matchAll(/<entry><id>[^<]*#n(\d+)/g)].map(([, n]) => n), ['3', '2', '1']);
  assert.match(feed, /puis retiré : Mauvais fichier/);
}

export const minutesScenarios = {
  async minutes_ofASitting_areWrittenByKeyboardAndAdopted(stage) {
    const agency = (identifier) => ({ identifier });
    stage.server.program.configure({ sittings: { transfer: { archivalAgency: agency('FRAD015'), transferringAgency: agency('21150187500010') } } });
    const { startedAt } = held(stage);
    stage.server.marks.set('r-1', [...chapterMarks(startedAt, [[60, '2.1', 'Budget primitif', 'bp']], 's-1'), ...floorMarks(startedAt, 'M. Jean-Pierre DUPONT', 61, 300)]);
    stage.server.marks.set('r-2', chapterMarks(new Date(Date.parse(startedAt) + 1200_000).toISOString(), [[30, '3', 'Questions diverses', 'qd']], 's-1'));
    const { page, shot } = await clerk(stage, '/console/sittings/s-1');
    await page.getByRole('link', { name: 'Procès-verbal', exact: true }).click();
    await page.getByRole('button', { name: 'Rédiger le brouillon' }).click();
    const field = page.locator('.minutes-field');
    await field.waitFor();
    await shows(page, 'Budget primitif 2027');
    // What a clerk noted for themselves is in no minutes.
    assert.ok(!JSON.stringify(await kept(stage)).includes('Demander le tableau'));

    // An item by the outline, a passage below it, split, moved and joined without a mouse.
    await page.getByRole('button', { name: /2\.1.*Budget primitif/ }).press('Enter');
    await until(async () => /Budget primitif/.test(await field.inputValue()));
    await page.keyboard.press('Alt+Enter');
    await until(async () => (await field.inputValue()) === '');
    await page.keyboard.type('M. Dupont présente le rapport. Il rappelle les priorités.');
    for (let i = 0; i < ' Il rappelle les priorités.'.length; i++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+Shift+Enter');
    await until(async () => (await field.inputValue()) === 'Il rappelle les priorités.');
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Control+Shift+Backspace');
    await until(async () => (await field.inputValue()) === 'M. Dupont présente le rapport.\nIl rappelle les priorités.');
    await holds(stage, 'Il rappelle les priorités.');
    await page.locator('.save-saved').waitFor();

    // What was heard comes into the text, and its second plays.
    const heard = page.locator('.minutes-heard', { hasText: 'Ce qui a été entendu' }).last();
    await heard.locator('summary').click();
    await heard.getByRole('button', { name: 'Tout reprendre dans le texte' }).click();
    await holds(stage, 'Le budget est équilibré. Il finance la voirie.');
    await field.press('Control+Enter');
    await plays(page);
    // A passage of the second recording plays there, also after the other was chosen by hand; its second is its own.
    const part = page.getByLabel('Enregistrement');
    const second = () => page.evaluate(() => Math.round(document.querySelector('video').currentTime));
    for (const [chosen, item, wanted, from] of [['r-1', /3.*Questions diverses/, 'r-2', 30], ['r-2', /2\.1.*Budget primitif/, 'r-1', 60]]) {
      await part.selectOption(chosen);
      await page.getByRole('button', { name: item }).press('Enter');
      await field.press('Control+Enter');
      await until(async () => (await part.inputValue()) === wanted);
      await plays(page);
      assert.ok((await second()) >= from && (await second()) < from + 20, `${await second()} s of ${wanted}`);
      await field.press('Control+Enter');
      await page.waitForFunction(() => document.querySelector('video').paused);
    }
    await page.locator('.minutes-block', { hasText: 'Il finance la voirie' }).first().click();
    await shot('minutes-editor', true);

    // Composed again: what was written stays.
    await page.getByRole('button', { name: 'Rédiger à nouveau' }).click();
    await page.locator('confirm-dialog').getByRole('button', { name: 'Rédiger à nouveau' }).click();
    await shows(page, 'ce que vous aviez écrit est resté');
    await shows(page, 'Il rappelle les priorités.');

    // Another clerk writes in the same passage meanwhile.
    const { blocks, version } = await kept(stage);
    const mine = blocks.find(({ text }) => text.includes('Il rappelle les priorités.'));
    await page.getByText('Il rappelle les priorités.').click();
    await stage.server.program.ask('p-anne', 'PATCH', address, { version, blocks: [{ id: mine.id, text: 'M. Dupont expose.' }] });
    await field.press('Control+End');
    await page.keyboard.type(' Débat.');
    await shows(page, 'M. Dupont expose.');
    await page.getByRole('button', { name: 'Garder' }).click();
    await holds(stage, 'Il rappelle les priorités. Débat.');

    // Compared with what was composed.
    await page.getByRole('button', { name: 'Versions' }).click();
    const dialog = page.locator('minutes-versions dialog');
    await dialog.locator('option').nth(1).waitFor({ state: 'attached' });
    await dialog.locator('select').selectOption({ index: await dialog.locator('option').count() - 1 });
    await dialog.locator('ins').first().waitFor();
    await shot('minutes-versions');
    await dialog.getByRole('button', { name: 'Fermer' }).first().click();

    const wrong = [...(await violations(page)), ...(await smallTargets(page))];
    await page.setViewportSize({ width: 320, height: 800 });
    await settles(page);
    const wide = await overflowing(page);
    assert.deepEqual([...wrong, ...(await violations(page)), ...(wide ? [`wider than the window: ${wide}`] : [])], []);
    await shot('minutes-editor-320', true);
    await page.setViewportSize({ width: 1280, height: 800 });

    assert.equal((await fetch(`${stage.server.address}/sittings/s-1/minutes`)).status, 404);
    await page.getByRole('button', { name: 'Adopter' }).click();
    await page.getByLabel(/Décision modificative/).check();
    await shot('minutes-adoption');
    await page.getByRole('button', { name: 'Adopter et publier' }).click();
    await shows(page, 'n’est plus modifiable');
    assert.equal(await field.count(), 0);
    const { page: citizen, shot: seen } = await stage.open('/sittings/s-1');
    await citizen.getByRole('link', { name: 'Lire le procès-verbal' }).click();
    await citizen.waitForURL('**/sittings/s-1/minutes');
    await shows(citizen, 'Il rappelle les priorités. Débat.');
    assert.ok((await citizen.title()).includes('procès-verbal'));
    assert.deepEqual(await violations(citizen), []);
    await seen('minutes-public', true);
    await citizen.setViewportSize({ width: 320, height: 800 });
    assert.equal(await overflowing(citizen), '');
    // Before the list is published: that it is not is told.
    await isHandedOver(page, shot);
    await publishes({ page, shot, citizen, seen });
  },

  async minutes_ofFortyPages_areOpenWithinASecond(stage) {
    held(stage, Array.from({ length: ITEMS }, (_, index) => newItem(`i-${index}`, { numbering: String(index + 1), title: `Délibération ${index + 1}` })));
    const { program } = stage.server;
    const { minutes } = await program.ask('p-eve', 'POST', address, {});
    const order = minutes.blocks.flatMap(({ id, kind, item }) => [id, ...(kind === 'item' ? Array.from({ length: SPEECHES }, (_, at) => `${item}-${at}`) : [])]);
    const blocks = minutes.blocks.filter(({ kind }) => kind === 'item').flatMap(({ item }) => Array.from({ length: SPEECHES }, (_, at) => ({ id: `${item}-${at}`, kind: 'speech', item, speaker: 'Mme Claire MARTIN', text: SPEECH })));
    await program.ask('p-eve', 'PATCH', address, { version: minutes.version, blocks, order });
    const { page } = await clerk(stage, '/console/sittings/s-1/minutes');
    await page.locator('.minutes-field').waitFor();
    // The page alone, from its click to a passage that can be written in.
    await page.reload();
    await page.locator('.minutes-field').waitFor();
    const opened = await page.evaluate(() => performance.now());
    const count = await page.locator('.minutes-block').count();
    assert.ok(count > ITEMS * SPEECHES);
    console.log(`     ${count} passages of ${Math.round((ITEMS * SPEECHES * SPEECH.length) / 3000)} pages are open ${Math.round(opened)} ms after the page was asked for`);
    const typed = await page.locator('.minutes-field').evaluate(async (field) => {
      const from = performance.now();
      for (let i = 0; i < 10; i++) {
        field.value += 'x';
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return (performance.now() - from) / 10;
    });
    console.log(`     a letter takes ${typed.toFixed(0)} ms`);
  },
};
