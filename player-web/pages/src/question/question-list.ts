import type { Question, QuestionChanges, Questions, Taking } from '../api/question.ts';

export type QuestionOrder = 'support' | 'newest';

/** Questions as they are known after some event. */
export function applied(known: Questions | null, change: QuestionChanges): Questions | null {
  if (!known || change.number <= known.number) return known;
  const changed = new Map(change.changed.map((one) => [one.id, one]));
  const before = known.questions.filter(({ id }) => !change.gone.includes(id)).map((one) => changed.get(one.id) ?? one);
  const ids = new Set(known.questions.map(({ id }) => id));
  const added = change.changed.filter(({ id }) => !ids.has(id));
  return { number: change.number, taking: change.taking, questions: [...before, ...added] };
}

/** The ids of {@link questions} in order: what the room sees first. */
export function ordered(questions: readonly Question[], order: QuestionOrder): readonly string[] {
  const newest = (one: Question, other: Question) => other.askedAt.localeCompare(one.askedAt) || one.id.localeCompare(other.id);
  const rank = (one: Question) => one.supports + one.askedBy;
  const compare = order === 'newest' ? newest : (one: Question, other: Question) => rank(other) - rank(one) || newest(one, other);
  return [...questions].sort((one, other) => Number(other.onScreen) - Number(one.onScreen) || compare(one, other)).map(({ id }) => id);
}

/** Those of {@link shown} that are still there: nothing moves under who reads them. */
export function staying(shown: readonly string[], questions: readonly Question[]): readonly string[] {
  const there = new Set(questions.map(({ id }) => id));
  return shown.filter((id) => there.has(id));
}

/** How many of {@link questions} are about each item; none is counted for the sitting in general. */
export function countByItem(questions: readonly Question[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { item } of questions) if (item !== null) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

export type TakingWords = 'open' | 'written-only' | 'opens' | 'closed' | 'paused' | 'off';

/** What is to be said of whether questions are taken at {@link now}, in milliseconds since 1970. */
export function takingWords(taking: Taking, now: number): TakingWords {
  if (taking.mode === 'off') return 'off';
  if (taking.paused) return 'paused';
  if (taking.open) return taking.mode;
  return taking.opensAt && Date.parse(taking.opensAt) > now ? 'opens' : 'closed';
}
