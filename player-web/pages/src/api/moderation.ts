import type { Taking } from './question.ts';
import { order, read } from './request.ts';
import type { Ban, Findings, Moderation, QuestionOutcome, QuestionState, RefusalReason, Workload } from './schema.ts';

export type { Ban, Findings, Flag, Moderation, ModerationChanges, QuestionCard, QuestionOutcome, QuestionReport, QuestionState, QuestionStep, RefusalReason, Workload } from './schema.ts';

export type { Taking, WrittenAnswer } from './question.ts';

export type TakingMode = Taking['mode'];

export const REFUSAL_REASONS: readonly RefusalReason[] = [
  'off-topic', 'insult', 'defamation', 'hate', 'personal-data', 'advertising', 'electoral', 'unclear', 'repeated', 'other',
];
export const TAKING_MODES: readonly TakingMode[] = ['off', 'open', 'written-only'];

export interface ReportDecision {
  readonly state: 'upheld' | 'dismissed';
  readonly message: string;
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

/** How who reported it is notified of what was decided. */
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
