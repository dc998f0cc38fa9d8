import assert from 'node:assert/strict';
import { check } from './accessibility.scenarios.mjs';
import { shows, until } from './browser.mjs';
import { clerk } from './sittings.scenarios.mjs';

const PATH = '/console/captions/chamber';
const BEGAN = () => ({ startedAt: new Date(Date.now() - 120_000).toISOString() });

/** What everybody reads, as `state text`. */
async function read({ server }) {
  const { captions } = await (await fetch(`${server.address}/api/v1/channels/chamber/captions`)).json();
  return captions.map(({ state, text }) => `${state} ${text.replaceAll('\n', ' ')}`);
}

const isRead = (stage, wanted) => until(async () => (await read(stage)).includes(wanted));

/** As caption software does. */
function post(stage, url, rest, body) {
  const { pathname, search } = new URL(url);
  return fetch(`${stage.server.address}${pathname}${search}${rest}`, { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body });
}

export const captionDeskScenarios = {
  async captionDesk_linesTypedAndCorrectedByKeyboard_areWhatEverybodyReads(stage) {
    stage.live(BEGAN());
    const { page, shot } = await clerk(stage, PATH);
    const field = page.getByLabel('Ce qui se dit');
    await field.focus();
    await page.keyboard.type('Le bidget est');
    await isRead(stage, 'partial Le bidget est');
    await page.keyboard.type(' adopté.');
    await page.keyboard.press('Enter');
    await isRead(stage, 'heard Le bidget est adopté.');
    await page.keyboard.type('Nous passons au vote.');
    await page.keyboard.press('Enter');
    await page.locator('.caption-line').nth(1).waitFor();
    await shot('caption-desk-typed');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Le budget est adopté.');
    const sent = Date.now();
    await page.keyboard.press('Enter');
    await isRead(stage, 'corrected Le budget est adopté.');
    assert.ok(Date.now() - sent < 1000, 'everybody reads it within a second');
    await shows(page, 'Ligne corrigée pour tout le monde');
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'said');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Enter');
    await shows(page, 'Ligne retirée');
    assert.deepEqual(await read(stage), ['corrected Le budget est adopté.']);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.classList.contains('caption-line'));
  },

  async captionDesk_operator_seesEachSource(stage) {
    const recogniser = (more) => ({ kind: 'captioner', broadcast: 'b-1', state: 'HEARING', engine: 'sherpa-onnx', delayMillis: 1500, skippedMillis: 0, restarts: 0, memory: 1, memoryLimit: 2, why: null, ...more });
    stage.live({ ...BEGAN(), captioner: recogniser() });
    const { page, shot } = await clerk(stage, '/console/live');
    const sources = page.locator('channel-console').first().locator('caption-sources');
    await sources.getByText('écoute, 1,5 s de retard').waitFor();
    assert.match(await sources.locator('li').first().innerText(), /saisie\s+n’a rien écrit/);
    await page.request.post(`${stage.server.address}/api/v1/operator/channels/chamber/captions`, { headers: { 'X-Tribune-Request': '1' }, data: { text: 'Bonsoir.', isFinal: true } });
    await sources.getByText('lue en ce moment').waitFor();
    assert.match(await sources.locator('.is-shown').innerText(), /saisie\s+dernier mot dit à/);
    stage.live({ captioner: recogniser({ state: 'FAILED', why: { fr: 'Le fichier du modèle est abîmé : téléchargez-le de nouveau.', en: 'The model’s file is broken: fetch it again.' } }) });
    await sources.getByText('Le fichier du modèle est abîmé').waitFor();
    await shot('caption-sources', true);
    stage.live({ captioner: recogniser({ state: 'FAILED' }) });
    await sources.getByText('Il a échoué, et il est relancé').waitFor();
  },

  async captionDesk_closedSession_isRefusedWithItsReason(stage) {
    stage.live({ ...BEGAN(), interruption: { kind: 'closedSession', since: new Date(Date.now() - 30_000).toISOString() } });
    const { page, shot } = await clerk(stage, PATH);
    await page.getByLabel('Ce qui se dit').fill('Un secret.');
    await page.keyboard.press('Enter');
    await shows(page, 'La séance est à huis clos');
    await shot('caption-desk-closed');
    assert.deepEqual(await read(stage), []);
    assert.equal(await page.getByLabel('Ce qui se dit').inputValue(), '', 'it is not kept');
  },

  async captionDesk_software_writesUntilItsAddressIsTakenAway(stage) {
    stage.live(BEGAN());
    const { page, shot } = await clerk(stage, PATH);
    await page.getByText('Logiciels de sous-titrage').click();
    await page.getByLabel('Pour qui').fill('Vélotypie <b>');
    await page.getByRole('button', { name: 'Faire une adresse' }).click();
    await shows(page, 'elles ne seront plus montrées');
    await shot('caption-desk-address', true);
    const zoom = await page.getByLabel('vers Zoom', { exact: false }).first().inputValue();
    const youTube = await page.getByLabel('vers YouTube', { exact: false }).first().inputValue();
    assert.equal((await post(stage, zoom, '&seq=1&lang=fr-FR', 'Une ligne de vélotypie.\n')).status, 200);
    const said = new Date(Date.now() - 2000).toISOString().replace('Z', '');
    assert.equal((await post(stage, youTube, '&seq=2', `${said} region:reg1#cue1\nEt une autre.<br>\n`)).status, 200);
    await shows(page, 'Une ligne de vélotypie.');
    await shows(page, 'Et une autre.');
    await page.reload();
    await page.getByText('Logiciels de sous-titrage').click();
    await page.getByRole('button', { name: 'Retirer l’adresse de Vélotypie <b>' }).click();
    await page.getByRole('button', { name: 'Retirer', exact: true }).last().click();
    await shows(page, 'L’adresse de Vélotypie <b> est retirée.');
    assert.equal((await post(stage, zoom, '&seq=3', 'Trop tard.\n')).status, 403);
  },

  async accessible_captionDesk(stage) {
    stage.live(BEGAN());
    await check(stage, 'caption-desk', '/console/', async (page) => {
      await page.waitForURL('**/console/');
      await page.goto(page.url().replace(/console.*/, 'console/captions/chamber'));
      await page.locator('caption-typing input').fill('Le conseil municipal de la commune est réuni pour voter le budget primitif.');
      await page.keyboard.press('Enter');
      await page.locator('.caption-line').first().waitFor();
      await page.locator('caption-inputs').evaluate((one) => (one.closest('details').open = true));
      await page.locator('[name=input-name]').fill('Vélotypie');
      await page.keyboard.press('Enter');
      await page.locator('.caption-address').first().waitFor();
      await page.locator('.caption-line').first().press('Enter');
      await page.locator('[name=corrected]').waitFor();
    });
  },
};
