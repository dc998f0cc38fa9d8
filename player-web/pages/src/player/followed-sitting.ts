import { readSitting, type Sitting } from '../api/sitting.ts';

/** Where nothing announces changes, it is read again so often, in milliseconds. */
const AGAIN_MILLIS = 30_000;
/** All pages hear of a change at once; they ask for it within this time, in milliseconds. */
const SPREAD_MILLIS = 1500;
const RETRY_MILLIS = 5000;

/** What a channel publishes of its sitting: the event `sitting`. The tag changes with what is public of it. */
export interface SittingTag {
  readonly id: string | null;
  readonly tag: string | null;
}

/** Keeps the sitting whose items are shown as the server has it. Owned by the page's only thread. */
export class FollowedSitting {
  readonly #changed: () => void;
  #value: Sitting | null = null;
  #settled = false;
  #id: string | null = null;
  #tag: string | null = null;
  #readAt = Number.NEGATIVE_INFINITY;
  #later: ReturnType<typeof setTimeout> | undefined;

  /** @param changed called after each change of the value */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The sitting; null until it is known. */
  get value(): Sitting | null {
    return this.#value;
  }

  /** Whether a sitting was read, or could not be: what is shown of it moves nothing any more. */
  get settled(): boolean {
    return this.#settled;
  }

  /** Follows the sitting {@link id}, null for none; to be called again whenever something was published. */
  async follow(id: string | null): Promise<void> {
    if (id === null || (id === this.#id && performance.now() - this.#readAt < AGAIN_MILLIS)) return;
    await this.#read(id);
  }

  /** The channel says which sitting it is, or that it is another by now. */
  told({ id, tag }: SittingTag): void {
    if (id === null || (id === this.#id && tag === this.#tag)) return;
    // Who sees nothing of it yet does not wait.
    const wait = id === this.#value?.id ? SPREAD_MILLIS * Math.random() : 0;
    this.#tag = tag;
    clearTimeout(this.#later);
    this.#later = setTimeout(() => void this.#read(id), wait);
  }

  close(): void {
    clearTimeout(this.#later);
  }

  async #read(id: string): Promise<void> {
    this.#id = id;
    this.#readAt = performance.now();
    // Without it the chapters are there all the same.
    const told = await readSitting(id).catch(() => null);
    if (id !== this.#id) return;
    const first = !this.#settled;
    this.#settled = true;
    if (!told) {
      if (first) this.#changed();
      if (this.#tag) this.#later = setTimeout(() => void this.#read(id), RETRY_MILLIS);
      return;
    }
    this.#value = told;
    this.#changed();
  }
}
