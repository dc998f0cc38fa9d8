import assert from 'node:assert/strict';
import { captionRects, controlFaults, WIDTHS } from './player-rects.mjs';
import { withChapters } from './replay.scenarios.mjs';
import { published } from './reports.scenarios.mjs';

const heightOf = (width) => Math.round((width * 9) / 16);
const begin = async (session) => {
  await session.until(`document.querySelector('.start') !== null`, 10_000, 'the button that starts');
  await session.value(`document.querySelector('.start').click()`);
  await session.plays();
};
const PLAYERS = {
  async live({ open, live }, options) {
    live({ startedAt: new Date(Date.now() - 600_000).toISOString() });
    const session = await open('/embed/live/chamber', options);
    await session.plays();
    return session;
  },
  async replay(stage, options) {
    withChapters(stage);
    const session = await stage.open('/embed/watch/r-1', options);
    await begin(session);
    return session;
  },
  async film(stage, options) {
    published(stage, 'fete-du-lac');
    const session = await stage.open('/embed/reports/fete-du-lac', options);
    await begin(session);
    return session;
  },
};
const showCaptions = (session) => session.value(`document.querySelector('captions-menu').dispatchEvent(new CustomEvent('captions-choice', { detail: 'fr' }))`);

async function sweep(stage, player, letters) {
  const session = await PLAYERS[player](stage, { letters, width: 640, height: 360 });
  await session.value(`document.querySelector('video').pause()`);
  const faults = [];
  for (const width of WIDTHS.filter((one, index) => index % 3 === 0 || one > 900)) {
    await session.size(width, heightOf(width));
    const found = await session.call(controlFaults);
    assert.equal(Math.round(found.width), width);
    faults.push(...found.faults);
    if ([280, 640, 1280].includes(width)) await stage.shot(session, `bar-${player}-${letters}-${width}`);
  }
  assert.deepEqual(faults, []);
}

export const firefoxScenarios = {
  async live_startsLosesTheNetworkAndPlaysTheSoundAlone(stage) {
    const { server, live, open, shot } = stage;
    const session = await open('/live/chamber');
    await session.until(`document.body.innerText.includes('La séance n’a pas commencé')`, 10_000, 'the waiting page');
    await shot(session, 'offline');
    live();
    await session.plays();
    await session.until(`/s de retard/.test(document.querySelector('.latency')?.textContent ?? '')`, 10_000, 'the latency');
    await shot(session, 'live');
    server.setCut(true);
    await session.until(`document.querySelector('.scene-network') !== null`, 30_000, 'the words about the network');
    server.setCut(false);
    await session.plays(30_000);
    await session.value(`document.querySelector('.listen button').click()`);
    await session.until(`document.body.innerText.includes('Écoute sans image')`, 10_000, 'sound only');
    await session.plays();
  },

  async live_getsThin_goesOnWithTheSoundAndComesBack({ server, live, open, shot }) {
    live();
    const session = await open('/live/chamber');
    await session.plays();
    server.bytesPerSecond = 14_000;
    await session.until(`document.querySelector('.reduced') !== null`, 60_000, 'the sound alone');
    await session.plays(40_000);
    assert.equal(await session.value(`document.querySelector('.scene-network') === null`), true);
    await shot(session, 'thin');
    server.bytesPerSecond = 60_000;
    await session.until(`document.querySelector('.reduced') === null && document.querySelector('video').videoWidth > 0`, 70_000, 'the picture');
    await session.plays(20_000);
    server.bytesPerSecond = 0;
  },

  ...Object.fromEntries(Object.keys(PLAYERS).flatMap((player) => [100, 200].map((letters) =>
    [`player_${player}InEveryWidth_letters${letters}_cutsNoControlOff`, (stage) => sweep(stage, player, letters)]))),

  async player_controlsThatDoNotFit_workFromTheMenuByKeyboard(stage) {
    const session = await PLAYERS.film(stage, { letters: 200, width: 640, height: 360 });
    await session.value(`document.querySelector('video').pause()`);
    const { inMore } = await session.call(controlFaults);
    assert.ok(inMore.includes('speed-menu') && !inMore.includes('media-fullscreen-button'), inMore.join());
    await session.value(`document.querySelector('control-bar').shadowRoot.querySelector('.more').focus()`);
    await session.keys('Enter');
    const reached = new Set();
    // The panel is a stop of its own while it scrolls.
    for (let press = 0; press <= inMore.length; press++) {
      await session.keys('Tab');
      reached.add(await session.value(`document.activeElement.closest('control-bar > *')?.localName`));
    }
    for (const control of inMore.filter((one) => !one.startsWith('span') && !one.startsWith('latency'))) assert.ok(reached.has(control.split('.')[0]), `Tab never reaches ${control}: ${[...reached].join()}`);
    await stage.shot(session, 'more');
    await session.value(`document.querySelector('speed-menu button').focus()`);
    await session.keys('Enter', 'ArrowDown', 'Escape');
    assert.match(await session.value(`document.activeElement.getAttribute('aria-label')`), /^Vitesse\s: 1,25×/);
    await session.keys('Escape');
    assert.equal(await session.value(`document.activeElement.shadowRoot?.activeElement?.className`), 'more');
    assert.equal(await session.value(`document.querySelector('video').playbackRate`), 1.25);
  },

  async focus_afterWatch_goesOnAndIsSeenOnTheVolume_andMenusCloseBehindIt(stage) {
    published(stage, 'fete-du-lac');
    const session = await stage.open('/reports/fete-du-lac');
    await session.until(`document.querySelector('.start') !== null`, 10_000, 'the button that starts');
    await session.value(`document.querySelector('.start').focus()`);
    await session.keys('Enter');
    await session.until(`document.activeElement.localName === 'media-play-button'`, 5000, 'the focus on play');
    await session.plays();
    await session.value(`document.querySelector('media-mute-button').focus()`);
    await session.keys('Tab');
    assert.equal(await session.value(`document.activeElement.localName`), 'media-volume-range');
    await session.until(`getComputedStyle(document.activeElement).outlineStyle === 'solid'`, 3000, 'an outline');
    await stage.shot(session, 'focus-volume');
    await session.value(`document.querySelector('quality-menu button').focus()`);
    await session.keys('Enter');
    await session.until(`document.querySelector('quality-menu .menu-panel').contains(document.activeElement)`, 3000, 'the menu');
    await session.keys('Tab');
    await session.until(`document.querySelector('quality-menu .menu-panel').hidden`, 3000, 'the menu to close behind the focus');
  },

  async chapters_besideThePicture_haveNoStripe(stage) {
    for (const dark of [false, true]) {
      withChapters(stage);
      const session = await stage.open('/watch/r-1', { dark });
      await session.until(`document.querySelectorAll('.chapter-row').length === 5`, 10_000, 'the chapters');
      await stage.shot(session, `chapters-${dark ? 'dark' : 'light'}`);
      const { left, right, bottom } = await session.value(`(() => { const { left, right, bottom } = document.querySelector('.chapter-rows').getBoundingClientRect(); return { left, right, bottom }; })()`);
      // Below the last row, from the list's padding to its end.
      const colours = new Set(await session.colours(left + 2, right - 1, bottom - 4));
      assert.equal(colours.size, 1, `the list is of ${colours.size} colours at its foot: ${[...colours].join(' ')}`);
    }
  },

  async captions_whileControlsShow_standAboveThem(stage) {
    for (const [letters, width] of [[100, 1280], [100, 360], [200, 640]]) {
      const session = await PLAYERS.film(stage, { letters, width, height: heightOf(width) });
      await showCaptions(session);
      await session.move(Math.round(width / 2), 40);
      await session.move(Math.round(width / 2), 50);
      await session.until(`document.querySelector('.caption') !== null`, 8000, 'captions');
      await session.until(`getComputedStyle(document.querySelector('.control-bar')).opacity === '1'`, 5000, 'the bars');
      const above = await session.call(captionRects);
      assert.ok(above.caption.bottom <= above.seek.top + 0.5, `captions end at ${above.caption.bottom}, the bars begin at ${above.seek.top}`);
      await stage.shot(session, `captions-bars-${letters}-${width}`);
      await session.value(`document.querySelector('media-controller').setAttribute('userinactive', '')`);
      await session.until(`Number(getComputedStyle(document.querySelector('.control-bar')).opacity) === 0`, 5000, 'the bars to go');
      const below = await session.call(captionRects);
      assert.ok(below.caption.bottom > above.caption.bottom, 'captions go down to the foot');
      await stage.shot(session, `captions-alone-${letters}-${width}`);
    }
  },
};
