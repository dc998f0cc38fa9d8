import { Refusal, order } from '../api/request.ts';
import { ProofOfWork } from './proof-of-work.ts';

/** What somebody wants to be told of. */
export interface AlertWish {
  readonly email: string;
  readonly words: string;
  readonly body?: string;
  readonly language: string;
}

/** Asks for alerts, with the work that each is shown with. Owned by the page's only thread. */
export class AlertRequests {
  readonly #work = new ProofOfWork(() => undefined);

  /** Begins the work, so that nobody waits for it. */
  begin(): void {
    this.#work.begin();
  }

  /** Asks, and says in the page's language what came of it; {@link failed} where the server did not answer. */
  async ask(wish: AlertWish, failed: string): Promise<string> {
    try {
      const challenge = await this.#work.take();
      const { said } = await order<{ readonly said: Readonly<Record<string, string>> }>('POST', '/api/v1/alerts', { ...wish, challenge });
      return said[wish.language] ?? failed;
    } catch (error) {
      if (error instanceof Refusal && error.detail) return (error.detail as Readonly<Record<string, string>>)[wish.language] ?? failed;
      return failed;
    }
  }
}
