import type { Ballot, BallotKind, Cast, Position } from '../api/assembly.ts';
import type { Tally, Vote, VoteOutcome } from '../api/sitting.ts';
import type { Voter } from './attendance.ts';

/** The numbers of a secret ballot. */
export interface SecretCount {
  readonly inFavour: number;
  readonly against: number;
  readonly abstentions: number;
  /** Blank and void ones. */
  readonly blank: number;
}

/** A vote that is being taken: what was typed, so that it can be kept and taken up again. */
export interface OpenBallot {
  readonly item: string;
  /** The amendment that is voted on; null: the item itself. */
  readonly motion: string | null;
  readonly kind: BallotKind;
  /** When it was held, of one that is put right: who voted then is asked; null: now. */
  readonly at: string | null;
  /** By voter: at a show of hands who is not in favour, in a roll call whoever was called. */
  readonly named: Readonly<Record<string, Position>>;
  readonly secret: SecretCount;
  /** Decided by hand, where the count alone does not. */
  readonly outcome: VoteOutcome | null;
}

/** What a count comes to. */
export interface Verdict {
  readonly tally: Tally;
  /** Null where neither the count nor the chair's vote decides. */
  readonly outcome: VoteOutcome | null;
  readonly unanimous: boolean;
  /** As many for as against. */
  readonly isTie: boolean;
  /** The chair's vote decided. */
  readonly byChair: boolean;
  readonly doubts: readonly BallotDoubt[];
}

/** Why a count can't be right; told and never refused. */
export interface BallotDoubt {
  readonly kind: 'more-than-voters' | 'fewer-than-voters' | 'not-entitled' | 'not-called' | 'no-voter';
  readonly count: number;
  readonly expected: number;
}

const NO_SECRET: SecretCount = { inFavour: 0, against: 0, abstentions: 0, blank: 0 };

export function openBallot(item: string, motion: string | null = null, kind: BallotKind = 'show-of-hands'): OpenBallot {
  return { item, motion, kind, at: null, named: {}, secret: NO_SECRET, outcome: null };
}

/** A vote that was taken, to be put right. */
export function reopened(item: string, motion: string | null, { ballot, tally, outcome }: Vote): OpenBallot {
  const open: OpenBallot = { ...openBallot(item, motion, ballot?.kind), at: ballot?.at ?? null, outcome: outcome === 'adopted' || outcome === 'rejected' ? null : outcome };
  if (!ballot || ballot.kind === 'secret') return { ...open, secret: { ...NO_SECRET, ...numbersOf(tally), blank: ballot?.blank ?? 0 } };
  const isNamed = ({ position }: Cast) => position !== (ballot.kind === 'show-of-hands' ? 'for' : 'no-vote');
  return { ...open, named: Object.fromEntries(ballot.casts.filter(isNamed).map(({ voter, position }) => [voter, position])) };
}

function numbersOf(tally: Tally | null): Partial<SecretCount> {
  return tally ? { inFavour: tally.inFavour, against: tally.against, abstentions: tally.abstentions } : {};
}

/**
 * {@link voter} is in this position, with those whose votes they hold: a hand is raised for all of
 * them. Named so already, they are not any more.
 */
export function named(ballot: OpenBallot, voter: string, position: Position, voters: readonly Voter[]): OpenBallot {
  const next = { ...ballot.named };
  const isOver = next[voter] === position;
  for (const one of withProxies(voter, voters)) {
    if (isOver) delete next[one];
    else next[one] = position;
  }
  return { ...ballot, named: next };
}

/** A vote of their own for one voter alone, where a holder votes otherwise for who gave the proxy. */
export function namedAlone(ballot: OpenBallot, voter: string, position: Position | null): OpenBallot {
  const { [voter]: _, ...others } = ballot.named;
  return { ...ballot, named: position ? { ...others, [voter]: position } : others };
}

/** All of {@link some} are in this position; if all are so already, none is any more. */
export function namedTogether(ballot: OpenBallot, some: readonly string[], position: Position): OpenBallot {
  const isOver = some.length > 0 && some.every((one) => ballot.named[one] === position);
  return some.reduce((joined, one) => namedAlone(joined, one, isOver ? null : position), ballot);
}

function withProxies(voter: string, voters: readonly Voter[]): readonly string[] {
  return [voter, ...voters.filter(({ holder }) => holder === voter).map(({ speaker }) => speaker)];
}

/** A vote for each who has one. */
export function castsOf({ kind, named: positions }: OpenBallot, voters: readonly Voter[]): readonly Cast[] {
  if (kind === 'secret') return [];
  const silent = kind === 'show-of-hands' ? 'for' : 'no-vote';
  return voters.map(({ speaker }) => ({ voter: speaker, position: positions[speaker] ?? silent }));
}

export function tallyOf(casts: readonly Cast[]): Tally {
  const count = (...positions: readonly Position[]) => casts.filter(({ position }) => positions.includes(position)).length;
  return { inFavour: count('for'), against: count('against'), abstentions: count('abstains'), notTakingPart: count('no-part', 'no-vote') };
}

/** @param chair who presides: their vote decides where the count does not, but for a secret ballot (CGCT L2121-20) */
export function verdictOf(ballot: OpenBallot, voters: readonly Voter[], chair: string | null): Verdict {
  const { kind, secret, outcome: chosen } = ballot;
  const casts = castsOf(ballot, voters);
  const tally = kind === 'secret' ? secretTally(secret, voters.length) : tallyOf(casts);
  const { inFavour, against, abstentions } = tally;
  const isTie = inFavour === against;
  const ofChair = isTie && kind !== 'secret' ? casts.find(({ voter }) => voter === chair)?.position : undefined;
  const byChair = ofChair === 'for' || ofChair === 'against';
  const counted = isTie ? (byChair ? ofChair === 'for' : null) : inFavour > against;
  const outcome = chosen ?? (counted === null ? (kind === 'secret' && inFavour > 0 ? 'rejected' : null) : counted ? 'adopted' : 'rejected');
  const isUnanimous = outcome === 'adopted' ? against === 0 && abstentions === 0 && inFavour > 0 : false;
  return { tally, outcome, unanimous: isUnanimous, isTie: isTie && inFavour > 0, byChair, doubts: doubtsOf(ballot, voters) };
}

function secretTally({ inFavour, against, abstentions, blank }: SecretCount, voters: number): Tally {
  return { inFavour, against, abstentions, notTakingPart: Math.max(0, voters - inFavour - against - abstentions - blank) };
}

function doubtsOf({ kind, named: positions, secret }: OpenBallot, voters: readonly Voter[]): readonly BallotDoubt[] {
  const expected = voters.length;
  if (expected === 0) return [{ kind: 'no-voter', count: 0, expected }];
  if (kind === 'secret') {
    const count = secret.inFavour + secret.against + secret.abstentions + secret.blank;
    if (count === expected) return [];
    return [{ kind: count > expected ? 'more-than-voters' : 'fewer-than-voters', count, expected }];
  }
  const entitled = new Set(voters.map(({ speaker }) => speaker));
  const strangers = Object.keys(positions).filter((one) => !entitled.has(one)).length;
  const missing = kind === 'roll-call' ? voters.filter(({ speaker }) => !positions[speaker]).length : 0;
  return [
    ...(strangers > 0 ? [{ kind: 'not-entitled', count: strangers, expected } as const] : []),
    ...(missing > 0 ? [{ kind: 'not-called', count: missing, expected } as const] : []),
  ];
}

/** The vote as it is kept; null while nobody can say what it came to. */
export function voteOf(ballot: OpenBallot, voters: readonly Voter[], chair: string | null, at: string): Vote | null {
  const { outcome, unanimous, tally } = verdictOf(ballot, voters, chair);
  if (!outcome) return null;
  if (outcome === 'withdrawn' || outcome === 'postponed') return { outcome, unanimous: false, tally: null, ballot: null };
  const kept: Ballot = { kind: ballot.kind, at, casts: castsOf(ballot, voters), blank: ballot.kind === 'secret' ? ballot.secret.blank : 0 };
  return { outcome, unanimous, tally, ballot: kept };
}
