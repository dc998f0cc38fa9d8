import { diffArrays } from 'diff';

/** A piece of two texts that are compared. */
export interface Piece {
  readonly text: string;
  /** `both` have it, or only the one `before`, or only the one `after`. */
  readonly of: 'both' | 'before' | 'after';
}

/** A page must not hang over texts that have hardly a word in common. */
const MOST_EDITS = 2_000;

/** Where two texts differ, by words. */
export function diffWords(before: string, after: string): readonly Piece[] {
  return join(diff(before.match(/\s+|[^\s]+/g) ?? [], after.match(/\s+|[^\s]+/g) ?? []));
}

/** Where two texts differ, by lines: each piece is whole lines. */
export function diffLines(before: string, after: string): readonly Piece[] {
  return join(diff(before.match(/[^\n]*\n|[^\n]+$/g) ?? [], after.match(/[^\n]*\n|[^\n]+$/g) ?? []));
}

function diff(before: readonly string[], after: readonly string[]): readonly Piece[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const same = (from: number, to: number) => before.slice(from, to).map((text): Piece => ({ text, of: 'both' }));
  const middle = between(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
  return [...same(0, head), ...middle, ...same(before.length - tail, before.length)];
}

/** By Myers' algorithm; what would take too many steps is shown as another altogether. */
function between(before: readonly string[], after: readonly string[]): readonly Piece[] {
  const found = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  return found.flatMap(({ value, removed, added }) => value.map((text): Piece => ({ text, of: removed ? 'before' : added ? 'after' : 'both' })));
}

/** What was replaced without a word that stays between is shown at once: all that was before, then all that is after. */
function join(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  let run: Piece[] = [];
  const endRun = () => {
    const last = run.findLastIndex(({ of }) => of !== 'both');
    const [changed, rest] = [run.slice(0, last + 1), run.slice(last + 1)];
    const [before, after] = (['after', 'before'] as const).map((other) => changed.filter(({ of }) => of !== other).map(({ text }) => text).join('')) as [string, string];
    const isReplaced = before.trim() !== '' && after.trim() !== '';
    const told: readonly Piece[] = isReplaced ? [{ text: before, of: 'before' }, { text: after, of: 'after' }] : changed;
    for (const piece of [...told, ...rest]) push(joined, piece);
    run = [];
  };
  for (const piece of pieces) {
    if (piece.of !== 'both' || (run.length > 0 && !piece.text.trim())) run.push(piece);
    else {
      endRun();
      push(joined, piece);
    }
  }
  endRun();
  return joined;
}

function push(joined: Piece[], piece: Piece): void {
  const last = joined.at(-1);
  if (last?.of === piece.of) joined[joined.length - 1] = { text: last.text + piece.text, of: piece.of };
  else joined.push(piece);
}
