import { order, read, type Message } from './request.ts';

export type MarkKind = 'chapter' | 'speaker';

/** What a mark says, whatever its revision. A speaker's with an empty title ends the one before. */
export interface MarkContent {
  readonly id: string;
  readonly kind: MarkKind;
  /** By the server's clock, ISO 8601 to the millisecond. */
  readonly start: string;
  readonly numbering: string;
  readonly title: string;
  readonly sitting: string | null;
  readonly item: string | null;
}

/** A moment of a broadcast from which on something is so. */
export interface Mark extends MarkContent {
  readonly revision: number;
}

/** Who writes: one console at a time. */
export interface Pen {
  readonly console: string;
  readonly who: string;
  readonly since: string;
}

/** All that is marked in a broadcast: `GET /api/v1/broadcasts/{id}/marks` and the event `marks`. */
export interface Marking {
  readonly broadcast: string;
  readonly channel: string;
  readonly state: 'preview' | 'live' | 'suspended' | 'closed' | 'ended';
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly version: number;
  readonly pen: Pen | null;
  readonly marks: readonly Mark[];
}

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

export interface Outcome {
  readonly id: string;
  readonly outcome: 'done' | 'stale' | 'removed' | 'pen' | 'refused';
  readonly detail: Message | null;
}

/** The answer to a batch of changes. */
export interface Marked {
  readonly marking: Marking;
  readonly outcomes: readonly Outcome[];
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
