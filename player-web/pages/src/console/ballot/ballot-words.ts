import type { Position } from '../../api/assembly.ts';
import type { Speaker, Tally } from '../../api/sitting.ts';
import type { Verdict } from '../../sitting/ballot.ts';
import { plural, text } from '../../text/text.ts';
import { nameOf } from '../roll-words.ts';

/** The positions that are named at a show of hands, in the order of their fields. */
export const DISSENT = ['against', 'abstains', 'no-part'] as const satisfies readonly Position[];

export function tallyWords({ inFavour, against, abstentions, notTakingPart }: Tally): string {
  const counts = [plural('vote.in-favour', inFavour), plural('vote.against', against), plural('vote.abstentions', abstentions)];
  return [...counts, ...(notTakingPart > 0 ? [plural('vote.not-taking-part', notTakingPart)] : [])].join(', ');
}

/** What a vote came to, as it is said to who took it: Adopté : 35 pour, 2 contre (M. DUPONT, Mme PETIT). */
export function verdictWords({ outcome, unanimous, tally }: Verdict): string {
  if (!outcome) return text('ballot.undecided');
  const counted = outcome === 'adopted' || outcome === 'rejected';
  const what = text(unanimous ? `vote.unanimous.${outcome}` : `vote.${outcome}`);
  return counted ? text('ballot.verdict', { what, counts: tallyWords(tally) }) : what;
}

/** Somebody's name, and by whom they vote. */
export function voterWords(speakers: readonly Speaker[], speaker: string, holder: string | null): string {
  const name = nameOf(speakers, speaker);
  return holder ? text('ballot.by-proxy', { name, holder: nameOf(speakers, holder) }) : name;
}
