import { describe, expect, it } from 'vitest';
import type { Voter } from '../../src/sitting/attendance.ts';
import { named, namedAlone, namedTogether, openBallot, reopened, tallyOf, verdictOf, voteOf, type OpenBallot } from '../../src/sitting/ballot.ts';
import { isAs, VoteHistory, type VoteStep } from '../../src/sitting/vote-history.ts';

const AT = '2026-11-25T18:00:00.000Z';
const voters: readonly Voter[] = [...'abcdef'].map((speaker) => ({ speaker, holder: speaker === 'f' ? 'e' : null }));
const hands = (positions: OpenBallot['named'] = {}) => ({ ...openBallot('bp'), named: positions });

describe('ballot', () => {
  it('showOfHands_whoIsNotNamed_isInFavour', () => {
    const ballot = named(named(hands(), 'a', 'against', voters), 'b', 'abstains', voters);
    const { tally, outcome, unanimous } = verdictOf(ballot, voters, 'c');
    expect([tally, outcome, unanimous]).toEqual([{ inFavour: 4, against: 1, abstentions: 1, notTakingPart: 0 }, 'adopted', false]);
    expect(verdictOf(hands(), voters, 'c').unanimous).toBe(true);
  });

  it('holder_isNamedWithTheVotesTheyHold_eachOfWhichCanBeOtherwise', () => {
    const both = named(hands(), 'e', 'against', voters);
    expect(both.named).toEqual({ e: 'against', f: 'against' });
    expect(namedAlone(both, 'f', null).named).toEqual({ e: 'against' });
    expect(named(both, 'e', 'against', voters).named).toEqual({});
    expect(named(both, 'e', 'no-part', voters).named).toEqual({ e: 'no-part', f: 'no-part' });
  });

  it('group_isNamedAndTakenBackTogether', () => {
    const group = namedTogether(hands({ a: 'against' }), ['a', 'b'], 'against');
    expect(group.named).toEqual({ a: 'against', b: 'against' });
    expect(namedTogether(group, ['a', 'b'], 'against').named).toEqual({});
  });

  it('tie_isDecidedByTheChairsVote_butNotInASecretBallot', () => {
    const tie = hands({ a: 'against', b: 'against', c: 'against' });
    expect(verdictOf(tie, voters, 'd')).toMatchObject({ outcome: 'adopted', byChair: true, isTie: true });
    expect(verdictOf(tie, voters, 'a')).toMatchObject({ outcome: 'rejected', byChair: true });
    expect(verdictOf(tie, voters, null).outcome).toBeNull();
    expect(voteOf(tie, voters, null, AT)).toBeNull();
    expect(voteOf({ ...tie, outcome: 'postponed' }, voters, null, AT)).toEqual({ outcome: 'postponed', unanimous: false, tally: null, ballot: null });
    const secret = { ...openBallot('bp', null, 'secret'), secret: { inFavour: 3, against: 3, abstentions: 0, blank: 0 } };
    expect(verdictOf(secret, voters, 'a')).toMatchObject({ outcome: 'rejected', byChair: false });
  });

  it('secret_hasNumbersAndNoNames_andSaysWhereTheyDoNotAddUp', () => {
    const secret = (inFavour: number, blank: number) => ({ ...openBallot('bp', null, 'secret'), named: { a: 'against' as const }, secret: { inFavour, against: 1, abstentions: 0, blank } });
    expect(verdictOf(secret(6, 0), voters, null).doubts).toEqual([{ kind: 'more-than-voters', count: 7, expected: 6 }]);
    expect(verdictOf(secret(2, 1), voters, null)).toMatchObject({ tally: { inFavour: 2, against: 1, abstentions: 0, notTakingPart: 2 }, doubts: [{ kind: 'fewer-than-voters' }] });
    expect(voteOf(secret(4, 1), voters, null, AT)?.ballot).toEqual({ kind: 'secret', at: AT, casts: [], blank: 1 });
  });

  it('rollCall_whoWasNotCalled_isToldAndVotesNothing', () => {
    const ballot: OpenBallot = { ...openBallot('bp', null, 'roll-call'), named: { a: 'for', b: 'against', z: 'for' } };
    const { tally, doubts } = verdictOf(ballot, voters, 'a');
    expect(tally).toEqual({ inFavour: 1, against: 1, abstentions: 0, notTakingPart: 4 });
    expect(doubts.map(({ kind, count }) => [kind, count])).toEqual([['not-entitled', 1], ['not-called', 4]]);
  });

  it('anyShowOfHands_addsUpToWhoMayVote', () => {
    let seed = 5;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const positions = ['for', 'against', 'abstains', 'no-part'] as const;
    for (let round = 0; round < 200; round++) {
      const ballot = hands(Object.fromEntries(voters.filter(() => random(2) === 0).map(({ speaker }) => [speaker, positions[random(4)] ?? 'for'])));
      const vote = voteOf({ ...ballot, outcome: 'adopted' }, voters, 'a', AT);
      const { inFavour, against, abstentions, notTakingPart } = vote?.tally ?? tallyOf([]);
      expect(inFavour + against + abstentions + notTakingPart).toBe(voters.length);
      expect(vote?.ballot?.casts.length).toBe(voters.length);
    }
  });

  it('reopened_vote_isAsItWasTaken', () => {
    const vote = voteOf(hands({ b: 'against' }), voters, 'a', AT);
    if (!vote) throw new Error('no result');
    expect(reopened('bp', null, vote)).toMatchObject({ kind: 'show-of-hands', named: { b: 'against' }, at: AT, outcome: null });
    const secret = voteOf({ ...openBallot('bp', null, 'secret'), secret: { inFavour: 4, against: 1, abstentions: 0, blank: 1 } }, voters, null, AT);
    expect(secret && reopened('bp', null, secret).secret).toEqual({ inFavour: 4, against: 1, abstentions: 0, blank: 1 });
  });
});

describe('VoteHistory', () => {
  const vote = voteOf(hands(), voters, 'a', AT);
  const step = (marks: number): VoteStep => ({ item: 'bp', before: { vote: null, motions: [] }, after: { vote, motions: [] }, marks });

  it('undo_takesBackTheNewest_beItAVoteOrAMark', () => {
    const history = new VoteHistory();
    history.did(step(2));
    expect(history.nextUndo(3)).toBeNull();
    expect(history.nextUndo(2)).toEqual(step(2));
    history.turn('undo');
    expect([history.nextUndo(2), history.nextRedo(1)]).toEqual([null, null]);
    expect(history.nextRedo(0)).toEqual(step(2));
    history.turn('redo');
    expect(history.nextUndo(2)).toEqual(step(2));
  });

  it('isAs_anotherTimeOfTheSameVote_isTheSame', () => {
    const { after, before } = step(0);
    expect(isAs({ ...after, vote: vote && { ...vote, ballot: vote.ballot ? { ...vote.ballot, at: '2026-11-25T18:00:00Z' } : null } }, after)).toBe(true);
    expect(isAs(before, after)).toBe(false);
  });
});
