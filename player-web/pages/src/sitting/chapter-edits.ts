import type { ChapterEdit, EditedMark } from '../api/chapter-desk.ts';
import type { MarkContent } from '../api/marks.ts';

/** What a mark says of its stretch. */
export type ChapterWords = Pick<MarkContent, 'numbering' | 'title' | 'sitting' | 'item'>;

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

function wordsOf({ numbering, title, sitting, item }: ChapterWords): ChapterWords {
  return { numbering, title, sitting, item };
}
