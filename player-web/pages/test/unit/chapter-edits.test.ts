import { describe, expect, it } from 'vitest';
import type { ChapterEdit, EditedMark } from '../../src/api/chapter-desk.ts';
import { chaptersOf, exchanged, moved, reworded } from '../../src/sitting/chapter-edits.ts';

const mark = (id: string, at: number, change: Partial<EditedMark> = {}): EditedMark => ({
  id, kind: 'chapter', start: new Date(at * 1000).toISOString(), at, numbering: '', title: `Point ${id}`, sitting: null, item: null, revision: 1, ...change,
});

/** What the server makes of edits, without its refusals. */
function carriedOut(marks: readonly EditedMark[], edits: readonly ChapterEdit[]): readonly EditedMark[] {
  return edits.reduce((all, edit) => {
    if (edit.type === 'remove') return all.filter(({ id }) => id !== edit.id);
    const at = edit.mark.at ?? Date.parse(edit.mark.start ?? '') / 1000;
    const made = { ...edit.mark, at, start: new Date(at * 1000).toISOString(), revision: edit.base + 1 };
    return [...all.filter(({ id }) => id !== made.id), made].sort((one, other) => (one.at ?? 0) - (other.at ?? 0));
  }, marks);
}

const before = [mark('a', 0), mark('b', 60, { revision: 3, item: 'i', sitting: 's' }), mark('c', 120)];

describe('chapter edits', () => {
  it('moved_beforeTheStart_beginsWithTheRecording', () => {
    expect(moved(mark('a', 2), -3)).toMatchObject({ base: 1, mark: { at: 0, title: 'Point a' } });
  });

  it('moved_names_theRevisionItStandsOn', () => {
    expect(before.slice(1, 2).map((one) => moved(one, 61))).toMatchObject([{ base: 3, mark: { item: 'i', sitting: 's' } }]);
  });

  it('reworded_keeps_theTimeToTheMillisecond', () => {
    expect(reworded(mark('a', 2.5), { title: 'Budget' })).toMatchObject({ mark: { title: 'Budget', start: '1970-01-01T00:00:02.500Z' } });
  });

  it('exchanged_words_changePlacesAndTimesStay', () => {
    const [one, other] = before;
    const after = carriedOut(before, one && other ? exchanged(one, other) : []);
    expect(after.map(({ title, item, at }) => [title, item, at])).toEqual([['Point b', 'i', 0], ['Point a', null, 60], ['Point c', null, 120]]);
  });

  it('chaptersOf_marksOfBothKinds_leavesOutSpeakers', () => {
    expect(chaptersOf([...before, mark('s', 3, { kind: 'speaker' })])).toHaveLength(3);
  });
});
