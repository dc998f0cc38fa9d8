/** A thing that two people changed at once, each otherwise. */
export interface Clash {
  /** `title`, or `agenda/ID/title`. */
  readonly path: string;
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged<Edited> {
  readonly edited: Edited;
  readonly clashes: readonly Clash[];
}

export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What only one of two changed, as that one wants it; what both changed otherwise stays as mine, and is reported. */
export function pick<T>(path: string, base: T, mine: T, theirs: T, clashes: Clash[]): T {
  if (same(mine, theirs) || same(base, theirs)) return mine;
  if (same(base, mine)) return theirs;
  clashes.push({ path, mine, theirs });
  return mine;
}
