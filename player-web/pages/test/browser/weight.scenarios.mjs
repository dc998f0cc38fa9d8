import assert from 'node:assert/strict';
import { plays, shows } from './browser.mjs';
import { withChapters } from './replay.scenarios.mjs';
import { published } from './reports.scenarios.mjs';
import { decided } from './search.scenarios.mjs';
import { kilobytes } from './weight.mjs';

/** Bytes that a page may take before the video, and with its player. */
const BEFORE = 200_000;
const PLAYING = 250_000;
const PHONE = { weighed: true, viewport: { width: 390, height: 844 } };
const hls = ({ server }) => server.requests.filter((one) => /\/assets\/hls-playback-[\w-]+\.js/.test(one)).length;

export const weightScenarios = {
  async weight_pagesWithoutPlayer_areWithinBudget(stage) {
    published(stage, 'fete-du-lac');
    withChapters(stage);
    for (const path of ['/', '/reports', '/sittings', '/search']) {
      stage.server.requests.length = 0;
      const { page, weight } = await stage.open(path, PHONE);
      await page.locator('main').waitFor();
      const { all, script } = await weight.settled();
      console.log(`     ${path}: ${kilobytes(all)} kB, of which scripts ${kilobytes(script)}`);
      assert.ok(all > 50_000 && all <= BEFORE && script <= 100_000, `${path}: ${all} bytes`);
      // The head names the file that the styles want: another would come beside it.
      assert.equal(stage.server.requests.filter((one) => /-latin-wght-[\w-]+\.woff2$/.test(one)).length, 1, path);
    }
  },

  async weight_pagesOfTextAlone_loadNoScript(stage) {
    await decided(stage);
    for (const path of ['/accessibility', '/questions', '/site-map', '/open-data', '/publications', '/sittings/s-1/deliberations', '/sittings/s-1/deliberations/i-1']) {
      const { page, weight } = await stage.open(path, PHONE);
      await page.locator('main').waitFor();
      const { all, script } = await weight.settled();
      console.log(`     ${path}: ${kilobytes(all)} kB`);
      assert.equal(script, 0);
      assert.ok(all > 10_000 && all <= 80_000, `${path}: ${all} bytes`);
    }
    // It has no script but that by which one asks for alerts.
    const { page, weight } = await stage.open('/deliberations/?q=voirie', PHONE);
    await page.getByRole('heading', { name: '24 décisions' }).waitFor();
    const { all, script } = await weight.settled();
    console.log(`     /deliberations/ with 20 of 24 decisions: ${kilobytes(all)} kB, of which scripts ${kilobytes(script)}`);
    assert.ok(all > 10_000 && all <= 80_000 && script > 0 && script <= 5_000, `/deliberations/: ${all} bytes`);
  },

  async weight_homeFullOfCards_isWithinBudgetWithAllTheirPictures(stage) {
    for (let index = 1; index <= 4; index++) {
      published(stage, `reportage-${index}`);
      stage.recording(`r-${index}`);
    }
    const { page, weight } = await stage.open('/', PHONE);
    const pictures = page.locator('.replay-card img');
    await pictures.nth(7).waitFor();
    for (const picture of await pictures.all()) await picture.scrollIntoViewIfNeeded();
    const { all } = await weight.settled();
    console.log(`     home with eight cards: ${kilobytes(all)} kB`);
    assert.deepEqual(await pictures.evaluateAll((each) => each.map((one) => one.naturalWidth)), Array(8).fill(384));
    assert.ok(all > 100_000 && all <= BEFORE, `${all} bytes`);
  },

  async weight_live_isWithinBudgetWithItsPlayer(stage) {
    stage.live();
    const { page, weight } = await stage.open('/live/chamber', PHONE);
    await plays(page);
    const { all, script } = await weight.settled();
    console.log(`     live: ${kilobytes(all)} kB, of which scripts ${kilobytes(script)}`);
    assert.equal(hls(stage), 1);
    assert.ok(all > 100_000 && all <= BEFORE, `${all} bytes`);
  },

  async weight_recorded_isWithinBudgetAndBringsItsPlayerWhenItIsWanted(stage) {
    published(stage, 'fete-du-lac');
    withChapters(stage, { captions: { fr: 'WEBVTT\n\n00:00.000 --> 01:00.000\nBonsoir à tous.\n' } });
    for (const path of ['/reports/fete-du-lac', '/watch/r-1']) {
      stage.server.requests.length = 0;
      const { page, weight } = await stage.open(path, PHONE);
      await shows(page, 'Regarder');
      const before = { ...(await weight.settled()) };
      assert.equal(hls(stage), 0);
      await page.locator('replay-player').hover();
      assert.ok(before.all > 50_000 && before.all <= BEFORE, `${path}: ${before.all} bytes`);
      await page.getByRole('button', { name: 'Regarder' }).click();
      await plays(page);
      const { all } = await weight.settled();
      console.log(`     ${path}: ${kilobytes(before.all)} kB, of which scripts ${kilobytes(before.script)}; with the player ${kilobytes(all)}`);
      assert.equal(hls(stage), 1);
      assert.ok(all <= PLAYING, `${path}: ${all} bytes`);
    }
  },

  /** Who signs in need not wait for the desk of the captions. */
  async weight_console_bringsOnlyThePageThatIsOpened(stage) {
    for (const [path, as, most] of [['/console/sign-in', null, 120_000], ['/console/audit', 'p-eve', 130_000], ['/console/recordings', 'p-eve', 150_000]]) {
      const { page, weight } = await stage.open(path, { ...PHONE, as });
      await page.locator('main').waitFor();
      const { all, script } = await weight.settled();
      console.log(`     ${path}: ${kilobytes(all)} kB, of which scripts ${kilobytes(script)}`);
      assert.ok(script > 50_000 && all <= most, `${path}: ${all} bytes`);
    }
    assert.equal(hls(stage), 0, 'there is no picture yet');
    assert.ok(!stage.server.requests.some((one) => one.includes('/assets/console-en-')), 'it is read in French');
  },
};
