import type { Attendance } from '../api/assembly.ts';
import { pick, type Clash } from '../draft/clash.ts';
import { mergeList } from './merge-list.ts';

const FACTS = ['chair', 'secretary', 'convokedOn', 'withoutQuorum'] as const;

/** Joins seat by seat: two who call the roll together, or a clerk at the door and one at the table, lose nothing. */
export function mergeAttendance(base: Attendance, mine: Attendance, theirs: Attendance, clashes: Clash[]): Attendance {
  // What an older page kept knows of none.
  if (!(base as Attendance | undefined) || !(mine as Attendance | undefined)) return theirs;
  const facts: Record<string, unknown> = {};
  for (const field of FACTS) facts[field] = pick<unknown>(`attendance/${field}`, base[field], mine[field], theirs[field], clashes);
  const seats = mergeList('attendance/seats', bySpeaker(base.seats), bySpeaker(mine.seats), bySpeaker(theirs.seats), ['insteadOf', 'changes'], clashes);
  const chairs = mergeList('attendance/itemChairs', byItem(base.itemChairs), byItem(mine.itemChairs), byItem(theirs.itemChairs), ['speaker'], clashes);
  return { ...theirs, ...facts, seats: seats.map(({ id: _, ...seat }) => seat), itemChairs: chairs.map(({ id: _, ...chair }) => chair) };
}

/** {@link attendance} with another value at {@link path}: `attendance/chair`, or `attendance/seats/SPEAKER/changes`. */
export function putAttendance(attendance: Attendance, path: string, value: unknown): Attendance {
  const [, name = '', id, field = ''] = path.split('/');
  if (id === undefined) return { ...attendance, [name]: value };
  if (name === 'seats') return { ...attendance, seats: attendance.seats.map((seat) => (seat.speaker === id ? { ...seat, [field]: value } : seat)) };
  return { ...attendance, itemChairs: attendance.itemChairs.map((one) => (one.item === id ? { ...one, [field]: value } : one)) };
}

function bySpeaker<T extends { readonly speaker: string }>(list: readonly T[]): readonly (T & { readonly id: string })[] {
  return list.map((one) => ({ ...one, id: one.speaker }));
}

function byItem<T extends { readonly item: string }>(list: readonly T[]): readonly (T & { readonly id: string })[] {
  return list.map((one) => ({ ...one, id: one.item }));
}
