import assert from 'node:assert/strict';
import { PASSWORD } from '../mock/mock-staff.mjs';
import { shows } from './browser.mjs';

const ALONE = { signedIn: false };
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

export const peopleScenarios = {
  async setUp_byKeyboardAlone_makesTheAdministratorAndForgetsTheLink({ open }) {
    const { page, shot } = await open('/console/setup#first-set-up-link-secret', ALONE);
    await page.locator('#link-name').waitFor();
    assert.ok(!page.url().includes('secret'));
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
    const { page: again } = await open('/console/setup#first-set-up-link-secret', ALONE);
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
    server.staff.provider = 'Compte de la mairie';
    const { page, shot } = await open('/console/sign-in?next=/console/account', ALONE);
    const button = page.getByRole('button', { name: 'Se connecter avec Compte de la mairie' });
    await button.waitFor();
    await shot('sign-in-provider');
    server.staff.providerAway = true;
    await button.click();
    await shows(page, 'ne répond pas');
    server.staff.providerAway = false;
    await button.click();
    await page.waitForURL('**/console/account');
    await shows(page, 'Anne Martin');
  },

  async signOut_ofASessionByTheProvider_saysWhereItWasEnded({ open, server }) {
    server.staff.provider = 'ProConnect';
    server.staff.providerEnds = true;
    const { page, shot } = await open('/console/account');
    await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
    await page.waitForURL('**/console/sign-in?out=provider');
    await shows(page, 'Vous êtes déconnecté de ce site et de ProConnect.');
    await shot('signed-out-provider');
    server.staff.providerAway = true;
    const { page: away, shot: awayShot } = await open('/console/account');
    await away.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
    await shows(away, 'mais pas de ProConnect');
    await awayShot('signed-out-here');
  },

  async signIn_withoutAProvider_offersNone({ open }) {
    const { page } = await open('/console/sign-in', ALONE);
    await page.waitForFunction(() => document.activeElement?.id === 'sign-in-login');
    assert.equal(await page.locator('.sign-in-by').count(), 0);
  },

  async sessionOver_signedInByTheProviderInAnotherTab_goesOn(stage) {
    stage.recording('r-1', { seconds: 3600 });
    stage.server.staff.provider = 'Compte de la mairie';
    const { page } = await stage.open('/console/recordings');
    await page.locator('.act-rename').click();
    await page.locator('.row-title-field').fill('Conseil du 24 novembre');
    stage.server.staff.over = true;
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

  async passkeys_ofOnesOwn_areRemovedOnceThePasswordIsConfirmed({ open, server }) {
    const { page, shot } = await open('/console/account');
    await page.getByRole('button', { name: /^Retirer : Téléphone/ }).click();
    await page.waitForFunction(() => document.activeElement?.id === 'passkey-password');
    await typed(page, 'wrong');
    await page.keyboard.press('Enter');
    await shows(page, 'Le mot de passe actuel n’est pas le bon');
    await shot('passkeys', true);
    await page.locator('#passkey-password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await shows(page, 'Aucune clé d’accès');
    assert.equal(server.staff.passkeys.length, 0);
  },

  async passkeys_ofAnother_areSeenAndRemovedByAnAdministrator({ open, server }) {
    const { page, shot } = await open('/console/people');
    await page.getByRole('button', { name: /^Modifier : Anne/ }).click();
    await shows(page, 'Téléphone <b>perdu</b>');
    await shot('person-passkeys');
    await page.getByRole('button', { name: /^Retirer : Téléphone/ }).click();
    await shows(page, 'Aucune clé d’accès');
    assert.equal(server.staff.passkeys.length, 0);
  },

  async person_bound_isUnbound({ open, server }) {
    server.staff.people.find((one) => one.id === 'p-anne').bound = true;
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
    stage.server.staff.over = true;
    await page.keyboard.press('Enter');
    const dialog = page.locator('sign-in-dialog dialog[open]');
    await dialog.waitFor();
    await shot('session-over');
    await page.waitForFunction(() => document.activeElement?.id === 'sign-in-password');
    await typed(page, PASSWORD);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await shows(page, 'Conseil du 24 novembre');
    assert.equal(stage.server.recordings.get('r-1').title, 'Conseil du 24 novembre');
  },

  async session_overAndNotSignedInAgain_keepsThePageAndOffersIt(stage) {
    stage.live();
    const { page } = await stage.open('/console/live');
    await page.locator('channel-console').first().waitFor();
    stage.server.staff.over = true;
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
    server.staff.me = 'p-bruno';
    server.staff.people.find((one) => one.id === 'p-bruno').roles = ['reporter'];
    const { page } = await open('/console/');
    await page.getByRole('button', { name: 'Nouveau reportage' }).waitFor();
    assert.deepEqual(await page.locator('.console-nav a').allTextContents(), ['Reportages', 'Audience', 'Mon compte']);
    await page.goto(`${server.address}/console/people`);
    await shows(page, 'rien ici pour votre rôle');
  },

  async account_passwordAndDevices_areInOnesOwnHand({ open }) {
    const { page, shot } = await open('/console/account');
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
    const { page, shot } = await open('/console/account');
    await page.getByRole('button', { name: 'Utiliser eve@mairie.example' }).click();
    assert.equal(await page.locator('#contact-email').inputValue(), 'eve@mairie.example');
    assert.equal(server.staff.contact.email, null);
    await page.locator('#contact-email').fill('eve@chez-elle.example');
    for (const box of await page.locator('account-contact input[name=wanted]').all()) await box.uncheck();
    await page.keyboard.press('Enter');
    await shows(page, 'Choisissez au moins un cas');
    await page.getByLabel('m’est renvoyé pour correction').check();
    await page.getByRole('button', { name: 'Envoyer le message de confirmation' }).click();
    await shows(page, 'sera envoyé à l’adresse eve@chez-elle.example dans la minute');
    assert.deepEqual(server.staff.contact.wanted, ['returned']);
    Object.assign(server.staff.contact, { state: 'sent', endsAt: '2026-11-27T18:00:00Z' });
    await page.reload();
    await shows(page, 'vérifiez aussi vos courriels indésirables');
    await page.locator('account-contact').scrollIntoViewIfNeeded();
    await shot('contact', true);
    await page.setViewportSize({ width: 360, height: 760 });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 360));
    await shot('contact-360', true);
    const { page: wrong } = await open('/console/account#another');
    await shows(wrong, 'Ce lien a déjà servi');
    const { page: mailbox, shot: confirmed } = await open('/console/account#right');
    await shows(mailbox, 'Adresse confirmée.');
    assert.ok(!mailbox.url().includes('right'));
    await mailbox.waitForFunction(() => document.activeElement?.id === 'account-contact-title');
    await confirmed('contact-confirmed', true);
    await mailbox.goto(`${server.address}/console/people`);
    await shows(mailbox, 'Prévenu par courriel');
    await mailbox.goto(`${server.address}/console/account`);
    await mailbox.getByRole('button', { name: 'Retirer mon adresse' }).click();
    await shows(mailbox, 'Adresse effacée.');
    assert.equal(server.staff.contact.email, null);
  },

  async contact_linkOpenedWithoutSession_isConfirmedAfterSigningIn({ open, server }) {
    Object.assign(server.staff.contact, { email: 'eve@chez-elle.example', state: 'sent', endsAt: '2026-11-27T18:00:00Z' });
    const { page } = await open('/console/account#right', ALONE);
    await page.waitForURL('**/console/sign-in?next=*');
    assert.ok(!page.url().includes('right'));
    await page.locator('#sign-in-login').fill('eve');
    await page.locator('#sign-in-password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await shows(page, 'Adresse confirmée.');
  },

  async contact_whereNoMailIsSent_saysSo({ open, server }) {
    server.staff.contact.mail = false;
    const { page, shot } = await open('/console/account');
    await shows(page, 'Ce site n’envoie pas de courriel');
    assert.equal(await page.locator('#contact-email').count(), 0);
    await shot('contact-no-mail', true);
  },

  async audit_filteredAndOlder_tellsWhoDidWhat({ open, server }) {
    const { page, shot } = await open('/console/audit');
    assert.equal(await page.locator('.audit li').first().textContent().then((words) => words.includes('Ève')), true);
    await page.getByRole('button', { name: 'Afficher la suite' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.audit li').length === 60);
    await shot('audit');
    await page.getByLabel('Action').selectOption({ label: 'Passage à l’antenne' });
    await page.waitForFunction(() => [...document.querySelectorAll('.audit li strong')].every((one) => one.textContent === 'Passage à l’antenne'));
    const csv = await page.getByRole('link', { name: 'Exporter' }).getAttribute('href');
    assert.match((await page.request.get(server.address + csv).then((answer) => answer.text())), /went-live/);
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.waitForURL('**/console/sign-in');
  },
};
