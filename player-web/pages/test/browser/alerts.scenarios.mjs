import assert from 'node:assert/strict';
import { overflowing, settles, smallTargets, violations } from './accessibility.mjs';
import { shows } from './browser.mjs';
import { dayFrom, newItem, newSitting } from '../fixture/sittings.mjs';

const NARROW = { viewport: { width: 320, height: 640 } };

/** The road was decided on, and comes up again. */
function roads({ server }) {
  const vote = { outcome: 'adopted', unanimous: true, tally: null };
  server.program.configure({ mail: { from: 'tribune@val-aubrac.example' } });
  server.sittings.set(newSitting('s-1', { status: 'held', localStart: `${dayFrom(-20)}T18:30`, agenda: [newItem('i-1', { numbering: '1', title: 'Voirie : programme de l’an passé', vote })] }));
  server.sittings.set(newSitting('s-2', { localStart: `${dayFrom(9)}T18:30`, agenda: [newItem('i-1', { numbering: '3', title: 'Voirie : réfection de la route du lac' }), newItem('i-2', { numbering: '4', title: 'Piscine' })] }));
}

/** Goes on by the tabulator until it is at {@link control}. */
async function tabTo(page, control) {
  for (let steps = 0; steps < 60; steps++) {
    if (await control.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not come to ${control}`);
}

async function press(page, name) {
  const button = page.getByRole('button', { name, exact: true });
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}

/** Nothing is wrong with it on a small screen and on a large one. */
async function isFine(page, shot, name) {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 640 });
    await settles(page);
    assert.deepEqual([...(await violations(page)), ...(await smallTargets(page)), await overflowing(page)], ['']);
    await shot(`${name}-${width}`, true);
  }
  await page.setViewportSize(NARROW.viewport);
}

const linkIn = (letter, before) => new URL(new RegExp(`${before}\\s*(https?:\\S+)`).exec(letter)[1]).pathname;

export const alertsScenarios = {
  async alert_byKeyboard_isAskedForConfirmedToldAndEnded(stage) {
    roads(stage);
    const { program } = stage.server;
    const { page, shot } = await stage.open('/deliberations/', NARROW);
    await tabTo(page, page.getByRole('searchbox'));
    await page.keyboard.type('voirie');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/deliberations/?q=voirie**');
    assert.equal(await page.getByText('il faut JavaScript').count(), 0);
    const email = page.getByLabel('Votre adresse électronique');
    await tabTo(page, email);
    await page.keyboard.type('ana');
    await page.keyboard.press('Enter');
    assert.ok(await email.evaluate((field) => !field.validity.valid && field === document.activeElement), 'no mailbox yet: the browser says so');
    await page.keyboard.type('@exemple.fr');
    await page.keyboard.press('Enter');
    await shows(page, 'C’est noté. Un courriel vient à cette adresse');
    await isFine(page, shot, 'alert-asked');

    // Nothing that somebody typed stands in the e-mail to an address that nobody has confirmed.
    const [asking] = await program.mailed();
    assert.ok(!/voirie/i.test(asking), asking);
    await page.goto(stage.server.address + linkIn(asking, 'bouton :'));
    await shows(page, 'Sujet suivi : « voirie », dans toutes les assemblées.');
    await isFine(page, shot, 'alert-to-confirm');
    assert.deepEqual(await program.mailed(), [asking], 'a look confirms nothing');
    await press(page, 'Confirmer cette alerte');
    await shows(page, 'C’est confirmé.');
    await isFine(page, shot, 'alert-confirmed');

    // What is announced comes once, what was decided before does not.
    const [, told, ...more] = [...(await program.mailed()), ...(await program.mailed()).slice(2)];
    assert.match(told, /3 Voirie : réfection de la route du lac/);
    assert.ok(!/an passé|Piscine/.test(told) && more.length === 0, told);
    await page.goto(stage.server.address + linkIn(told, 'Arrêter :'));
    await press(page, 'Arrêter cette alerte');
    await shows(page, 'Ce que nous gardions pour cela, adresse comprise, est effacé.');
    await isFine(page, shot, 'alert-ended');
    await page.goto(stage.server.address + linkIn(told, 'Arrêter :'));
    await shows(page, 'Cette alerte n’existe pas, ou n’existe plus');

    // Who has no script reads what to do instead.
    const { page: plain, shot: seen } = await stage.open('/deliberations/?q=voirie', { ...NARROW, javaScriptEnabled: false });
    await shows(plain, 'Sans lui, suivez le flux ci-dessus');
    assert.ok(await plain.getByRole('link', { name: 'Flux Atom de cette recherche' }).isVisible());
    assert.equal(await plain.getByLabel('Votre adresse électronique').isVisible(), false);
    await seen('alert-without-script', true);
  },
};
