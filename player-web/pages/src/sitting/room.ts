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
  /** When a result was first seen that has no hour of its own, by its item or motion, in milliseconds. */
  readonly seen: ReadonlyMap<string, number>;
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

/**
 * @param sitting as its room may see it, with no vote of a closed session; null while it is not known
 * @param now the server's time in milliseconds
 */
export function roomView(sitting: Sitting | null, { isLive, interruption, marks, seen }: RoomFacts, now: number): RoomView {
  if (!isLive) return { kind: 'slate' };
  if (interruption?.kind === 'closedSession') return { kind: 'closed', since: interruption.since };
  if (interruption?.kind === 'suspension') return { kind: 'suspended', since: interruption.since };
  const { current, speaker } = runOf(sitting?.agenda ?? [], marks);
  return { kind: 'item', item: current, speaker, vote: fallen(votes(sitting, seen), current?.item ?? null, now) };
}

/** A vote of an item, or of a motion about it; `id` is whose it is, `at` in milliseconds. */
interface ItemVote extends FallenVote {
  readonly id: string;
  readonly item: string;
  readonly at: number;
}

/** The newest vote: one that has just fallen, else that of the item that lasts. */
function fallen(all: readonly ItemVote[], current: string | null, now: number): FallenVote | null {
  const fresh = all.filter(({ at }) => now - at < STAYS_MILLIS);
  const shown = [...(fresh.length > 0 ? fresh : all.filter(({ item }) => item === current))];
  const newest = shown.sort((one, other) => one.at - other.at).at(-1);
  return newest ? { title: newest.title, vote: newest.vote } : null;
}

function votes(sitting: Sitting | null, seen: ReadonlyMap<string, number>): readonly ItemVote[] {
  const one = (id: string, item: string, title: string, vote: Vote | null): readonly ItemVote[] =>
    vote ? [{ id, item, title, vote, at: vote.ballot ? Date.parse(vote.ballot.at) : (seen.get(id) ?? 0) }] : [];
  return (sitting?.agenda ?? []).flatMap(({ id, numbering, title, vote, motions }) => [
    ...motions.flatMap((motion) => one(motion.id, id, motion.title, motion.vote)),
    ...one(id, id, [numbering, title].filter(Boolean).join(' '), vote),
  ]);
}

/** Since when results are there that have no hour of their own: `now` for what is another than `before`. */
export function seenWith(seen: ReadonlyMap<string, number>, before: Sitting, sitting: Sitting, now: number): ReadonlyMap<string, number> {
  const were = new Map(votes(before, seen).map(({ id, vote }) => [id, JSON.stringify(vote)]));
  return new Map(votes(sitting, seen).map(({ id, vote, at }) => [id, were.get(id) === JSON.stringify(vote) ? at : now]));
}

/** The same without results that have no hour: what everybody reads may be of a closed session that is over. */
export function withoutUntimed(sitting: Sitting): Sitting {
  const timed = (vote: Vote | null): Vote | null => (vote?.ballot ? vote : null);
  return { ...sitting, agenda: sitting.agenda.map((item) => ({ ...item, vote: timed(item.vote), motions: item.motions.map((motion) => ({ ...motion, vote: timed(motion.vote) })) })) };
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
