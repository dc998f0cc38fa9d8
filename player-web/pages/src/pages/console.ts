import '../text/staff.ts';
import { keepContactLink } from '../api/contact.ts';
import { Refusal } from '../api/request.ts';
import { readMe } from '../api/staff.ts';
import '../console/account/account-page.ts';
import '../console/audience/audience-page.ts';
import '../console/audit/audit-page.ts';
import '../console/caption/captions-page.ts';
import '../console/recording/chapter-editor.ts';
import '../console/conduct/conduct-page.ts';
import { mayUse, type ConsolePageName } from '../console/console-head.ts';
import '../console/console-page.ts';
import '../console/account/link-page.ts';
import '../console/question/moderation-page.ts';
import '../console/not-your-page.ts';
import '../console/account/people-page.ts';
import '../console/question/questions-page.ts';
import '../console/recording/recording-captions.ts';
import '../console/recording/transcript-editor.ts';
import '../console/recording/recordings-page.ts';
import '../console/video/reports-page.ts';
import '../console/question/room-screen.ts';
import '../console/search-page.ts';
import '../console/account/sign-in-dialog.ts';
import '../console/account/sign-in-page.ts';
import '../console/sitting/sitting-editor.ts';
import '../console/sitting/sittings-page.ts';
import { startPage } from './start-page.ts';

/** Pages for who is not signed in. */
const OPEN: Readonly<Record<string, string>> = { 'sign-in': 'sign-in-page', setup: 'link-page', password: 'link-page' };

/** Pages for who is. */
const PAGES: Readonly<Record<string, readonly [ConsolePageName, string]>> = {
  '': ['sittings', 'console-sittings-page'],
  live: ['live', 'console-page'],
  captions: ['live', 'captions-page'],
  sittings: ['sittings', 'console-sittings-page'],
  assembly: ['sittings', 'assembly-page'],
  'open-data': ['sittings', 'open-data-page'],
  publications: ['sittings', 'register-page'],
  questions: ['questions', 'console-questions-page'],
  search: ['search', 'console-search-page'],
  recordings: ['recordings', 'recordings-page'],
  reports: ['reports', 'reports-page'],
  audience: ['audience', 'audience-page'],
  people: ['people', 'people-page'],
  audit: ['audit', 'audit-page'],
  account: ['account', 'account-page'],
};

/** Pages that come with a script of their own: who opens another need not wait for it. */
const LATE: Readonly<Record<string, () => Promise<unknown>>> = {
  'assembly-page': () => import('../console/assembly/assembly-page.ts'),
  'minutes-page': () => import('../console/minutes/minutes-page.ts'),
  'open-data-page': () => import('../console/assembly/open-data-page.ts'),
  'publications-page': () => import('../console/publication/publications-page.ts'),
  'register-page': () => import('../console/publication/register-page.ts'),
  'roll-page': () => import('../console/roll/roll-page.ts'),
};

/** Pages of a sitting that moderators have, too. */
const QUESTIONS: Readonly<Record<string, string>> = { questions: 'moderation-page', screen: 'room-screen' };

/** Those of the clerk, beside the one on which it is prepared. */
const OF_SITTING: Readonly<Record<string, string>> = { live: 'conduct-page', 'roll-call': 'roll-page', minutes: 'minutes-page', publications: 'publications-page' };

const [, name = '', id, part] = location.pathname.split('/').filter(Boolean);
const open = OPEN[name];
if (open) void startPage(() => document.createElement(open));
else void startForStaff();

async function startForStaff(): Promise<void> {
  if (name === 'account') keepContactLink();
  try {
    await readMe();
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) {
      location.replace(`/console/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
      return;
    }
    // The page itself says that the server does not answer, and tries again.
  }
  const element = elementFor(name);
  await LATE[element]?.();
  await startPage(() => document.createElement(element));
  document.body.append(document.createElement('sign-in-dialog'));
}

function elementFor(page: string): string {
  const [wanted, element] = PAGES[page] ?? [null, 'not-your-page'];
  // Moderators have no other page of a sitting.
  const ofQuestions = page === 'sittings' && id ? QUESTIONS[part ?? ''] : undefined;
  if (ofQuestions && mayUse('questions')) return ofQuestions;
  if (wanted === 'sittings' && mayUse(wanted) && id) return OF_SITTING[part ?? ''] ?? 'sitting-editor';
  if (wanted === 'recordings' && mayUse(wanted) && id && part === 'chapters') return 'chapter-editor';
  if (wanted === 'recordings' && mayUse(wanted) && id && part === 'captions') return 'recording-captions';
  if (wanted === 'recordings' && mayUse(wanted) && id && part === 'transcript') return 'transcript-editor';
  if (wanted === 'reports' && mayUse(wanted) && id && part === 'transcript') return 'transcript-editor';
  if (wanted === null || mayUse(wanted)) return element;
  // Who comes to the console's front door gets the first page that is theirs.
  if (page !== '') return 'not-your-page';
  return mayUse('questions') ? 'console-questions-page' : 'reports-page';
}
