import type { Attendance, Presence, PresenceChange, Seat } from '../api/assembly.ts';

/** What a clerk notes of somebody. */
export interface Call {
  readonly presence: Presence;
  readonly proxy?: string | null;
  /** The item that lasts; null before the first one. */
  readonly item: string | null;
  readonly at: string;
}

/** One thing that was done, to be undone: the seats that it changed, as they were and as they are. */
export interface AttendanceStep {
  readonly before: readonly Seat[];
  readonly after: readonly Seat[];
}

/**
 * The roll call of one member. Called again they are called otherwise: what a slip of the finger
 * noted first is no arrival. What came later stays, and so does the time at which they were called.
 */
export function called(seat: Seat, call: Call): Seat {
  const [first, ...later] = seat.changes;
  return { ...seat, changes: [changeOf(call, first?.at ?? call.at), ...later] };
}

/** Somebody arrives, leaves, or leaves their proxy, in the middle of the sitting; the same twice is noted once. */
export function moved(seat: Seat, call: Call): Seat {
  const last = seat.changes.at(-1);
  if (last?.presence === call.presence && (call.proxy ?? null) === last.proxy) return seat;
  return { ...seat, changes: [...seat.changes, changeOf(call, call.at)] };
}

function changeOf({ presence, proxy, item }: Call, at: string): PresenceChange {
  return { at, item, presence, proxy: presence === 'represented' ? (proxy ?? null) : null };
}

/** All that were not called are there. */
export function othersPresent({ seats }: Attendance, at: string, item: string | null): readonly Seat[] {
  return seats.filter(({ changes }) => changes.length === 0).map((seat) => called(seat, { presence: 'present', at, item }));
}

/** With {@link seats} instead of those of the same speakers. */
export function withSeats(attendance: Attendance, seats: readonly Seat[]): Attendance {
  const changed = new Map(seats.map((seat) => [seat.speaker, seat]));
  return { ...attendance, seats: attendance.seats.map((seat) => changed.get(seat.speaker) ?? seat) };
}

/** What leads from {@link attendance} to one with {@link seats}; null if that changes nothing. */
export function stepTo(attendance: Attendance, seats: readonly Seat[]): AttendanceStep | null {
  const before = new Map(attendance.seats.map((seat) => [seat.speaker, seat]));
  const after = seats.filter((seat) => JSON.stringify(before.get(seat.speaker)) !== JSON.stringify(seat));
  return after.length > 0 ? { before: after.flatMap(({ speaker }) => before.get(speaker) ?? []), after } : null;
}

/** Takes a step back; null if somebody else has changed one of its seats meanwhile: what they noted stays. */
export function stepBack(attendance: Attendance, step: AttendanceStep): Attendance | null {
  const now = new Map(attendance.seats.map((seat) => [seat.speaker, said(seat)]));
  const isAsLeft = step.after.every((seat) => now.get(seat.speaker) === said(seat));
  return isAsLeft ? withSeats(attendance, step.before) : null;
}

/** What is noted of a seat; how the server writes a time is nothing else. */
function said({ changes }: Seat): string {
  return JSON.stringify(changes.map(({ at, item, presence, proxy }) => [Date.parse(at), item, presence, proxy]));
}

/** The item is presided by {@link speaker}; by the chair again if null. */
export function presided(attendance: Attendance, item: string, speaker: string | null): Attendance {
  const others = attendance.itemChairs.filter((one) => one.item !== item);
  return { ...attendance, itemChairs: speaker && speaker !== attendance.chair ? [...others, { item, speaker }] : others };
}

/** A change of {@link seat} was at another time; the changes stay in the order of their times. */
export function retimed(seat: Seat, index: number, at: string): Seat {
  const changes = seat.changes.map((change, place) => (place === index ? { ...change, at } : change));
  return { ...seat, changes: changes.sort((one, other) => one.at.localeCompare(other.at)) };
}

/** A change of {@link seat} never was. */
export function withoutChange(seat: Seat, index: number): Seat {
  return { ...seat, changes: seat.changes.filter((_, place) => place !== index) };
}
