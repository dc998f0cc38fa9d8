import assert from 'node:assert/strict';
import { until } from '../fixture/live-stream.mjs';
import { chapterMarks, newMark } from '../fixture/marks.mjs';
import { inWords, localTime, newDocument, newItem, newSitting } from '../fixture/sittings.mjs';
import { plays, shows, videoOf } from './browser.mjs';

/** Goes back until the picture is {@link seconds} behind: on a busy machine a key may come before the page listens. */
async function rewind(page, seconds) {
  const behind = async () => {
    const video = await videoOf(page);
    return video.end - video.time > seconds;
  };
  const back = async () => {
    if (await behind()) return true;
    await page.keyboard.press('j');
    return behind();
  };
  await until(back, 10_000, 'a place well behind live');
}

export const watchScenarios = {
  async chapters_live_areThereAtOnceAndLeadBack({ open, live, server }) {
    const began = Date.now() - 60_000;
    const at = (seconds) => new Date(began + seconds * 1000).toISOString();
    server.sittings.set(newSitting('s-1', { localStart: localTime(began), agenda: [newItem('ouv', { numbering: '1', title: 'Ouverture' }), newItem('bud', { numbering: '2', title: 'Budget primitif 2027' }), newItem('div', { numbering: '3', title: 'Questions diverses' })],
      documents: [newDocument('d-1', { item: 'bud', title: 'Rapport sur le budget' })] }));
    live({ startedAt: at(0) });
    const { page, shot } = await open('/live/chamber');
    await plays(page);
    // Before the first mark the agenda is there.
    await page.locator('.chapter-coming').nth(2).waitFor();
    assert.equal(await page.locator('.now-debated').isVisible(), false);
    const [first, second] = chapterMarks(new Date(Date.now() - 8000).toISOString(), [[0, '1', 'Ouverture', 'ouv'], [8, '2', 'Budget primitif 2027', 'bud']], 's-1');
    server.marks.set('b-1', [first]);
    await page.getByText('En ce moment : 1 Ouverture').waitFor({ timeout: 1000 });
    assert.equal(await page.locator('.chapter-coming').count(), 2);
    server.marks.set('b-1', [first, { ...second, start: new Date().toISOString() }, newMark('p-1', { kind: 'speaker', title: 'Mme Petit (Ensemble)' })]);
    await page.getByText('En ce moment : 2 Budget primitif 2027').waitFor({ timeout: 1000 });
    await page.getByText('La parole est à Mme Petit').waitFor();
    await page.getByRole('link', { name: /Rapport sur le budget/ }).waitFor();
    await shot('live-chapters', true);
    const before = (await videoOf(page)).time;
    await page.locator('.chapter-row', { hasText: 'Ouverture' }).locator('button.chapter-go').click();
    await until(async () => (await videoOf(page)).time < before - 3, 8000, 'it goes back');
    await until(async () => /Ouverture/.test(await page.locator('.is-current .chapter-name').textContent()), 4000, 'the list says where one is');
    await plays(page);
    await page.keyboard.press('d');
    await until(async () => /Budget/.test(await page.locator('.is-current .chapter-name').textContent()), 8000, 'live again');
    server.marks.set('b-1', [first]);
    await page.getByText('En ce moment : 1 Ouverture').waitFor({ timeout: 1000 });
  },

  async sitting_beforeItsFirstMark_tellsHourDocumentsAndVotes({ open, live, server }) {
    const agenda = [newItem('ouv', { numbering: '1', title: 'Ouverture' }), newItem('bud', { numbering: '2', title: 'Budget primitif 2027' }), newItem('div', { numbering: '3', title: 'Questions diverses' })];
    const sitting = newSitting('s-1', { localStart: localTime(Date.now() + 20 * 60_000), agenda, documents: [newDocument('d-0', { title: 'Convocation' })] });
    server.sittings.set(sitting);
    const { page, shot } = await open('/live/chamber');
    await page.getByText('Prochaine séance :').waitFor();
    await page.getByText(`Début prévu le ${inWords(sitting.localStart)}`).waitFor();
    await page.getByRole('link', { name: /Convocation/ }).waitFor();
    await page.locator('.chapter-coming').nth(2).waitFor();
    await shot('watch-coming', true);
    live({ startedAt: new Date(Date.now() - 60_000).toISOString() });
    await page.locator('.sitting-brief').getByText('Séance :', { exact: true }).waitFor();
    // A vote needs no mark to be seen, and an item that was passed over is still to come.
    server.marks.set('b-1', chapterMarks(new Date(Date.now() - 8000).toISOString(), [[0, '2', 'Budget primitif 2027', 'bud']], 's-1'));
    await page.getByText('En ce moment : 2 Budget').waitFor();
    await until(async () => (await page.locator('.chapter-coming .chapter-name').allTextContents()).join() === '3 Questions diverses,1 Ouverture', 4000, 'passed over');
    await server.sittings.edit('s-1', [{ id: 'bud', vote: { outcome: 'adopted', unanimous: true, tally: null } }]);
    await page.locator('now-item').getByText(/unanimité/i).waitFor({ timeout: 3000 });
    await page.locator('.chapter-row', { hasText: 'Budget' }).getByText('Adopté').waitFor();
  },

  async chapters_liveWithoutEvents_areAskedFor({ open, live, server }) {
    server.withoutEvents = true;
    try {
      live({ startedAt: new Date(Date.now() - 60_000).toISOString() });
      server.marks.set('b-1', chapterMarks(new Date(Date.now() - 8000).toISOString(), [[0, '1', 'Ouverture']]));
      const { page } = await open('/live/chamber');
      await page.getByText('En ce moment : 1 Ouverture').waitFor();
    } finally {
      server.withoutEvents = false;
    }
  },

  async home_liveChannel_leadsToItsPage({ open, live, recording }) {
    recording('b-1', { state: 'recording', seconds: 60 });
    live();
    const { page, shot } = await open('/');
    await shows(page, '41 spectateurs');
    await page.locator('live-picture img').waitFor();
    await page.waitForFunction(() => document.querySelector('live-picture img').naturalWidth > 0);
    assert.ok((await page.locator('live-picture').boundingBox()).width > 500, 'it is large');
    await shot('home');
    await page.setViewportSize({ width: 360, height: 760 });
    await shot('home-360', true);
    await page.getByRole('link', { name: /budget primitif/ }).click();
    await page.waitForURL('**/live/chamber');
    await plays(page);
  },

  async watch_live_readsItsPlaylistsWhileItsScriptsCome({ open, live, server }) {
    live();
    server.requests.length = 0;
    const { page } = await open('/live/chamber');
    await plays(page);
    const playlist = 'GET /hls/live/chamber/index.m3u8';
    const [read, script] = [server.requests.indexOf(playlist), server.requests.findIndex((one) => one.includes('/assets/hls-playback-'))];
    assert.ok(read >= 0 && read < script, server.requests.join('\n'));
    // hls.js takes what is there: what is asked once more is the server's time.
    assert.ok(server.requests.filter((one) => one === playlist).length <= 2, server.requests.join('\n'));
  },

  async watch_offlineThenLive_startsByItselfWithoutSound({ open, live }) {
    const { page, shot } = await open('/live/chamber');
    await shows(page, 'La séance n’a pas commencé');
    await shot('offline');
    live();
    await plays(page);
    assert.equal((await videoOf(page)).muted, true);
    await shows(page, 'Activer le son');
    await page.waitForFunction(() => /^\d+,\d s de retard$/.test(document.querySelector('.latency')?.textContent?.trim() ?? ''), undefined, { timeout: 8000 });
    await page.getByRole('button', { name: 'Activer le son' }).first().click();
    assert.equal((await videoOf(page)).muted, false);
    assert.match(await page.title(), /Salle du conseil – En direct/);
  },

  async watch_networkLost_comesBackToLiveWithoutReload({ open, live, server }) {
    live();
    const { page, shot } = await open('/live/chamber');
    await plays(page);
    await page.evaluate(() => (window.sameDocument = true));
    server.setCut(true);
    await page.locator('.scene-network').waitFor({ timeout: 20_000 });
    await page.waitForTimeout(15_000);
    assert.equal(await page.locator('.scene-network').isVisible(), true);
    await shot('network-lost');
    server.setCut(false);
    await plays(page, 30_000);
    await until(async () => { const video = await videoOf(page); return video.end - video.time < 8; }, 10_000, 'the live edge');
    await page.waitForFunction(() => document.querySelector('.scene-network') === null);
    assert.equal(await page.evaluate(() => window.sameDocument), true);
  },

  async watch_networkLostForAMoment_playsOnWithoutAWord({ open, live, server }) {
    live();
    const { page } = await open('/live/chamber');
    await plays(page);
    server.setCut(true);
    await page.waitForTimeout(700);
    server.setCut(false);
    await plays(page);
    await until(async () => { const video = await videoOf(page); return video.end - video.time < 10; }, 10_000, 'the live edge');
  },

  async watch_sixShortCuts_doNotAddUp({ open, live, server }) {
    live();
    const { page } = await open('/live/chamber');
    await plays(page);
    const latency = () => page.evaluate(() => parseFloat(document.querySelector('.latency')?.textContent?.replace(',', '.') ?? 'NaN'));
    await until(async () => (await latency()) > 0, 8_000, 'the latency on the page');
    const before = await latency();
    for (let cut = 0; cut < 6; cut++) {
      server.setCut(true);
      await page.waitForTimeout(2_500);
      server.setCut(false);
      await page.waitForTimeout(3_000);
    }
    // Each of them costs a stall; together they would have left the page a quarter of a minute behind.
    await until(async () => (await latency()) < before + 4, 40_000, `what was ${before} s behind before the cuts to be back there`);
    await plays(page);
    assert.equal(await page.locator('.live-behind').count(), 0, 'it says that it is live, and is');
  },

  async watch_withoutEvents_polls({ open, live, server }) {
    server.withoutEvents = true;
    try {
      const { page } = await open('/live/chamber');
      await shows(page, 'La séance n’a pas commencé');
      live();
      await plays(page, 20_000);
    } finally {
      server.withoutEvents = false;
    }
  },

  async watch_rewind_leavesLiveAndComesBack({ open, live }) {
    live();
    const { page, shot } = await open('/live/chamber');
    await plays(page);
    await rewind(page, 14);
    await page.waitForFunction(() => document.querySelector('.live-behind'), undefined, { timeout: 5000 });
    await plays(page);
    await shot('rewound');
    const before = await videoOf(page);
    assert.ok(before.end - before.time > 12, `${before.end - before.time} s behind`);
    await page.keyboard.press('d');
    await until(async () => { const video = await videoOf(page); return video.end - video.time < 8; }, 5000, 'the live edge');
    await plays(page);
    await page.waitForFunction(() => !document.querySelector('.live-behind'), undefined, { timeout: 5000 });
  },

  async watch_rewindOnASlowLine_isNotSentBackToLive({ open, live, server }) {
    live();
    const { page } = await open('/live/chamber');
    await plays(page);
    // What is gone back to is still in it when the line has stood still for six seconds.
    await until(async () => { const video = await videoOf(page); return video.end - video.start > 30; }, 40_000, 'a window to rewind in');
    let arrive;
    const line = new Promise((resolve) => (arrive = resolve));
    await page.route('**/*.m4s', async (route) => {
      await line;
      await route.continue().catch(() => undefined); // The page has given it up.
    });
    const isStillBack = async (what) => {
      await plays(page, 30_000);
      // Where live is, the next playlist tells.
      await until(async () => { const video = await videoOf(page); return video.end - video.time > 12; }, 10_000, `that it is behind ${what}`);
    };
    await rewind(page, 14);
    await page.waitForTimeout(6000);
    arrive();
    await isStillBack('after the line stood still');
    // Too thin for a picture: the sound goes on where the picture was, and so does the picture that is chosen afterwards.
    await page.unroute('**/*.m4s');
    server.bytesPerSecond = 14_000;
    await page.locator('.reduced').waitFor({ timeout: 45_000 });
    server.bytesPerSecond = 0;
    await isStillBack('with the sound alone');
    await page.getByRole('button', { name: /^Qualité/ }).click();
    await page.getByRole('radio', { name: /^360p/ }).check();
    await until(async () => (await videoOf(page)).width === 640, 30_000, 'the picture');
    await isStillBack('with the picture again');
  },

  async watch_soundOnlyWhileRewound_staysThere({ open, live }) {
    live();
    const { page } = await open('/live/chamber');
    await plays(page);
    await until(async () => { const video = await videoOf(page); return video.end - video.start > 30; }, 40_000, 'a window to rewind in');
    await rewind(page, 14);
    await plays(page);
    const before = await videoOf(page);
    await page.getByRole('button', { name: 'Son seul', exact: true }).click();
    await plays(page);
    const after = await videoOf(page);
    const [was, is] = [before.end - before.time, after.end - after.time];
    assert.ok(was > 12 && Math.abs(is - was) < 6, `was ${was} s behind, is ${is} s`);
  },

  async watch_pause_staysWhereItWas({ open, live }) {
    live();
    const { page } = await open('/live/chamber');
    await plays(page);
    await page.keyboard.press('k');
    const paused = await videoOf(page);
    assert.equal(paused.paused, true);
    await page.waitForTimeout(3000);
    await page.keyboard.press('k');
    await plays(page);
    const after = await videoOf(page);
    assert.ok(after.time - paused.time < 3, `went from ${paused.time} to ${after.time}`);
  },

  async watch_audioOnly_loadsNoPicture({ open, live, server }) {
    live();
    const { page, shot } = await open('/live/chamber');
    await plays(page);
    await page.getByRole('button', { name: 'Son seul', exact: true }).click();
    await shows(page, 'Écoute sans image : le son est activé');
    assert.equal((await videoOf(page)).muted, false);
    assert.equal(await page.getByRole('button', { name: 'Activer le son' }).count(), 0);
    await plays(page);
    server.requests.length = 0;
    await plays(page);
    await page.waitForTimeout(2500);
    await shot('audio-only');
    const media = server.requests.filter((request) => /\.m4s$/.test(request));
    assert.ok(media.length > 0);
    assert.deepEqual(media.filter((request) => !/sson_/.test(request)), []);
    await page.getByRole('button', { name: 'Son seul', exact: true }).click();
    await page.waitForFunction(() => document.querySelector('video').videoWidth > 0 && document.querySelector('video').currentTime > 0);
    await plays(page);
  },

  async watch_qualityChosen_isPlayed({ open, live }) {
    live();
    const { page } = await open('/live/chamber');
    await plays(page);
    await page.getByRole('button', { name: /Qualité/ }).click();
    await page.getByRole('radio', { name: /^180p/ }).check();
    await page.waitForFunction(() => document.querySelector('video').videoWidth === 320, undefined, { timeout: 15_000 });
    await page.keyboard.press('Escape');
    assert.match(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), /Qualité\u00a0: 180p/);
  },

  async watch_languageChanged_playsOn({ open, live }) {
    live();
    const { page, shot } = await open('/live/chamber');
    await plays(page);
    await page.evaluate(() => (window.sameVideo = document.querySelector('video')));
    await page.getByRole('button', { name: 'English' }).click();
    await shows(page, '42 viewers');
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    assert.equal(await page.evaluate(() => window.sameVideo === document.querySelector('video') && !window.sameVideo.paused), true);
    assert.equal(await page.locator('media-fullscreen-button').getAttribute('aria-label'), 'Enter fullscreen mode');
    await plays(page);
    await shot('english');
  },

  async watch_suspensionAndClosedSession_areSaidAndThePlayerGoesOn({ open, live, server }) {
    live({ startedAt: new Date(Date.now() - 60_000).toISOString() });
    const { page, shot } = await open('/live/chamber');
    await plays(page);
    server.channels.change('chamber', { interruption: { kind: 'suspension', since: new Date().toISOString() } });
    await shows(page, 'Séance suspendue depuis');
    const [subsidy] = chapterMarks(new Date(Date.now() - 8000).toISOString(), [[0, '3', 'Subvention']]);
    server.marks.set('b-1', [subsidy, newMark('p-1', { kind: 'speaker', title: 'Mme Petit', start: new Date(Date.now() - 7000).toISOString() })]);
    await shows(page, 'En ce moment : 3 Subvention');
    await shows(page, 'La parole est à Mme Petit');
    server.channels.change('chamber', { interruption: { kind: 'closedSession', since: new Date().toISOString() } });
    await shows(page, 'Séance à huis clos depuis');
    await page.getByText('La parole est à').waitFor({ state: 'detached' });
    assert.equal(await page.locator('.now-debated').isVisible(), false);
    assert.equal(await page.locator('.chapter-row.is-current').count(), 0);
    await shot('closed-session');
    await plays(page);
    server.channels.change('chamber', { interruption: null });
    await page.locator('.about-interruption:empty').waitFor({ state: 'attached' });
    await plays(page);
  },

  async watch_unknownChannel_saysSo({ open }) {
    const { page } = await open('/live/nowhere');
    await shows(page, 'Cette chaîne n’existe pas');
  },

  async watch_calmWished_waitsForTheButton({ open, live }) {
    live();
    const { page, shot } = await open('/live/chamber', { reducedMotion: 'reduce' });
    await shows(page, 'Regarder le direct');
    await shot('start-button');
    assert.equal((await videoOf(page)).paused, true);
    await page.getByRole('button', { name: 'Regarder le direct' }).click();
    await plays(page);
    assert.equal((await videoOf(page)).muted, false);
  },

  async watch_announcedBeforeItsFirstPlaylist_waitsWithoutAnyTrouble({ open, live, server }) {
    live();
    server.withoutMedia = true;
    const { page } = await open('/live/chamber');
    await page.waitForTimeout(2500);
    assert.equal(await page.locator('.scene-network').count(), 0);
    await shows(page, 'Chargement de la retransmission');
    server.withoutMedia = false;
    await plays(page);
  },

  async watch_lineOfOneMegabit_startsLowAndDoesNotStall({ open, live, server }) {
    live();
    server.bytesPerSecond = 125_000;
    try {
      const { page } = await open('/live/chamber');
      const began = Date.now();
      await plays(page, 20_000);
      console.log(`     1 Mbit/s: picture moving after ${((Date.now() - began) / 1000).toFixed(1)} s, ${(await videoOf(page)).width} pixels wide`);
      assert.ok((await videoOf(page)).width < 1280, 'it started with more than the line carries');
      await page.evaluate(() => {
        window.stalls = 0;
        document.querySelector('video').addEventListener('waiting', () => (window.stalls += 1));
      });
      await page.waitForTimeout(12_000);
      await plays(page);
      assert.ok((await page.evaluate(() => window.stalls)) <= 1, 'it stalled again and again');
    } finally {
      server.bytesPerSecond = 0;
    }
  },

  async embed_liveChannel_isThePlayerAlone({ open, live }) {
    live();
    const { page, shot } = await open('/embed/live/chamber', { viewport: { width: 640, height: 360 } });
    await plays(page);
    assert.equal(await page.locator('site-header').count(), 0);
    await page.mouse.move(300, 200);
    await shot('embed');
  },

  async share_andEmbedCode_areCopied({ open, live, server }) {
    live();
    const { page, context, shot } = await open('/live/chamber');
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.address });
    await plays(page);
    await page.getByRole('button', { name: 'Partager' }).click();
    await page.getByRole('button', { name: 'Copier le lien' }).click();
    await shows(page, 'Lien copié');
    assert.match(await page.getByRole('link', { name: 'Envoyer par courriel' }).getAttribute('href'), /^mailto:\?subject=.*live%2Fchamber$/);
    await shot('share-menu');
    await page.keyboard.press('Escape');
    assert.equal(await page.getByRole('button', { name: 'Copier le lien' }).count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), 'Partager');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${server.address}/live/chamber`);
    await page.getByRole('button', { name: 'Intégrer' }).click();
    await shot('embed-dialog');
    await page.getByRole('button', { name: 'Copier le code' }).click();
    await shows(page, 'Code copié');
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /<iframe src=".*\/embed\/live\/chamber"\s+title="Salle du conseil\u00a0: retransmission en direct"/);
  },

  async keyboard_only_reachesAndWorksEverything({ open, live }) {
    live();
    const { page, shot } = await open('/live/chamber');
    await plays(page);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'skip');
    const reached = new Set();
    for (let press = 0; press < 30; press++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => document.activeElement.className === 'seek-range' ? 'seek-range' : document.activeElement.localName);
      reached.add(focused);
      if (focused === 'media-play-button') {
        // Longer than the controls stay for a mouse that rests.
        await page.waitForTimeout(3500);
        await shot('keyboard-focus');
        assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.control-bar')).opacity), '1');
      }
    }
    for (const control of ['seek-range', 'media-play-button', 'media-seek-backward-button', 'media-mute-button',
      'media-volume-range', 'media-pip-button', 'media-fullscreen-button']) {
      assert.ok(reached.has(control), `Tab never reaches ${control}`);
    }
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('m');
    assert.equal((await videoOf(page)).muted, false);
    await page.keyboard.press('f');
    await page.waitForFunction(() => document.fullscreenElement !== null);
    await page.keyboard.press('f');
    await page.waitForFunction(() => document.fullscreenElement === null);
    await page.keyboard.press(' ');
    assert.equal((await videoOf(page)).paused, true);
    await page.keyboard.press(' ');
    await plays(page);
    await page.keyboard.press('?');
    await shows(page, 'Reculer de 10 secondes');
    await shot('shortcuts');
    await page.getByLabel('Utiliser les raccourcis à une touche').uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('m');
    assert.equal((await videoOf(page)).muted, false, 'shortcuts are off');
  },

  async watch_broadcastEnds_offersItsLastMinutes({ open, live, end, restart }) {
    live();
    const { page, shot } = await open('/live/chamber');
    await plays(page);
    await end();
    await shows(page, 'La retransmission est terminée', 30_000);
    await shot('ended');
    await page.getByRole('button', { name: 'Revoir les dernières minutes' }).click();
    await plays(page);
    const video = await videoOf(page);
    assert.ok(video.end - video.time > 10, 'it plays from the start of what is left');
    await restart();
    live({ broadcast: 'b-2' });
    await plays(page, 20_000);
    await page.waitForFunction(() => document.querySelector('media-controller.scene-is-live'));
    await until(async () => { const now = await videoOf(page); return now.end - now.time < 10; }, 15_000, 'the new broadcast');
  },
};
