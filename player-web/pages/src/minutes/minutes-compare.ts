import type { MinutesBlock } from '../api/minutes.ts';
import { diffWords, type Piece } from '../report/text-diff.ts';

/** A passage that two versions have otherwise. */
export interface PassageDifference {
  readonly id: string;
  /** Where it stands: the heading before it. */
  readonly where: string;
  readonly pieces: readonly Piece[];
}

function wordsOf(block: MinutesBlock | undefined): string {
  if (!block) return '';
  return block.speaker ? `${block.speaker} : ${block.text}` : block.text;
}

/** What differs between two versions, in the order of the second; what it lacks comes where it stood. */
export function differences(before: readonly MinutesBlock[], after: readonly MinutesBlock[]): readonly PassageDifference[] {
  const [old, now] = [new Map(before.map((block) => [block.id, block])), new Map(after.map((block) => [block.id, block]))];
  const order = after.map(({ id }) => id);
  before.forEach(({ id }, index) => {
    if (now.has(id)) return;
    const earlier = before.slice(0, index).findLast((block) => order.includes(block.id));
    order.splice(earlier ? order.indexOf(earlier.id) + 1 : 0, 0, id);
  });
  let where = '';
  return order.flatMap((id) => {
    const [one, other] = [old.get(id), now.get(id)];
    const block = other ?? one;
    if (block && block.level > 0) where = block.text;
    const [was, is] = [wordsOf(one), wordsOf(other)];
    return was === is ? [] : [{ id, where, pieces: diffWords(was, is) }];
  });
}
