import assert from 'node:assert/strict';
import { overflowing, smallTargets, violations } from './accessibility.mjs';
import { shows, until } from './browser.mjs';
import { clerk } from './sittings.scenarios.mjs';
import { localTime, newItem, newSitting } from '../fixture/sittings.mjs';

const BODY = 'Conseil communautaire';
const SURNAMES = ('ABADIE BERNARD CHARRIER DUPONT ESCANDE FABRE GARNIER HUGON IMBERT JULIEN KLEIN LACOSTE MARTIN NAVARRO OLIVIER PETIT QUENTIN ROUX SALES TEYSSIER '
  + 'URBAIN VIDAL WEBER YVON ZIEGLER ALDEBERT BOYER CAZAL DELMAS ERNST FONTAINE GIRAUD HEBRARD JOUVE LEFEVRE MOULIN NOEL OZANNE PRADEL RIVIERE').split(' ');
const ORDERED = SURNAMES.map((surname, index) => `${index % 2 ? 'M. Luc' : 'Mme Inès'} ${surname}`);

/** Forty members in two groups. */
function members() {
  return ORDERED.map((name, index) => ({ id: `m-${index}`, name, group: index < 28 ? 'Ensemble' : 'Agir', role: index === 0 ? 'Présidente' : '', commune: 'Saint-Flour', rank: index + 1, from: null, until: null, substitute: null }));
}

function longAgenda() {
  return Array.from({ length: 25 }, (_, index) => newItem(`item${String.fromCharCode(98 + index)}`, { numbering: String(index + 1), title: `Délibération numéro ${index + 1}` }));
}

/** Looks at a page at both widths for what is wrong. */
async function look(page, shot, name) {
  const wrong = [];
  for (const viewport of [{ width: 320, height: 640 }, { width: 1280, height: 800 }]) {
    await page.setViewportSize(viewport);
    await shot(`${name}-${viewport.width}`, true);
    const wide = await overflowing(page);
    // Of what axe looks at nothing depends on the width.
    wrong.push(...(viewport.width === 320 ? await violations(page) : []), ...(await smallTargets(page)), ...(wide ? [`the page is wider than the window: ${wide}`] : []));
  }
  assert.deepEqual(wrong, []);
}

/** Goes on with Tab, as who has no mouse does, until {@link wanted} has the focus. */
async function tabTo(page, wanted, key = 'Tab') {
  for (let step = 0; step < 400; step++) {
    if (await wanted.evaluateAll((all) => all.includes(document.activeElement))) return;
    await page.keyboard.press(key);
  }
  assert.fail(`no ${key} leads to ${wanted}`);
}

const saved = (page) => page.locator('.save-saved').waitFor();

export const assemblyScenarios = {
  async evening_fortyMembersTwelveVotesSixProxies_byKeyboardAlone(stage) {
    const { server } = stage;
    const { program } = server;
    const sitting = async () => server.sittings.of('s-1');
    stage.live({ startedAt: new Date(Date.now() - 600_000).toISOString() });
    server.sittings.set(newSitting('s-1', { localStart: localTime(Date.now()), agenda: longAgenda() }));
    const made = await program.ask('p-eve', 'POST', '/operator/assemblies', { body: BODY });
    await program.ask('p-eve', 'PATCH', `/operator/assemblies/${made.id}`, { version: made.version, members: members() });
    const { page, shot } = await clerk(stage, '/console/sittings/s-1');
    const { keyboard } = page;
    page.setDefaultTimeout(15_000);
    // The members of the day, and who presides.
    await tabTo(page, page.locator('.take-seats'));
    await keyboard.press('Enter');
    await shows(page, '40 membres siègent');
    await tabTo(page, page.getByLabel('Présidence de la séance'));
    // What has no key, such as è, would be inserted where text was typed last.
    await keyboard.type('Mme In');
    await saved(page);
    await tabTo(page, page.getByLabel('Date de la convocation'));
    // Whether the browser asks for the day or the month first. With one digit of it the year is not the second of our era.
    await keyboard.type('11112');
    assert.equal(await page.locator('.save-saved').count(), 1);
    await keyboard.type('026');
    await until(async () => (await sitting()).attendance.convokedOn === '2026-11-11');
    await saved(page);
    assert.equal((await sitting()).speakers.length, 40);
    await look(page, shot, 'sitting-attendance');

    // The roll: 33 are there, six gave a proxy, one is excused.
    await tabTo(page, page.locator('a[href$="/s-1/roll-call"]'), 'Shift+Tab');
    await keyboard.press('Enter');
    await page.locator('.roll-name:focus').waitFor();
    for (let place = 0; place < 33; place++) await keyboard.press('p');
    await shows(page, '33 présents sur 40');
    for (const holder of ['du', 'es', 'fa', 'ga', 'hu', 'im']) {
      await keyboard.press('r');
      await page.locator('.roll-holder input:focus').waitFor();
      await keyboard.type(holder);
      await page.locator('.roll-holder').waitFor({ state: 'detached' });
    }
    await keyboard.press('a');
    await keyboard.press('u');
    await keyboard.press('e');
    await saved(page);
    // A page that crashed can still take back.
    await page.reload();
    await page.locator('.roll-name:focus').waitFor();
    await keyboard.press('u');
    await shows(page, '33 présents sur 40');
    await page.locator('.roll-said').filter({ hasText: 'RIVIERE' }).waitFor();
    await keyboard.press('e');
    await shows(page, 'Quorum atteint');
    await shows(page, '39 voix');
    await saved(page);
    await look(page, shot, 'roll-call');
    const seats = async () => (await sitting()).attendance.seats;
    assert.deepEqual((await seats()).slice(33).map(({ changes }) => changes.map(({ presence }) => presence).join()), [...Array(6).fill('represented'), 'excused']);

    // The evening.
    await tabTo(page, page.locator('a[href$="/s-1/live"]'), 'Shift+Tab');
    await keyboard.press('Enter');
    await page.locator('.next-button').waitFor();
    const vote = async (index) => (await sitting()).agenda[index].vote;
    /** Goes to the next item, and presses {@link keys} one by one; the last of them records a result. */
    const decide = async (index, ...keys) => {
      await keyboard.press('n');
      await page.locator('.now-item').filter({ hasText: `${index + 1} Délibération` }).waitFor();
      for (const key of keys) {
        await keyboard.press(key);
        if (key === 'v') await page.locator('hands-ballot input:focus').first().waitFor();
      }
      await page.locator('.vote-desk').waitFor({ state: 'detached' });
    };
    const dissent = ['v', 'd', 'u', 'f', 'o', 'Enter'];
    assert.ok(dissent.length <= 6, 'two dissenters in six keys');
    await decide(0, 'v', 'Enter');
    await page.locator('.now-said').filter({ hasText: 'Adopté à l’unanimité : 39 pour' }).waitFor();
    await decide(1, ...dissent);
    // M. DUPONT raises his hand for whoever gave him a proxy, too.
    await page.locator('.now-said').filter({ hasText: 'Adopté : 36 pour, 3 contre' }).waitFor();
    await until(async () => (await vote(1))?.tally.against === 3);
    const against = (await vote(1)).ballot.casts.filter(({ position }) => position === 'against').length;
    assert.equal(against, 3);
    // Undone, and done again.
    await keyboard.press('u');
    await until(async () => (await vote(1)) === null);
    await keyboard.press('r');
    await until(async () => (await vote(1)) !== null);
    // A whole group, an abstention, and somebody who leaves the room.
    await decide(2, 'v', '2', 'Tab', 'm', 'a', 'r', 'Tab', 'o', 'l', 'Enter');
    await until(async () => (await vote(2)) !== null);
    const third = (await vote(2)).tally;
    assert.equal(third.inFavour + third.against + third.abstentions + third.notTakingPart, 39);
    assert.equal(third.abstentions, 1);
    assert.ok(third.against >= 5 && third.notTakingPart >= 1, JSON.stringify(third));
    // An amendment, then the item.
    await keyboard.press('n');
    await keyboard.press('v');
    await page.locator('hands-ballot input:focus').first().waitFor();
    await keyboard.press('+');
    await page.locator('.motion-title:focus').waitFor();
    await keyboard.press('Enter');
    await page.locator('hands-ballot input:focus').first().waitFor();
    await page.locator('.ballot-motions option:checked').filter({ hasText: 'Amendement n° 1' }).waitFor({ state: 'attached' });
    await keyboard.press('1');
    await shows(page, 'Rejeté');
    await look(page, shot, 'vote-hands');
    await keyboard.press('Enter');
    await page.locator('.vote-desk').waitFor({ state: 'detached' });
    await keyboard.press('v');
    await page.locator('hands-ballot input:focus').first().waitFor();
    await keyboard.press('Enter');
    await until(async () => (await vote(3))?.outcome === 'adopted' && (await sitting()).agenda[3].motions[0].vote.outcome === 'rejected');
    // A secret ballot: numbers alone, and what does not add up is told.
    await keyboard.press('n');
    await keyboard.press('v');
    await page.locator('hands-ballot input:focus').first().waitFor();
    await tabTo(page, page.getByRole('radio', { name: 'À main levée' }), 'Shift+Tab');
    await keyboard.press('ArrowRight');
    await page.locator('called-ballot').waitFor();
    await tabTo(page, page.getByRole('radio', { name: 'Appel nominal' }), 'Shift+Tab');
    await keyboard.press('ArrowRight');
    await page.locator('secret-ballot').waitFor();
    await keyboard.press('Tab');
    await keyboard.type('30');
    await keyboard.press('Tab');
    await keyboard.type('12');
    await shows(page, '42 bulletins pour 39 voix');
    await look(page, shot, 'vote-secret');
    await keyboard.press('Control+A');
    await keyboard.type('8');
    await keyboard.press('Enter');
    await until(async () => (await vote(4))?.ballot.kind === 'secret');
    assert.deepEqual([(await vote(4)).ballot.casts, (await vote(4)).tally.inFavour], [[], 30]);
    // By name.
    await keyboard.press('n');
    await keyboard.press('v');
    await page.locator('hands-ballot input:focus').first().waitFor();
    await tabTo(page, page.getByRole('radio', { name: 'À main levée' }), 'Shift+Tab');
    await keyboard.press('ArrowRight');
    await tabTo(page, page.locator('called-ballot .call-name').first());
    for (let voter = 0; voter < 39; voter++) await keyboard.press(voter % 5 === 4 ? 'c' : voter === 0 ? 'a' : 'f');
    await look(page, shot, 'vote-called');
    await tabTo(page, page.locator('.call-name').last(), 'Shift+Tab');
    await keyboard.press('Enter');
    await until(async () => (await vote(5))?.ballot.kind === 'roll-call');
    assert.deepEqual((await vote(5)).tally, { inFavour: 31, against: 7, abstentions: 1, notTakingPart: 0 });
    // Thirteen leave: the quorum is lost, and that is said.
    await keyboard.press('a');
    await page.locator('roll-dialog .roll-name:focus').waitFor();
    for (let place = 0; place < 13; place++) {
      await keyboard.press('d');
      await keyboard.press('ArrowDown');
    }
    await shows(page, 'Pas de quorum');
    await look(page, shot, 'roll-in-conduct');
    await page.locator('quorum-line [role=status]').filter({ hasText: 'Le quorum n’est plus atteint' }).first().waitFor({ state: 'attached' });
    for (let step = 0; step < 13; step++) await keyboard.press('u');
    await shows(page, 'Quorum atteint');
    await keyboard.press('Escape');
    await page.locator('.roll-dialog[open]').waitFor({ state: 'detached' });
    // What is put right, and is not after all, stays as it was recorded.
    await keyboard.press('v');
    await page.locator('called-ballot').waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Abandonner la saisie' }));
    await keyboard.press('Enter');
    await page.locator('.vote-desk').waitFor({ state: 'detached' });
    assert.equal((await vote(5)).ballot.kind, 'roll-call', 'what was recorded stays');
    // What the minutes shall say.
    await keyboard.press('m');
    await keyboard.type('Mme la présidente présente le vœu.');
    await keyboard.press('Escape');
    await until(async () => (await sitting()).agenda[5].summary === 'Mme la présidente présente le vœu.');
    // Without a network, and through a page that crashes in the middle of a vote.
    server.setCut(true);
    await shows(page, 'Hors ligne depuis');
    await decide(6, ...dissent);
    await keyboard.press('n');
    await keyboard.press('v');
    await page.locator('hands-ballot input:focus').first().waitFor();
    await keyboard.type('pe');
    await page.locator('.chip').filter({ hasText: 'PETIT' }).waitFor();
    await keyboard.press('Escape');
    await page.locator('.vote-desk').waitFor({ state: 'detached' });
    await keyboard.press('v');
    await page.locator('.chip').filter({ hasText: 'PETIT' }).waitFor();
    server.setCut(false);
    await page.context().route('**/api/v1/sittings/s-1*', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.fallback()));
    await page.reload();
    await page.locator('.chip').filter({ hasText: 'PETIT' }).waitFor();
    await page.context().unroute('**/api/v1/sittings/s-1*');
    await tabTo(page, page.locator('hands-ballot input').first());
    await keyboard.press('Enter');
    await page.locator('.vote-desk').waitFor({ state: 'detached' });
    await until(async () => (await vote(6))?.tally.against === 3 && (await vote(7))?.tally.against === 1);
    for (let index = 8; index < 13; index++) await decide(index, 'v', 'Enter');
    await until(async () => (await sitting()).agenda.filter((item) => item.vote).length === 13);
    await shot('evening', true);

    // What everybody reads, with the names.
    const { page: reader, shot: readerShot } = await stage.open('/sittings/s-1');
    await reader.locator('vote-result').nth(3).waitFor();
    await shows(reader, '36 pour, 3 contre (M. Luc DUPONT, Mme Inès FONTAINE');
    await shows(reader, 'Scrutin secret');
    await readerShot('sitting-votes', true);
    // And the room.
    const { page: room, shot: roomShot } = await stage.open('/console/sittings/s-1/screen', { viewport: { width: 1280, height: 720 } });
    await room.locator('.room-voted-on').filter({ hasText: '13 Délibération' }).waitFor();
    await room.locator('.room-outcome').filter({ hasText: 'Adopté à l’unanimité' }).waitFor();
    await tabTo(page, page.locator('.floor-name').filter({ hasText: 'BERNARD' }));
    await keyboard.press('Enter');
    await room.locator('.room-speaker').filter({ hasText: 'BERNARD' }).waitFor();
    // A result comes by itself.
    await decide(13, 'v', 'Enter');
    await room.locator('.room-voted-on').filter({ hasText: '14 Délibération' }).waitFor();
    await room.getByLabel('Temps de parole').selectOption('1');
    await shows(room, 'restent');
    assert.ok(await room.evaluate(() => document.documentElement.scrollHeight <= innerHeight && document.documentElement.scrollWidth <= innerWidth), 'the room sees all of it');
    await roomShot('room-board');
    assert.deepEqual(await violations(room), []);
    server.channels.change('chamber', { interruption: { kind: 'closedSession', since: new Date().toISOString() } });
    await room.locator('.room-state').filter({ hasText: 'Huis clos' }).waitFor();
    assert.equal(await room.locator('.room-now, .room-vote, .room-speaker').count(), 0);
    server.setCut(true);
    await room.locator('.room-lost').filter({ hasText: 'Hors ligne depuis' }).waitFor();
    await roomShot('room-lost');
    server.setCut(false);
    await room.locator('.room-lost').waitFor({ state: 'detached' });
  },

  async assembly_clerkByKeyboard_entersImportsAndSetsTheRules(stage) {
    stage.server.sittings.set(newSitting('s-1', { body: BODY }));
    const { page, shot } = await clerk(stage, '/console/assembly');
    const { keyboard } = page;
    const assembly = async () => (await stage.server.program.ask('p-eve', 'GET', '/operator/assemblies')).assemblies[0];
    await page.locator('input[name=body]').focus();
    assert.equal(await page.locator('input[name=body]').inputValue(), BODY);
    await keyboard.press('Enter');
    await page.getByRole('button', { name: 'Ajouter un membre' }).focus();
    await keyboard.press('Enter');
    await page.locator('.member-name:focus').waitFor();
    await keyboard.type('Mme Claire MARTIN');
    await keyboard.press('Tab');
    await keyboard.type('Présidente');
    await keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.matches('.member-name') && document.activeElement.value === '');
    await keyboard.type('M. Paul DUPONT');
    await keyboard.press('Alt+ArrowUp');
    await saved(page);
    await until(async () => (await assembly()).members.map(({ name, rank }) => `${rank} ${name}`).join() === '1 M. Paul DUPONT,2 Mme Claire MARTIN');
    await page.getByRole('button', { name: 'Importer un tableau' }).focus();
    await keyboard.press('Enter');
    await page.locator('#pasted-members').fill('Nom;Groupe;Fonction;Couleur\nMme Claire MARTIN;Ensemble;Présidente;vert\nM. Noé PETIT;Agir;;bleu\n;;;\n');
    await page.getByRole('button', { name: 'Analyser le tableau' }).focus();
    await keyboard.press('Enter');
    await page.locator('.preview-item').nth(1).waitFor();
    await shows(page, 'colonne non reprise');
    await look(page, shot, 'member-import');
    assert.equal((await assembly()).members.length, 2, 'nothing is written before it is confirmed');
    await page.getByRole('button', { name: 'Reprendre ces membres' }).focus();
    await keyboard.press('Enter');
    await until(async () => (await assembly()).members.map(({ name }) => name).join() === 'Mme Claire MARTIN,M. Noé PETIT,M. Paul DUPONT');
    await page.getByLabel('Pouvoirs par personne').fill('2');
    await page.getByLabel('Pouvoirs par personne').press('Tab');
    await saved(page);
    await until(async () => (await assembly()).rules.proxiesPerHolder === 2);
    // For whom it decides: a number that is none is told with the remedy, and what was typed stays.
    await page.getByLabel('Nom officiel').fill('Val d’Aubrac');
    await page.getByLabel('Numéro SIRET').fill('218 601 946 00014');
    await page.getByLabel('Numéro SIRET').press('Tab');
    await shows(page, 'n’est pas un numéro SIRET');
    await page.getByLabel('Numéro SIRET').fill('218 601 946 00013');
    await page.getByLabel('Numéro SIRET').press('Tab');
    await until(async () => JSON.stringify((await assembly()).collectivity) === '{"name":"Val d’Aubrac","siret":"21860194600013"}');
    await page.getByRole('button', { name: 'Détails : Mme Claire MARTIN' }).focus();
    await keyboard.press('Space');
    await look(page, shot, 'assembly');
    // What is typed while the network is away survives a reload.
    stage.server.setCut(true);
    await page.getByLabel('Nom : M. Noé PETIT').fill('M. Noé PETITJEAN');
    await page.locator('.save-offline').waitFor();
    stage.server.setCut(false);
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await until(async () => (await assembly()).members[1].name === 'M. Noé PETITJEAN');
    // What keeps a decision from the open data.
    stage.server.sittings.set(newSitting('s-data', { status: 'held', localStart: localTime(Date.now() - 7_200_000), agenda: [newItem('itembudget', { title: 'Budget primitif', vote: { outcome: 'adopted', unanimous: true, tally: null } })] }));
    await page.getByRole('link', { name: 'Ce qui manque aux données ouvertes' }).click();
    await shows(page, 'Le numéro n’est pas publié');
    await shows(page, 'indiquez le nombre de voix');
    await look(page, shot, 'open-data-missing');
    await page.getByRole('link', { name: 'Voir les fichiers publics' }).click();
    await page.getByRole('link', { name: 'deliberations.csv' }).waitFor();
    await look(page, shot, 'open-data');
  },
};
