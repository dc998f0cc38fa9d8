import { readSitting, type Sitting } from '../api/sitting.ts';

/** Documents and votes come while a sitting goes on: so often they are read again, in milliseconds. */
const AGAIN_MILLIS = 30_000;

/** Keeps the sitting whose items are shown as the server tells it. Owned by the page's only thread. */
export class FollowedSitting {
  readonly #changed: () => void;
  #value: Sitting | null = null;
  #id: string | null = null;
  #readAt = Number.NEGATIVE_INFINITY;

  /** @param changed called after each change of the value */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The sitting; null until it is known. */
  get value(): Sitting | null {
    return this.#value;
  }

  /** Follows the sitting {@link id}, null for none; to be called again whenever something was told. */
  async follow(id: string | null): Promise<void> {
    const now = performance.now();
    if (id === null || (id === this.#id && now - this.#readAt < AGAIN_MILLIS)) return;
    this.#id = id;
    this.#readAt = now;
    // Without it the chapters are there all the same.
    const told = await readSitting(id).catch(() => null);
    if (told && id === this.#id) {
      this.#value = told;
      this.#changed();
    }
  }
}
