import type { Passage } from '../api/moderation.ts';

/** What stands in the place of a masked passage: as on the server. */
export const MASK = '[…]';

/** Passages in the order of the text; those that meet become one. */
export function merged(passages: readonly Passage[]): readonly Passage[] {
  const found: Passage[] = [];
  for (const { start, end } of [...passages].sort((one, other) => one.start - other.start)) {
    const last = found.at(-1);
    if (last && start <= last.end) found[found.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else found.push({ start, end });
  }
  return found;
}

/** What everybody reads of a text whose passages are masked. */
export function maskedText(words: string, passages: readonly Passage[]): string {
  let from = 0;
  let left = '';
  for (const { start, end } of passages) {
    left += words.slice(from, start) + MASK;
    from = end;
  }
  return left + words.slice(from);
}
