import { LiveResource } from '../api/live-resource.ts';
import {
  decideQuestions, holdQuestion, letGoQuestions, moderationAddress, readFindings,
  type Findings, type Moderation, type ModerationChanges, type QuestionAction, type QuestionCard, type QuestionOrder, type QuestionOutcome, type Taking,
} from '../api/moderation.ts';
import { askToSignIn } from '../api/request.ts';

/** A third before the server lets go by itself. */
const RENEW_MILLIS = 80_000;

/** So many orders the server takes at once. */
const MOST_ORDERS = 200;

/** What a {@link ModerationSession} reports. */
export interface ModerationListener {
  /** Something is to be drawn anew. */
  changed(): void;
}

/**
 * The questions of a sitting as the server keeps them, and the orders on their way. The card that
 * has the focus is held for this moderator. Owned by the page's only thread.
 */
export class ModerationSession {
  cards: readonly QuestionCard[] = [];
  taking: Taking | null = null;
  connected = true;
  /** The server knows no such sitting. */
  missing = false;
  /** The questions whose orders have not been answered yet. */
  readonly pending = new Map<string, QuestionAction['action']>();
  /** What was noticed in those that had the focus, by id, as of their version. */
  readonly #findings = new Map<string, { readonly version: number; readonly findings: Findings }>();
  readonly #sitting: string;
  readonly #listener: ModerationListener;
  readonly #feed: LiveResource<Moderation>;
  #number = 0;
  #held: string | null = null;
  #renewal: ReturnType<typeof setInterval> | undefined;

  constructor(sitting: string, listener: ModerationListener) {
    this.#sitting = sitting;
    this.#listener = listener;
    const address = moderationAddress(sitting);
    this.#feed = new LiveResource<Moderation>(
      { events: `${address}/events`, value: address, event: 'questions', others: ['changes'], resumes: true },
      {
        value: (told) => this.#whole(told),
        connected: (connected) => {
          if (connected === this.connected) return;
          this.connected = connected;
          listener.changed();
        },
        refused: (status) => {
          if (status === 401) return void askToSignIn(false);
          this.missing = true;
          listener.changed();
        },
        other: (_event, data) => this.#changes(data as ModerationChanges),
      },
    );
  }

  start(): void {
    this.#feed.start();
    this.#renewal = setInterval(() => this.#held && void this.#hold(this.#held), RENEW_MILLIS);
  }

  close(): void {
    clearInterval(this.#renewal);
    this.#feed.close();
    if (this.#held) letGoQuestions(this.#sitting).catch(() => undefined);
  }

  find(id: string | null): QuestionCard | null {
    return this.cards.find((card) => card.id === id) ?? null;
  }

  /** What was noticed in a card; null until it is known. */
  findingsOf({ id, version }: QuestionCard): Findings | null {
    const known = this.#findings.get(id);
    return known?.version === version ? known.findings : null;
  }

  /** What was noticed in a card, asked for if it is not known yet; null if that is unknown. */
  async findings(card: QuestionCard): Promise<Findings | null> {
    await this.#find(card.id);
    return this.findingsOf(card);
  }

  /** Holds the card that has the focus, and looks at what was noticed in it; null lets go. */
  async focus(id: string | null): Promise<void> {
    if (id === this.#held) return;
    const before = this.#held;
    this.#held = id;
    if (before) await letGoQuestions(this.#sitting).catch(() => undefined);
    if (!id || id !== this.#held) return;
    await Promise.all([this.#hold(id), this.#find(id)]);
  }

  /** Takes a card that another holds. Throws {@link Refusal}. */
  async takeOver(id: string): Promise<void> {
    this.#held = id;
    await holdQuestion(id, true);
  }

  async #hold(id: string): Promise<void> {
    // Who holds it comes by the feed; without the network nothing can be decided anyway.
    await holdQuestion(id).catch(() => undefined);
  }

  async #find(id: string): Promise<void> {
    const card = this.find(id);
    if (!card?.text || this.findingsOf(card)) return;
    try {
      this.#findings.set(id, { version: card.version, findings: await readFindings(id) });
      this.#listener.changed();
    } catch {
      // The flags say in words what was noticed.
    }
  }

  /**
   * Gives the same order on each of these cards; what came of it. Throws {@link Refusal}, and then
   * nothing is known to be done.
   */
  async decide(cards: readonly QuestionCard[], action: QuestionAction): Promise<readonly QuestionOutcome[]> {
    const free = cards.filter(({ id }) => !this.pending.has(id));
    const orders = free.map<QuestionOrder>(({ id, version }) => ({ ...action, question: id, version }));
    if (orders.length === 0) return [];
    for (const { id } of free) this.pending.set(id, action.action);
    this.#listener.changed();
    try {
      const outcomes: QuestionOutcome[] = [];
      for (let from = 0; from < orders.length; from += MOST_ORDERS) outcomes.push(...(await decideQuestions(this.#sitting, orders.slice(from, from + MOST_ORDERS))));
      for (const { question, outcome } of outcomes) if (outcome !== 'done') this.pending.delete(question);
      // What was done comes by the feed in a moment; without it, by the next look.
      await this.#settled(free.filter((_, index) => outcomes[index]?.outcome !== 'refused'));
      return outcomes;
    } finally {
      for (const { id } of free) this.pending.delete(id);
      this.#listener.changed();
    }
  }

  /** Waits until the feed has brought what was decided on these, for two seconds at most. */
  #settled(cards: readonly QuestionCard[]): Promise<void> {
    const end = Date.now() + 2000;
    return new Promise((resolve) => {
      const look = (): void => {
        const told = cards.every((card) => this.find(card.id)?.version !== card.version);
        if (told || Date.now() > end) return resolve();
        setTimeout(look, 25);
      };
      look();
    });
  }

  #whole({ number, taking, questions }: Moderation): void {
    [this.#number, this.taking, this.cards, this.missing] = [number, taking, questions, false];
    this.#told();
  }

  #changes({ number, taking, changed, gone }: ModerationChanges): void {
    if (number <= this.#number) return;
    const byId = new Map(this.cards.map((card) => [card.id, card]));
    for (const id of gone) byId.delete(id);
    for (const card of changed) byId.set(card.id, card);
    [this.#number, this.taking, this.cards] = [number, taking, [...byId.values()]];
    this.#told();
  }

  #told(): void {
    if (this.#held) void this.#find(this.#held);
    this.#listener.changed();
  }
}
