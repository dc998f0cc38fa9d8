/** Waits between attempts: doubling from the first to the longest, each with jitter. */
export class Backoff {
  readonly #firstMillis: number;
  readonly #longestMillis: number;
  readonly #random: () => number;
  #attempts = 0;

  /**
   * @param firstMillis the first wait at most
   * @param longestMillis no wait is longer
   * @param random 0 (included) to 1; injected by tests
   */
  constructor(firstMillis: number, longestMillis: number, random: () => number = Math.random) {
    this.#firstMillis = firstMillis;
    this.#longestMillis = longestMillis;
    this.#random = random;
  }

  /** Milliseconds to wait before the next attempt: between a half and the whole of its step. */
  next(): number {
    const step = Math.min(this.#longestMillis, this.#firstMillis * 2 ** Math.min(this.#attempts, 30));
    this.#attempts += 1;
    return step * (0.5 + 0.5 * this.#random());
  }

  /** Call when an attempt succeeded. */
  reset(): void {
    this.#attempts = 0;
  }

  /** Attempts since the last success. */
  get failures(): number {
    return this.#attempts;
  }
}
