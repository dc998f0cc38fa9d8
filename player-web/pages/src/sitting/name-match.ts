/** Somebody who can be named by a few letters. */
export interface Named {
  readonly id: string;
  /** As it is read out: `Mme Claire MARTIN`. */
  readonly name: string;
}

/** Somebody with the two letters that name them alone. */
export interface Coded extends Named {
  readonly code: string;
}

/** What letters say so far. */
export interface NameMatch {
  /** Whom they name; null while they may name others, or nobody. */
  readonly only: Coded | null;
  /** Whom they may name. */
  readonly all: readonly Coded[];
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';
const CIVILITIES = new Set(['m', 'mme', 'mlle', 'mr', 'mrs', 'ms', 'mx', 'dr', 'me', 'pr']);

/** Letters alone, without accents: `Élise N'GUYEN` is `elise nguyen`. */
export function bare(words: string): string {
  return words.normalize('NFD').replace(/[\u0300-\u036f'’.]/g, '').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
}

/** The words by which somebody is called, the surname first: that which is in capitals, else the last. */
export function wordsOf(name: string): readonly string[] {
  const words = name.split(/[\s\u00a0-]+/).filter((word) => word && !CIVILITIES.has(bare(word)));
  const capitals = words.filter((word) => word.length > 1 && word === word.toUpperCase());
  const surname = capitals.length > 0 ? capitals : words.slice(-1);
  return [...surname, ...words.filter((word) => !surname.includes(word))].map((word) => bare(word).replaceAll(' ', '')).filter(Boolean);
}

/**
 * Two letters for each of {@link people}, the first of their surname's own where that is possible, that
 * are nobody else's and begin no other name: who types a name never gets another.
 */
export function coded(people: readonly Named[]): readonly Coded[] {
  const words = people.map(({ name }) => wordsOf(name));
  const begun = new Map<string, Set<number>>();
  words.forEach((all, index) => all.forEach((word) => begun.set(word.slice(0, 2), (begun.get(word.slice(0, 2)) ?? new Set()).add(index))));
  const taken = new Set<string>();
  return people.map((one, index) => {
    const isFree = (pair: string) => !taken.has(pair) && [...(begun.get(pair) ?? [])].every((whose) => whose === index);
    const [surname = '', given = ''] = words[index] ?? [];
    const code = first(pairsFor(surname, given), isFree) ?? '';
    taken.add(code);
    return { ...one, code };
  });
}

function first(pairs: Iterable<string>, isFree: (pair: string) => boolean): string | undefined {
  for (const pair of pairs) if (isFree(pair)) return pair;
  return undefined;
}

/** Pairs of letters, from the one that is the easiest to guess. */
function* pairsFor(surname: string, given: string): Generator<string> {
  const first = surname[0] ?? given[0] ?? 'x';
  for (const letter of surname.slice(1) + given + ALPHABET) yield first + letter;
  // Where a whole letter of the alphabet is used up.
  for (const one of ALPHABET) for (const other of ALPHABET) yield one + other;
}

/** Whom {@link typed} names among {@link people}: by code, or by how a word of the name begins. */
export function match(people: readonly Coded[], typed: string): NameMatch {
  const letters = bare(typed).replaceAll(' ', '');
  if (!letters) return { only: null, all: [] };
  const scored = people.flatMap((one) => {
    const score = scoreOf(one, letters);
    return score === null ? [] : [{ one, score }];
  });
  const all = scored.sort((some, other) => some.score - other.score).map(({ one }) => one);
  const [first] = all;
  return { only: letters.length >= 2 && all.length === 1 && first ? first : null, all };
}

/** Code, then surname, then given name; null for none. */
function scoreOf({ code, name }: Coded, letters: string): number | null {
  if (code === letters) return 0;
  const words = wordsOf(name);
  if ((words[0] ?? '').startsWith(letters) || words.join('').startsWith(letters)) return 1;
  return words.some((word) => word.startsWith(letters)) ? 2 : null;
}

/**
 * The figure of a press with which nothing of a name has begun, null for none: also that of the row
 * above the letters where a French keyboard wants Shift for it and gives `é` for 2 without. A letter
 * with which a surname begins is that letter.
 */
export function figureOf({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>, people: readonly Named[]): string | null {
  if (/^[1-9]$/.test(key)) return key;
  const [, figure] = /^Digit([1-9])$/.exec(code) ?? [];
  if (!figure || shiftKey || key.length !== 1) return null;
  const letter = key.toLowerCase();
  const begins = (name: string) => name.split(/[\s\u00a0-]+/).some((word) => word === word.toUpperCase() && word.toLowerCase().startsWith(letter));
  return /^\p{L}$/u.test(letter) && people.some(({ name }) => begins(name)) ? null : figure;
}

/** Whether {@link typed} only goes on with the name of who was just taken by its first letters. */
export function goesOn(name: string, taken: string, typed: string): boolean {
  const rest = bare(typed).replaceAll(' ', '');
  const begun = bare(taken).replaceAll(' ', '');
  return rest !== '' && wordsOf(name).some((word) => word.startsWith(begun + rest));
}
