import { order, read } from './request.ts';
import type { MarkOutcome, Mark as PlacedMark, Marking as PlacedMarking } from './schema.ts';

export type { MarkOutcome as Outcome, Pen } from './schema.ts';
export type MarkKind = PlacedMark['kind'];

/** What a mark says, whatever its revision. A speaker's with an empty title ends the one before. */
export type MarkContent = Omit<PlacedMark, 'revision' | 'at'>;

/** A moment of a broadcast from which on something is so; its place in the replay is of no use to who marks. */
export type Mark = Omit<PlacedMark, 'at'>;

/** All that is marked in a broadcast: `GET /api/v1/broadcasts/{id}/marks` and the event `marks`. */
export type Marking = Omit<PlacedMarking, 'marks' | 'changedAt' | 'changedBy'> & { readonly marks: readonly Mark[] };

/** A mark is new, or is to be so; `base` is the revision that was changed, 0 for a new one. */
export interface PutChange {
  readonly type: 'put';
  readonly mark: MarkContent;
  readonly base: number;
  readonly madeAt: string;
}

/** A mark is taken back. */
export interface RemoveChange {
  readonly type: 'remove';
  readonly id: string;
  readonly base: number;
  readonly madeAt: string;
}

export type MarkChange = PutChange | RemoveChange;

/** The answer to a batch of changes. */
export interface Marked {
  readonly marking: Marking;
  readonly outcomes: readonly MarkOutcome[];
}

/** The most changes that the server takes at once. */
export const MOST_CHANGES = 500;

function address(broadcast: string): string {
  return `/api/v1/broadcasts/${encodeURIComponent(broadcast)}`;
}

/** Where the marks of a broadcast, on air or over, are. */
export function marksAddress(broadcast: string): string {
  return `${address(broadcast)}/marks`;
}

/** Throws a `Refusal`, as all of these. */
export function readMarks(broadcast: string): Promise<Marking> {
  return read(marksAddress(broadcast));
}

export function sendMarks(broadcast: string, console: string, changes: readonly MarkChange[]): Promise<Marked> {
  return order('POST', marksAddress(broadcast), { console, changes });
}

export function passPen(broadcast: string, console: string, action: 'take' | 'take-over' | 'lay-down'): Promise<Marking> {
  return order('POST', `${address(broadcast)}/pen`, { console, action });
}
