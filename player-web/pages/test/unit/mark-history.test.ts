import { describe, expect, it } from 'vitest';
import type { Mark, MarkChange } from '../../src/api/marks.ts';
import { contentOf } from '../../src/sitting/mark-changes.ts';
import { did, NO_HISTORY, undoTogether, type History } from '../../src/sitting/mark-history.ts';

const NOW = '2026-11-25T18:00:00.000Z';

const mark = (id: string, at: number, change: Partial<Mark> = {}): Mark => ({
  id, kind: 'chapter', start: new Date(at * 1000).toISOString(), numbering: '', title: `Point ${id}`, sitting: null, item: null, revision: 1, ...change,
});

const MARKS = [mark('a', 0), mark('b', 60, { revision: 3, item: 'i', sitting: 's' }), mark('c', 120)];
const [a, b, c] = MARKS as [Mark, Mark, Mark];

/** Marks after a change, each by its id; null: it went. */
function changed(marks: readonly Mark[], after: Readonly<Record<string, Mark | null>>): readonly Mark[] {
  const kept = marks.map((one) => (one.id in after ? (after[one.id] ?? null) : one)).filter((one) => one !== null);
  const added = Object.values(after).filter((one) => one !== null && !marks.some(({ id }) => id === one.id)) as Mark[];
  return [...kept, ...added].sort((one, other) => one.start.localeCompare(other.start));
}

function remembered(history: History, before: readonly Mark[], after: readonly Mark[], ids: readonly string[]): History {
  const said = (marks: readonly Mark[], id: string) => marks.filter((one) => one.id === id).map(contentOf)[0] ?? null;
  return ids.reduce((all, id) => did(all, { before: said(before, id), after: said(after, id) }), history);
}

/** What the server makes of changes that it takes. */
function carriedOut(marks: readonly Mark[], changes: readonly MarkChange[]): readonly Mark[] {
  return changes.reduce((all, change) => {
    const id = change.type === 'put' ? change.mark.id : change.id;
    expect(all.find((one) => one.id === id)?.revision ?? 0).toBe(change.base);
    return changed(all, { [id]: change.type === 'put' ? { ...change.mark, revision: change.base + 1 } : null });
  }, marks);
}

const words = (marks: readonly Mark[]) => marks.map(({ start, title, item }) => ({ start, title, item }));

describe('undoTogether', () => {
  it.each<[string, Record<string, Mark | null>]>([
    ['a move', { b: mark('b', 75, { revision: 4, item: 'i', sitting: 's' }) }],
    ['a new title', { a: mark('a', 0, { title: 'Autre', revision: 2 }) }],
    ['a split', { d: mark('d', 90) }],
    ['a merge', { c: null }],
    ['an exchange', { b: { ...b, title: 'Point c', item: null, sitting: null, revision: 4 }, c: { ...c, title: 'Point b', item: 'i', sitting: 's', revision: 2 } }],
  ])('%s_isAsBefore', (_name, change) => {
    const after = changed(MARKS, change);
    const ids = Object.keys(change);
    const { changes, history } = undoTogether(remembered(NO_HISTORY, MARKS, after, ids), ids.length, after, NOW, () => 'fresh');
    expect(words(carriedOut(after, changes ?? []))).toEqual(words(MARKS));
    expect(history.done).toEqual([]);
  });

  it('aMerge_comesUnderANewIdThatEarlierStepsKnow', () => {
    const moved = changed(MARKS, { c: mark('c', 130, { revision: 2 }) });
    const merged = changed(moved, { c: null });
    const history = remembered(remembered(NO_HISTORY, MARKS, moved, ['c']), moved, merged, ['c']);
    const first = undoTogether(history, 1, merged, NOW, () => 'fresh');
    expect(first.changes).toMatchObject([{ type: 'put', base: 0, mark: { id: 'fresh', title: 'Point c' } }]);
    const back = carriedOut(merged, first.changes ?? []);
    const second = undoTogether(first.history, 1, back, NOW, () => 'other');
    expect(second.changes).toMatchObject([{ type: 'put', base: 1, mark: { id: 'fresh', start: c.start } }]);
  });

  it('ofWhatSomebodyElseChangedSince_isRefusedWholeAndForgotten', () => {
    const exchanged = changed(MARKS, { a: { ...a, title: 'Point b', revision: 2 }, b: { ...b, title: 'Point a', revision: 4 } });
    const history = remembered(NO_HISTORY, MARKS, exchanged, ['a', 'b']);
    const others = changed(exchanged, { a: { ...a, title: 'D’un autre', revision: 3 } });
    expect(undoTogether(history, 2, others, NOW, () => 'fresh')).toEqual({ history: NO_HISTORY, changes: null });
  });
});
