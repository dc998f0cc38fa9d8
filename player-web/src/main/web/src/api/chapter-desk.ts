import type { ChapterEdit, EditedMark } from '../sitting/chapter-edits.ts';
import { order, read, type Message } from './request.ts';

/** All that is marked in a recording: `Marking` of the API. */
export interface EditedMarking {
  readonly version: number;
  readonly changedBy: string;
  readonly marks: readonly EditedMark[];
}

/** What came of a change. */
export interface EditOutcome {
  readonly id: string;
  readonly outcome: 'done' | 'stale' | 'removed' | 'pen' | 'refused';
  readonly detail: Message | null;
}

function address(recording: string): string {
  return `/api/v1/broadcasts/${encodeURIComponent(recording)}/marks`;
}

/** Throws {@link Refusal}, as all of these. */
export function readMarking(recording: string): Promise<EditedMarking> {
  return read(address(recording));
}

/** Changes what is marked in a recording that is over: nobody holds its pen. */
export function editChapters(recording: string, changes: readonly ChapterEdit[]): Promise<{ marking: EditedMarking; outcomes: readonly EditOutcome[] }> {
  return order('POST', address(recording), { changes });
}
