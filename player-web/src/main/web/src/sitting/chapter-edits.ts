import type { Mark, MarkContent } from '../api/marks.ts';

/** What a mark says of its stretch. */
export type ChapterWords = Pick<MarkContent, 'numbering' | 'title' | 'sitting' | 'item'>;

/** A mark of a recording, as the clerk edits it. */
export interface EditedMark extends Mark {
  /** Seconds of the replay; null while there is none. */
  readonly at: number | null;
}

/** A change of one mark: `MarkChange` of the API, with its place as the player shows it. */
export type ChapterEdit =
  | { readonly type: 'put'; readonly base: number; readonly mark: Omit<EditedMark, 'revision' | 'at' | 'start'> & { readonly at?: number; readonly start?: string } }
  | { readonly type: 'remove'; readonly base: number; readonly id: string };

/** The chapters among {@link marks}, in order. */
export function chaptersOf(marks: readonly EditedMark[]): readonly EditedMark[] {
  return marks.filter(({ kind }) => kind === 'chapter');
}

/** {@link mark} begins at {@link at}, in seconds. */
export function moved(mark: EditedMark, at: number): ChapterEdit {
  return { type: 'put', base: mark.revision, mark: { ...wordsOf(mark), id: mark.id, kind: mark.kind, at: Math.max(0, at) } };
}

/** {@link mark} says something else. */
export function reworded(mark: EditedMark, words: Partial<ChapterWords>): ChapterEdit {
  return { type: 'put', base: mark.revision, mark: { ...wordsOf(mark), ...words, id: mark.id, kind: mark.kind, start: mark.start } };
}

/** {@link mark} goes: the chapter before lasts through its stretch. */
export function merged(mark: EditedMark): ChapterEdit {
  return { type: 'remove', base: mark.revision, id: mark.id };
}

/** A chapter begins at {@link at}: the one that was there ends. */
export function split(id: string, at: number, words: ChapterWords): ChapterEdit {
  return { type: 'put', base: 0, mark: { ...words, id, kind: 'chapter', at } };
}

/** What two chapters say is exchanged; their times stay. */
export function exchanged(one: EditedMark, other: EditedMark): readonly ChapterEdit[] {
  return [reworded(one, wordsOf(other)), reworded(other, wordsOf(one))];
}

/** A change that was made: the marks that it was about, and all as they were before. */
export interface MadeChange {
  readonly ids: readonly string[];
  readonly before: readonly EditedMark[];
}

/**
 * What takes back a change, and the ids that marks bear from then on: one that went does not come
 * back under its own.
 *
 * @param after the marks as they are now
 */
export function takenBack({ ids, before }: MadeChange, after: readonly EditedMark[], newId: () => string): { edits: readonly ChapterEdit[]; renamed: ReadonlyMap<string, string> } {
  const renamed = new Map<string, string>();
  const edits = [...new Set(ids)].flatMap((id): readonly ChapterEdit[] => {
    const [was, is] = [before.find((one) => one.id === id), after.find((one) => one.id === id)];
    if (!was) return is ? [merged(is)] : [];
    if (!is) renamed.set(id, newId());
    return [{ type: 'put', base: is?.revision ?? 0, mark: { ...wordsOf(was), kind: was.kind, start: was.start, id: renamed.get(id) ?? id } }];
  });
  return { edits, renamed };
}

/** {@link change} with the ids that its marks bear by now. */
export function withIds({ ids, before }: MadeChange, renamed: ReadonlyMap<string, string>): MadeChange {
  const now = (id: string) => renamed.get(id) ?? id;
  return { ids: ids.map(now), before: before.map((one) => ({ ...one, id: now(one.id) })) };
}

function wordsOf({ numbering, title, sitting, item }: ChapterWords): ChapterWords {
  return { numbering, title, sitting, item };
}
