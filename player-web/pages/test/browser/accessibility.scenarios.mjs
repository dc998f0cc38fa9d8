import assert from 'node:assert/strict';
import { overflowing, settles, smallTargets, violations } from './accessibility.mjs';
import { plays, shows } from './browser.mjs';
import { heldSittings } from './home.scenarios.mjs';
import { withChapters } from './replay.scenarios.mjs';
import { published } from './reports.scenarios.mjs';
import { library } from './search.scenarios.mjs';
import { wholeSitting } from './sittings.scenarios.mjs';
import { widely } from './wide.mjs';
import { newReport } from '../fixture/films.mjs';
import { chapterMarks } from '../fixture/marks.mjs';
import { newCorrection } from '../fixture/recordings.mjs';
import { dayFrom, localTime, newSitting } from '../fixture/sittings.mjs';

const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1280, height: 800 };
/** Each language's page is opened at one size and brought to the other. English, whose words are the shorter, in the wide run alone. */
const VISITS = widely([['fr-FR', [NARROW, WIDE]]], [['en-GB', [WIDE, NARROW]]]);
/** Where further themes are looked at: what a narrow window shows, the other shows too. */
const THEMED = widely([WIDE], [NARROW]);

/** Looks at {@link path} at each size, in each language and theme, for what is wrong. */
export async function check({ open }, name, path, ready, schemes = ['light'], options = {}) {
  const wrong = [];
  for (const [locale, sizes] of VISITS) {
    const { page, shot, close } = await open(path, { viewport: sizes[0], locale, colorScheme: schemes[0], ...options });
    await ready(page);
    for (const viewport of sizes) {
      await page.setViewportSize(viewport);
      for (const colorScheme of THEMED.includes(viewport) ? schemes : schemes.slice(0, 1)) {
        await page.emulateMedia({ colorScheme });
        await settles(page);
        const where = `${name}-${viewport.width}-${locale.slice(0, 2)}-${colorScheme}`;
        await shot(`a11y-${where}`, true);
        const found = await violations(page, /* onlyColours= */ colorScheme !== schemes[0]);
        // A theme has no sizes.
        if (colorScheme === schemes[0]) found.push(...(await smallTargets(page)));
        const wide = await overflowing(page);
        if (wide) found.push(`the page is wider than the window: ${wide}`);
        wrong.push(...found.map((one) => `${where}: ${one}`));
      }
    }
    await close();
  }
  assert.deepEqual(wrong, []);
}

export const BOTH = ['light', 'dark'];

export const accessibilityScenarios = {
  async accessible_sittings(stage) {
    stage.server.sittings.set(wholeSitting());
    stage.server.sittings.set(newSitting('s-2', { status: 'cancelled', title: '', localStart: `${dayFrom(9)}T18:30` }));
    stage.server.sittings.set(newSitting('s-3', { status: 'held', title: 'Orientations budgétaires', localStart: '2026-10-14T18:30', broadcasts: ['r-1'] }));
    stage.recording('r-1');
    await check(stage, 'sittings', '/sittings?year=2026', (page) => page.locator('sitting-card').nth(2).waitFor(), BOTH);
  },
  async accessible_search(stage) {
    library(stage);
    await check(stage, 'search', '/search?q=budget', (page) => page.locator('search-result').nth(3).waitFor(), BOTH);
  },
  async accessible_searchWithAReport(stage) {
    published(stage, 'fete-du-lac');
    await check(stage, 'search-report', '/search?q=fanfare', (page) => page.locator('search-result').first().waitFor(), BOTH);
  },
  async accessible_searchWithoutResults(stage) {
    library(stage);
    await check(stage, 'search-nothing', '/search?q=xylophone', (page) => page.locator('.search-advice').waitFor(), BOTH);
  },
  async accessible_consoleSearch(stage) {
    library(stage);
    await check(stage, 'console-search', '/console/', async (page) => {
      await page.waitForURL('**/console/');
      await page.goto(page.url().replace(/console.*/, 'console/search?q=budget'));
      await page.locator('search-result').nth(3).waitFor();
    });
  },
  async accessible_sitting(stage) {
    stage.server.sittings.set(wholeSitting({ status: 'held', broadcasts: ['r-1'] }));
    stage.recording('r-1');
    await check(stage, 'sitting', '/sittings/s-1', (page) => page.locator('.agenda-item').nth(4).waitFor(), BOTH);
  },
  async accessible_consoleSittings(stage) {
    stage.server.sittings.set(wholeSitting());
    stage.server.sittings.set(newSitting('s-2', { status: 'draft', title: '' }));
    await check(stage, 'console-sittings', '/console/', async (page) => {
      await page.waitForURL('**/console/');
      await page.goto(page.url().replace(/console.*/, 'console/sittings'));
      await page.locator('.new-sitting').click();
      await page.locator('input[name=body]').waitFor();
    });
  },
  async accessible_sittingEditor(stage) {
    stage.server.sittings.set(wholeSitting());
    await check(stage, 'sitting-editor', '/console/', async (page) => {
      await page.waitForURL('**/console/');
      await page.goto(page.url().replace(/console.*/, 'console/sittings/s-1'));
      await page.locator('agenda-row').nth(2).locator('button[aria-expanded]').click();
      await page.locator('.row-details .document').waitFor();
    }, BOTH);
  },
  async accessible_conduct(stage) {
    stage.server.program.holdBack(10);
    stage.live();
    stage.server.sittings.set(wholeSitting());
    await check(stage, 'conduct', '/console/', async (page) => {
      await page.waitForURL('**/console/');
      // Each visitor is another console: none finds the pen of the one before.
      stage.server.marks.set('b-1', []);
      await page.goto(page.url().replace(/console.*/, 'console/sittings/s-1/live'));
      await page.locator('.next-button[aria-disabled=false]').click();
      await page.locator('.strip-quiet').waitFor();
      await page.locator('.run-item').nth(3).click();
      await page.locator('.floor-name').first().click();
      await page.keyboard.press('c');
      await page.locator('.marks summary').click();
      await page.getByRole('meter').first().waitFor();
    });
  },
  async accessible_conductAside(stage) {
    stage.live();
    stage.server.sittings.set(wholeSitting({ status: 'draft' }));
    await stage.server.marks.take('b-1');
    await check(stage, 'conduct-aside', '/console/', async (page) => {
      await page.waitForURL('**/console/');
      await page.evaluate(() => {
        const mark = { id: 'a', kind: 'chapter', start: '2026-11-25T17:42:00.000Z', numbering: '2.1', title: 'Budget primitif 2027', sitting: 's-1', item: 'bp' };
        const reason = { fr: 'Mme Petit avait la main à ce moment : reprenez-la, puis ajoutez ce point.', en: 'Mme Petit held the pen at that time: take it over, then add this mark.' };
        const kept = { pending: [], aside: [{ change: { type: 'put', mark, base: 0, madeAt: mark.start }, before: null, outcome: 'pen', reason }], history: { done: [], undone: [] }, marking: null };
        localStorage.setItem('tribune.consoles', '["mine"]');
        localStorage.setItem('tribune.marks.mine.b-1', JSON.stringify(kept));
      });
      await page.goto(page.url().replace(/console.*/, 'console/sittings/s-1/live'));
      await page.locator('.aside-list li').waitFor();
      await page.locator('.strip-pen').waitFor();
      await page.keyboard.press('?');
    }, ['dark']);
  },
  async accessible_agendaImport(stage) {
    stage.server.sittings.set(wholeSitting());
    await check(stage, 'agenda-import', '/console/', async (page) => {
      await page.waitForURL('**/console/');
      await page.goto(page.url().replace(/console.*/, 'console/sittings/s-1'));
      await page.getByRole('button', { name: /Coller ou importer|Paste or import/ }).click();
      await page.locator('#pasted').fill('Séance du mardi 24 novembre 2026 à 18 h 30, salle du conseil\nOrdre du jour\n1. FINANCES\n2. Budget ?\n3. Questions diverses');
      await page.getByRole('button', { name: /^(Analyser le texte|Read the text)$/ }).click();
      await page.locator('.preview-item').nth(2).waitFor();
      await page.locator('.import-dialog summary').click();
    });
  },
  async accessible_home(stage) {
    stage.live();
    stage.recording('b-1', { state: 'recording' });
    heldSittings(stage);
    await check(stage, 'home', '/', (page) => page.locator('live-picture img').waitFor(), BOTH);
  },
  async accessible_chapterEditor(stage) {
    const { startedAt } = stage.recording('r-1', { seconds: 3600 });
    stage.server.marks.set('r-1', chapterMarks(startedAt, [[0, '1', 'Ouverture de la séance'], [900, '2', 'Budget annexe de l’eau et de l’assainissement : tarifs et investissements']]));
    await check(stage, 'chapter-editor', '/console/recordings/r-1/chapters', (page) => page.locator('chapter-edit-row').nth(1).waitFor(), BOTH);
  },
  async accessible_recordingCaptions(stage) {
    stage.recording('r-1', { seconds: 3600, captions: { fr: 'WEBVTT\n\n00:01.000 --> 00:03.000\nBonsoir.\n' } });
    await check(stage, 'recording-captions', '/console/recordings/r-1/captions', async (page) => {
      await page.locator('.captions-track summary').click();
      await page.locator('.captions-track textarea').waitFor();
    }, BOTH);
  },
  async accessible_transcriptEditor(stage) {
    stage.recording('r-1', { seconds: 3600, heard: { fr: [[1, 4, 'Bonsoir à toutes et à tous.'], [5, 9, 'La séance est ouverte.']] } });
    await check(stage, 'transcript-editor', '/console/recordings/r-1/transcript?language=fr', async (page) => {
      await page.locator('.caption-row textarea').first().focus();
      await page.locator('.waveform-bar').first().waitFor();
      await page.locator('.transcript-keys summary').click();
    }, BOTH);
  },
  async accessible_filmDraft(stage) {
    const film = '20261124t090000-lac';
    stage.server.films.set(newReport('k1', { film }));
    stage.server.films.draft(film, [[1, 4, 'Bonjour à tousse.', 'tousse.'], [5, 9, 'La fête commence.']]);
    await check(stage, 'film-draft', '/console/reports/k1', (page) => page.locator('film-draft a').waitFor(), BOTH);
    await check(stage, 'film-transcript', '/console/reports/k1/transcript?language=fr', async (page) => {
      await page.locator('.caption-row textarea').first().focus();
      await page.locator('.waveform-bar').first().waitFor();
    }, BOTH);
  },
  async accessible_textPages(stage) {
    for (const name of widely(['accessibility', 'contact', 'open-data', 'questions'], ['help', 'legal', 'privacy', 'site-map'])) {
      await check(stage, name, `/${name}`, (page) => page.locator('.statement h1').waitFor(), BOTH);
    }
  },
  async accessible_replayChapters(stage) {
    withChapters(stage, { heard: { fr: [[5399, 5403, 'Le budget annexe de l’eau est en équilibre.'], [5404, 5409, 'Les tarifs ne changent pas.']] } });
    await check(stage, 'replay-chapters', '/watch/r-1', async (page) => {
      await page.locator('.chapter-row').nth(4).waitFor();
      await page.locator('.transcript summary').click();
      await page.locator('.said-quote').first().click();
      await page.getByRole('button', { name: /^(Détails|Details).*3 Budget primitif/ }).click();
      await page.locator('.chapter-more .documents').waitFor();
      await page.getByRole('button', { name: /^(Partager|Share)$/ }).click();
    }, BOTH);
  },
  async accessible_liveChapters(stage) {
    const sitting = wholeSitting({ localStart: localTime(Date.now()) });
    stage.server.sittings.set(sitting);
    stage.live();
    const [{ id, numbering, title }] = sitting.agenda;
    stage.server.marks.set('b-1', chapterMarks(new Date().toISOString(), [[0, numbering, title, id]], 's-1'));
    await check(stage, 'live-chapters', '/live/chamber', (page) => page.locator('.chapter-row').nth(1).waitFor(), BOTH);
  },
  async accessible_watchLive(stage) {
    stage.live();
    await check(stage, 'live', '/live/chamber', async (page) => {
      await plays(page);
      await page.locator('media-play-button').focus();
      await page.waitForTimeout(400);
    }, BOTH);
  },
  async accessible_watchOffline(stage) {
    await check(stage, 'offline', '/live/chamber', (page) => page.locator('.scene-offline').waitFor());
  },
  async accessible_watchEnded(stage) {
    stage.ended();
    await check(stage, 'ended', '/live/chamber', (page) => page.locator('.scene-ended').waitFor());
  },
  async accessible_embed(stage) {
    stage.live();
    await check(stage, 'embed', '/embed/live/chamber', (page) => plays(page));
  },
  async accessible_console(stage) {
    stage.live();
    await check(stage, 'console', '/console/live', async (page) => {
      await page.waitForURL('**/console/live');
      await page.getByRole('meter').first().waitFor();
    }, BOTH);
  },
  async accessible_homeWithReplays(stage) {
    stage.recording('r-1', { seconds: 3 * 3600 });
    stage.recording('r-2', { title: '', poster: false, startedAt: '2026-10-14T16:30:00Z' });
    await check(stage, 'replays', '/', (page) => page.locator('replay-card').nth(1).waitFor(), BOTH);
  },
  async accessible_replayReady(stage) {
    stage.recording('r-1', { seconds: 3 * 3600 });
    await check(stage, 'replay-ready', '/watch/r-1#t=3723', async (page) => {
      await page.locator('.start').waitFor();
      await page.locator('download-panel summary').click();
      await page.locator('.passage-length').filter({ hasText: '1:00' }).waitFor();
    }, BOTH);
  },
  async accessible_replayWatching(stage) {
    stage.recording('r-1', { seconds: 3 * 3600 });
    await check(stage, 'replay', '/watch/r-1#t=3723', async (page) => {
      await page.locator('.start').click();
      await plays(page);
      await page.locator('media-play-button').focus();
      await page.keyboard.press('Shift+Tab');
      await page.locator('.seek-frame').waitFor();
      await page.waitForTimeout(300);
    }, BOTH);
  },
  async accessible_replayLeftOff(stage) {
    stage.recording('r-1', { seconds: 3 * 3600 });
    await check(stage, 'replay-left-off', '/watch/r-1', async (page) => {
      await page.evaluate(() => localStorage.setItem('tribune.places', '[["r-1",3723]]'));
      await page.reload();
      await page.locator('.start-others button').nth(1).waitFor();
    });
  },
  async accessible_replayDeleted(stage) {
    stage.recording('r-1');
    await stage.server.recordings.delete('r-1');
    await check(stage, 'replay-deleted', '/watch/r-1', (page) => page.locator('.scene-deleted').waitFor());
  },
  async accessible_replayOnAir(stage) {
    stage.recording('r-1', { state: 'recording' });
    await check(stage, 'replay-on-air', '/watch/r-1', (page) => page.locator('.scene-on-air').waitFor());
  },
  async accessible_replayEmbedded(stage) {
    stage.recording('r-1');
    await check(stage, 'replay-embedded', '/embed/watch/r-1', (page) => page.locator('.start').waitFor());
  },
  async accessible_recordings(stage) {
    stage.recording('r-1', { seconds: 3 * 3600, startedAt: `${dayFrom(-5)}T17:30:00Z` });
    stage.recording('r-2', { state: 'recording', startedAt: `${dayFrom(-1)}T16:30:00Z` });
    stage.server.recordings.announceDeletion({ recording: 'r-9', channel: 'studio', title: 'Essai de son', startedAt: `${dayFrom(-40)}T09:00:00Z`, bytes: 3.1e9, reason: 'period', dueAt: `${dayFrom(9)}T02:00:00Z`, erasedAt: null });
    await stage.server.recordings.fillsIn(13.5);
    await check(stage, 'recordings', '/console/', async (page) => {
      await page.waitForURL('**/console/');
      await page.goto(page.url().replace(/console.*/, 'console/recordings'));
      await page.locator('recording-row').nth(1).waitFor();
      await page.locator('.act-rename').first().click();
    }, BOTH);
  },
  async accessible_correction(stage) {
    const { recordings } = stage.server;
    stage.recording('r-1', { seconds: 3 * 3600 });
    for (const from of [64, 164, 264]) await recordings.correct('r-1', newCorrection(from, from + 10));
    recordings.endCorrection('r-1', 1);
    recordings.endCorrection('r-1', 2, 'Le disque est plein.');
    await check(stage, 'correction', '/console/', async (page) => {
      await page.waitForURL('**/console/');
      await page.goto(page.url().replace(/console.*/, 'console/recordings'));
      await page.locator('.act-correct').click();
      await page.locator('.correction-requested').waitFor();
      await page.locator('correction-dialog button[type=submit]').click();
    }, BOTH);
  },
  async accessible_signIn(stage) {
    await check(stage, 'sign-in', '/console/sign-in', async (page) => {
      await page.locator('#sign-in-login').fill('eve');
      await page.locator('#sign-in-password').fill('wrong');
      await page.locator('sign-in-form button[type=submit]').click();
      await page.locator('#sign-in-fault:not(:empty)').waitFor();
    }, BOTH, { as: null });
  },
  async accessible_setUp(stage) {
    await check(stage, 'set-up', await stage.server.staff.setUp(), (page) => page.locator('#link-name').waitFor(), BOTH, { as: null });
  },
  async accessible_sessionOver(stage) {
    stage.live();
    await check(stage, 'session-over', '/console/recordings', async (page) => {
      await page.locator('.console-who').waitFor();
      await stage.server.staff.endSessions('p-eve');
      await page.locator('sign-in-dialog dialog[open] #sign-in-password').waitFor();
    });
  },
  async accessible_people(stage) {
    await check(stage, 'people', '/console/people', (page) => page.locator('.person').nth(2).waitFor(), BOTH);
    await check(stage, 'person', '/console/people', async (page) => {
      await page.locator('.people-create').click();
      await page.locator('person-dialog dialog[open] button[type=submit]').waitFor();
    });
  },
  async accessible_account(stage) {
    await check(stage, 'account', '/console/account', (page) => page.locator('.session-list li').nth(1).waitFor(), BOTH);
  },
  async accessible_audit(stage) {
    for (const name of ['Anne', 'Anne Petit', 'Anne Roux', 'Anne Martin']) await stage.server.staff.change('p-anne', { name });
    await check(stage, 'audit', '/console/audit', (page) => page.locator('.audit li').nth(9).waitFor(), BOTH);
  },
  async accessible_dialogs(stage) {
    stage.live();
    await check(stage, 'shortcuts', '/live/chamber', async (page) => {
      await plays(page);
      await page.keyboard.press('?');
    });
  },
  async forcedColors_watchPage_keepsItsControls({ open, live }) {
    live();
    const { page, shot } = await open('/live/chamber', { forcedColors: 'active' });
    await plays(page);
    await page.locator('media-play-button').focus();
    await page.waitForTimeout(400);
    await shot('forced-colors');
    await shows(page, 'Son seul');
  },
};
