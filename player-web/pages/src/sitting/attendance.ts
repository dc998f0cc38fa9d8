import type { AssemblyRules, Attendance, PresenceChange, Seat } from '../api/assembly.ts';

/** Of a seat at a moment; null: not called yet. */
export type Standing = PresenceChange | null;

/** Who may vote at a moment: for themselves, or through who holds their proxy. */
export interface Voter {
  readonly speaker: string;
  /** Who votes in their place; null: they do. */
  readonly holder: string | null;
}

/** Whether enough are there (CGCT L2121-17): proxies do not count, nor do substitutes among those in office. */
export interface Quorum {
  readonly inOffice: number;
  readonly present: number;
  readonly needed: number;
  readonly isReached: boolean;
}

/** What can't be right of an attendance, told and never refused. */
export interface AttendanceDoubt {
  readonly kind: 'holder-away' | 'circle' | 'too-many' | 'no-holder' | 'left-twice';
  readonly speaker: string;
  /** Who holds the proxy, where the doubt is about one. */
  readonly holder: string | null;
}

/** How somebody stood at {@link at}, in milliseconds: the last of what was noted until then. */
export function standingAt(seat: Seat, at = Number.POSITIVE_INFINITY): Standing {
  let found: Standing = null;
  for (const change of seat.changes) {
    if ((at === Number.POSITIVE_INFINITY || Date.parse(change.at) <= at) && (!found || change.at >= found.at)) found = change;
  }
  return found;
}

/** Who is in the room. */
export function presentAt({ seats }: Attendance, at?: number): readonly string[] {
  return seats.filter((seat) => standingAt(seat, at)?.presence === 'present').map(({ speaker }) => speaker);
}

/**
 * Whoever has a vote, in the order of the table: a proxy counts while its holder is in the room. One
 * vote a seat in office: a substitute has none beside whom they sit for, and goes before a proxy.
 */
export function votersAt(attendance: Attendance, at?: number): readonly Voter[] {
  const present = new Set(presentAt(attendance, at));
  const replaced = new Set(attendance.seats.flatMap(({ speaker, insteadOf }) => (insteadOf && present.has(speaker) && !present.has(insteadOf) ? [insteadOf] : [])));
  const filled = new Set<string>();
  return attendance.seats.flatMap((seat): readonly Voter[] => {
    const { speaker, insteadOf } = seat;
    const holder = present.has(speaker) ? null : holderOf(standingAt(seat, at), present);
    const votes = insteadOf ? present.has(speaker) && replaced.has(insteadOf) : present.has(speaker) || (holder !== null && !replaced.has(speaker));
    // Of two substitutes of one member, the first.
    if (!votes || filled.has(insteadOf ?? speaker)) return [];
    filled.add(insteadOf ?? speaker);
    return [{ speaker, holder }];
  });
}

function holderOf(standing: Standing, present: ReadonlySet<string>): string | null {
  const proxy = standing?.presence === 'represented' ? standing.proxy : null;
  return proxy && present.has(proxy) ? proxy : null;
}

/** @param outside who is out of the room for what is voted on */
export function quorumAt(attendance: Attendance, rules: AssemblyRules, at?: number, outside: readonly string[] = []): Quorum {
  const there = new Set(presentAt(attendance, at).filter((one) => !outside.includes(one)));
  const offices = new Set(attendance.seats.map(({ speaker, insteadOf }) => insteadOf ?? speaker));
  const filled = new Set(attendance.seats.filter(({ speaker }) => there.has(speaker)).map(({ speaker, insteadOf }) => insteadOf ?? speaker));
  const needed = neededOf(offices.size, attendance.withoutQuorum ? 'none' : rules.quorum);
  return { inOffice: offices.size, present: filled.size, needed, isReached: filled.size >= needed };
}

/** Strictly more than half, at least a third, or anybody. */
function neededOf(inOffice: number, quorum: AssemblyRules['quorum']): number {
  if (quorum === 'half') return Math.floor(inOffice / 2) + 1;
  return quorum === 'third' ? Math.ceil(inOffice / 3) : 0;
}

/** How many have not been called. */
export function uncalled({ seats }: Attendance): number {
  return seats.filter(({ changes }) => changes.length === 0).length;
}

/** Whose proxies {@link holder} has, in the order of the table. */
export function heldBy({ seats }: Attendance, holder: string, at?: number): readonly string[] {
  return seats.filter((seat) => isHeldBy(standingAt(seat, at), holder)).map(({ speaker }) => speaker);
}

function isHeldBy(standing: Standing, holder: string): boolean {
  return standing?.presence === 'represented' && standing.proxy === holder;
}

export function doubtsAt(attendance: Attendance, rules: AssemblyRules, at?: number): readonly AttendanceDoubt[] {
  const standings = new Map(attendance.seats.map((seat) => [seat.speaker, standingAt(seat, at)]));
  const held = new Map<string, number>();
  for (const standing of standings.values()) if (standing?.presence === 'represented' && standing.proxy) held.set(standing.proxy, (held.get(standing.proxy) ?? 0) + 1);
  return attendance.seats.flatMap((seat): readonly AttendanceDoubt[] => {
    const { speaker } = seat;
    const doubts: AttendanceDoubt[] = leftTwice(seat) ? [{ kind: 'left-twice', speaker, holder: null }] : [];
    const standing = standings.get(speaker);
    if (standing?.presence === 'represented') {
      const holder = standing.proxy;
      if (!holder || holder === speaker) doubts.push({ kind: 'no-holder', speaker, holder: null });
      else if (isHeldBy(standings.get(holder) ?? null, speaker)) doubts.push({ kind: 'circle', speaker, holder });
      else if (standings.get(holder)?.presence !== 'present') doubts.push({ kind: 'holder-away', speaker, holder });
    }
    if ((held.get(speaker) ?? 0) > rules.proxiesPerHolder) doubts.push({ kind: 'too-many', speaker, holder: speaker });
    return doubts;
  });
}

function leftTwice({ changes }: Seat): boolean {
  return changes.some((change, index) => change.presence === 'left' && changes[index - 1]?.presence === 'left');
}

/** Who presides: of the item, else of the sitting. */
export function chairOf({ chair, itemChairs }: Attendance, item: string | null): string | null {
  return itemChairs.find((one) => one.item === item)?.speaker ?? chair;
}
