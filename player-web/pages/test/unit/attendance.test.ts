import { describe, expect, it } from 'vitest';
import { LAWFUL, NOBODY, type Attendance, type Presence, type PresenceChange, type Seat } from '../../src/api/assembly.ts';
import { chairOf, doubtsAt, quorumAt, standingAt, uncalled, votersAt } from '../../src/sitting/attendance.ts';
import { called, moved, othersPresent, presided, retimed, stepBack, stepTo, withSeats } from '../../src/sitting/attendance-edits.ts';
import { mergeAttendance, putAttendance } from '../../src/sitting/attendance-merge.ts';
import type { Clash } from '../../src/draft/clash.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 25, 17, minute)).toISOString();
const when = (minute: number) => Date.parse(at(minute));
const change = (minute: number, presence: Presence, proxy: string | null = null): PresenceChange => ({ at: at(minute), item: null, presence, proxy });
const seat = (speaker: string, ...changes: PresenceChange[]): Seat => ({ speaker, insteadOf: null, changes });
const attendance = (...seats: Seat[]): Attendance => ({ ...NOBODY, seats });
const votes = (one: Attendance, minute?: number) => votersAt(one, minute === undefined ? undefined : when(minute)).map(({ speaker, holder }) => speaker + (holder ? `<${holder}` : '')).join(' ');

describe('attendance', () => {
  it('standing_atATime_isTheLastThatWasNoted', () => {
    const one = seat('a', change(0, 'present'), change(30, 'left'));
    expect(standingAt(one, when(29))?.presence).toBe('present');
    expect(standingAt(one, when(30))?.presence).toBe('left');
    expect(standingAt(one, when(-1))).toBeNull();
  });

  it('voters_proxy_countsWhileItsHolderIsThere', () => {
    const one = attendance(seat('a', change(0, 'present'), change(30, 'left')), seat('b', change(0, 'represented', 'a')), seat('c', change(0, 'excused')));
    expect(votes(one, 10)).toBe('a b<a');
    expect(votes(one, 40)).toBe('');
  });

  it('voters_circleOrNobody_giveNoVote', () => {
    const one = attendance(seat('a', change(0, 'represented', 'b')), seat('b', change(0, 'represented', 'a')), seat('c', change(0, 'represented')));
    expect(votes(one)).toBe('');
    expect(doubtsAt(one, LAWFUL).map(({ kind, speaker }) => `${speaker} ${kind}`)).toEqual(['a circle', 'b circle', 'c no-holder']);
  });

  it('voters_substitute_takesTheSeatBeforeAProxyAndNeverBesideTheMember', () => {
    const member = seat('a', change(0, 'represented', 'c'));
    const substitute: Seat = { speaker: 's', insteadOf: 'a', changes: [change(0, 'present')] };
    const holder = seat('c', change(0, 'present'));
    expect(votes(attendance(member, substitute, holder))).toBe('s c');
    expect(votes(attendance(seat('a', change(0, 'present')), substitute, holder))).toBe('a c');
    expect(quorumAt(attendance(member, substitute, holder), LAWFUL)).toEqual({ inOffice: 2, present: 2, needed: 2, isReached: true });
  });

  it('quorum_isMoreThanHalfOfThoseInOffice_withoutProxies', () => {
    const four = attendance(seat('a', change(0, 'present')), seat('b', change(0, 'present'), change(20, 'left')), seat('c', change(0, 'present')), seat('d', change(0, 'represented', 'a')));
    expect(quorumAt(four, LAWFUL, when(10))).toEqual({ inOffice: 4, present: 3, needed: 3, isReached: true });
    expect(quorumAt(four, LAWFUL, when(20)).isReached).toBe(false);
    expect(quorumAt(four, LAWFUL, when(10), ['c']).isReached).toBe(false);
    expect(quorumAt(four, { ...LAWFUL, quorum: 'third' }, when(20)).needed).toBe(2);
    expect(quorumAt({ ...four, withoutQuorum: true }, LAWFUL, when(20))).toMatchObject({ needed: 0, isReached: true });
  });

  it('quorum_ofAnyAttendance_neverCountsMoreThanAreInOffice', () => {
    let seed = 11;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const kinds: readonly Presence[] = ['present', 'absent', 'excused', 'represented', 'left'];
    for (let round = 0; round < 300; round++) {
      const count = 1 + random(40);
      const seats = Array.from({ length: count }, (_, index): Seat => ({
        speaker: String(index), insteadOf: random(6) === 0 && index > 0 ? String(random(index)) : null,
        changes: Array.from({ length: random(4) }, (_unused, minute) => change(minute * 10, kinds[random(5)] ?? 'present', String(random(count)))),
      }));
      const one = attendance(...seats);
      const { inOffice, present, needed } = quorumAt(one, LAWFUL, when(15));
      const voters = votersAt(one, when(15));
      expect(present).toBeLessThanOrEqual(inOffice);
      expect(needed * 2).toBeGreaterThan(inOffice);
      expect(voters.length).toBeLessThanOrEqual(inOffice);
      expect(new Set(voters.map(({ speaker }) => speaker)).size).toBe(voters.length);
      for (const { holder } of voters) if (holder) expect(standingAt(seats.find(({ speaker }) => speaker === holder) ?? seat(''), when(15))?.presence).toBe('present');
    }
  });

  it('doubts_sayWhatCannotBeRight', () => {
    const one = attendance(seat('a', change(0, 'present')), seat('b', change(0, 'represented', 'a')), seat('c', change(0, 'represented', 'a')), seat('d', change(0, 'left'), change(5, 'left')), seat('e', change(0, 'represented', 'd')));
    expect(doubtsAt(one, LAWFUL)).toEqual([
      { kind: 'too-many', speaker: 'a', holder: 'a' }, { kind: 'left-twice', speaker: 'd', holder: null }, { kind: 'holder-away', speaker: 'e', holder: 'd' },
    ]);
    expect(doubtsAt(one, { ...LAWFUL, proxiesPerHolder: 2 }).some(({ kind }) => kind === 'too-many')).toBe(false);
  });

  it('called_twice_isCorrectedWithoutAnArrival', () => {
    const absent = called(seat('a'), { presence: 'absent', item: null, at: at(0) });
    const present = called(absent, { presence: 'present', item: null, at: at(1) });
    expect(present.changes).toEqual([change(0, 'present')]);
    const gone = moved(moved(present, { presence: 'left', item: 'bp', at: at(30) }), { presence: 'left', item: 'bp', at: at(31) });
    expect(gone.changes.map(({ presence, item }) => [presence, item])).toEqual([['present', null], ['left', 'bp']]);
    expect(called(gone, { presence: 'excused', item: null, at: at(50) }).changes.map(({ presence }) => presence)).toEqual(['excused', 'left']);
    expect(retimed(gone, 1, at(-5)).changes.map(({ presence }) => presence)).toEqual(['left', 'present']);
  });

  it('step_back_bringsBackWhatWasThere_unlessSomebodyElseChangedIt', () => {
    const before = attendance(seat('a'), seat('b', change(0, 'absent')), seat('c'));
    const step = stepTo(before, othersPresent(before, at(1), null));
    if (!step) throw new Error('nothing was done');
    const after = withSeats(before, step.after);
    expect(uncalled(after)).toBe(0);
    expect(stepBack(after, step)).toEqual(before);
    // As the server writes the same time.
    const whole = (one: string) => one.replace('.000Z', 'Z');
    expect(stepBack({ ...after, seats: after.seats.map((one) => ({ ...one, changes: one.changes.map((each) => ({ ...each, at: whole(each.at) })) })) }, step)).not.toBeNull();
    expect(stepBack(withSeats(after, [seat('c', change(2, 'excused'))]), step)).toBeNull();
    expect(stepTo(before, before.seats)).toBeNull();
  });

  it('chair_ofAnItem_isTheOneWhoPresidesIt', () => {
    const one = presided({ ...NOBODY, chair: 'mayor' }, 'ca', 'deputy');
    expect([chairOf(one, 'ca'), chairOf(one, 'bp'), chairOf(one, null)]).toEqual(['deputy', 'mayor', 'mayor']);
    expect(presided(one, 'ca', 'mayor').itemChairs).toEqual([]);
  });

  it('merge_twoWhoCallTheRoll_loseNothing', () => {
    const base = attendance(seat('a'), seat('b'), seat('c'));
    const mine = withSeats(base, [seat('a', change(0, 'present')), seat('c', change(0, 'present'))]);
    const theirs = { ...withSeats(base, [seat('b', change(0, 'absent')), seat('c', change(0, 'excused'))]), secretary: 'b' };
    const clashes: Clash[] = [];
    const joined = mergeAttendance(base, mine, theirs, clashes);
    expect(joined.seats.map(({ changes }) => changes[0]?.presence)).toEqual(['present', 'absent', 'present']);
    expect([joined.secretary, clashes.map(({ path }) => path)]).toEqual(['b', ['attendance/seats/c/changes']]);
    expect(putAttendance(joined, 'attendance/seats/c/changes', [change(0, 'excused')]).seats[2]?.changes[0]?.presence).toBe('excused');
    expect(putAttendance(joined, 'attendance/chair', 'a').chair).toBe('a');
  });
});
