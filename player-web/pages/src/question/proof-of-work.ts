import { readChallenge, type Challenge, type Solution } from '../api/question.ts';
import type { Solving } from './solve-worker.ts';

/** A solution older than this is not used any more, in milliseconds: the server takes it for two hours. */
const FRESH_MILLIS = 100 * 60_000;

/** Has {@link challenge} solved; ends when {@link stop} is aborted. */
export type Solve = (challenge: Challenge, tried: (part: number) => void, stop: AbortSignal) => Promise<number>;

/**
 * The work that a browser shows with what it sends. It is begun early, so that nobody waits when
 * they send. Owned by the page's only thread.
 */
export class ProofOfWork {
  readonly #changed: (part: number | null) => void;
  readonly #solve: Solve;
  readonly #read: () => Promise<Challenge>;
  #stop = new AbortController();
  #begun: { readonly at: number; readonly solution: Promise<Solution> } | null = null;

  /**
   * @param changed notified how far it is, from 0 to 1; null if nothing is being solved
   * @param solve injected by tests
   * @param challenges injected by tests
   */
  constructor(changed: (part: number | null) => void, solve: Solve = solveInWorker, challenges = readChallenge) {
    this.#changed = changed;
    this.#solve = solve;
    this.#read = challenges;
  }

  /** Begins, unless that was done already; a failure is reported by {@link take}. */
  begin(): void {
    if (this.#begun && performance.now() - this.#begun.at < FRESH_MILLIS) return;
    const begun = { at: performance.now(), solution: this.#work() };
    this.#begun = begun;
    begun.solution.catch(() => {
      if (this.#begun === begun) this.#begun = null;
    });
  }

  /** A solution, for one use. Throws {@link Refusal}. */
  async take(): Promise<Solution> {
    this.begin();
    const begun = this.#begun;
    try {
      return await (begun as NonNullable<typeof begun>).solution;
    } finally {
      if (this.#begun === begun) this.#begun = null;
    }
  }

  close(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#begun = null;
  }

  async #work(): Promise<Solution> {
    const { signal } = this.#stop;
    try {
      const challenge = await this.#read();
      signal.throwIfAborted();
      const number = await this.#solve(challenge, this.#changed, signal);
      const { maxnumber: _unused, ...rest } = challenge;
      return { ...rest, number };
    } finally {
      this.#changed(null);
    }
  }
}

function solveInWorker(challenge: Challenge, tried: (part: number) => void, stop: AbortSignal): Promise<number> {
  const worker = new Worker(new URL('./solve-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<number>((resolve, reject) => {
    worker.addEventListener('message', ({ data: { part, number } }: MessageEvent<Solving>) => {
      if (part !== undefined) tried(part);
      else if (typeof number === 'number') resolve(number);
      else reject(new Error('No number solves the challenge'));
    });
    worker.addEventListener('error', (event) => reject(new Error(event.message)));
    stop.addEventListener('abort', () => reject(stop.reason as Error));
    worker.postMessage(challenge);
  }).finally(() => worker.terminate());
}
