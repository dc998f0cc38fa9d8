/*
 * The pages in Firefox, over a real HLS stream: `npm run test:firefox`, and `npm run test:firefox -- WORD` for the scenarios whose name
 * holds WORD. Needs firefox-esr (TRIBUNE_FIREFOX names another), ffmpeg, and the program with its tests as Maven compiles it. Pictures
 * are taken if TRIBUNE_SHOTS names a folder; what the program logs is beside them, in program.log.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newRecording } from '../fixture/recordings.mjs';
import { LiveStream } from '../fixture/live-stream.mjs';
import { RecordedMedia } from '../fixture/recorded-media.mjs';
import { SuiteServer } from '../fixture/suite-server.mjs';
import { startFirefox } from './firefox-session.mjs';
import { firefoxScenarios } from './firefox.scenarios.mjs';

const shots = process.env.TRIBUNE_SHOTS;
const wanted = process.argv[2] ?? '';
const folder = mkdtempSync(join(tmpdir(), 'tribune-firefox-media-'));
const pages = process.env.TRIBUNE_WEB_OUTPUT ?? new URL('../../dist', import.meta.url).pathname;
if (shots) mkdirSync(shots, { recursive: true });

const stream = new LiveStream(join(folder, 'live'));
const recorded = new RecordedMedia(process.env.TRIBUNE_RECORDED ?? join(folder, 'recorded'));
const server = new SuiteServer({ pages, media: join(folder, 'live'), recorded });
/** Firefox by the size of its letters and by its scheme. */
const browsers = new Map();

async function browserWith(letters, dark) {
  const key = `${letters} ${dark}`;
  const preferences = dark ? { 'layout.css.prefers-color-scheme.content-override': 0 } : {};
  if (!browsers.has(key)) browsers.set(key, await startFirefox({ letters, preferences }));
  return browsers.get(key).session;
}

/** What a scenario moves: the channel, the server, and Firefox. */
function newStage() {
  server.reset();
  const used = new Map();
  return {
    server,
    used,
    recording: (id = 'r-1', change = {}) => server.recordings.set(newRecording(id, change)),
    live: (change = {}) => server.channels.change('chamber', { state: 'live', broadcast: 'b-1', title: 'Conseil communautaire : budget', startedAt: new Date().toISOString(), endedAt: null, ...change }),
    async open(path, { letters = 100, dark = false, width = 1280, height = 800 } = {}) {
      const session = await browserWith(letters, dark);
      if (!used.has(session)) used.set(session, session.logs.length);
      await session.size(width, height);
      await session.open(`${path.startsWith('http') ? '' : server.address}${path}${path.includes('?') ? '&' : '?'}lang=fr`);
      return session;
    },
    shot: async (session, name) => shots && session.picture(join(shots, `firefox-${name}.png`)),
  };
}

async function passes(name, scenario) {
  const began = Date.now();
  const stage = newStage();
  try {
    await scenario(stage);
    assert.equal(server.program.fault, null);
    const entries = [...stage.used].flatMap(([session, from]) => session.logs.slice(from));
    assert.deepEqual(entries.filter(({ text, level, type }) => /Content-Security-Policy|content security/i.test(text ?? '') || (level === 'error' && type === 'javascript')).map(({ text }) => text), []);
    console.log(`ok   ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    return true;
  } catch (error) {
    console.log(`FAIL ${name}\n     ${String(error.message).split('\n').slice(0, 30).join('\n     ')}`);
    for (const session of stage.used.keys()) await stage.shot(session, `FAIL-${name}`).catch(() => undefined);
    return false;
  } finally {
    server.setCut(false);
    for (const session of stage.used.keys()) await session.open('about:blank').catch(() => undefined);
  }
}

let failed = 1;
try {
  await Promise.all([stream.start(), server.start(0)]);
  server.program.start(server.address, shots ? openSync(join(shots, 'program.log'), 'a') : 'ignore');
  if (!process.env.TRIBUNE_RECORDED) recorded.make();
  const chosen = Object.entries(firefoxScenarios).filter(([name]) => name.includes(wanted));
  if (chosen.length === 0) throw new Error(`No scenario's name holds '${wanted}'`);
  failed = 0;
  for (const [name, scenario] of chosen) failed += (await passes(name, scenario)) ? 0 : 1;
  console.log(`${chosen.length - failed} of ${chosen.length} scenarios passed in Firefox`);
} catch (error) {
  console.log(`FAIL firefox: ${error.message}`);
} finally {
  for (const { close } of browsers.values()) await close();
  await stream.stop();
  server.program.stop();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(failed === 0 ? 0 : 1);
