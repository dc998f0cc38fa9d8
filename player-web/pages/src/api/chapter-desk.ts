import type { ChapterEdit, EditedMark } from '../sitting/chapter-edits.ts';
import { marksAddress, type Outcome } from './marks.ts';
import { order, read } from './request.ts';

/** All that is marked in a recording: `Marking` of the API. */
export interface EditedMarking {
  readonly version: number;
  readonly marks: readonly EditedMark[];
}

/** Throws {@link Refusal}, as all of these. */
export function readMarking(recording: string): Promise<EditedMarking> {
  return read(marksAddress(recording));
}

/** Changes what is marked in a recording that is over: nobody holds its pen. */
export function editChapters(recording: string, changes: readonly ChapterEdit[]): Promise<{ marking: EditedMarking; outcomes: readonly Outcome[] }> {
  return order('POST', marksAddress(recording), { changes });
}
