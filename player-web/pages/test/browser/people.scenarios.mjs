import assert from 'node:assert/strict';
import { until } from '../fixture/live-stream.mjs';
import { PASSWORD } from '../fixture/program.mjs';
import { shows } from './browser.mjs';

const ALONE = { as: null };
/** Whom the provider knows, by her login. */
const ANNE = 'anne@val-aubrac.example';
/** The provider is another site, as browsers see it. */
const TO_PROVIDER = { onward: 'http://127.0.0.1:' };
const typed = (page, text) => page.keyboard.type(text);
const focused = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim() || '');

/** Presses Tab until what has the focus is the one of this id or text. */
async function tabTo(page, wanted, most = 40) {
  for (let i = 0; i < most; i++) {
    if ((await focused(page)) === wanted) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${wanted} can't be reached by Tab; the focus is at ${await focused(page)}`);
}

/** A page of a device that knows its owner, and can keep passkeys. */
async function withAuthenticator(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true } });
}

async function addPasskey(page, name) {
  await page.locator('#passkey-name').fill(name);
  await page.keyboard.press('Enter');
  await shows(page, `Clé d’accès ajoutée : ${name}.`);
}

/** Where the link in the newest letter leads to at the site. */
async function linkIn(server) {
  let link;
  await until(async () => (link = /https?:\S+#\S+/.exec((await server.program.mailed()).at(-1) ?? '')?.[0]), 15_000, 'a letter with a link');
  const { pathname, hash } = new URL(link);
  return pathname + hash;
}

export const peopleScenarios = {
  async setUp_byKeyboardAlone_makesTheAdministratorAndForgetsTheLink({ open, server }) {
    const link = await server.staff.setUp();
    const { page, shot } = await open(link, ALONE);
    await page.locator('#link-name').waitFor();
    assert.equal(new URL(page.url()).hash, '');
    await page.waitForFunction(() => document.activeElement?.id === 'link-name');
    await typed(page, 'Noé Dubois');
    await tabTo(page, 'link-login');
    await typed(page, 'noe@ville.example');
    await tabTo(page, 'new-password');
    await typed(page, 'sept petits z');
    await shot('set-up');
    await typed(page, 'èbres');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/console/');
    await shows(page, 'Noé Dubois');
    const { page: again } = await open(link, ALONE);
    await shows(again, 'Ce lien a déjà servi');
  },

  async link_withoutItsKey_saysWhatToDo({ open }) {
    const { page } = await open('/console/password', ALONE);
    await shows(page, 'Ouvrez le lien complet');
  },

  async console_withoutSession_signsInByKeyboardAloneAndComesBack({ open }) {
    const { page, shot } = await open('/console/audit', ALONE);
    await page.waitForURL('**/console/sign-in?next=*');
    await page.waitForFunction(() => document.activeElement?.id === 'sign-in-login');
    await typed(page, 'eve');
    await tabTo(page, 'sign-in-password');
    await typed(page, 'wrong');
    await page.keyboard.press('Enter');
    await shows(page, 'n’est pas le bon');
    await shot('sign-in');
    await page.waitForFunction(() => document.activeElement?.id === 'sign-in-password');
    await typed(page, PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/console/audit');
    await shows(page, 'Personne ne peut le modifier');
  },

  async signIn_byTheProvider_comesBackToThePageThatWasWanted({ open, server }) {
    await server.staff.provider('Compte de la mairie', ANNE);
    const { page, shot } = await open('/console/sign-in?next=/console/account', { ...ALONE, ...TO_PROVIDER });
    const button = page.getByRole('button', { name: 'Se connecter avec Compte de la mairie' });
    await button.waitFor();
    await shot('sign-in-provider');
    await server.staff.providerAway();
    await button.click();
    await shows(page, 'ne répond pas');
    await server.staff.providerBack(ANNE);
    await button.click();
    await page.waitForURL('**/console/account');
    await shows(page, 'Anne Martin');
  },

  async signIn_ofSomebodyWhomOnlyTheProviderKnows_isTurnedAway({ open, server }) {
    await server.staff.provider('Compte de la mairie', 'zoe@ailleurs.example');
    const { page, shot } = await open('/console/sign-in', { ...ALONE, ...TO_PROVIDER });
    await page.getByRole('button', { name: 'Se connecter avec Compte de la mairie' }).click();
    await shows(page, 'zoe@ailleurs.example');
    await shot('turned-away');
    await page.getByRole('link', { name: /^Se déconnecter de/ }).click();
    await shows(page, 'Vous êtes déconnecté de ce site et de Compte de la mairie.');
  },

  async signOut_ofASessionByTheProvider_saysWhereItWasEnded({ open, server }) {
    await server.staff.provider('ProConnect', ANNE);
    await server.staff.providerAway();
    // Signed in before the program was started anew, which has not read yet what the provider offers.
    const { page: away, context, shot: awayShot } = await open('/console/account', { as: 'p-anne' });
    await context.addCookies([{ name: 'tribune_logout_hint', value: 'e30.e30.AAAA', url: `${server.address}/api/v1/session` }]);
    await away.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
    await shows(away, 'mais pas de ProConnect');
    await awayShot('signed-out-here');
    await server.staff.providerBack(ANNE);
    const { page, shot } = await open('/console/sign-in?next=/console/account', { ...ALONE, ...TO_PROVIDER });
    await page.getByRole('button', { name: 'Se connecter avec ProConnect' }).click();
    await page.waitForURL('**/console/account');
    await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
    await page.waitForURL('**/console/sign-in?out=provider');
    await shows(page, 'Vous êtes déconnecté de ce site et de ProConnect.');
    await shot('signed-out-provider');
  },

  async signIn_withoutAProvider_offersNone({ open }) {
    const { page } = await open('/console/sign-in', ALONE);
    await page.waitForFunction(() => document.activeElement?.id === 'sign-in-login');
    assert.equal(await page.locator('.sign-in-by').count(), 0);
  },

  async sessionOver_signedInByTheProviderInAnotherTab_goesOn(stage) {
    await stage.server.staff.provider('Compte de la mairie', ANNE);
    stage.recording('r-1', { seconds: 3600 });
    const { page } = await stage.open('/console/recordings', { as: 'p-anne', ...TO_PROVIDER });
    await page.locator('.act-rename').click();
    await page.locator('.row-title-field').fill('Conseil du 24 novembre');
    await stage.server.staff.endSessions('p-anne');
    await page.keyboard.press('Enter');
    const opened = page.context().waitForEvent('page');
    await page.getByRole('button', { name: 'Compte de la mairie dans un autre onglet' }).click();
    const tab = await opened;
    await tab.waitForURL('**/console/');
    await shows(page, 'revenez ici');
    await tab.close();
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await page.locator('sign-in-dialog dialog[open]').waitFor({ state: 'detached' });
    await shows(page, 'Conseil du 24 novembre');
  },

  async passkey_ofOnesOwn_letsOneInAndIsRemovedOnceThePasswordIsConfirmed({ open, server }) {
    const { page, shot } = await open('/console/account', { before: withAuthenticator });
    await addPasskey(page, 'Téléphone');
    await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
    await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
    await page.waitForURL('**/console/');
    await shows(page, 'Ève Été');
    // Who has just signed in is not asked for the password once more.
    await server.program.tell({ type: 'pass', time: 'PT11M' });
    await page.getByRole('link', { name: 'Mon compte' }).click();
    await page.getByRole('button', { name: /^Retirer : Téléphone/ }).click();
    await page.waitForFunction(() => document.activeElement?.id === 'passkey-password');
    await typed(page, 'wrong');
    await page.keyboard.press('Enter');
    await shows(page, 'Le mot de passe actuel n’est pas le bon');
    await shot('passkeys', true);
    await page.locator('#passkey-password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await shows(page, 'Aucune clé d’accès');
    assert.deepEqual(await server.staff.passkeys('p-eve'), []);
  },

  async passkey_ofAnother_isSeenAndRemovedByAnAdministrator({ open, server }) {
    const { page: hers, close } = await open('/console/account', { as: 'p-anne', before: withAuthenticator });
    await addPasskey(hers, 'Téléphone <b>perdu</b>');
    await close();
    const { page, shot } = await open('/console/people');
    await page.getByRole('button', { name: /^Modifier : Anne/ }).click();
    await shows(page, 'Téléphone <b>perdu</b>');
    await shot('person-passkeys');
    await page.getByRole('button', { name: /^Retirer : Téléphone/ }).click();
    await shows(page, 'Aucune clé d’accès');
    assert.deepEqual(await server.staff.passkeys('p-anne'), []);
  },

  async person_bound_isUnbound({ open, server }) {
    await server.staff.provider('Compte de la mairie', ANNE);
    const { page: hers, close } = await open('/console/sign-in', { ...ALONE, ...TO_PROVIDER });
    await hers.getByRole('button', { name: 'Se connecter avec Compte de la mairie' }).click();
    await hers.waitForURL('**/console/');
    await close();
    const { page, shot } = await open('/console/people');
    await shows(page, 'Connexion unique');
    await shot('people-bound');
    await page.getByRole('button', { name: /^Dissocier : Anne/ }).click();
    await page.locator('confirm-dialog .danger').click();
    await page.getByRole('button', { name: /^Dissocier : Anne/ }).waitFor({ state: 'detached' });
  },

  async next_toAnotherSite_isNotFollowed({ open }) {
    const { page } = await open('/console/sign-in?next=//evil.example/', ALONE);
    await page.locator('#sign-in-login').fill('eve');
    await page.locator('#sign-in-password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/console/');
  },

  async session_overInMidWork_losesNothingThatWasTyped(stage) {
    stage.recording('r-1', { seconds: 3600 });
    const { page, shot } = await stage.open('/console/recordings');
    await page.locator('.act-rename').click();
    await page.locator('.row-title-field').fill('Conseil du 24 novembre');
    await stage.server.staff.endSessions('p-eve');
    await page.keyboard.press('Enter');
    const dialog = page.locator('sign-in-dialog dialog[open]');
    await dialog.waitFor();
    await shot('session-over');
    await page.waitForFunction(() => document.activeElement?.id === 'sign-in-password');
    await typed(page, PASSWORD);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await shows(page, 'Conseil du 24 novembre');
    assert.equal((await stage.server.recordings.of('r-1')).title, 'Conseil du 24 novembre');
  },

  async session_overAndNotSignedInAgain_keepsThePageAndOffersIt(stage) {
    stage.live();
    const { page } = await stage.open('/console/live');
    await page.locator('channel-console').first().waitFor();
    await stage.server.staff.endSessions('p-eve');
    stage.server.withoutEvents = true;
    stage.server.setCut(true);
    stage.server.setCut(false);
    const dialog = page.locator('sign-in-dialog dialog[open]');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await shows(page, 'Vous n’êtes plus connecté');
    await page.locator('channel-console').first().waitFor();
    await page.locator('.session-over button').click();
    await page.locator('#sign-in-password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.session-over').waitFor({ state: 'detached' });
    stage.server.withoutEvents = false;
  },

  async person_invited_choosesAPassword({ open }) {
    const { page, shot } = await open('/console/people');
    await page.locator('.people-create').click();
    await page.locator('#person-name').fill('Zoé <i>Roux</i>');
    await page.locator('#person-login').fill('EVE');
    await page.keyboard.press('Enter');
    await shows(page, 'Choisissez au moins un rôle');
    await page.getByRole('checkbox', { name: /^Secrétaire/ }).check();
    await page.keyboard.press('Enter');
    await shows(page, 'Un autre compte a déjà cet identifiant');
    await page.locator('#person-login').fill('zoe');
    await page.keyboard.press('Enter');
    await page.locator('#made-link').waitFor();
    await shot('made-link');
    const link = await page.locator('#made-link').inputValue();
    await page.keyboard.press('Escape');
    await shows(page, 'Zoé <i>Roux</i>');
    await shows(page, 'Invitation en attente');
    await shot('people', true);
    const { page: hers } = await open(new URL(link).pathname + new URL(link).hash, ALONE);
    await shows(hers, 'Bonjour Zoé');
    await hers.locator('#new-password').fill('sept petits zèbres');
    await hers.keyboard.press('Enter');
    await hers.waitForURL('**/console/');
    await shows(hers, 'Enregistrements');
    assert.equal(await hers.getByRole('link', { name: 'Personnes' }).count(), 0);
  },

  async person_lastAdministrator_isToldThatItCanNotGo({ open }) {
    const { page } = await open('/console/people');
    await page.getByRole('button', { name: /^Désactiver : Ève/ }).click();
    await page.locator('confirm-dialog .danger').click();
    await shows(page, 'C’est le dernier administrateur');
  },

  async nav_ofAReporter_showsOnlyWhatIsTheirs({ open, server }) {
    await server.staff.change('p-bruno', { roles: ['reporter'] });
    const { page } = await open('/console/', { as: 'p-bruno' });
    await page.getByRole('button', { name: 'Nouveau reportage' }).waitFor();
    assert.deepEqual(await page.locator('.console-nav a').allTextContents(), ['Reportages', 'Audience', 'Mon compte']);
    await page.goto(`${server.address}/console/people`);
    await shows(page, 'rien ici pour votre rôle');
  },

  async account_passwordAndDevices_areInOnesOwnHand({ open }) {
    const { page, shot } = await open('/console/account');
    await page.waitForFunction(() => document.querySelectorAll('session-list li').length === 2);
    await page.locator('#current-password').fill('wrong');
    await page.locator('#new-password').fill('sept petits zèbres');
    await page.keyboard.press('Enter');
    await shows(page, 'Le mot de passe actuel n’est pas le bon');
    await page.locator('#current-password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await shows(page, 'Vos autres appareils ont été déconnectés');
    // The list is read again after what was done is said.
    await page.waitForFunction(() => document.querySelectorAll('session-list li').length === 1);
    await shot('account', true);
  },

  async contact_isOfferedGivenConfirmedAndRemoved_inOnesOwnAccount({ open, server }) {
    server.program.sendMail();
    const { page, shot } = await open('/console/account', { as: 'p-anne' });
    await page.getByRole('button', { name: `Utiliser ${ANNE}` }).click();
    assert.equal(await page.locator('#contact-email').inputValue(), ANNE);
    assert.equal((await server.staff.contact('p-anne')).email, null);
    await page.locator('#contact-email').fill('anne@chez-elle.example');
    for (const box of await page.locator('account-contact input[name=wanted]').all()) await box.uncheck();
    await page.keyboard.press('Enter');
    await shows(page, 'Choisissez au moins un cas');
    await page.getByLabel('m’est renvoyé pour correction').check();
    await page.getByRole('button', { name: 'Envoyer le message de confirmation' }).click();
    await shows(page, 'sera envoyé à l’adresse anne@chez-elle.example dans la minute');
    assert.deepEqual((await server.staff.contact('p-anne')).wanted, ['returned']);
    const link = await linkIn(server);
    await page.reload();
    await shows(page, 'vérifiez aussi vos courriels indésirables');
    await page.locator('account-contact').scrollIntoViewIfNeeded();
    await shot('contact', true);
    await page.setViewportSize({ width: 360, height: 760 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360));
    await shot('contact-360', true);
    const { page: wrong } = await open('/console/account#another', { as: 'p-anne' });
    await shows(wrong, 'Ce lien a déjà servi');
    const { page: mailbox, shot: confirmed } = await open(link, { as: 'p-anne' });
    await shows(mailbox, 'Adresse confirmée.');
    assert.equal(new URL(mailbox.url()).hash, '');
    await mailbox.waitForFunction(() => document.activeElement?.id === 'account-contact-title');
    await confirmed('contact-confirmed', true);
    const { page: people } = await open('/console/people');
    await shows(people, 'Prévenu par courriel');
    await mailbox.getByRole('button', { name: 'Retirer mon adresse' }).click();
    await shows(mailbox, 'Adresse effacée.');
    assert.equal((await server.staff.contact('p-anne')).email, null);
  },

  async contact_linkOpenedWithoutSession_isConfirmedAfterSigningIn({ open, server }) {
    server.program.sendMail();
    await server.staff.giveContact('p-anne', 'anne@chez-elle.example');
    const link = await linkIn(server);
    const { page } = await open(link, ALONE);
    await page.waitForURL('**/console/sign-in?next=*');
    assert.equal(new URL(page.url()).hash, '');
    await page.locator('#sign-in-login').fill(ANNE);
    await page.locator('#sign-in-password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await shows(page, 'Adresse confirmée.');
  },

  async contact_whereNoMailIsSent_saysSo({ open }) {
    const { page, shot } = await open('/console/account');
    await shows(page, 'Ce site n’envoie pas de courriel');
    assert.equal(await page.locator('#contact-email').count(), 0);
    await shot('contact-no-mail', true);
  },

  async audit_filteredAndOlder_tellsWhoDidWhat({ open, server }) {
    for (let at = 0; at < 60; at++) await server.staff.change('p-anne', at % 10 ? { name: `Anne <script>alert(${at})</script>` } : { roles: at % 20 ? ['clerk'] : ['clerk', 'reporter'] });
    const { page, shot } = await open('/console/audit');
    assert.equal(await page.locator('.audit li').first().textContent().then((words) => words.includes('Ève')), true);
    await page.getByRole('button', { name: 'Afficher la suite' }).click();
    // Three were made and signed in before, one of them here, too.
    await page.waitForFunction(() => document.querySelectorAll('.audit li').length === 67);
    await shot('audit');
    await page.getByLabel('Action').selectOption({ label: 'Rôles modifiés' });
    await page.waitForFunction(() => [...document.querySelectorAll('.audit li strong')].every((one) => one.textContent === 'Rôles modifiés'));
    const csv = await page.getByRole('link', { name: 'Exporter' }).getAttribute('href');
    assert.match((await page.request.get(server.address + csv).then((answer) => answer.text())), /roles-changed/);
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.waitForURL('**/console/sign-in');
  },
};
