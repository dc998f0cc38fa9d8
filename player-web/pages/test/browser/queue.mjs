/*
 * The browser suite in several browsers at the same time, each with a server of its own: `npm run test:browser:queue`.
 * Scenarios wait more than they compute. They are taken from one queue, the longest first, so that the last browsers end together.
 * TRIBUNE_BROWSERS says how many: five kept two cores so busy that scenarios waited for each other (load 35).
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LiveStream } from '../fixture/live-stream.mjs';
import { RecordedMedia } from '../fixture/recorded-media.mjs';

/** More than fifteen seconds each; infra/test names the slowest. */
const LONGEST = [
  'layout_publicPages_holdStill',
  'theme_ofThePalestColour_canBeReadOnEachPageInBothSchemes',
  'lines_getsThin_goesOnWithTheSoundAndTheLastPictureAndComesBack',
  'watch_sixShortCuts_doNotAddUp',
  'visit_ofAnyPage_keepsNothingInTheBrowser',
  'contentInAnotherLanguage_isMarkedOnEveryPage',
  'accessible_sessionOver',
  'accessible_textPages',
  'console_pictureStandsStill_saysSoAndComesBackToLive',
  'watch_networkLost_comesBackToLiveWithoutReload',
  'layout_thinLine_holdsStill',
  'replay_correctedWhileWatched_movesOnWithTheNewMedia',
  'pictures_ofThePagesAroundTheDebates',
  'report_upload_brokenThreeTimes_goesOnAndIsByteIdentical',
];

const suite = fileURLToPath(new URL('suite.mjs', import.meta.url));
const recorded = new RecordedMedia(mkdtempSync(join(tmpdir(), 'tribune-recorded-')));
recorded.make();
new LiveStream(recorded.directory).encode();
let waiting;
const browsers = Array.from({ length: Number(process.env.TRIBUNE_BROWSERS ?? 3) }, play);
const statuses = await Promise.all(browsers);
rmSync(recorded.directory, { recursive: true, force: true });
if (waiting?.length !== 0) console.log(`FAIL ${waiting?.length ?? 'all'} scenarios were not played`);
process.exit(waiting?.length === 0 && statuses.every((one) => one === 0) ? 0 : 1);

/** Starts a browser that plays until nothing waits; gives its exit status. */
function play() {
  const env = { ...process.env, TRIBUNE_RECORDED: recorded.directory };
  const child = spawn(process.execPath, [suite, ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  child.on('message', ({ names }) => {
    waiting ??= longestFirst(names);
    child.send({ name: waiting.shift() ?? null });
  });
  return new Promise((resolve) => child.on('close', resolve));
}

function longestFirst(names) {
  const long = LONGEST.filter((name) => names.includes(name));
  return [...long, ...names.filter((name) => !long.includes(name))];
}
