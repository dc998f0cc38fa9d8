import { read } from './request.ts';

/** What the public sees of what is marked in a broadcast: `BroadcastChapters` of the API. Times are ISO 8601. */
export interface BroadcastChapters {
  /** null while nothing is shown. */
  readonly broadcast: string | null;
  readonly version: number;
  /** The sitting whose items are marked. */
  readonly sitting: string | null;
  readonly chapters: readonly Chapter[];
  readonly speakers: readonly SpeakerTurn[];
  /** In a closed session: since when of what was filmed neither item nor floor is shown; null otherwise. */
  readonly hiddenSince: string | null;
}

/** A stretch of a broadcast: an agenda item, or something else with a title. It lasts until the next. */
export interface Chapter {
  readonly id: string;
  /** The item of the sitting, if it is one. */
  readonly item: string | null;
  readonly numbering: string;
  readonly title: string;
  readonly startedAt: string;
  /** Seconds of the replay; null in a live. */
  readonly start: number | null;
  readonly end: number | null;
}

/** Somebody has the floor; an empty title ends the turn before. */
export interface SpeakerTurn {
  readonly id: string;
  readonly title: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly start: number | null;
  readonly end: number | null;
}

/** What is marked in a broadcast. Throws {@link Refusal}. */
export function readChapters(broadcast: string): Promise<BroadcastChapters> {
  return read(`/api/v1/broadcasts/${encodeURIComponent(broadcast)}/chapters`);
}
