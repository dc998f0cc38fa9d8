import { marksAddress, type Mark, type Outcome } from './marks.ts';
import { order, read } from './request.ts';

/** A mark of a recording, as the clerk edits it. */
export interface EditedMark extends Mark {
  /** Seconds of the replay; null while there is none. */
  readonly at: number | null;
}

/** A change of one mark: `MarkChange` of the API, with its place as the player shows it. */
export type ChapterEdit =
  | { readonly type: 'put'; readonly base: number; readonly mark: Omit<EditedMark, 'revision' | 'at' | 'start'> & { readonly at?: number; readonly start?: string } }
  | { readonly type: 'remove'; readonly base: number; readonly id: string };

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
