/** A piece of two texts that are compared. */
export interface Piece {
  readonly text: string;
  /** `both` have it, or only the one `before`, or only the one `after`. */
  readonly of: 'both' | 'before' | 'after';
}

/** Beyond as many comparisons the middle is told as another altogether: a page must not hang. */
const MOST_COMPARISONS = 4_000_000;

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

/** By the longest common subsequence. */
function between(before: readonly string[], after: readonly string[]): readonly Piece[] {
  const only = (texts: readonly string[], of: Piece['of']) => texts.map((text): Piece => ({ text, of }));
  if (before.length * after.length > MOST_COMPARISONS) return [...only(before, 'before'), ...only(after, 'after')];
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  const at = (one: number, other: number) => common[one * width + other] ?? 0;
  for (let one = before.length - 1; one >= 0; one--) {
    for (let other = after.length - 1; other >= 0; other--) {
      common[one * width + other] = before[one] === after[other] ? at(one + 1, other + 1) + 1 : Math.max(at(one + 1, other), at(one, other + 1));
    }
  }
  const pieces: Piece[] = [];
  let [one, other] = [0, 0];
  while (one < before.length || other < after.length) {
    if (one < before.length && other < after.length && before[one] === after[other]) {
      pieces.push({ text: before[one] ?? '', of: 'both' });
      [one, other] = [one + 1, other + 1];
    } else if (one < before.length && (other === after.length || at(one + 1, other) >= at(one, other + 1))) pieces.push({ text: before[one++] ?? '', of: 'before' });
    else pieces.push({ text: after[other++] ?? '', of: 'after' });
  }
  return pieces;
}

/** What was replaced without a word that stays between is told at once: all that was before, then all that is after. */
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
