import { describe, expect, it } from 'vitest';
import { changesOf, countOf, faultOf, joined, nextWith, rebased, replaced, split, type EditedCaption } from '../../src/report/transcript-edits.ts';

const caption = (id: string, start: number, text: string, change: Partial<EditedCaption> = {}): EditedCaption => ({ id, start, end: start + 4, text, speaker: '', ...change });
const ALL = [caption('r1', 0, 'Le bijou est voté'), caption('r2', 4, 'Oui. Non.'), caption('r3', 8, 'bijou et bijou')];
const REVISIONS = new Map([['r1', 1], ['r2', 3], ['r3', 1]]);

describe('transcript-edits', () => {
  it('split_atAPlace_sharesItsTimeByLetters', () => {
    const parts = split(ALL, 'r2', 5, 'k1');
    expect(parts.slice(1, 3)).toEqual([caption('r2', 4, 'Oui.', { end: 6 }), caption('k1', 6, 'Non.', { end: 8, of: 'r2' })]);
    expect(split(ALL, 'r2', 0, 'k1')).toEqual(ALL);
    expect(changesOf(ALL, parts, REVISIONS)).toEqual([
      { id: 'r2', revision: 3, start: 4, end: 6, text: 'Oui.' },
      { id: 'k1', revision: 0, start: 6, end: 8, text: 'Non.', of: 'r2' },
    ]);
  });

  it('joined_withTheNext_takesThatAway', () => {
    const both = joined(ALL, 'r1');
    expect(both[0]).toEqual(caption('r1', 0, 'Le bijou est voté Oui. Non.', { end: 8 }));
    expect(changesOf(ALL, both, REVISIONS)).toEqual([
      { id: 'r1', revision: 1, start: 0, end: 8, text: 'Le bijou est voté Oui. Non.' },
      { id: 'r2', revision: 3, start: 4, end: 8, text: '' },
    ]);
    expect(joined(ALL, 'r3')).toEqual(ALL);
    expect(joined([caption('a', 0, 'x'), caption('b', 30, 'y')], 'a')).toHaveLength(2);
    // Undone, it is there again under the revision that took it away.
    expect(changesOf(both, ALL, new Map([...REVISIONS, ['r1', 2], ['r2', 4]])).map(({ id, revision, text }) => [id, revision, text])).toEqual([['r1', 2, 'Le bijou est voté'], ['r2', 4, 'Oui. Non.']]);
  });

  it('replaced_everywhere_changesThoseAlone', () => {
    expect(countOf(ALL, 'bijou')).toBe(3);
    const after = replaced(ALL, 'bijou', 'budget');
    expect(after.map(({ text }) => text)).toEqual(['Le budget est voté', 'Oui. Non.', 'budget et budget']);
    expect(changesOf(ALL, after, REVISIONS).map(({ id }) => id)).toEqual(['r1', 'r3']);
    expect([nextWith(ALL, 'bijou', 0), nextWith(ALL, 'bijou', 2), nextWith(ALL, 'rien', 0), countOf(ALL, ''), replaced(ALL, '', 'x')]).toEqual([2, 0, -1, 0, ALL]);
  });

  it('changesOf_spacesAlone_areNone', () => {
    expect(changesOf(ALL, [{ ...ALL[0]!, text: ' Le  bijou\nest voté ' }, ...ALL.slice(1)], REVISIONS)).toHaveLength(1);
    expect(changesOf(ALL, [{ ...ALL[0]!, text: '  Le bijou   est voté ' }, ...ALL.slice(1)], REVISIONS)).toEqual([]);
  });

  it('rebased_onWhatSomebodyElseChanged_keepsTheirsAndTheRestOfMine', () => {
    const mine = split(ALL.map((one) => (one.id === 'r1' ? { ...one, text: 'à moi' } : one)), 'r2', 5, 'k1').filter(({ id }) => id !== 'r3');
    const theirs = [caption('r1', 0, 'à eux'), ALL[1]!, ALL[2]!];
    expect(rebased(ALL, mine, theirs).map(({ id, text }) => [id, text])).toEqual([['r1', 'à eux'], ['r2', 'Oui.'], ['k1', 'Non.']]);
  });

  it('faultOf_tooLongOrBackwards_saysWhat', () => {
    expect([faultOf(ALL[0]!), faultOf(caption('a', 3, 'x', { end: 3 })), faultOf(caption('a', 3, 'x', { end: 34 })), faultOf(caption('a', 3, 'x'.repeat(501)))]).toEqual([null, 'times', 'long', 'long']);
  });
});
