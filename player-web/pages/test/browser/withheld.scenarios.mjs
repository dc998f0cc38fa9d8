import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { alert } from '../fixture/channels.mjs';
import { until } from '../fixture/live-stream.mjs';
import { violations } from './accessibility.mjs';
import { plays, shows, videoOf } from './browser.mjs';
import { clerk, wholeSitting } from './sittings.scenarios.mjs';

const PHONE = { viewport: { width: 360, height: 740 } };
const NARROW = { viewport: { width: 320, height: 640 } };

async function conducting(stage, options) {
  stage.server.sittings.set(wholeSitting());
  stage.live({ startedAt: new Date(Date.now() - 1_800_000).toISOString() });
  const one = await clerk(stage, '/console/sittings/s-1/live', options);
  await one.page.locator('.next-button').waitFor();
  return one;
}

const withheldOf = async ({ server }) => (await server.channels.of()).broadcast.withholdings;

/** The time of day here, to the second, as a clock on the wall shows it. */
function shown(millis) {
  return new Intl.DateTimeFormat('fr-FR', { timeStyle: 'medium', timeZone: 'Europe/Paris' }).format(new Date(millis));
}

/** No wider than the window. */
async function fits(page) {
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= window, `${wide} pixels in a window of ${window}`);
}

export const withheldScenarios = {
  async withheld_byKeyboard_isListedAndLifted(stage) {
    const { page, shot } = await conducting(stage);
    const panel = page.locator('withhold-panel');
    await panel.locator('summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), 'Les 2 dernières minutes');
    await page.keyboard.press('Enter');
    await panel.getByText('Le passage est retiré').waitFor();
    const [withheld] = await withheldOf(stage);
    assert.equal(Date.parse(withheld.toAt) - Date.parse(withheld.fromAt), 120_000);
    await panel.locator('.withheld li').waitFor();
    await shows(page, 'Après la fin de la retransmission, rectifiez chaque passage');
    assert.deepEqual(await violations(page), []);
    await shot('withheld-1280', true);
    await panel.getByRole('button', { name: /^Rétablir le passage/ }).click();
    await shows(page, 'sera de nouveau public');
    // The safe answer has the focus.
    await page.keyboard.press('Enter');
    assert.equal((await withheldOf(stage)).length, 1);
    await panel.getByRole('button', { name: /^Rétablir le passage/ }).click();
    await page.locator('dialog[open]').getByRole('button', { name: 'Rétablir' }).click();
    await until(async () => (await withheldOf(stage)).length === 0, 5000, 'the order to be lifted');
    await panel.locator('.withheld').waitFor({ state: 'detached' });
  },

  async withheld_betweenTwoTimes_onATelephone(stage) {
    const { page, shot } = await conducting(stage, PHONE);
    const panel = page.locator('withhold-panel');
    await panel.locator('summary').click();
    const [from, to] = [Date.now() - 300_000, Date.now() - 240_000].map((millis) => Math.floor(millis / 1000) * 1000);
    await panel.getByLabel('De', { exact: true }).fill(shown(to));
    await panel.getByLabel('À', { exact: true }).fill(shown(from));
    await panel.getByRole('button', { name: 'Retirer ce passage' }).click();
    await panel.getByText('La fin du passage doit venir après son début').waitFor();
    await panel.getByLabel('De', { exact: true }).fill(shown(from));
    await panel.getByLabel('À', { exact: true }).fill(shown(to));
    await panel.getByRole('button', { name: 'Retirer ce passage' }).click();
    await panel.getByText('Le passage est retiré').waitFor();
    assert.deepEqual((await withheldOf(stage)).map((one) => [Date.parse(one.fromAt), Date.parse(one.toAt)]), [[from, to]]);
    await panel.locator('.withheld li').waitFor();
    await fits(page);
    assert.deepEqual(await violations(page), []);
    await shot('withheld-360', true);
    await page.setViewportSize(NARROW.viewport);
    await fits(page);
    await page.getByRole('button', { name: 'English' }).click();
    await panel.getByText('Passages withheld').waitFor();
    await fits(page);
  },

  async withheld_alarmOfAClosedSession_showsWhatWasFoundAndEndsByAPerson(stage) {
    const { recordings, channels } = stage.server;
    stage.recording('r-1', { seconds: 120, interruptions: [{ kind: 'closedSession', from: 30, to: 90 }] });
    const passage = { broadcast: 'r-1', from: '2026-11-25T17:30:30Z', to: '2026-11-25T17:31:30Z' };
    recordings.prove('r-1', passage.from, passage.to, 'found');
    stage.live({
      alerts: [alert('closed-session-leak:r-1:1', 'CRITICAL',
        { fr: 'Huis clos de 18 h 30 à 18 h 31 : l’enregistrement y montre autre chose que l’écran d’attente à 18:30:42. Si cela vient de la salle à huis clos, retirez tout de suite ce passage et prévenez votre prestataire.',
          en: 'Closed session from 18:30 to 18:31: the recording shows something else than the waiting screen there at 18:30:42.' },
        { at: passage.to, passage, closedSession: { broadcast: 'r-1', number: 1, pictureAt: '2026-11-25T17:30:42Z' } })],
    });
    const { page, shot } = await stage.open('/console/live');
    const alarm = page.getByRole('alert');
    await alarm.getByText('autre chose que l’écran d’attente à 18:30:42').waitFor();
    await alarm.getByRole('button', { name: 'Voir l’image de 18:30:42' }).click();
    await page.waitForFunction(() => document.querySelector('found-picture video')?.readyState >= 2 && !document.querySelector('found-picture video').seeking);
    await shot('alarm-1280', true);
    await page.setViewportSize({ width: 360, height: 760 });
    await shot('alarm-360', true);
    await alarm.getByRole('button', { name: 'Classer l’alerte' }).click();
    await page.getByRole('alertdialog').getByText('Le journal garde la trace de qui l’a classée').waitFor();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Classer l’alerte' }).click();
    // The check ends its alarm once it has read of it.
    await until(async () => (await recordings.listed('r-1')).closedSessions[0].settled?.by === 'Ève Été', 5000, 'the settlement');
    channels.change('chamber', { alerts: [] });
    await alarm.getByText('autre chose que l’écran d’attente').waitFor({ state: 'detached' });
    await shows(page, 'Tout va bien.');
  },

  async withheld_alertOfALeak_takesThatPassageAway(stage) {
    const passage = { broadcast: 'b-1', from: new Date(Date.now() - 90_000).toISOString(), to: new Date(Date.now() - 30_000).toISOString() };
    stage.live({
      startedAt: new Date(Date.now() - 180_000).toISOString(),
      alerts: [alert('closed-session-leak', 'CRITICAL',
        { fr: 'Huis clos de 18 h 02 à 18 h 04 : quelque chose a pu en être gardé.', en: 'Closed session from 18:02 to 18:04: something of it may have been kept.' }, { at: passage.to, passage })],
    });
    const { page, shot } = await stage.open('/console/live');
    await page.getByRole('alert').getByText('quelque chose a pu en être gardé').waitFor();
    await shot('withheld-alert', true);
    await page.locator('withhold-button').getByRole('button').click();
    await page.locator('withhold-button').getByText('Le passage est retiré').waitFor();
    assert.deepEqual((await withheldOf(stage)).map((one) => [Date.parse(one.fromAt), Date.parse(one.toAt)]), [[Date.parse(passage.from), Date.parse(passage.to)]]);
  },

  async withheld_afterTheEnd_isCorrectedAsItWas({ open, recording, server }) {
    recording('r-1', { seconds: 3600, title: 'Conseil de novembre', withheld: [[60.4, 90.2]] });
    const { page, shot } = await open('/console/recordings', PHONE);
    await shows(page, '1 passage retiré, à rectifier');
    await fits(page);
    await shot('withheld-recording-360', true);
    await page.setViewportSize({ width: 1280, height: 800 });
    await shot('withheld-recording-1280', true);
    assert.deepEqual(await violations(page), []);
    await page.getByRole('button', { name: /^Rectifier ce passage/ }).click();
    const form = page.locator('correction-dialog form');
    await form.getByText('Le public ne voit plus ce passage').waitFor();
    // Rounded outwards.
    const seconds = (written) => written.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    assert.equal(seconds(await form.locator('[name=from]').inputValue()), 60);
    assert.equal(seconds(await form.locator('[name=to]').inputValue()), 91);
    await form.locator('[name=reason]').fill('Nom d’un agent');
    await form.locator('[name=basis]').fill('RGPD, article 17');
    await form.getByRole('button', { name: /Rectifier/ }).click();
    await page.locator('dialog[open]').getByRole('button', { name: 'Rectifier définitivement' }).click();
    const asked = () => server.recordings.corrections('r-1');
    await until(async () => (await asked()).length === 1, 5000, 'the correction');
    assert.deepEqual((await asked()).map((one) => [one.from, one.to, one.state]), [[60, 91, 'requested']]);
    // It takes the order's place.
    assert.deepEqual((await server.recordings.listed('r-1')).withholdings.map((one) => one.state), ['correcting']);
  },

  async withheld_whileItIsWatched_theViewerGoesOnBehindIt({ open, live, server }) {
    live();
    const { page, shot } = await open('/live/chamber');
    await plays(page);
    await until(async () => { const video = await videoOf(page); return video.end - video.start > 20; }, 40_000, 'a window to rewind in');
    const behind = async () => { const video = await videoOf(page); return video.end - video.time; };
    await until(async () => ((await behind()) > 12 ? true : (await page.keyboard.press('j'), (await behind()) > 12)), 10_000, 'a place well behind live');
    await plays(page);
    const before = await videoOf(page);
    const playlist = readFileSync(join(server.media, 'v0.m3u8'), 'utf8');
    const last = Number(playlist.match(/_(\d+)\.m4s/g).at(-1).slice(1, -4));
    // All of the last 18 segments, of a second each, up to now.
    server.withheld = (number) => number > last - 18 && number <= last;
    await until(async () => (await videoOf(page)).time > before.time + 8, 15_000, 'the way out of the passage');
    await plays(page);
    const held = await page.evaluate(([from, to]) => {
      const { buffered } = document.querySelector('video');
      return [...Array(buffered.length).keys()].some((i) => buffered.start(i) < to && buffered.end(i) > from);
    }, [before.time + 1, before.time + 5]);
    assert.equal(held, false);
    // Who goes back into it comes out behind it.
    const now = await videoOf(page);
    await page.evaluate((to) => { document.querySelector('video').currentTime = to; }, before.time + 2);
    await until(async () => (await videoOf(page)).time > before.time + 8, 10_000, 'the way out again');
    await plays(page);
    assert.ok((await videoOf(page)).time > now.time - 10);
    await shot('withheld-live');
  },
};
