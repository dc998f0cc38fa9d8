import { readWorkloads } from '../api/moderation.ts';
import { may, me } from '../api/staff.ts';

const AGAIN_MILLIS = 30_000;

/** Who is shown how much waits. */
type Listener = (count: number) => void;

/**
 * How much waits for moderators in all sittings, for the head of each page of the console. It is
 * asked now and then while somebody listens and the page is seen. Owned by the page's only thread.
 */
class PendingQuestions {
  readonly #listeners = new Set<Listener>();
  #again: ReturnType<typeof setInterval> | undefined;
  readonly #look = (): void => {
    if (document.visibilityState === 'visible') void this.#read();
  };

  /** Those who decide on questions are notified; anybody else is not. */
  follow(listener: Listener): void {
    if (!me() || !may(me(), 'moderator')) return;
    this.#listeners.add(listener);
    if (this.#listeners.size > 1) return;
    this.#look();
    this.#again = setInterval(this.#look, AGAIN_MILLIS);
    document.addEventListener('visibilitychange', this.#look);
  }

  leave(listener: Listener): void {
    this.#listeners.delete(listener);
    if (this.#listeners.size > 0) return;
    clearInterval(this.#again);
    document.removeEventListener('visibilitychange', this.#look);
  }

  async #read(): Promise<void> {
    try {
      const workloads = await readWorkloads();
      const count = workloads.reduce((sum, { waiting, contested, reported }) => sum + waiting + contested + reported, 0);
      for (const listener of this.#listeners) listener(count);
    } catch {
      // What was shown stays; the next look comes.
    }
  }
}

export const pendingQuestions = new PendingQuestions();
