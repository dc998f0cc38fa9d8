import type { Language } from '../text/language.ts';
import { order, read } from './request.ts';
import type { Asked, Challenge, OwnQuestion, OwnReport, Solution } from './schema.ts';

export type { Asked, Challenge, KeepsDays, OwnQuestion, OwnReport, Question, QuestionAnswer, QuestionAuthor, QuestionChanges, Questions, RefusalReason, Solution, SpokenAnswer, Taking, WrittenAnswer } from './schema.ts';

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

export const REPORT_REASONS = ['illegal', 'insult', 'personal-data', 'false', 'right-of-reply', 'other'] as const;

export interface NewReport {
  readonly reason: (typeof REPORT_REASONS)[number];
  readonly words: string;
  readonly contact: string;
  readonly language: Language;
  readonly challenge: Solution;
}

/** Where the API has a sitting's questions. */
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
