/*
 * The browser suite in several browsers at the same time, each with a server of its own: `npm run test:browser:queue`.
 * Scenarios wait more than they compute. They are taken from one queue, the longest first, so that the last browsers end together.
 * TRIBUNE_BROWSERS says how many: five kept two cores so busy that scenarios waited for each other (load 35).
 * With TRIBUNE_SECOND_TRY=1 what failed is played again at the end, by the last browser, when nothing of the others is in its way.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LiveStream } from '../fixture/live-stream.mjs';
import { RecordedMedia } from '../fixture/recorded-media.mjs';

/** About fifteen seconds and more; infra/test names the slowest. */
const LONGEST = [
  'layout_publicPages_holdStill',
  'visit_ofAnyPage_keepsNothingInTheBrowser',
  'evening_fortyMembersTwelveVotesSixProxies_byKeyboardAlone',
  'minutes_ofASitting_areWrittenByKeyboardAndAdopted',
  'console_pictureStandsStill_saysSoAndComesBackToLive',
  'watch_networkLost_comesBackToLiveWithoutReload',
  'theme_ofThePalestColour_canBeReadOnEachPageInBothSchemes',
  'lines_getsThin_goesOnWithTheSoundAndTheLastPictureAndComesBack',
  'assembly_clerkByKeyboard_entersImportsAndSetsTheRules',
  'alert_byKeyboard_isAskedForConfirmedToldAndEnded',
  'replay_correctedWhileWatched_movesOnWithTheNewMedia',
  'lines_getsThin_theLastPictureGoesWithWhatMustNotBeSeen',
  'watch_sixShortCuts_doNotAddUp',
  'contentInAnotherLanguage_isMarkedOnEveryPage',
  'accessible_sessionOver',
  'layout_thinLine_holdsStill',
  'pictures_ofThePagesAroundTheDebates',
  'report_upload_brokenThreeTimes_goesOnAndIsByteIdentical',
];

const suite = fileURLToPath(new URL('suite.mjs', import.meta.url));
const recorded = new RecordedMedia(mkdtempSync(join(tmpdir(), 'tribune-recorded-')));
recorded.make();
new LiveStream(recorded.directory).encode();
/** Names of scenarios; null until a browser says which there are. */
let waiting = null;
const failed = [];
/** Browsers that may ask for one more. */
let playing = Number(process.env.TRIBUNE_BROWSERS ?? 3);
const statuses = await Promise.all(Array.from({ length: playing }, play));
rmSync(recorded.directory, { recursive: true, force: true });
const left = waiting === null ? 'all' : waiting.length + failed.length;
if (left !== 0) console.log(`FAIL ${left} scenarios were not played`);
process.exit(left === 0 && statuses.every((one) => one === 0) ? 0 : 1);

/** Starts a browser that plays until nothing waits; gives its exit status. */
function play() {
  const env = { ...process.env, TRIBUNE_RECORDED: recorded.directory };
  const child = spawn(process.execPath, [suite, ...process.argv.slice(2)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  let asks = true;
  const leaves = () => {
    if (asks) playing -= 1;
    asks = false;
  };
  child.on('message', ({ names, again }) => {
    if (again) return void failed.push(again);
    waiting ??= longestFirst(names);
    const next = waiting.length > 0 ? { name: waiting.shift() } : playing === 1 && failed.length > 0 ? { name: failed.shift(), again: true } : { name: null };
    if (next.name === null) leaves();
    child.send(next);
  });
  return new Promise((resolve) => child.on('close', (status) => {
    leaves();
    resolve(status);
  }));
}

function longestFirst(names) {
  const long = LONGEST.filter((name) => names.includes(name));
  return [...long, ...names.filter((name) => !long.includes(name))];
}
