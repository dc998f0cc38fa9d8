import assert from 'node:assert/strict';
import { alert, source } from '../fixture/channels.mjs';
import { newSitting } from '../fixture/sittings.mjs';
import { plays, shows } from './browser.mjs';
import { clerk } from './sittings.scenarios.mjs';

const PAGES = ['', 'live', 'questions', 'search', 'recordings', 'reports', 'audience', 'people', 'audit', 'account', 'sittings/s-1', 'sittings/s-1/live', 'sittings/s-1/questions'];

export const consoleScenarios = {
  async console_pageWhoseScriptDoesNotCome_saysWhatToDo(stage) {
    const { page } = await clerk(stage, '/console/account');
    await page.locator('account-page').waitFor();
    await page.context().route('**/assets/audit-page-*.js', (route) => route.abort());
    await page.goto(page.url().replace('account', 'audit'));
    await page.getByRole('alert').getByText('Le serveur ne répond pas. Rechargez la page dans quelques instants.').waitFor();
    await page.context().unroute('**/assets/audit-page-*.js');
    await page.reload();
    await page.locator('audit-page h1').waitFor();
  },

  async console_eachPage_beginsBelow96PixelsAndNamesNothingTwice({ open, server }) {
    server.sittings.set(newSitting('s-1'));
    const { page, shot } = await open('/console/', { viewport: { width: 1280, height: 800 } });
    for (const [width, height] of [[1280, 800], [360, 740]]) {
      await page.setViewportSize({ width, height });
      for (const one of PAGES) {
        await page.goto(`${server.address}/console/${one}`);
        await page.locator('.console-nav a').first().waitFor();
        const bottom = await page.locator('.console-head').evaluate((head) => head.getBoundingClientRect().bottom);
        assert.ok(bottom <= 96, `/console/${one} begins at ${bottom} px of ${width}`);
        assert.equal(await page.locator('h1').count(), 1, one);
        const links = await page.locator('a[href]:visible').evaluateAll((all) => all.map((link) => [(link.getAttribute('aria-label') ?? link.textContent).trim(), link.getAttribute('href')]));
        const targets = new Map();
        for (const [name, target] of links) targets.set(name, new Set([...(targets.get(name) ?? []), target]));
        const doubles = [...targets].filter(([, each]) => each.size > 1).map(([name]) => name);
        assert.deepEqual(doubles, [], `/console/${one}: one name, several targets`);
      }
    }
    await page.goto(`${server.address}/console/`);
    await page.locator('.sitting-row').waitFor();
    assert.doesNotMatch(await page.locator('main').innerText(), /\b0 (point|document)/);
    await shot('console-head-360');
  },

  async console_wholeBroadcast_isLedFromPreviewToEnd({ open, server }) {
    const { page, shot } = await open('/console/live');
    const card = page.locator('channel-console').first();
    await card.getByLabel('Titre de la retransmission').fill('Vœux du président');
    await card.getByRole('button', { name: 'Démarrer l’aperçu' }).click();
    await card.getByText('le public ne voit rien').waitFor();
    await plays(page);
    assert.equal(await page.evaluate(() => document.querySelector('video').muted), true);
    await card.getByRole('meter').first().waitFor();
    assert.match(await card.getByRole('meter').first().getAttribute('aria-valuetext'), /décibels, (bon niveau|trop faible|trop fort)/);
    await card.getByRole('button', { name: 'Passer à l’antenne' }).click();
    await card.getByText('À l’antenne depuis').waitFor();
    assert.equal((await server.channels.of()).broadcast.title, 'Vœux du président');
    await shot('console-live', true);
    await card.getByRole('button', { name: 'Arrêter la retransmission' }).click();
    await shot('console-confirm');
    await page.getByRole('button', { name: 'Annuler' }).click();
    assert.equal((await server.channels.of()).state, 'live');
    await card.getByRole('button', { name: 'Arrêter la retransmission' }).click();
    await page.getByRole('button', { name: 'Arrêter', exact: true }).click();
    await card.getByText('Terminée').first().waitFor();
    assert.equal((await server.channels.of()).state, 'ended');
  },

  async console_pictureStandsStill_saysSoAndComesBackToLive({ open, live, server }) {
    live({ startedAt: new Date(Date.now() - 60_000).toISOString() });
    server.sittings.set(newSitting('s-1', { channel: 'chamber' }));
    const { page, shot } = await open('/console/sittings/s-1/live');
    const air = page.locator('conduct-air');
    await air.getByText(/Image en retard de \d+ s/).waitFor({ timeout: 20_000 });
    server.setCut(true);
    await air.locator('.monitor.is-stale').waitFor({ timeout: 30_000 });
    await air.locator('.monitor-stale').getByText('ce n’est pas ce qui se passe maintenant').waitFor();
    await shot('console-picture-stale');
    await page.waitForTimeout(10_000);
    server.setCut(false);
    await air.locator('.monitor:not(.is-stale)').waitFor({ timeout: 30_000 });
    await page.waitForFunction(() => Number(/en retard de (\d+) s/.exec(document.querySelector('.monitor-delay')?.textContent ?? '')?.[1] ?? 99) <= 5, undefined, { timeout: 20_000 });
  },

  async console_publicPictureHeldBack_showsTheRoomAheadOfItUntilTheDoorsAreClosed({ open, live, server }) {
    server.program.holdBack(10);
    live({ startedAt: new Date(Date.now() - 60_000).toISOString() });
    server.sittings.set(newSitting('s-1', { channel: 'chamber' }));
    const { page, shot } = await open('/console/sittings/s-1/live');
    const room = page.locator('room-picture');
    await page.waitForFunction(() => document.querySelector('room-picture img')?.naturalWidth > 0);
    await room.getByText('Le public la verra 10 s plus tard').waitFor();
    await page.locator('monitor-video').getByText('C’est ce que voit le public, 10 s après la salle').waitFor();
    await shot('console-room-1280', true);
    await page.setViewportSize({ width: 360, height: 760 });
    await shot('console-room-360', true);
    server.channels.change('chamber', { interruption: { kind: 'closedSession', since: new Date().toISOString() } });
    await room.getByText('Pas d’image de la salle').waitFor();
    assert.equal(await room.locator('img').count(), 0);
    assert.equal(await room.getByText('Le public la verra').count(), 0);
  },

  async console_suspensionAndClosedSession_areTwoButtonsAndReopeningAsksOnce({ open, live, server }) {
    live();
    const { page, shot } = await open('/console/live');
    const card = page.locator('channel-console').first();
    const kind = async () => (await server.channels.of()).broadcast.interruption?.kind;
    await card.getByRole('button', { name: 'Suspendre la séance' }).click();
    await card.getByText('Séance suspendue depuis').waitFor();
    assert.equal(await kind(), 'suspension');
    await shot('console-suspended', true);
    await card.getByRole('button', { name: 'Passer à huis clos' }).click();
    await card.getByText('Rien n’est diffusé').waitFor();
    assert.equal(await kind(), 'closedSession');
    await shot('console-closed', true);
    await card.getByRole('button', { name: 'Rouvrir au public' }).click();
    await page.getByText('tout le monde verra et entendra la caméra').waitFor();
    await shot('console-reopen');
    assert.equal(await kind(), 'closedSession');
    await page.keyboard.press('Escape');
    assert.equal(await kind(), 'closedSession');
    await card.getByRole('button', { name: 'Rouvrir au public' }).click();
    await page.getByRole('button', { name: 'Rouvrir au public maintenant' }).click();
    await card.getByText('À l’antenne depuis').waitFor();
    assert.equal(await kind(), undefined);
  },

  async console_publicHasTheFloor_keepsTheCameraOnAir({ open, live, server }) {
    live();
    const { page, shot } = await open('/console/live');
    const card = page.locator('channel-console').first();
    await card.getByRole('button', { name: 'Suspendre et donner la parole au public' }).click();
    await card.getByText('la caméra reste à l’antenne').waitFor();
    assert.equal((await server.channels.of()).broadcast.interruption.kind, 'publicFloor');
    await shot('console-floor', true);
    const watching = await page.context().newPage();
    await watching.goto(`${new URL(page.url()).origin}/live/chamber`);
    await watching.getByText('le public a la parole').first().waitFor();
    await plays(watching);
    await watching.close();
    await card.getByRole('button', { name: 'Reprendre les débats' }).click();
    await card.getByText('À l’antenne depuis').waitFor();
    assert.equal((await server.channels.of()).broadcast.interruption, null);
  },

  async console_resumedElsewhere_isRefusedAndSaysSo({ open, live, server }) {
    live({ interruption: { kind: 'suspension', since: new Date().toISOString() } });
    const { page } = await open('/console/live');
    const card = page.locator('channel-console').first();
    await card.getByRole('button', { name: 'Reprendre la séance' }).waitFor();
    // Another console closes the session while the order of this one is on its way.
    await page.route('**/resume', async (route) => {
      await server.channels.order('chamber', 'close');
      await route.continue();
    });
    await card.getByRole('button', { name: 'Reprendre la séance' }).click();
    await card.getByRole('alert').filter({ hasText: 'n’est plus dans l’état attendu' }).waitFor();
    assert.equal((await server.channels.of()).broadcast.interruption.kind, 'closedSession');
  },

  async console_goLiveWithoutSource_asksFirst({ open, server }) {
    server.channels.change('chamber', { sources: [source({ state: 'WAITING', onAir: false })] });
    const { page } = await open('/console/live');
    const card = page.locator('channel-console').first();
    await card.getByRole('button', { name: 'Passer à l’antenne' }).click();
    await shows(page, 'Aucune source ne fournit d’image');
    await page.keyboard.press('Escape');
    assert.equal((await server.channels.of()).state, 'offline');
    await card.getByRole('button', { name: 'Passer à l’antenne' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Passer à l’antenne' }).click();
    await card.getByText('À l’antenne depuis').waitFor();
  },

  async console_alertsAndTrouble_areInTheLanguageOfThePage({ open, live }) {
    live({
      alerts: [
        alert('picture-lost', 'CRITICAL', { fr: 'L’image de la salle est perdue. Vérifiez le câble de la caméra.', en: 'The picture is lost. Check the camera’s cable.' }),
        alert('disk', 'WARNING', { fr: 'Il reste 4 Go sur le disque.', en: '4 GB are left on the disk.' }),
      ],
      sources: [source({ state: 'STALLED', lastError: { fr: 'La caméra s’est tue.', en: 'The camera fell silent.' } })],
    });
    const { page, shot } = await open('/console/live');
    await page.getByRole('alert').getByText('câble de la caméra').waitFor();
    await shows(page, 'La caméra s’est tue.');
    await shot('console-alerts', true);
    await page.getByRole('button', { name: 'English' }).click();
    await shows(page, 'Check the camera’s cable');
    await shows(page, 'The camera fell silent.');
    assert.equal(await page.getByText('slate').first().isVisible(), false, 'how it is encoded is not for clerks');
    await page.getByText('Technical details').first().click();
    await shows(page, 'slate');
  },

  async console_twoChannels_shareOneEventStream({ open, live, server }) {
    live();
    server.requests.length = 0;
    const { page } = await open('/console/live');
    server.channels.change('webtv', { state: 'preview', broadcast: 'b-2' });
    const second = page.locator('channel-console').nth(1);
    await second.getByText('le public ne voit rien').waitFor();
    await second.getByRole('meter').first().waitFor();
    await page.locator('channel-console').first().getByRole('meter').first().waitFor();
    assert.equal(server.requests.filter((one) => one.endsWith('/operator/events')).length, 1);
  },

  async languages_siteInEnglishOnly_offersNoOther({ open, server }) {
    server.program.configure({ site: { languages: ['en'] } });
    const { page } = await open('/console/live');
    await shows(page, 'Control room');
    assert.equal(await page.locator('nav.languages').count(), 0);
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  },

  async console_connectionLost_saysSoAndComesBack({ open, live, server }) {
    live();
    const { page, shot } = await open('/console/live');
    await page.locator('channel-console').first().waitFor();
    server.setCut(true);
    await shows(page, 'Liaison perdue avec le serveur', 15_000);
    await shot('console-lost');
    server.setCut(false);
    await page.waitForFunction(() => !document.querySelector('.banner'), undefined, { timeout: 20_000 });
    server.channels.change('chamber', { viewers: 77 });
    await shows(page, '77');
  },
};
