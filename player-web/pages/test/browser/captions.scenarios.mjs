import assert from 'node:assert/strict';
import { newCaption, say, unsureCaption } from '../fixture/captions.mjs';
import { chapterMarks } from '../fixture/marks.mjs';
import { localTime, newItem, newSitting } from '../fixture/sittings.mjs';
import { BOTH, check } from './accessibility.scenarios.mjs';
import { plays, until } from './browser.mjs';

const captionRequests = ({ server }) => server.requests.filter((one) => /api.*\/captions/.test(one)).length;

/** A debate since a minute, with two items and some of what was said; seconds are since it began. */
async function debate(stage) {
  const began = Date.now() - 60_000;
  const { server } = stage;
  const agenda = [newItem('ouv', { numbering: '1', title: 'Ouverture' }), newItem('bud', { numbering: '2', title: 'Budget primitif 2027', vote: { outcome: 'adopted', unanimous: true, tally: null } })];
  server.sittings.set(newSitting('s-1', { localStart: localTime(began), agenda }));
  stage.live({ startedAt: new Date(began).toISOString() });
  server.marks.set('b-1', chapterMarks(new Date(began).toISOString(), [[0, '1', 'Ouverture', 'ouv'], [48, '2', 'Budget primitif 2027', 'bud']], 's-1'));
  await server.program.settled();
  await say(server.program, 'b-1', newCaption(5, 'Mesdames et messieurs, la séance est ouverte.', { speaker: 'Mme la Présidente' }),
    newCaption(40, 'Le procès-verbal de la dernière séance est adopté.'), unsureCaption(50, 'Nous passons au budget de l’étang de Waÿne', 'Waÿne'), newCaption(54, 'dont le rapporteur est Arnaud Petit.'));
  return { second: () => Math.floor((Date.now() - began) / 1000) };
}

async function opened(page) {
  await plays(page);
  await page.getByRole('button', { name: /Lire ce qui se dit|Read what is said/ }).click();
  await page.getByText('dont le rapporteur est').waitFor();
}

export const captionsScenarios = {
  async captions_live_areReadBesideThePicture(stage) {
    const { second } = await debate(stage);
    const { server } = stage;
    const { page, shot } = await stage.open('/live/chamber');
    await plays(page);
    await page.getByRole('button', { name: 'Lire ce qui se dit' }).waitFor();
    assert.equal(captionRequests(stage), 0);
    await opened(page);
    assert.deepEqual(await page.locator('.transcript-item').allTextContents(), ['1 Ouverture', '2 Budget primitif 2027']);
    assert.equal(await page.locator('.transcript .is-uncertain').textContent(), 'Waÿne');
    await shot('live-transcript');

    // A word that grows is written in its place, and a correction within a second.
    const now = second();
    await say(server.program, 'b-1', newCaption(now, 'La parole', { state: 'PARTIAL' }));
    await page.locator('.transcript-caption.is-partial', { hasText: 'La parole' }).waitFor();
    await say(server.program, 'b-1', newCaption(now, 'La parole est à Madame Durant.', { revision: 2 }));
    await page.getByText('La parole est à Madame Durant.').waitFor();
    const corrected = Date.now();
    await say(server.program, 'b-1', newCaption(now, 'La parole est à Madame Durand.', { revision: 3, state: 'CORRECTED' }));
    await page.getByText('La parole est à Madame Durand.').waitFor({ timeout: 1000 });
    console.log(`     corrected after ${Date.now() - corrected} ms`);
    assert.equal(await page.getByText('Durant').count(), 0);

    // A screen reader hears nothing of it unless somebody wants that, and then no word that grows.
    const log = page.locator('live-transcript [role=log] p');
    assert.equal(await log.count(), 0);
    await page.getByLabel('Faire annoncer chaque phrase').check();
    await say(server.program, 'b-1', newCaption(now + 4, 'Je vous', { state: 'PARTIAL' }));
    await page.getByText('Je vous').waitFor();
    await say(server.program, 'b-1', newCaption(now + 4, 'Je vous remercie.', { revision: 2 }));
    await page.locator('.transcript-line').getByText('Je vous remercie.').waitFor();
    assert.deepEqual(await log.allTextContents(), ['Je vous remercie.']);
    await page.getByLabel('Faire annoncer chaque phrase').uncheck();

    // Who reads back is left alone until they want to follow again.
    const text = page.locator('.transcript-text');
    await say(server.program, 'b-1', ...Array.from({ length: 12 }, (_, index) => newCaption(200 + 30 * index, `Une phrase de plus, numéro ${index}, assez longue pour tenir sur deux lignes.`)));
    await page.getByText('numéro 11').waitFor();
    const place = () => text.evaluate((one) => one.scrollHeight - one.clientHeight - one.scrollTop);
    await until(async () => (await place()) < 2);
    await text.hover();
    await page.mouse.wheel(0, -200);
    await page.getByRole('button', { name: 'Suivre de nouveau' }).waitFor();
    await say(server.program, 'b-1', newCaption(600, 'Encore une.'));
    await page.getByText('Encore une.').waitFor({ state: 'attached' });
    assert.ok((await place()) > 100);
    await page.getByRole('button', { name: 'Suivre de nouveau' }).press('Enter');
    await until(async () => (await place()) < 2);
    assert.equal(await page.evaluate(() => document.activeElement.className), 'transcript-text');

    await page.getByRole('searchbox').fill('ETANG');
    await page.getByText('1 passage trouvé').waitFor();
    assert.equal(await page.locator('.transcript mark').textContent(), 'étang');
    await page.getByRole('searchbox').fill('');
    await page.getByRole('button', { name: 'Lire ce qui se dit' }).click();
    await page.locator('live-transcript').waitFor({ state: 'detached' });
  },

  async captions_overTheLivePicture_areAtWhatIsPlayed_asTheReaderChose(stage) {
    const { second } = await debate(stage);
    const { page, shot } = await stage.open('/live/chamber');
    await plays(page);
    await page.locator('live-player').hover();
    const open = async () => {
      await page.locator('captions-menu').waitFor({ state: 'attached' });
      if (!(await page.locator('captions-menu > button').isVisible())) await page.getByRole('button', { name: 'Plus', exact: true }).click();
      await page.locator('captions-menu > button').click();
    };
    await open();
    assert.equal(captionRequests(stage), 0);
    await page.getByLabel('Affichés').check();
    await page.locator('captions-menu').getByLabel('Taille').selectOption('huge');
    await page.locator('captions-menu').getByLabel('Couleurs').selectOption('yellow');
    await shot('live-captions-menu');
    await page.keyboard.press('Escape');
    const now = second();
    // What is said comes before its picture does, and waits for it.
    await say(stage.server.program, 'b-1', newCaption(now + 2, 'Ceci est dit dans deux secondes.'));
    const caption = page.locator('caption-display .caption', { hasText: 'Ceci est dit' });
    assert.equal(await caption.count(), 0);
    await caption.waitFor({ timeout: 12_000 });
    const filmed = await page.evaluate(() => document.querySelector('live-player').playingDate().getTime());
    assert.ok(filmed >= Date.now() - 20_000);
    await shot('live-captions');
    assert.equal(await caption.evaluate((one) => getComputedStyle(one).color), 'rgb(255, 225, 77)');
    assert.ok(await page.locator('captions-menu').getByRole('button').getAttribute('aria-label').then((name) => name.endsWith('Affichés')));
    // The next page shows them as they were chosen.
    await page.reload();
    await plays(page);
    await say(stage.server.program, 'b-1', newCaption(second(), 'Toujours là.'));
    await page.locator('.caption-huge.caption-yellow > .caption', { hasText: 'Toujours là.' }).waitFor({ timeout: 12_000 });
  },

  async captions_pageOfTextAlone_goesOnByItself_andIsReadWithoutScripts(stage) {
    const { second } = await debate(stage);
    const { page, shot, weight } = await stage.open('/live/chamber/text', { weighed: true });
    await page.getByText('dont le rapporteur est').waitFor();
    assert.deepEqual(await page.locator('.live-text h2').allTextContents(), ['1 Ouverture', '2 Budget primitif 2027']);
    await page.locator('.live-text-vote', { hasText: 'unanimité' }).waitFor();
    const { all, script } = await weight.settled();
    assert.ok(script < 4000 && all < 80_000, `${all} bytes, scripts ${script}`);
    const now = second();
    await say(stage.server.program, 'b-1', newCaption(now, 'La parole', { state: 'PARTIAL' }));
    await page.locator('.live-text .is-partial', { hasText: 'La parole' }).waitFor({ timeout: 1500 });
    await say(stage.server.program, 'b-1', newCaption(now, 'La parole est à Mme Durand.', { revision: 2, state: 'CORRECTED' }));
    await page.locator('.live-text .is-corrected', { hasText: 'Mme Durand' }).waitFor({ timeout: 1000 });
    assert.equal(await page.locator('[data-caption]').count(), 5);
    await shot('live-text', true);

    const without = await stage.open('/live/chamber/text', { javaScriptEnabled: false });
    assert.match(await without.page.locator('.live-text').textContent(), /Mme Durand/);
    assert.equal(await without.page.locator('meta[http-equiv=refresh]').count(), 0);
    await without.page.getByRole('link', { name: 'Recharger toutes les 20 secondes' }).click();
    assert.equal(await without.page.locator('meta[http-equiv=refresh]').count(), 1);
    await without.page.getByRole('link', { name: 'Ne plus recharger tout seul' }).waitFor();
  },

  async accessible_liveTranscript(stage) {
    await debate(stage);
    await check(stage, 'live-transcript', '/live/chamber', opened, BOTH);
  },

  async accessible_liveText(stage) {
    await debate(stage);
    await check(stage, 'live-text', '/live/chamber/text', (page) => page.getByText('dont le rapporteur est').waitFor(), BOTH);
  },
};
