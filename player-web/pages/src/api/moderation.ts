import type { QuestionAnswer, QuestionAuthor, Taking, WrittenAnswer } from './question.ts';
import { order, read, type Message } from './request.ts';
import type { SittingFacts } from './sitting.ts';

export type { Taking, WrittenAnswer } from './question.ts';

export type QuestionState = 'waiting' | 'published' | 'answered' | 'merged' | 'refused' | 'contested' | 'withdrawn';
export type Flag = 'word' | 'repeat' | 'near-repeat' | 'link' | 'capitals' | 'flood' | 'personal-data' | 'odd-signs';
export type RefusalReason =
  | 'off-topic' | 'insult' | 'defamation' | 'hate' | 'personal-data' | 'advertising' | 'electoral' | 'unclear' | 'repeated' | 'other';
export type TakingMode = Taking['mode'];

export const REFUSAL_REASONS: readonly RefusalReason[] = [
  'off-topic', 'insult', 'defamation', 'hate', 'personal-data', 'advertising', 'electoral', 'unclear', 'repeated', 'other',
];
export const TAKING_MODES: readonly TakingMode[] = ['off', 'open', 'written-only'];

/** Something that was done with a question; nobody's name for its author. */
export interface QuestionStep {
  readonly kind:
    | 'asked' | 'corrected' | 'published' | 'shortened' | 'refused' | 'merged' | 'moved' | 'sent-to-chair' | 'recalled' | 'shown' | 'taken-down'
    | 'answered' | 'contested' | 'replied' | 'withdrawn' | 'undone' | 'forgotten' | 'trimmed';
  readonly at: string;
  readonly who?: string;
  readonly detail?: string;
}

export interface QuestionReport {
  readonly id: string;
  readonly reason: 'illegal' | 'insult' | 'personal-data' | 'false' | 'right-of-reply' | 'other';
  readonly words: string;
  readonly contact: string;
  readonly state: 'open' | 'upheld' | 'dismissed';
  readonly decidedBy: string;
  /** Of the moderator to who reported it. */
  readonly message: string;
  readonly at: string;
}

export interface ReportDecision {
  readonly state: 'upheld' | 'dismissed';
  readonly message: string;
}

/** A question as moderators see it: `QuestionCard` of the API. */
export interface QuestionCard {
  readonly id: string;
  readonly item: string | null;
  readonly text: string;
  /** Passages of it are masked. */
  readonly shortened: boolean;
  /** What its author wrote, if passages are masked and it is still kept. */
  readonly original: string | null;
  readonly author: QuestionAuthor;
  readonly askedAt: string;
  readonly state: QuestionState;
  readonly leader: string | null;
  /** Why its author objects to its refusal. */
  readonly contest: string | null;
  readonly mayUndo: boolean;
  readonly version: number;
  readonly flags: readonly Flag[];
  readonly refusal: { readonly reason: RefusalReason; readonly words: string } | null;
  readonly answer: QuestionAnswer | null;
  readonly reply: WrittenAnswer | null;
  /** Of moderators to each other. */
  readonly note: { readonly who: string; readonly text: string; readonly at: string } | null;
  readonly chair: { readonly sentAt: string; readonly shownSince: string | null } | null;
  readonly steps: readonly QuestionStep[];
  /** Of three or more that wait and are made from one text: the id of the oldest. */
  readonly group: string | null;
  readonly supports: number;
  readonly askedBy: number;
  readonly hold: { readonly account: string; readonly who: string; readonly until: string } | null;
  readonly reports: readonly QuestionReport[];
}

/** `GET /api/v1/sittings/{sitting}/moderation`. */
export interface Moderation {
  readonly number: number;
  readonly taking: Taking;
  readonly questions: readonly QuestionCard[];
}

/** What waits for moderators in a sitting. */
export interface Workload {
  readonly sitting: Pick<SittingFacts, 'id' | 'title' | 'body' | 'place' | 'localStart' | 'status'>;
  readonly waiting: number;
  readonly contested: number;
  /** Of both, those in which something was noticed. */
  readonly flagged: number;
  readonly reported: number;
  /** Questions that somebody looks at now. */
  readonly held: number;
  /** When the one that waits longest began to. */
  readonly since: string | null;
}

/** What changed of it: the event `changes`. */
export interface ModerationChanges {
  readonly number: number;
  readonly taking: Taking;
  readonly changed: readonly QuestionCard[];
  readonly gone: readonly string[];
}

/** A passage of a text, in UTF-16 characters. */
export interface Passage {
  readonly start: number;
  /** The first character behind it. */
  readonly end: number;
}

export type QuestionAction =
  | { readonly action: 'publish' | 'undo' | 'send-to-chair' | 'recall' | 'show' | 'take-down' }
  | { readonly action: 'refuse'; readonly reason: RefusalReason; readonly words: string }
  | { readonly action: 'shorten'; readonly passages: readonly Passage[] }
  | { readonly action: 'note'; readonly words: string }
  | { readonly action: 'merge'; readonly leader: string }
  | { readonly action: 'move'; readonly item: string | null }
  | { readonly action: 'place'; readonly before: string | null }
  | { readonly action: 'answer'; readonly spoken: { readonly broadcast: string; readonly start?: string } }
  | { readonly action: 'answer' | 'reply'; readonly written: { readonly from: string; readonly text: string } };

export type QuestionOrder = QuestionAction & { readonly question: string; readonly version: number };

export interface QuestionOutcome {
  readonly question: string;
  readonly outcome: 'done' | 'conflict' | 'refused';
  readonly detail?: Message;
}

/** What was noticed in a question, in UTF-16 characters, and which others are like it. */
export interface Findings {
  readonly spans: readonly { readonly flag: Flag; readonly place: 'text' | 'name' | 'commune'; readonly start: number; readonly end: number }[];
  readonly alike: readonly { readonly question: string; readonly likeness: number }[];
}

export interface Ban {
  readonly id: string;
  readonly question: string;
  /** Of the question, and who signed it, as long as they are kept. */
  readonly text: string | null;
  readonly author: QuestionAuthor | null;
  readonly reason: string;
  readonly who: string;
  readonly appeal: string | null;
  readonly from: string;
  readonly until: string;
}

export interface QuestionStatistics {
  readonly asked: number;
  readonly states: Readonly<Record<QuestionState, number>>;
  readonly supports: number;
  readonly reports: number;
  readonly communes: number;
  readonly medianWaitSeconds: number | null;
}

export function moderationAddress(sitting: string): string {
  return `/api/v1/sittings/${encodeURIComponent(sitting)}/moderation`;
}

function questionAddress(question: string): string {
  return `/api/v1/questions/${encodeURIComponent(question)}`;
}

/** Throws {@link Refusal}, as all of these. */
export function readModeration(sitting: string): Promise<Moderation> {
  return read(moderationAddress(sitting));
}

/** The sittings in which something waits, the one with most of it first. */
export async function readWorkloads(): Promise<readonly Workload[]> {
  return (await read<{ sittings: readonly Workload[] }>('/api/v1/questions/summary')).sittings;
}

/** What came of each, in order. */
export async function decideQuestions(sitting: string, orders: readonly QuestionOrder[]): Promise<readonly QuestionOutcome[]> {
  return (await order<{ outcomes: readonly QuestionOutcome[] }>('POST', moderationAddress(sitting), { orders })).outcomes;
}

/** Holds a question for two minutes; who holds it now. */
export function holdQuestion(question: string, takeOver = false): Promise<{ held: boolean; who: string }> {
  return order('PUT', `${questionAddress(question)}/hold`, { takeOver });
}

export function letGoQuestions(sitting: string): Promise<unknown> {
  return order('DELETE', `${moderationAddress(sitting)}/holds`);
}

export function readFindings(question: string): Promise<Findings> {
  return read(`${questionAddress(question)}/findings`);
}

export function setTaking(sitting: string, taking: Pick<Taking, 'mode' | 'version' | 'opensAt' | 'closesAt'>): Promise<Taking> {
  return order('PUT', `${moderationAddress(sitting)}/taking`, taking);
}

/** How who reported it is told what was decided. */
export function decideReport(sitting: string, report: string, decision: ReportDecision): Promise<{ readonly told: 'mail' | 'page' | 'nobody' }> {
  return order('POST', `${moderationAddress(sitting)}/reports/${encodeURIComponent(report)}`, decision);
}

export function banAuthor(question: string, hours: number, reason: string): Promise<Ban> {
  return order('POST', `${questionAddress(question)}/ban`, { hours, reason });
}

export async function readBans(): Promise<readonly Ban[]> {
  return (await read<{ bans: readonly Ban[] }>('/api/v1/bans')).bans;
}

export function liftBan(ban: string): Promise<unknown> {
  return order('DELETE', `/api/v1/bans/${encodeURIComponent(ban)}`);
}

export function readQuestionStatistics(sitting: string): Promise<QuestionStatistics> {
  return read(`${moderationAddress(sitting)}/statistics`);
}
