import { questionsAddress, type QuestionChanges, type Questions } from '../api/question.ts';
import { Backoff } from '../time/backoff.ts';
import { applied } from './question-list.ts';

/** Asked so often while the events do not come, in milliseconds. */
const POLL_MILLIS = 10_000;
const REQUEST_MILLIS = 8000;

/**
 * The questions of a sitting as server-sent events, with polling while those do not come. Goes on
 * where it was paused. Owned by the page's only thread.
 */
export class QuestionFeed {
  readonly #sitting: string;
  readonly #listener: (questions: Questions) => unknown;
  readonly #backoff = new Backoff(1000, 30_000);
  #known: Questions | null = null;
  #tag: string | null = null;
  #stream: EventSource | null = null;
  #reconnect: ReturnType<typeof setTimeout> | undefined;
  #poll: ReturnType<typeof setTimeout> | undefined;
  #wanted = false;
  /** Events came once: no proxy holds them back. */
  #streams = false;

  constructor(sitting: string, listener: (questions: Questions) => unknown) {
    this.#sitting = sitting;
    this.#listener = listener;
  }

  /** Follows, or stops following while nobody looks. */
  follow(wanted: boolean): void {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (wanted) {
      this.#open();
      this.#schedulePoll(POLL_MILLIS / 4);
    } else {
      clearTimeout(this.#reconnect);
      clearTimeout(this.#poll);
      this.#stream?.close();
      this.#stream = null;
    }
  }

  #open(): void {
    this.#stream?.close();
    const stream = new EventSource(`${questionsAddress(this.#sitting)}/events`);
    this.#stream = stream;
    stream.addEventListener('open', () => {
      if (this.#streams) clearTimeout(this.#poll);
    });
    stream.addEventListener('questions', (event) => this.#told(JSON.parse(event.data) as Questions));
    stream.addEventListener('changes', (event) => this.#told(applied(this.#known, JSON.parse(event.data) as QuestionChanges)));
    stream.addEventListener('error', () => this.#failed(stream));
  }

  #told(questions: Questions | null): void {
    this.#backoff.reset();
    this.#streams = true;
    clearTimeout(this.#poll);
    if (!questions || !this.#wanted) return;
    this.#known = questions;
    this.#tag = null;
    this.#listener(questions);
  }

  #failed(stream: EventSource): void {
    if (stream !== this.#stream || !this.#wanted) return;
    this.#schedulePoll(0);
    // A stream that broke comes back by itself, and gets what it missed (Last-Event-ID); one that was refused does not.
    if (stream.readyState !== EventSource.CLOSED) return;
    clearTimeout(this.#reconnect);
    this.#reconnect = setTimeout(() => this.#open(), this.#backoff.next());
  }

  #schedulePoll(millis: number): void {
    clearTimeout(this.#poll);
    if (this.#wanted) this.#poll = setTimeout(() => void this.look(), millis * (0.75 + 0.5 * Math.random()));
  }

  /** Asks once for what there is. */
  async look(): Promise<void> {
    try {
      const answer = await fetch(questionsAddress(this.#sitting), {
        cache: 'no-store',
        headers: { Accept: 'application/json', ...(this.#tag ? { 'If-None-Match': this.#tag } : {}) },
        signal: AbortSignal.timeout(REQUEST_MILLIS),
      });
      if (answer.ok) {
        const questions = (await answer.json()) as Questions;
        this.#known = questions;
        this.#tag = answer.headers.get('ETag');
        this.#listener(questions);
      }
    } catch {
      // What is shown stays; the next try comes.
    }
    this.#schedulePoll(POLL_MILLIS);
  }
}
