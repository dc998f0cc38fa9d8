import { describe, expect, it } from 'vitest';
import type { MarkContent } from '../../src/api/marks.ts';
import type { Sitting, Vote } from '../../src/api/sitting.ts';
import { roomView, seenWith, speechTime, withoutUntimed, type RoomFacts } from '../../src/sitting/room.ts';
import { blankItem } from '../../src/sitting/agenda.ts';
import { clerkSitting } from './clerk-sitting.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 25, 17, 0, second)).toISOString();
const now = (second: number) => Date.parse(at(second));
const mark = (id: string, kind: MarkContent['kind'], second: number, title: string, item: string | null = null): MarkContent => ({ id, kind, start: at(second), numbering: '', title, sitting: 's-1', item });
const vote = (second: number): Vote => ({ outcome: 'adopted', unanimous: true, tally: null, ballot: { kind: 'show-of-hands', at: at(second), casts: [], blank: 0 } });
const sitting = (votes: Record<string, Vote>) => clerkSitting({ agenda: ['a', 'b'].map((id) => ({ ...blankItem(), id, title: id.toUpperCase(), vote: votes[id] ?? null })) }) as unknown as Sitting;
const live: RoomFacts = { isLive: true, interruption: null, marks: [mark('1', 'chapter', 0, 'A', 'a'), mark('2', 'speaker', 10, 'Mme MARTIN')], seen: new Map() };

describe('room', () => {
  it('view_ofARehearsalOrNothing_isTheSlate', () => {
    expect(roomView(sitting({}), { ...live, isLive: false }, now(20))).toEqual({ kind: 'slate' });
  });

  it('view_onAir_isTheItemTheSpeakerAndTheVoteAsItFalls', () => {
    expect(roomView(sitting({}), live, now(20))).toMatchObject({ kind: 'item', item: { title: 'A' }, speaker: { title: 'Mme MARTIN' }, vote: null });
    expect(roomView(sitting({ a: vote(20) }), live, now(200))).toMatchObject({ vote: { title: 'A' } });
    // The next item has begun: the result stays for half a minute.
    const next = { ...live, marks: [...live.marks, mark('3', 'chapter', 25, 'B', 'b')] };
    expect(roomView(sitting({ a: vote(20) }), next, now(40))).toMatchObject({ item: { title: 'B' }, vote: { title: 'A' } });
    expect(roomView(sitting({ a: vote(20) }), next, now(60))).toMatchObject({ vote: null });
  });

  it('view_ofAClosedSession_saysSoAndNothingElse', () => {
    const closed: RoomFacts = { ...live, interruption: { kind: 'closedSession', since: at(30) } };
    expect(roomView(sitting({ a: vote(20) }), closed, now(40))).toEqual({ kind: 'closed', since: at(30) });
  });

  it('view_resultThatWasOnlyTyped_isShownAsItFalls', () => {
    const typed: Vote = { outcome: 'rejected', unanimous: false, tally: null, ballot: null };
    const before = sitting({});
    const after = sitting({ a: typed });
    const seen = seenWith(new Map(), before, after, now(20));
    const next = { ...live, marks: [...live.marks, mark('3', 'chapter', 25, 'B', 'b')], seen };
    expect(roomView(after, next, now(40))).toMatchObject({ item: { title: 'B' }, vote: { title: 'A' } });
    expect(roomView(after, { ...next, seen: seenWith(seen, after, after, now(45)) }, now(60))).toMatchObject({ vote: null });
    // What was there already when the screen was opened has not just fallen.
    expect(roomView(after, { ...next, seen: seenWith(new Map(), after, after, now(30)) }, now(31))).toMatchObject({ vote: null });
  });

  it('withoutUntimed_leavesWhatHasAnHour', () => {
    const typed: Vote = { outcome: 'rejected', unanimous: false, tally: null, ballot: null };
    expect(withoutUntimed(sitting({ a: typed, b: vote(20) })).agenda.map((item) => item.vote?.outcome ?? null)).toEqual([null, 'adopted']);
  });

  it('speech_againstItsLimit_countsDownWarnsAndGoesOver', () => {
    const told = (second: number, limit: number) => Object.values(speechTime(at(0), now(second), limit)).join(' ');
    expect([told(12, 0), told(100, 180), told(150, 180), told(180, 180), told(195, 180)]).toEqual(['12 free', '80 left', '30 soon', '0 over', '15 over']);
    expect(told(20, 60)).toBe('40 left');
  });
});
