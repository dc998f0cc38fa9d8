import type { Mark, MarkChange, MarkContent, Outcome } from '../api/marks.ts';
import type { Message } from '../api/request.ts';

/** A mark as the page shows it. */
export interface ShownMark extends Mark {
  /** True until the server has it so. */
  readonly pending: boolean;
}

/** A change that the server did not carry out, until the clerk decides. */
export interface AsideChange {
  readonly change: MarkChange;
  /** What the mark was, for a change that takes it back. */
  readonly before: MarkContent | null;
  readonly outcome: Exclude<Outcome['outcome'], 'done'>;
  readonly reason: Message | null;
}

/** The id of the mark that a change is about. */
export function idOf(change: { readonly type: 'put'; readonly mark: { readonly id: string } } | { readonly type: 'remove'; readonly id: string }): string {
  return change.type === 'put' ? change.mark.id : change.id;
}

/** What a mark says, without its revision. */
export function contentOf({ id, kind, start, numbering, title, sitting, item }: MarkContent): MarkContent {
  return { id, kind, start, numbering, title, sitting, item };
}

export function saysTheSame(one: MarkContent, other: MarkContent): boolean {
  return JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other));
}

/** The marks as they will be once `pending` is carried out in order; by time, then by id, as the server sorts them. */
export function fold(marks: readonly Mark[], pending: readonly MarkChange[]): readonly ShownMark[] {
  const all = new Map<string, ShownMark>(marks.map((mark) => [mark.id, { ...mark, pending: false }]));
  for (const change of pending) {
    if (change.type === 'remove') all.delete(change.id);
    else all.set(change.mark.id, { ...change.mark, revision: change.base + 1, pending: true });
  }
  return [...all.values()].sort((one, other) => one.start.localeCompare(other.start) || (one.id < other.id ? -1 : 1));
}

/**
 * What is set aside of a batch that was answered. Changes of one mark stand on each other: the last
 * one decides. If it was carried out, so was what came before it, in this answer or in one that was
 * lost; if not, what it says is set aside whole, with the first reason.
 */
export function setAside(sent: readonly MarkChange[], outcomes: readonly Outcome[], known: readonly MarkContent[]): readonly AsideChange[] {
  return [...new Set(sent.map(idOf))].flatMap((id) => {
    const places = sent.flatMap((change, index) => (idOf(change) === id ? [index] : []));
    const [first, last] = [sent[places.at(0) ?? 0], sent[places.at(-1) ?? 0]];
    const failed = places.map((place) => outcomes[place]).find((one) => one && one.outcome !== 'done');
    if (!first || !last || !failed || failed.outcome === 'done' || outcomes[places.at(-1) ?? 0]?.outcome === 'done') return [];
    // It never was, and shall not be.
    if (last.type === 'remove' && first.base === 0) return [];
    const before = known.find((mark) => mark.id === id);
    return [{ change: last, before: before ? contentOf(before) : null, outcome: failed.outcome, reason: failed.detail }];
  });
}

/** What was set aside earlier, joined with what is now: one entry a mark, that of the first reason. */
export function joinAside(earlier: readonly AsideChange[], now: readonly AsideChange[]): readonly AsideChange[] {
  const all = new Map(earlier.map((one) => [idOf(one.change), one]));
  for (const one of now) {
    const id = idOf(one.change);
    const first = all.get(id);
    // What was set aside as new, and then taken back, is settled.
    if (first?.change.base === 0 && one.change.type === 'remove') all.delete(id);
    else all.set(id, first ? { ...one, change: { ...one.change, base: first.change.base }, outcome: first.outcome, reason: first.reason } : one);
  }
  return [...all.values()];
}
