/*
 * The built pages in a real browser, over a real HLS stream: `npm run test:browser`.
 * Needs Chromium (TRIBUNE_CHROMIUM names another than browser.mjs finds), ffmpeg, and the program with its tests as Maven compiles it.
 * `npm run test:browser -- WORD` runs the scenarios whose name holds WORD.
 * With TRIBUNE_SECOND_TRY=1 a scenario that failed is played once more, and reported as flaky if it then passes; by queue.mjs twice more.
 * Started by queue.mjs it plays what that hands out, over the recording and the pictures that are in TRIBUNE_RECORDED.
 * Pictures are taken if TRIBUNE_SHOTS names a folder; a scenario that failed leaves one without, in target/shots.
 * What the program logs is beside them, in program.log.
 */
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newRecording } from '../fixture/recordings.mjs';
import { LiveStream } from '../fixture/live-stream.mjs';
import { RecordedMedia } from '../fixture/recorded-media.mjs';
import { SuiteServer } from '../fixture/suite-server.mjs';
import { accessibilityScenarios } from './accessibility.scenarios.mjs';
import { launch, visitor } from './browser.mjs';
import { homeScenarios } from './home.scenarios.mjs';
import { alertsScenarios } from './alerts.scenarios.mjs';
import { assemblyScenarios } from './assembly.scenarios.mjs';
import { audienceScenarios } from './audience.scenarios.mjs';
import { captionDeskScenarios } from './caption-desk.scenarios.mjs';
import { captionsScenarios } from './captions.scenarios.mjs';
import { conductScenarios } from './conduct.scenarios.mjs';
import { consoleScenarios } from './console.scenarios.mjs';
import { layoutScenarios } from './layout.scenarios.mjs';
import { linesScenarios } from './lines.scenarios.mjs';
import { navigationScenarios } from './navigation.scenarios.mjs';
import { minutesScenarios } from './minutes.scenarios.mjs';
import { moderationScenarios } from './moderation.scenarios.mjs';
import { recordingsScenarios } from './recordings.scenarios.mjs';
import { peopleScenarios } from './people.scenarios.mjs';
import { playerAccessScenarios } from './player-access.scenarios.mjs';
import { playerScenarios } from './player.scenarios.mjs';
import { reflowScenarios } from './reflow.scenarios.mjs';
import { reportScenarios } from './report-desk.scenarios.mjs';
import { reportEditorScenarios } from './report-editor.scenarios.mjs';
import { reportsScenarios } from './reports.scenarios.mjs';
import { replayScenarios } from './replay.scenarios.mjs';
import { questionsScenarios } from './questions.scenarios.mjs';
import { portalScenarios } from './portal.scenarios.mjs';
import { searchScenarios } from './search.scenarios.mjs';
import { sittingsScenarios } from './sittings.scenarios.mjs';
import { watchScenarios } from './watch.scenarios.mjs';
import { withheldScenarios } from './withheld.scenarios.mjs';
import { weigh } from './weight.mjs';
import { weightScenarios } from './weight.scenarios.mjs';
import { played } from './wide.mjs';

const LIMIT_MILLIS = 180_000;
const wanted = process.argv[2] ?? '';
/** Half of the time of a page that is looked at, so not for nobody. */
const pictured = 'TRIBUNE_SHOTS' in process.env;
const shots = process.env.TRIBUNE_SHOTS ?? fileURLToPath(new URL('../../target/shots', import.meta.url));
const media = mkdtempSync(join(tmpdir(), 'tribune-stream-'));
const pages = process.env.TRIBUNE_WEB_OUTPUT ?? new URL('../../dist', import.meta.url).pathname;

mkdirSync(shots, { recursive: true });
const made = process.env.TRIBUNE_RECORDED;
const stream = new LiveStream(media, made);
const recorded = new RecordedMedia(made ?? mkdtempSync(join(tmpdir(), 'tribune-recorded-')));
const server = new SuiteServer({ pages, media, recorded });
let failures = 1;
let browser = null;
/** The browser with large letters, once a scenario asks for it. */
let largeLetters = null;
try {
  await stream.start();
  if (!made) recorded.make();
  await Promise.all([server.start(Number(process.env.TRIBUNE_SUITE_PORT ?? 0))]);
  server.program.start(server.address, openSync(join(shots, 'program.log'), 'a'));
  browser = await launch();
  failures = await runAll(played({ ...accessibilityScenarios, ...alertsScenarios, ...assemblyScenarios, ...audienceScenarios, ...captionDeskScenarios, ...captionsScenarios, ...conductScenarios, ...consoleScenarios, ...homeScenarios, ...layoutScenarios, ...linesScenarios, ...minutesScenarios, ...moderationScenarios, ...navigationScenarios, ...peopleScenarios, ...playerAccessScenarios, ...playerScenarios, ...portalScenarios, ...questionsScenarios, ...recordingsScenarios, ...reflowScenarios, ...replayScenarios, ...reportScenarios, ...reportEditorScenarios, ...reportsScenarios, ...searchScenarios, ...sittingsScenarios, ...watchScenarios, ...withheldScenarios, ...weightScenarios }));
} finally {
  await browser?.close();
  await largeLetters?.close();
  await stream.stop();
  server.program.stop();
  await server.stop();
  for (const directory of made ? [media] : [media, recorded.directory]) rmSync(directory, { recursive: true, force: true });
}
process.exit(failures === 0 ? 0 : 1);

async function runAll(scenarios) {
  const chosen = Object.entries(scenarios).filter(([name]) => name.includes(wanted));
  if (chosen.length === 0) throw new Error(`No scenario's name holds '${wanted}'`);
  let failed = 0;
  let flaky = 0;
  let tried = 0;
  for await (const [name, scenario, again = false] of process.send ? handedOut(chosen) : chosen) {
    const tryAgain = process.env.TRIBUNE_SECOND_TRY === '1';
    let passed = await passes(name, scenario);
    if (!passed && tryAgain && process.send && !again) {
      process.send({ again: name });
      await stream.start();
      continue;
    }
    const first = passed && !again;
    if (!passed && tryAgain) {
      await stream.start();
      passed = await passes(name, scenario);
    }
    tried += 1;
    if (!passed) failed += 1;
    else if (!first) {
      flaky += 1;
      console.log(`FLAKY ${name}: passed at a further try`);
    }
  }
  console.log(`${tried - failed} of ${tried} scenarios passed, ${flaky} of them at a further try; pictures${pictured ? '' : ' of failures'} in ${shots}`);
  return failed;
}

/** Those that the queue gives to this browser, one after another: name, scenario, whether it failed before. */
async function* handedOut(chosen) {
  const scenarios = new Map(chosen);
  for (;;) {
    process.send({ names: [...scenarios.keys()] });
    const [{ name, again }] = await once(process, 'message');
    if (name === null) return;
    yield [name, scenarios.get(name), again];
  }
}

async function passes(name, scenario) {
  const began = Date.now();
  const stage = newStage(name);
  try {
    await limited(scenario(stage));
    if (stage.faults().length > 0) throw new Error(stage.faults().join('\n'));
    console.log(`ok   ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    return true;
  } catch (error) {
    console.log(`FAIL ${name}\n     ${[error.message, ...stage.faults()].join('\n').split('\n').slice(0, 30).join('\n     ')}`);
    await stage.pictureOfFailure();
    return false;
  } finally {
    await stage.close();
  }
}

/** What a scenario moves: the channel, the stream, the server, and visitors. */
function newStage(name) {
  const visitors = [];
  server.reset();
  // Beside who looks.
  server.channels.change('chamber', { viewers: 41 });
  const now = () => new Date().toISOString();
  const live = (change = {}) => server.channels.change('chamber', { state: 'live', broadcast: 'b-1', startedAt: now(), endedAt: null,
    title: 'Conseil communautaire : budget primitif 2027', ...change });
  const ended = () => server.channels.change('chamber', { state: 'ended', broadcast: 'b-1', startedAt: now(), endedAt: now(), title: 'Conseil communautaire', interruption: null });
  return {
    server,
    live,
    recording: (id = 'r-1', change = {}) => server.recordings.set(newRecording(id, change)),
    ended,
    end: async () => { await stream.stop(); ended(); },
    restart: () => stream.start(),
    faults: () => [...visitors.flatMap((one) => one.faults), ...(server.program.fault ? [`program: ${server.program.fault.message}`] : [])],
    async open(path, options) {
      await server.program.settled();
      const large = (options?.letters ?? 100) > 100;
      if (large) largeLetters ??= await launch(options.letters);
      const one = await visitor(large ? largeLetters : browser, options?.address ?? server.address, options);
      visitors.push(one);
      const { as = path.startsWith('/console') ? 'p-eve' : null } = options ?? {};
      if (as) await one.context.addCookies([await server.program.signIn(as)]);
      const weight = options?.weighed ? await weigh(one.page) : null;
      await options?.before?.(one.page);
      await one.page.goto((options?.address ?? server.address) + path);
      const shot = async (picture, fullPage = false) => pictured && one.page.screenshot({ path: join(shots, `${picture}.png`), fullPage });
      return { ...one, shot, weight, close: () => one.context.close() };
    },
    pictureOfFailure: () => visitors.at(-1)?.page.screenshot({ path: join(shots, `FAIL-${name}.png`) }).catch(() => undefined),
    close: async () => { server.setCut(false); server.cutOff(null); server.withoutMedia = false; server.bytesPerSecond = 0; for (const one of visitors) await one.context.close(); },
  };
}

function limited(work) {
  return Promise.race([work, new Promise((_, reject) => setTimeout(() => reject(new Error(`Not done after ${LIMIT_MILLIS} ms`)), LIMIT_MILLIS).unref())]);
}
