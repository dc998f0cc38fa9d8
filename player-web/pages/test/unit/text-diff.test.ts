import { describe, expect, test } from 'vitest';
import { diffLines, diffWords, type Piece } from '../../src/report/text-diff.ts';

const side = (pieces: readonly Piece[], other: Piece['of']) => pieces.filter(({ of }) => of !== other).map(({ text }) => text).join('');

describe('the difference of two texts', () => {
  test('is told by words, and both texts can be read from it', () => {
    const [before, after] = ['Deux jours de fête au lac.', 'Un jour de fête au grand lac.'];
    const pieces = diffWords(before, after);
    expect(side(pieces, 'after')).toBe(before);
    expect(side(pieces, 'before')).toBe(after);
    expect(pieces.filter(({ of }) => of === 'both').map(({ text }) => text.trim()).filter(Boolean)).toEqual(['de fête au', 'lac.']);
  });

  test('is told at once where several words were replaced, and for itself where some went', () => {
    expect(diffWords('Deux jours de fête', 'Un jour de fête')).toEqual([{ text: 'Deux jours', of: 'before' }, { text: 'Un jour', of: 'after' }, { text: ' de fête', of: 'both' }]);
    const taken = diffWords('a b c d', 'a c');
    expect(side(taken, 'after')).toBe('a b c d');
    expect(taken.filter(({ of }) => of === 'after')).toEqual([]);
  });

  test('is nothing for the same, and all for another', () => {
    expect(diffWords('a b', 'a b')).toEqual([{ text: 'a b', of: 'both' }]);
    expect(diffWords('', '')).toEqual([]);
    expect(diffWords('', 'a b')).toEqual([{ text: 'a b', of: 'after' }]);
    expect(diffWords('a', 'b')).toEqual([{ text: 'a', of: 'before' }, { text: 'b', of: 'after' }]);
  });

  test('is told by lines', () => {
    expect(diffLines('1\n2\n3', '1\nzwei\n3')).toEqual([
      { text: '1\n', of: 'both' }, { text: '2\n', of: 'before' }, { text: 'zwei\n', of: 'after' }, { text: '3', of: 'both' },
    ]);
  });

  test('of texts that would take too long is told as a whole', () => {
    const many = (word: string) => Array.from({ length: 3000 }, (_, index) => `${word}${index}`).join('\n');
    const pieces = diffLines(`same\n${many('a')}\nend`, `same\n${many('b')}\nend`);
    expect(pieces.map(({ of }) => of)).toEqual(['both', 'before', 'after', 'both']);
  });
});
