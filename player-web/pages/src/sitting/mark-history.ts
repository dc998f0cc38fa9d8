import type { Mark, MarkChange, MarkContent } from '../api/marks.ts';
import { contentOf, saysTheSame } from './mark-changes.ts';

/** What one thing that the clerk did made of a mark: null where there is none. */
export interface Step {
  readonly before: MarkContent | null;
  readonly after: MarkContent | null;
}

/** What can be undone and done again, the newest last. */
export interface History {
  readonly done: readonly Step[];
  readonly undone: readonly Step[];
}

export const NO_HISTORY: History = { done: [], undone: [] };

const MOST_STEPS = 200;

/** What is to be sent for a step back or forward, and the history then. */
export interface Reversal {
  readonly history: History;
  /** Null if it can't be taken any more: somebody else has changed the mark. */
  readonly change: MarkChange | null;
  /** The step that was taken, as it was done. */
  readonly step: Step;
}

/** With a thing that was just done. */
export function did(history: History, step: Step): History {
  return { done: [...history.done, step].slice(-MOST_STEPS), undone: [] };
}

/** Takes the last thing back. Null if there is none. */
export function undo(history: History, marks: readonly Mark[], madeAt: string, newId: () => string): Reversal | null {
  const step = history.done.at(-1);
  if (!step) return null;
  const rest = { done: history.done.slice(0, -1), undone: history.undone };
  return reverse(step, step, rest, 'undone', marks, madeAt, newId);
}

/** Does again what was last taken back. Null if there is nothing. */
export function redo(history: History, marks: readonly Mark[], madeAt: string, newId: () => string): Reversal | null {
  const step = history.undone.at(-1);
  if (!step) return null;
  const rest = { done: history.done, undone: history.undone.slice(0, -1) };
  return reverse(step, { before: step.after, after: step.before }, rest, 'done', marks, madeAt, newId);
}

/**
 * Takes back the last {@link count} steps, which were one change: each or none.
 *
 * @returns `changes`: what is to be sent, null if somebody else has changed one of the marks; the change is then forgotten
 */
export function undoTogether(history: History, count: number, marks: readonly Mark[], madeAt: string, newId: () => string): { readonly history: History; readonly changes: readonly MarkChange[] | null } {
  let left = history;
  const changes: MarkChange[] = [];
  for (let taken = 0; taken < count; taken += 1) {
    const reversal = undo(left, marks, madeAt, newId);
    if (!reversal?.change) return { history: { ...history, done: history.done.slice(0, -count) }, changes: null };
    left = reversal.history;
    changes.push(reversal.change);
  }
  return { history: left, changes };
}

/** With what the server made of a mark that was sent: it keeps times within the broadcast. */
export function corrected(history: History, sent: MarkContent, kept: MarkContent): History {
  const content = (mark: MarkContent | null) => (mark && saysTheSame(mark, sent) ? contentOf(kept) : mark);
  const step = ({ before, after }: Step): Step => ({ before: content(before), after: content(after) });
  return { done: history.done.map(step), undone: history.undone.map(step) };
}

/** From `turn.after`, which must be there as it was left, to `turn.before`. */
function reverse(step: Step, turn: Step, rest: History, side: keyof History, marks: readonly Mark[], madeAt: string, newId: () => string): Reversal {
  const { before: wanted, after: present } = turn;
  const mark = present && marks.find((one) => one.id === present.id);
  if (present && !(mark && saysTheSame(mark, present))) return { history: rest, change: null, step };
  if (!wanted) {
    const change: MarkChange | null = mark ? { type: 'remove', id: mark.id, base: mark.revision, madeAt } : null;
    return { history: keep(rest, side, step), change, step };
  }
  if (mark) return { history: keep(rest, side, step), change: { type: 'put', mark: wanted, base: mark.revision, madeAt }, step };
  // What was taken back stays so for good: it comes again under another id.
  const again = { ...contentOf(wanted), id: newId() };
  const renamed = renaming(wanted.id, again.id);
  const history = { done: rest.done.map(renamed), undone: rest.undone.map(renamed) };
  return { history: keep(history, side, renamed(step)), change: { type: 'put', mark: again, base: 0, madeAt }, step };
}

function keep(history: History, side: keyof History, step: Step): History {
  return { ...history, [side]: [...history[side], step] };
}

function renaming(from: string, to: string): (step: Step) => Step {
  const content = (mark: MarkContent | null) => (mark?.id === from ? { ...mark, id: to } : mark);
  return ({ before, after }) => ({ before: content(before), after: content(after) });
}
