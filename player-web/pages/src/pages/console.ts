import '../text/console.ts';
import { keepContactLink } from '../api/contact.ts';
import { Refusal } from '../api/request.ts';
import { readMe } from '../api/staff.ts';
import { mayUse, type ConsolePageName } from '../console/console-head.ts';
import '../console/account/sign-in-dialog.ts';
import { text } from '../text/text.ts';
import { startPage } from './start-page.ts';

/** The elements that are pages, each with the script that brings it: who opens one need not wait for the others. */
const SCRIPTS = {
  'account-page': () => import('../console/account/account-page.ts'),
  'assembly-page': () => import('../console/assembly/assembly-page.ts'),
  'audience-page': () => import('../console/audience/audience-page.ts'),
  'audit-page': () => import('../console/audit/audit-page.ts'),
  'captions-page': () => import('../console/caption/captions-page.ts'),
  'chapter-editor': () => import('../console/recording/chapter-editor.ts'),
  'conduct-page': () => import('../console/conduct/conduct-page.ts'),
  'console-page': () => import('../console/broadcast/console-page.ts'),
  'console-questions-page': () => import('../console/question/questions-page.ts'),
  'console-search-page': () => import('../console/search-page.ts'),
  'console-sittings-page': () => import('../console/sitting/sittings-page.ts'),
  'link-page': () => import('../console/account/link-page.ts'),
  'minutes-page': () => import('../console/minutes/minutes-page.ts'),
  'moderation-page': () => import('../console/question/moderation-page.ts'),
  'not-your-page': () => import('../console/not-your-page.ts'),
  'open-data-page': () => import('../console/assembly/open-data-page.ts'),
  'people-page': () => import('../console/account/people-page.ts'),
  'publications-page': () => import('../console/publication/publications-page.ts'),
  'recording-captions': () => import('../console/recording/recording-captions.ts'),
  'recordings-page': () => import('../console/recording/recordings-page.ts'),
  'register-page': () => import('../console/publication/register-page.ts'),
  'reports-page': () => import('../console/video/reports-page.ts'),
  'roll-page': () => import('../console/conduct/roll-page.ts'),
  'room-screen': () => import('../console/question/room-screen.ts'),
  'sign-in-page': () => import('../console/account/sign-in-page.ts'),
  'sitting-editor': () => import('../console/sitting/sitting-editor.ts'),
  'transcript-editor': () => import('../console/recording/transcript-editor.ts'),
} as const;

type Page = keyof typeof SCRIPTS;

/** Pages for who is not signed in. */
const OPEN: Readonly<Record<string, Page>> = { 'sign-in': 'sign-in-page', setup: 'link-page', password: 'link-page' };

/** Pages for who is. */
const PAGES: Readonly<Record<string, readonly [ConsolePageName, Page]>> = {
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

/** Pages of a sitting that moderators have, too. */
const QUESTIONS: Readonly<Record<string, Page>> = { questions: 'moderation-page', screen: 'room-screen' };

/** Those of the clerk, beside the one on which it is prepared. */
const OF_SITTING: Readonly<Record<string, Page>> = { live: 'conduct-page', 'roll-call': 'roll-page', minutes: 'minutes-page', publications: 'publications-page' };

const [, name = '', id, part] = location.pathname.split('/').filter(Boolean);
const open = OPEN[name];
void (open ? startWith(open) : startForStaff());

async function startForStaff(): Promise<void> {
  if (name === 'account') keepContactLink();
  // Most may use what they open: its script comes while the server says who they are.
  SCRIPTS[pageFor(name, () => true)]().catch(() => undefined);
  try {
    await readMe();
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) {
      location.replace(`/console/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`);
      return;
    }
    // The page itself says that the server does not answer, and tries again.
  }
  await startWith(pageFor(name, mayUse));
  document.body.append(document.createElement('sign-in-dialog'));
}

async function startWith(page: Page): Promise<void> {
  const brought = await SCRIPTS[page]().then(() => true, () => false);
  await startPage(() => (brought ? document.createElement(page) : notBrought()));
}

/** What is shown in place of a page whose script did not come. */
function notBrought(): HTMLElement {
  const main = document.createElement('main');
  main.className = 'console';
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.role = 'alert';
  notice.textContent = text('sittings.failed');
  main.append(notice);
  return main;
}

function pageFor(address: string, mayUse: (page: ConsolePageName) => boolean): Page {
  const [wanted, page] = PAGES[address] ?? [null, 'not-your-page'];
  // Moderators have no other page of a sitting.
  const ofQuestions = address === 'sittings' && id ? QUESTIONS[part ?? ''] : undefined;
  if (ofQuestions && mayUse('questions')) return ofQuestions;
  if (wanted === 'sittings' && mayUse(wanted) && id) return OF_SITTING[part ?? ''] ?? 'sitting-editor';
  if (wanted === 'recordings' && mayUse(wanted) && id && part === 'chapters') return 'chapter-editor';
  if (wanted === 'recordings' && mayUse(wanted) && id && part === 'captions') return 'recording-captions';
  if (wanted === 'recordings' && mayUse(wanted) && id && part === 'transcript') return 'transcript-editor';
  if (wanted === 'reports' && mayUse(wanted) && id && part === 'transcript') return 'transcript-editor';
  if (wanted === null || mayUse(wanted)) return page;
  // Who comes to the console's front door gets the first page that is theirs.
  if (address !== '') return 'not-your-page';
  return mayUse('questions') ? 'console-questions-page' : 'reports-page';
}
