import assert from 'node:assert/strict';
import { until } from '../fixture/live-stream.mjs';
import { chapterMarks, floorMarks } from '../fixture/marks.mjs';
import { newCorrection } from '../fixture/recordings.mjs';
import { newDocument, newItem, newSitting } from '../fixture/sittings.mjs';
import { plays, shows, videoOf } from './browser.mjs';

const HOURS = 3 * 3600;
/** The script that plays. */
const PLAYER = /\/assets\/hls-playback-/;
/** How often the playlists from the first second were asked for. */
const rewinds = (server) => server.requests.filter((one) => one.includes('/rewind')).length;
const seek = (page) => page.locator('seek-bar input');
const begin = (page) => page.getByRole('button', { name: /^(Regarder|Reprendre)/ }).click();
/** Settles once the picture plays from about {@link seconds} on. */
const playsAt = async (page, seconds, tolerance = 4) => {
  await plays(page);
  const { time } = await videoOf(page);
  assert.ok(time >= seconds - tolerance && time <= seconds + tolerance + 3, `plays at ${time}, not ${seconds}`);
};

const ITEMS = [[0, '1', 'Ouverture de la séance', 'ouv'], [600, '2', 'Approbation du procès-verbal du 14 octobre 2026', 'pv'], [1500, '3', 'Budget primitif 2027', 'bud'],
  [5400, '3.1', 'Budget annexe de l’eau et de l’assainissement : tarifs, investissements et emprunts', 'eau'], [9000, '4', 'Questions diverses', 'div']];
/** A recording of three hours with chapters of a sitting. */
export const withChapters = ({ recording, server }, change = {}) => {
  const made = recording('r-1', { seconds: HOURS, ...change });
  server.marks.set('r-1', [...chapterMarks(made.startedAt, ITEMS, 's-1'), ...floorMarks(made.startedAt, 'Mme Petit (Ensemble)', 5400, 6000)]);
  const vote = { outcome: 'adopted', unanimous: false, tally: { inFavour: 30, against: 2, abstentions: 1, notTakingPart: 0 } };
  server.sittings.set(newSitting('s-1', { status: 'held', localStart: '2026-11-25T18:30', agenda: ITEMS.map(([, numbering, title, id]) => newItem(id, { numbering, title, vote: id === 'bud' ? vote : null })),
    documents: [newDocument('d-1', { item: 'bud', title: 'Rapport de présentation du budget primitif' })] }));
  return made;
};
const current = (page) => page.locator('.chapter-row.is-current .chapter-name');

export const replayScenarios = {
  async chapters_list_leadsFollowsAndShares({ open, recording, server }) {
    withChapters({ recording, server });
    const { page, shot, context } = await open('/watch/r-1');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('.chapter-row').nth(4).waitFor();
    await page.getByRole('button', { name: 'Détails de « 3 Budget primitif 2027 »' }).click();
    await page.getByRole('link', { name: /Rapport de présentation/ }).waitFor();
    await shot('replay-chapters-ready', true);
    await page.getByRole('button', { name: /3\.1 Budget annexe/ }).first().click();
    await playsAt(page, 5400);
    assert.match(await current(page).textContent(), /^3\.1 Budget annexe/);
    assert.equal(new URL(page.url()).hash, '#item-eau');
    await page.getByText('La parole est à Mme Petit').waitFor();
    await page.keyboard.press('n');
    await playsAt(page, 9000);
    await until(async () => (await current(page).textContent()) === '4 Questions diverses', 4000, 'the list follows');
    await page.keyboard.press('b');
    await playsAt(page, 5400);
    await page.getByRole('button', { name: 'Copier le lien vers « 3 Budget primitif 2027 »' }).click();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${server.address}/watch/r-1#item-bud`);
    await shot('replay-chapters', true);
  },

  async chapters_onALaptop_haveFiveItemsInSightAndTheCurrentOneAmongThem({ open, recording, server }) {
    const made = recording('r-1', { seconds: HOURS });
    const title = 'Budget primitif : approbation, et autorisation donnée à la présidente de signer tous les actes nécessaires à son exécution, y compris les décisions modificatives et les virements entre chapitres';
    const items = Array.from({ length: 20 }, (_one, index) => [index * 500, String(index + 1), `${title} n° ${index + 1}`, `i-${index}`]);
    server.marks.set('r-1', [...chapterMarks(made.startedAt, items, 's-1'), ...floorMarks(made.startedAt, 'Mme Petit (Ensemble)', 0, HOURS)]);
    const vote = { outcome: 'adopted', unanimous: true, tally: null };
    server.sittings.set(newSitting('s-1', { status: 'held', localStart: '2026-11-25T18:30', agenda: [...items.map(([, numbering, name, id]) => newItem(id, { numbering, title: name, vote })), newItem('not', { title: 'Point retiré' })],
      documents: items.map(([, , , item]) => newDocument(`d-${item}`, { item })) }));
    const { page, shot } = await open('/watch/r-1#item-i-14', { viewport: { width: 1280, height: 800 } });
    await page.getByText('La parole est à Mme Petit').waitFor();
    await page.locator('.chapter-row.is-current').waitFor();
    const seen = () => page.evaluate(() => {
      const list = document.querySelector('.chapter-rows').getBoundingClientRect();
      const inside = (row) => row.getBoundingClientRect().top >= list.top - 1 && row.getBoundingClientRect().bottom <= Math.min(list.bottom, innerHeight) + 1;
      return { rows: [...document.querySelectorAll('.chapter-row:not(.print-only)')].filter(inside).length, current: inside(document.querySelector('.chapter-row.is-current')),
        lines: Math.max(...[...document.querySelectorAll('.chapter-name')].map((one) => Math.round(one.clientHeight / parseFloat(getComputedStyle(one).lineHeight)))) };
    });
    await until(async () => (await seen()).current, 3000, 'the current one is in view');
    const { rows, lines } = await seen();
    assert.ok(rows >= 5, `${rows} items are in sight`);
    assert.equal(lines, 3);
    await shot('replay-five-items');
    await page.setViewportSize({ width: 1280, height: 700 });
    await until(async () => (await seen()).current, 3000, 'it still is');
    // On paper: every item, also one that was not debated, with its whole title.
    await page.emulateMedia({ media: 'print' });
    const paper = await page.evaluate(() => [...document.querySelectorAll('.chapter-row')].filter((row) => row.getBoundingClientRect().height > 0).map((row) => row.textContent.trim().replace(/\s+/g, ' ')));
    assert.equal(paper.length, 21);
    assert.match(paper.at(-1), /Point retiré/);
    const cut = await page.evaluate(() => [...document.querySelectorAll('.chapter-name, .chapter-rows')].filter((one) => one.scrollHeight > one.clientHeight + 1).length);
    assert.equal(cut, 0, 'nothing is cut off');
    await shot('replay-print', true);
  },

  async chapters_seekBar_showsThemToPointerAndKeyboard({ open, recording, server }) {
    withChapters({ recording, server });
    const { page, shot } = await open('/watch/r-1');
    await begin(page);
    await plays(page);
    assert.equal(await page.locator('.seek-cut').count(), 5);
    const box = await seek(page).boundingBox();
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2);
    await page.waitForFunction(() => document.querySelector('.seek-chapter')?.textContent.includes('annexe'));
    await page.locator('.seek-frame').waitFor();
    await page.waitForTimeout(300);
    await shot('replay-chapter-hover');
    await page.mouse.move(10, 10);
    await seek(page).focus();
    await page.keyboard.press('End');
    assert.match(await seek(page).getAttribute('aria-valuetext'), /Questions diverses$/);
  },

  async replay_slateBeforeAndBetween_isSkippedOnDemand({ open, recording, server }) {
    const made = recording('r-1', { seconds: HOURS, interruptions: [{ kind: 'suspension', from: 3000, to: 3900 }, { kind: 'closedSession', from: 6000, to: 6300 }] });
    server.marks.set('r-1', chapterMarks(made.startedAt, ITEMS.map(([at, ...item]) => [at + 420, ...item]), 's-1'));
    const { page, shot } = await open('/watch/r-1');
    await page.locator('.chapter-row').nth(4).waitFor();
    await page.getByRole('button', { name: 'Aller au premier point' }).waitFor();
    await shot('replay-skip-ready');
    await begin(page);
    await plays(page);
    await shot('replay-skip-first');
    await page.getByRole('button', { name: 'Aller au premier point' }).click();
    await playsAt(page, 420);
    assert.equal(await page.locator('.skip-offer').count(), 0);
    await page.evaluate(() => { document.querySelector('video').currentTime = 3100; });
    await page.getByRole('button', { name: 'Passer la suspension' }).click();
    await playsAt(page, 3900);
    await page.evaluate(() => { document.querySelector('video').currentTime = 6010; });
    await page.setViewportSize({ width: 360, height: 760 });
    await shot('replay-skip-360');
    await page.getByRole('button', { name: 'Passer le huis clos' }).click();
    // What comes in of a camera is late: the waiting screen stays some seconds longer.
    await playsAt(page, 6304);
  },

  async chapters_linkToAnItem_beginsThere({ open, recording, server }) {
    withChapters({ recording, server });
    for (const [hash, at] of [['item-bud', 1500], ['item-3.1', 5400], ['item-5', 9000]]) {
      const { page, close } = await open(`/watch/r-1#${hash}`);
      await page.locator('.chapter-row').nth(4).waitFor();
      await begin(page);
      await playsAt(page, at);
      await close();
    }
  },

  async chapters_changedWhileWatched_areNewWithoutAReload({ open, recording, server }) {
    const made = withChapters({ recording, server });
    const { page } = await open('/watch/r-1');
    await begin(page);
    await plays(page);
    server.marks.set('r-1', chapterMarks(made.startedAt, [...ITEMS, [10_000, '5', 'Motion sur la ligne de train', 'mot']], 's-1'));
    // The page asks again each half minute, and at once where the line is back; the program looks for what is marked once a second.
    await until(async () => {
      await page.evaluate(() => dispatchEvent(new Event('online')));
      return (await page.getByRole('button', { name: /Motion sur la ligne de train/ }).count()) > 0;
    }, 30_000, 'the new chapter is listed');
    assert.equal((await videoOf(page)).paused, false);
  },

  async home_recordings_leadToTheirPages({ open, recording }) {
    recording('r-1', { seconds: HOURS });
    for (let index = 2; index <= 5; index++) recording(`r-${index}`, { title: index % 2 ? '' : `Commission des finances, séance n° ${index}`, poster: index !== 4, startedAt: `2026-0${index}-14T16:30:00Z`, seconds: index * 600 });
    recording('r-9', { state: 'recording', title: 'Encore en cours' });
    const { page, shot } = await open('/');
    await page.locator('replay-card').nth(4).waitFor();
    assert.equal(await page.locator('replay-card').count(), 5);
    assert.equal(await page.getByText('Encore en cours').count(), 0);
    await page.waitForTimeout(300);
    await shot('home-replays', true);
    await page.getByRole('link', { name: /budget primitif/ }).click();
    await page.waitForURL('**/watch/r-1');
  },

  async replay_poster_thenPlaysFromTheFirstSecondWithSound({ open, recording, server }) {
    recording('r-1', { seconds: HOURS });
    const { page, shot } = await open('/watch/r-1');
    await shows(page, 'Regarder');
    await page.locator('img.poster').waitFor();
    assert.equal(server.requests.filter((one) => one.endsWith('.m4s')).length, 0);
    await page.waitForTimeout(300);
    await shot('replay-ready', true);
    await begin(page);
    await playsAt(page, 0);
    const video = await videoOf(page);
    assert.equal(video.muted, false);
    assert.ok(Math.abs(video.end - HOURS) < 3, `${video.end} s long`);
    assert.match(await page.title(), /budget primitif 2027 – mercredi 25 novembre 2026/);
    await page.mouse.move(640, 300);
    await page.waitForTimeout(400);
    await shot('replay-playing');
  },

  async replay_seekBar_showsThePictureOfThePlaceToPointerAndKeyboard({ open, recording, server }) {
    recording('r-1', { seconds: HOURS });
    const { page, shot } = await open('/watch/r-1');
    await begin(page);
    await plays(page);
    assert.ok(!server.requests.some((one) => /storyboard.*\.(vtt|jpg)/.test(one)), 'pictures are loaded when they are needed only');
    const box = await seek(page).boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.waitForFunction(() => document.querySelector('.seek-picture')?.style.backgroundImage.includes('storyboard'));
    assert.match(await page.locator('.seek-when').textContent(), /^1:30:0\d · 20:00:0\d$/);
    await page.waitForTimeout(300);
    await shot('replay-thumbnail');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await playsAt(page, HOURS / 2, 12);
    await page.mouse.move(10, 10);
    await page.keyboard.press('Tab');
    await seek(page).focus();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowRight');
    await page.locator('.seek-frame').waitFor();
    await shot('replay-thumbnail-keyboard');
    await playsAt(page, HOURS / 2 + HOURS / 20 + 10, 12);
    await page.keyboard.press('End');
    await until(async () => (await videoOf(page)).time > HOURS - 5, 8000, 'the end');
    await page.keyboard.press('Home');
    await until(async () => (await videoOf(page)).time < 5, 8000, 'the beginning');
    assert.match(await seek(page).getAttribute('aria-valuetext'), /^0:0\d sur 3\sh$/);
  },

  async replay_lowWindow_keepsTheBarInSight({ open, recording }) {
    recording('r-1', { seconds: HOURS });
    const { page, shot } = await open('/watch/r-1', { viewport: { width: 1366, height: 657 } });
    await begin(page);
    await plays(page);
    const bar = await seek(page).boundingBox();
    assert.ok(bar.y + bar.height <= 657, `the bar ends at ${bar.y + bar.height}`);
    await page.mouse.move(600, 200);
    await page.waitForTimeout(300);
    await shot('replay-low-window');
  },

  async replay_leftOff_isResumedAndCanBeForgotten({ open, recording }) {
    recording('r-1', { seconds: HOURS });
    const { page, shot } = await open('/watch/r-1#t=3723');
    await shows(page, 'Regarder à partir de 1:02:03');
    await begin(page);
    await playsAt(page, 3723);
    await page.keyboard.press('k');
    await page.goto(page.url().replace(/#.*/, ''));
    await page.reload();
    await shows(page, 'Reprendre à 1:02:0');
    await page.waitForTimeout(300);
    await shot('replay-resume');
    await begin(page);
    await playsAt(page, 3725);
    await page.reload();
    await page.getByRole('button', { name: 'Effacer ma position' }).click();
    await page.getByRole('button', { name: 'Regarder', exact: true }).waitFor();
    assert.equal(await page.evaluate(() => localStorage.getItem('tribune.places')), null);
    await begin(page);
    await playsAt(page, 0);
  },

  async replay_linkAtThisMoment_isCopiedAndFollowed({ open, recording, server }) {
    recording('r-1', { seconds: HOURS });
    const { page, context } = await open('/watch/r-1#t=1:00:00');
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.address });
    await begin(page);
    await playsAt(page, 3600);
    await page.getByRole('button', { name: 'Partager' }).click();
    await page.getByRole('button', { name: 'Copier le lien vers cet instant' }).click();
    await shows(page, 'Lien copié');
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /\/watch\/r-1#t=360\d$/);
    await page.evaluate(() => (location.hash = 't=120'));
    await until(async () => Math.abs((await videoOf(page)).time - 120) < 4, 8000, 'the place of the new address');
    await page.getByRole('button', { name: 'Intégrer à un site' }).click();
    assert.match(await page.locator('#embed-title + button, textarea').last().inputValue(), /\/embed\/watch\/r-1"\s+title="Conseil communautaire/);
  },

  async replay_keysAndSpeed_command({ open, recording }) {
    recording('r-1', { seconds: HOURS });
    const { page, shot } = await open('/watch/r-1#t=600');
    await shows(page, 'Regarder');
    await page.keyboard.press('k');
    await playsAt(page, 600);
    await page.keyboard.press('l');
    await page.keyboard.press('l');
    await until(async () => (await videoOf(page)).time > 618, 5000, '20 s on');
    await page.keyboard.press('j');
    await until(async () => (await videoOf(page)).time < 618, 5000, '10 s back');
    await page.keyboard.press('>');
    await page.keyboard.press('>');
    assert.equal(await page.evaluate(() => document.querySelector('video').playbackRate), 1.5);
    await page.getByRole('button', { name: /Vitesse/ }).click();
    await page.waitForTimeout(200);
    await shot('replay-speed');
    await page.getByRole('radio', { name: '0,75×' }).check();
    await page.keyboard.press('Escape');
    assert.equal(await page.evaluate(() => document.querySelector('video').playbackRate), 0.75);
    await page.locator('media-play-button').focus();
    await page.keyboard.press('Home');
    await until(async () => (await videoOf(page)).time < 5, 5000, 'the beginning');
  },

  async replay_audioOnly_staysAtItsPlaceAndLoadsNoPicture({ open, recording, server }) {
    recording('r-1', { seconds: HOURS });
    const { page } = await open('/watch/r-1#t=1800');
    await begin(page);
    await playsAt(page, 1800);
    await page.getByRole('button', { name: 'Son seul', exact: true }).click();
    await shows(page, 'Écoute sans image');
    await playsAt(page, 1802, 6);
    server.requests.length = 0;
    await page.keyboard.press('l');
    await plays(page);
    await page.waitForTimeout(1500);
    assert.deepEqual(server.requests.filter((one) => /\/v\d+\/\d+\.m4s$/.test(one)), []);
  },

  async replay_unknownOrDeleted_saysSo({ open, recording, server }) {
    recording('r-7');
    await server.recordings.delete('r-7');
    const unknown = await open('/watch/nothing');
    await shows(unknown.page, 'Cette vidéo n’existe pas');
    await unknown.shot('replay-unknown');
    const deleted = await open('/watch/r-7');
    await shows(deleted.page, 'Cette vidéo a été retirée');
  },

  async replay_stillOnAir_leadsToTheLiveAndBecomesTheRecording({ open, recording, live, ended, server }) {
    live();
    const told = recording('b-1', { state: 'recording' });
    const { page, shot } = await open('/watch/b-1');
    await shows(page, 'La séance est encore en direct');
    await shot('replay-on-air');
    assert.equal(await page.getByRole('link', { name: 'Rejoindre le direct' }).getAttribute('href'), '/live/chamber');
    ended();
    server.recordings.complete(told);
    await begin(page);
    await plays(page);
  },

  async replay_deletedWhileWatched_stopsAndSaysSo({ open, recording, server }) {
    recording('r-1', { seconds: HOURS });
    const { page } = await open('/watch/r-1');
    await begin(page);
    await plays(page);
    await seek(page).focus();
    await server.recordings.delete('r-1');
    await page.keyboard.press('PageUp');
    // Known by the missing media, long before the next time that the page would have asked.
    await shows(page, 'Cette vidéo a été retirée', 8000);
  },

  async replay_networkLost_comesBackToTheSamePlace({ open, recording, server }) {
    recording('r-1', { seconds: HOURS });
    const { page } = await open('/watch/r-1#t=900');
    await begin(page);
    await playsAt(page, 900);
    server.setCut(true);
    await seek(page).focus();
    await page.keyboard.press('PageUp');
    await page.locator('.scene-network').waitFor({ timeout: 30_000 });
    await page.waitForTimeout(6000);
    server.setCut(false);
    await plays(page, 30_000);
    await playsAt(page, 900 + HOURS / 20, 8);
  },

  async replay_withheldPassage_isPassedOver({ open, recording }) {
    recording('r-1', { withheld: [[8, 16]] });
    const { page } = await open('/watch/r-1');
    await begin(page);
    await plays(page);
    await until(async () => (await videoOf(page)).time > 16, 25_000, 'what follows the passage');
    await plays(page);
  },

  async replay_correctedWhileWatched_movesOnWithTheNewMedia({ open, recording, server }) {
    recording('r-1', { seconds: 600 });
    const { page, shot } = await open('/watch/r-1#t=20');
    await begin(page);
    await playsAt(page, 20);
    await page.evaluate(() => (window.sameDocument = true));
    // Withheld, then corrected: first the old names are gone, then there are new ones.
    await server.recordings.endCorrection('r-1', await server.recordings.correct('r-1', newCorrection(300, 310)));
    // The program looks once a second: who asks before sees the passage withheld, and rightly goes over it.
    const playlist = `${server.address}/hls/recordings/r-1/v180/index.m3u8`;
    await until(async () => /\b150-1\.m4s$/m.test(await (await fetch(playlist)).text()), 10_000, 'the new names');
    server.requests.length = 0;
    await page.evaluate(() => (location.hash = 't=298'));
    await until(async () => server.requests.some((one) => /\/150-1\.m4s$/.test(one)), 20_000, 'the corrected media');
    await playsAt(page, 300, 6);
    await until(async () => (await videoOf(page)).time > 312, 25_000, 'what follows the passage');
    await shows(page, 'vient d’être rectifié');
    await shot('replay-corrected');
    await page.getByRole('button', { name: 'J’ai compris' }).click();
    assert.equal(await page.evaluate(() => window.sameDocument), true);
  },

  async replay_end_offersItAgainAndForgetsThePlace({ open, recording }) {
    recording('r-1', { seconds: 40 });
    const { page, shot } = await open('/watch/r-1#t=37');
    await begin(page);
    await shows(page, 'Fin de la vidéo', 20_000);
    await shot('replay-finished');
    await page.getByRole('button', { name: 'Revoir depuis le début' }).click();
    await playsAt(page, 0);
    assert.equal(await page.evaluate(() => localStorage.getItem('tribune.places')), null);
  },

  async downloads_wholeAndPassage_areOffered({ open, recording, server }) {
    recording('r-1', { seconds: HOURS });
    const { page, shot } = await open('/watch/r-1#t=3600');
    await begin(page);
    await playsAt(page, 3600);
    await page.keyboard.press('k');
    await page.locator('download-panel summary').click();
    await shows(page, 'Dossier d’archives');
    // The panel is filled once its toggle event has come, a moment after it is seen open.
    await page.waitForFunction(() => document.querySelector('input[name=from]').value === document.querySelector('.place-now').textContent);
    await shot('downloads', true);
    await page.getByLabel('Fin', { exact: true }).fill('59:00');
    await page.getByRole('button', { name: 'Télécharger le passage' }).click();
    await shows(page, 'La fin doit venir après le début');
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('name')), 'to');
    await page.getByLabel('Début', { exact: true }).fill('58:30.5');
    await page.getByLabel('Format').selectOption('Le son seul');
    server.requests.length = 0;
    const downloads = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Télécharger le passage' }).click();
    assert.match((await downloads).url(), /\/download\/r-1\/audio\.m4a\?from=3510\.5&to=3540$/);
  },

  async embedWatch_isThePlayerAlone({ open, recording }) {
    recording('r-1', { seconds: HOURS });
    const { page, shot } = await open('/embed/watch/r-1', { viewport: { width: 640, height: 360 } });
    await begin(page);
    await plays(page);
    assert.equal(await page.locator('site-header').count(), 0);
    await page.mouse.move(300, 330);
    await page.waitForTimeout(500);
    await shot('embed-replay');
  },

  async live_fourHours_areRewoundToTheFirstSecond({ open, live, recording, server }) {
    server.longLive = 900;
    const startedAt = new Date(Date.now() - 4 * 3600_000).toISOString();
    live({ startedAt });
    recording('b-1', { state: 'recording', seconds: 4 * 3600, startedAt });
    const { page, shot } = await open('/live/chamber');
    await plays(page);
    const box = await seek(page).boundingBox();
    await page.mouse.move(box.x + box.width / 3, box.y + 10);
    await page.waitForFunction(() => /^\d\d:\d\d:\d\d$/.test(document.querySelector('.seek-when')?.textContent ?? ''));
    await page.waitForFunction(() => document.querySelector('.seek-picture')?.style.backgroundImage.includes('storyboard'));
    await page.waitForTimeout(400);
    await shot('live-four-hours');
    assert.ok((await page.locator('.seek-marks span').count()) >= 3, 'the hours are marked');
    assert.equal(rewinds(server), 0, 'who stays at live does not pay for the way back');
    await page.getByRole('button', { name: 'Depuis le début' }).last().click();
    await until(async () => { const video = await videoOf(page); return video.end > 14_000 && video.time < 5; }, 10_000, 'the first second');
    await plays(page);
    await page.waitForFunction(() => /−[34]:\d\d:\d\d/.test(document.querySelector('.live-behind')?.textContent ?? ''));
    await page.keyboard.press('d');
    await until(async () => { const video = await videoOf(page); return video.end < 1000 && video.end - video.time < 15; }, 10_000, 'the live edge, in the short playlist');
    await plays(page);
    const asked = rewinds(server);
    // The button for the beginning stands below the picture.
    await page.evaluate(() => scrollTo(0, 0));
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await until(async () => { const video = await videoOf(page); return video.end > 14_000 && Math.abs(video.time - 2 * 3600) < 60; }, 10_000, 'the middle of the sitting');
    await plays(page);
    assert.ok(rewinds(server) > asked);
    await shot('live-rewound');
    await page.keyboard.press('d');
    await until(async () => { const video = await videoOf(page); return video.end < 1000 && video.end - video.time < 15; }, 10_000, 'the live edge again');
    await plays(page);
    await page.locator('media-play-button').focus();
    await page.keyboard.press('Home');
    await until(async () => { const video = await videoOf(page); return video.end > 14_000 && video.time < 5; }, 10_000, 'the first second by key');
    await plays(page);
  },

  async live_ends_offersTheRecordingAsSoonAsItIsThereAtTheSamePlace({ open, live, recording, server }) {
    server.longLive = 3600;
    const startedAt = new Date(Date.now() - 900_000).toISOString();
    live({ startedAt });
    const told = recording('b-1', { state: 'recording', seconds: 900, startedAt });
    const { page, shot } = await open('/live/chamber');
    await plays(page);
    await page.getByRole('button', { name: 'Depuis le début' }).last().click();
    await until(async () => { const video = await videoOf(page); return video.time - video.start < 5; }, 10_000, 'the first second');
    await page.keyboard.press('l');
    await plays(page);
    const asked = () => server.requests.filter((one) => one.endsWith('/api/v1/recordings/b-1')).length;
    server.requests.length = 0;
    const at = Date.now();
    server.channels.change('chamber', { state: 'ended', endedAt: new Date().toISOString() });
    await until(() => asked() > 0, 15_000, 'the page to ask for the recording, as nothing but the end makes it');
    server.recordings.complete(told);
    await until(async () => (await server.recordings.of('b-1')).state === 'complete', 15_000, 'the recording');
    const before = asked();
    await page.getByRole('link', { name: 'Continuer sur la rediffusion' }).waitFor();
    console.log(`     recording offered ${Date.now() - at} ms after the end`);
    assert.ok(asked() <= before + 1, `${asked() - before} requests for what was there before`);
    await shot('live-ended-offer');
    const { time, start } = await videoOf(page);
    const seenAt = Date.now();
    await page.getByRole('link', { name: 'Continuer sur la rediffusion' }).click();
    await page.waitForURL('**/watch/b-1#t=*');
    const place = Number(new URL(page.url()).hash.slice(3));
    // It played on until it was left.
    const further = place - (time - start);
    assert.ok(further > -4 && further < 4 + (Date.now() - seenAt) / 1000, `was at ${time - start}, goes to ${place}`);
    await begin(page);
    await playsAt(page, place);
  },

  async replay_slowLine_oneClickPlaysWithSoundFromWhereOneWentMeanwhile({ open, recording, server }) {
    withChapters({ recording, server });
    const { page, shot } = await open('/watch/r-1');
    await page.locator('.chapter-row').nth(4).waitFor();
    let release;
    const held = new Promise((resolve) => (release = resolve));
    await page.route(PLAYER, async (route) => { await held; await route.continue(); });
    await begin(page);
    await shows(page, 'Chargement');
    // A browser forgets a click after five seconds.
    await page.waitForTimeout(6000);
    await page.keyboard.press('n');
    await page.waitForFunction(() => document.querySelector('.place-now')?.textContent === '10:00');
    await seek(page).hover();
    await shot('replay-slow-line');
    release();
    await playsAt(page, 600);
    assert.equal((await videoOf(page)).muted, false);
  },

  async replay_scriptNotToBeHad_isSaidAndTriedAgain({ open, recording }) {
    recording('r-1', { seconds: 120 });
    const { page } = await open('/watch/r-1#t=30');
    await page.route(PLAYER, (route) => route.abort());
    await begin(page);
    await page.getByRole('button', { name: 'Réessayer' }).waitFor();
    await page.unroute(PLAYER);
    await playsAt(page, 30);
    // A server that was updated has it no more.
    const { page: old } = await open('/watch/r-1#t=30');
    await shows(old, 'Regarder');
    await old.route(PLAYER, (route) => route.fulfill({ status: 404 }));
    await begin(old);
    const again = old.waitForEvent('load');
    await old.getByRole('button', { name: 'Réessayer' }).click();
    await again;
    await old.unroute(PLAYER);
    await begin(old);
    await playsAt(old, 30);
  },

  async replay_ofWhatWasHeard_isReadToldToBeAutomaticSearchedAndQuoted({ open, recording, server }) {
    const lines = ['Mes chers collègues, la séance est ouverte.', 'Le budget de l’eau est en équilibre.', 'Je mets aux voix la délibération.'];
    const heard = Array.from({ length: 900 }, (_, index) => [index * 4, index * 4 + 3.5, `${index}. ${lines[index % 3]}`]);
    const made = recording('r-1', { seconds: 3600, heard: { fr: heard } });
    server.marks.set('r-1', floorMarks(made.startedAt, 'Mme Petit (Ensemble)', 600, 700));
    for (const width of [1280, 320]) {
      const { page, shot } = await open('/watch/r-1#t=600,604', { viewport: { width, height: 900 } });
      await page.locator('.transcript summary').click();
      await page.locator('.said li').first().waitFor();
      await shows(page, 'personne ne l’a encore relu');
      const find = page.getByLabel('Chercher dans ce texte');
      await find.fill('150. MES CHERS collegues');
      await shows(page, '1 passage');
      const found = page.locator('.said li');
      assert.match(await found.textContent(), /Mme Petit \(Ensemble\)/);
      await found.getByRole('button', { name: 'Citer le passage à 10:00' }).press('Enter');
      assert.match(await page.getByRole('link', { name: 'Télécharger l’extrait' }).getAttribute('href'), /from=600&to=62\d/);
      await page.getByRole('button', { name: 'Copier la citation' }).click();
      await page.locator('.said-words [role=status]').filter({ hasText: 'Copié' }).waitFor();
      await shot(`replay-heard-${width}`, true);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
      if (width < 1280) continue;
      await find.fill('');
      // The passage that the address names is played, and no more.
      await begin(page);
      await playsAt(page, 600);
      await page.locator('captions-menu button').click();
      await page.locator('captions-menu label').filter({ hasText: 'automatiques' }).click();
      await page.locator('.caption').filter({ hasText: '15' }).waitFor();
      await page.locator('.said li[aria-current]').filter({ hasText: '150.' }).waitFor();
      await page.waitForFunction(() => document.querySelector('video').paused, null, { timeout: 20_000 });
      const { time } = await videoOf(page);
      assert.ok(time >= 603 && time < 607, `stopped at ${time}`);
      await shot('replay-heard-captions');
    }
  },

  async sitting_itemThatWasDebated_hasItsPassageOfTheTranscript({ open, recording, server }) {
    withChapters({ recording, server }, { heard: { fr: [[5380, 5384, 'Le budget est voté.'], [5404, 5408, 'L’eau coûte trop cher.'], [6010, 6014, 'Votons.'], [9001, 9004, 'Autre chose ?']] } });
    for (const width of [1280, 320]) {
      const { page, shot } = await open('/sittings/s-1', { viewport: { width, height: 900 } });
      const item = page.locator('#item-eau');
      await item.locator('summary', { hasText: 'Lire ce qui a été dit' }).press('Enter');
      await item.locator('.said li').nth(1).waitFor();
      assert.match(await item.locator('.said').textContent(), /1:30:04\s+Mme Petit \(Ensemble\) L’eau coûte trop cher\.\s+1:40:10\s+Votons\.\s*$/);
      await item.locator('.said-quote').first().click();
      assert.match(await item.getByRole('link', { name: 'Télécharger l’extrait' }).getAttribute('href'), /r-1.*from=5404&to=5408/);
      await shot(`sitting-said-${width}`);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out');
      await item.getByRole('button', { name: 'Aller à 1:30:04' }).click();
      await page.waitForURL('**/watch/r-1#t=5404');
    }
  },
};
