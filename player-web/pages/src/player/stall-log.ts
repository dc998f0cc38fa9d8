import { STALL_WINDOW_MILLIS } from './line-policy.ts';

/** Remembers how long a video stood still that was to play. */
export class StallLog {
  readonly #now: () => number;
  #since: number | null = null;
  #stalls: { readonly from: number; readonly until: number }[] = [];

  /** @param now a clock in milliseconds; injected by tests */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** It stands still, or is to begin. */
  stands(): void {
    this.#since ??= this.#now();
  }

  /** It plays, or is not to. */
  moves(): void {
    if (this.#since !== null) this.#stalls.push({ from: this.#since, until: this.#now() });
    this.#since = null;
  }

  /** Nothing that was counts any more. */
  forget(): void {
    this.#stalls = [];
    if (this.#since !== null) this.#since = this.#now();
  }

  /** Within the last {@link STALL_WINDOW_MILLIS}, in milliseconds. */
  lately(): number {
    const now = this.#now();
    const begin = now - STALL_WINDOW_MILLIS;
    this.#stalls = this.#stalls.filter(({ until }) => until > begin);
    const open = this.#since === null ? [] : [{ from: this.#since, until: now }];
    return [...this.#stalls, ...open].reduce((sum, { from, until }) => sum + until - Math.max(from, begin), 0);
  }
}
