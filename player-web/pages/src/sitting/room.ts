import type { Interruption } from '../api/channel.ts';
import type { MarkContent } from '../api/marks.ts';
import type { Sitting, Vote } from '../api/sitting.ts';
import { runOf } from './sitting-run.ts';

/** What the room's screen knows of the broadcast. */
export interface RoomFacts {
  /** Whether it is on air; a rehearsal is nothing for the room. */
  readonly isLive: boolean;
  readonly interruption: Pick<Interruption, 'kind' | 'since'> | null;
  readonly marks: readonly MarkContent[];
}

/** A vote that has fallen, and on what. */
export interface FallenVote {
  readonly title: string;
  readonly vote: Vote;
}

/** What the room sees. */
export type RoomView =
  | { readonly kind: 'slate' }
  | { readonly kind: 'closed' | 'suspended'; readonly since: string }
  | { readonly kind: 'item'; readonly item: MarkContent | null; readonly speaker: MarkContent | null; readonly vote: FallenVote | null };

/** How long a result stays although the next item has begun, in milliseconds. */
const STAYS_MILLIS = 30_000;

/** A stretch of a closed session, in milliseconds; `end` is infinite while it lasts. */
export interface Closed {
  readonly start: number;
  readonly end: number;
}

/**
 * @param sitting as everybody may read it; null while it is not known
 * @param closed the closed sessions so far: what was voted in one is not for the room
 * @param now the server's time in milliseconds
 */
export function roomView(sitting: Sitting | null, { isLive, interruption, marks }: RoomFacts, closed: readonly Closed[], now: number): RoomView {
  if (!isLive) return { kind: 'slate' };
  if (interruption?.kind === 'closedSession') return { kind: 'closed', since: interruption.since };
  if (interruption?.kind === 'suspension') return { kind: 'suspended', since: interruption.since };
  const { current, speaker } = runOf(sitting?.agenda ?? [], marks);
  return { kind: 'item', item: current, speaker, vote: fallen(sitting, current?.item ?? null, closed, now) };
}

/** The newest vote: one that has just fallen, else that of the item that lasts. */
function fallen(sitting: Sitting | null, current: string | null, closed: readonly Closed[], now: number): FallenVote | null {
  const all = (sitting?.agenda ?? []).flatMap(({ id, numbering, title, vote, motions }) => [
    ...motions.flatMap((one) => (one.vote ? [{ item: id, title: one.title, vote: one.vote }] : [])),
    ...(vote ? [{ item: id, title: [numbering, title].filter(Boolean).join(' '), vote }] : []),
  ]);
  const open = all.filter(({ vote }) => !closed.some(({ start, end }) => at(vote) >= start && at(vote) <= end));
  const fresh = open.filter(({ vote }) => now - at(vote) < STAYS_MILLIS);
  const shown = [...(fresh.length > 0 ? fresh : open.filter(({ item }) => item === current))];
  const newest = shown.sort((one, other) => at(one.vote) - at(other.vote)).at(-1);
  return newest ? { title: newest.title, vote: newest.vote } : null;
}

function at({ ballot }: Vote): number {
  return ballot ? Date.parse(ballot.at) : 0;
}

/** The closed sessions with what is known now. */
export function closedWith(closed: readonly Closed[], { interruption }: RoomFacts, now: number): readonly Closed[] {
  const since = interruption?.kind === 'closedSession' ? Date.parse(interruption.since) : null;
  const over = closed.map((one) => (one.end === Number.POSITIVE_INFINITY && one.start !== since ? { ...one, end: now } : one));
  return since === null || over.some(({ start }) => start === since) ? over : [...over, { start: since, end: Number.POSITIVE_INFINITY }];
}

/** How a speech stands against the time that it has. */
export interface SpeechTime {
  /** Seconds that are shown: gone without a limit, left with one, over after it. */
  readonly seconds: number;
  readonly state: 'free' | 'left' | 'soon' | 'over';
}

const SOON_SECONDS = 30;

/** @param limitSeconds of a speech; 0: none */
export function speechTime(since: string, now: number, limitSeconds: number): SpeechTime {
  const gone = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  if (limitSeconds === 0) return { seconds: gone, state: 'free' };
  if (gone >= limitSeconds) return { seconds: gone - limitSeconds, state: 'over' };
  const left = limitSeconds - gone;
  return { seconds: left, state: left <= Math.min(SOON_SECONDS, limitSeconds / 2) ? 'soon' : 'left' };
}
