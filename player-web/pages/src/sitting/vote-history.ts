import type { ClerkItem, Vote } from '../api/sitting.ts';

/** What is decided of an item: its vote, and its amendments with theirs. */
export type Decided = Pick<ClerkItem, 'vote' | 'motions'>;

/** One thing that was decided. */
export interface VoteStep {
  readonly item: string;
  readonly before: Decided;
  readonly after: Decided;
  /** How many marks could be undone then: what was marked later is undone first. */
  readonly marks: number;
}

const MOST_STEPS = 100;

/** What was decided on one page, to be taken back in turn with what was marked. Owned by the page's only thread. */
export class VoteHistory {
  #done: readonly VoteStep[] = [];
  #undone: readonly VoteStep[] = [];

  did(step: VoteStep): void {
    this.#done = [...this.#done, step].slice(-MOST_STEPS);
    this.#undone = [];
  }

  clear(): void {
    this.#done = this.#undone = [];
  }

  /** What undo takes back if {@link marks} can be undone; null if that is a mark. */
  nextUndo(marks: number): VoteStep | null {
    const step = this.#done.at(-1);
    return step && marks <= step.marks ? step : null;
  }

  /** What redo does again if it is no mark: those come first. */
  nextRedo(undoneMarks: number): VoteStep | null {
    return undoneMarks === 0 ? (this.#undone.at(-1) ?? null) : null;
  }

  /** Moves the newest step to what is undone, or back. */
  turn(side: 'undo' | 'redo'): void {
    const [from, to] = side === 'undo' ? [this.#done, this.#undone] : [this.#undone, this.#done];
    const step = from.at(-1);
    if (!step) return;
    const [rest, joined] = [from.slice(0, -1), [...to, step]];
    [this.#done, this.#undone] = side === 'undo' ? [rest, joined] : [joined, rest];
  }
}

/** Whether {@link item} is still as somebody left it; how the server writes it is nothing else. */
export function isAs(item: Decided, left: Decided): boolean {
  return saidOf(item) === saidOf(left);
}

function saidOf({ vote, motions }: Decided): string {
  return JSON.stringify([said(vote), ...motions.map((motion) => [motion.id, motion.title, said(motion.vote)])]);
}

function said(vote: Vote | null) {
  return vote && [vote.outcome, vote.unanimous, vote.ballot?.kind ?? null, vote.ballot?.casts.map(({ voter, position }) => [voter, position]) ?? vote.tally];
}
