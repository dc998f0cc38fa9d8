import type { Language } from '../text/language.ts';
import { order, read } from './request.ts';

/** Whether a sitting takes questions. Times are ISO 8601. */
export interface Taking {
  readonly mode: 'off' | 'open' | 'written-only';
  /** One may be asked now. */
  readonly open: boolean;
  /** The site takes none on these days. */
  readonly paused: boolean;
  readonly version: number;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly keepsDays: KeepsDays;
}

/** How many days what is left with a question is kept. */
export interface KeepsDays {
  /** What tells one author from another. */
  readonly author: number;
  /** The text of what was not published. */
  readonly unpublished: number;
  /** An address for the answer, at most; null: the site sends no mail, and takes none. */
  readonly email: number | null;
}

export interface QuestionAuthor {
  readonly name: string;
  /** Empty if it was not told. */
  readonly commune: string;
}

export interface WrittenAnswer {
  /** In whose name. */
  readonly from: string;
  readonly text: string;
  readonly at: string;
}

export interface SpokenAnswer {
  readonly broadcast: string;
  readonly start: string;
}

export interface QuestionAnswer {
  readonly spoken: SpokenAnswer | null;
  readonly written: WrittenAnswer | null;
}

/** What everybody may read of a question. */
export interface Question {
  readonly id: string;
  /** Of the agenda; null: the sitting. */
  readonly item: string | null;
  readonly text: string;
  /** A moderator masked passages of it. */
  readonly shortened: boolean;
  readonly author: QuestionAuthor;
  readonly askedAt: string;
  readonly state: 'published' | 'answered';
  readonly supports: number;
  readonly askedBy: number;
  readonly onScreen: boolean;
  readonly answer: QuestionAnswer | null;
  readonly reply: WrittenAnswer | null;
}

/** `GET /api/v1/sittings/{id}/questions`, the oldest first. */
export interface Questions {
  readonly number: number;
  readonly taking: Taking;
  readonly questions: readonly Question[];
}

/** The event `changes`. */
export interface QuestionChanges {
  readonly number: number;
  readonly taking: Taking;
  readonly changed: readonly Question[];
  readonly gone: readonly string[];
}

/** A proof of work to be made: the number from 0 to maxnumber with SHA-256(salt + number) = challenge. */
export interface Challenge {
  readonly algorithm: 'SHA-256';
  readonly challenge: string;
  readonly maxnumber: number;
  readonly salt: string;
  readonly signature: string;
}

export interface Solution extends Omit<Challenge, 'maxnumber'> {
  readonly number: number;
}

export interface NewQuestion {
  readonly name: string;
  readonly commune: string;
  readonly text: string;
  readonly item: string | null;
  /** For the answer; empty for none. */
  readonly email: string;
  /** Mails the private link there, too. */
  readonly mailLink: boolean;
  readonly language: Language;
  readonly browser: string;
  readonly challenge: Solution;
}

/** A question that waits for a moderator; the key is told once. */
export interface Asked {
  readonly id: string;
  readonly key: string;
  readonly link: string;
}

export const REPORT_REASONS = ['illegal', 'insult', 'personal-data', 'false', 'right-of-reply', 'other'] as const;

export interface NewReport {
  readonly reason: (typeof REPORT_REASONS)[number];
  readonly words: string;
  readonly contact: string;
  readonly language: Language;
  readonly challenge: Solution;
}

/** A report that somebody made, as they read it by their private link. */
export interface OwnReport {
  readonly id: string;
  readonly sitting: string;
  /** The one that was reported; null once it is published no more. */
  readonly question: string | null;
  readonly reason: (typeof REPORT_REASONS)[number];
  readonly words: string;
  readonly state: 'open' | 'upheld' | 'dismissed';
  readonly outcome: 'removed' | 'replied' | 'kept' | null;
  readonly message: string;
  readonly contactKept: boolean;
  readonly at: string;
  readonly decidedAt: string | null;
}

export type RefusalReason = 'off-topic' | 'insult' | 'defamation' | 'hate' | 'personal-data' | 'advertising' | 'electoral' | 'unclear' | 'repeated' | 'other';

/** A question as its author reads it. */
export interface OwnQuestion {
  readonly id: string;
  readonly sitting: string;
  readonly item: string | null;
  readonly text: string;
  readonly shortened: boolean;
  /** What its author wrote, if passages are masked and it is still kept. */
  readonly original: string | null;
  readonly author: QuestionAuthor;
  readonly askedAt: string;
  readonly state: 'waiting' | 'published' | 'answered' | 'merged' | 'refused' | 'contested' | 'withdrawn';
  readonly supports: number;
  readonly mayCorrect: boolean;
  readonly mayContest: boolean;
  /** An address for the answer is kept. */
  readonly emailKept: boolean;
  readonly version: number;
  readonly refusal: { readonly reason: RefusalReason; readonly words: string } | null;
  readonly answer: QuestionAnswer | null;
  /** The one that it was merged into. */
  readonly leader: Question | null;
  readonly steps: readonly { readonly kind: string; readonly at: string }[];
}

/** Where the API tells of a sitting's questions. */
export function questionsAddress(sitting: string): string {
  return `/api/v1/sittings/${encodeURIComponent(sitting)}/questions`;
}

function address(question: string): string {
  return `/api/v1/questions/${encodeURIComponent(question)}`;
}

/** Throws {@link Refusal}, as all of these. */
export function readChallenge(): Promise<Challenge> {
  return read('/api/v1/challenge');
}

export function ask(sitting: string, question: NewQuestion): Promise<Asked> {
  return order('POST', questionsAddress(sitting), question);
}

/** The ids of a sitting's questions that this browser supports. */
export async function readSupported(sitting: string, browser: string): Promise<readonly string[]> {
  const told = await read<{ questions: readonly string[] }>(`${questionsAddress(sitting)}/supported`, { 'Tribune-Browser': browser });
  return told.questions;
}

/** Supports a question, or takes that back. */
export function support(question: string, browser: string, wanted: boolean): Promise<{ readonly supported: boolean; readonly supports: number }> {
  return order(wanted ? 'PUT' : 'DELETE', `${address(question)}/support`, undefined, { 'Tribune-Browser': browser });
}

export function report(question: string, what: NewReport): Promise<Asked> {
  return order('POST', `${address(question)}/reports`, what);
}

/** @param key the secret of the private link */
export function readOwnReport(id: string, key: string): Promise<OwnReport> {
  return read(`/api/v1/question-reports/${encodeURIComponent(id)}`, { 'Tribune-Question-Key': key });
}

/** Objects to a ban. */
export async function appeal(browser: string, words: string): Promise<void> {
  await order('POST', '/api/v1/questions/appeal', { browser, words });
}

/** A question that somebody has the private link to. */
export class OwnLink {
  readonly #address: string;
  readonly #headers: Readonly<Record<string, string>>;

  /** @param key the link's secret */
  constructor(id: string, key: string) {
    this.#address = `${address(id)}/own`;
    this.#headers = { 'Tribune-Question-Key': key };
  }

  read(): Promise<OwnQuestion> {
    return read(this.#address, this.#headers);
  }

  correct(words: { name: string; commune: string; text: string }): Promise<OwnQuestion> {
    return order('PATCH', this.#address, words, this.#headers);
  }

  withdraw(): Promise<OwnQuestion> {
    return order('DELETE', this.#address, undefined, this.#headers);
  }

  forgetEmail(): Promise<OwnQuestion> {
    return order('DELETE', `${this.#address}/email`, undefined, this.#headers);
  }

  contest(words: string): Promise<OwnQuestion> {
    return order('POST', `${this.#address}/contest`, { words }, this.#headers);
  }

  /** All that is kept of it and of its author. */
  export(): Promise<OwnQuestion> {
    return read(`${this.#address}/export`, this.#headers);
  }
}
