import type { Presence, PresenceChange } from '../api/assembly.ts';
import type { Speaker } from '../api/sitting.ts';
import { text, timeOfDay, unbroken, type TextKey } from '../text/text.ts';

const FEMININE = /^(mme|mlle|madame|mademoiselle|mrs|ms|miss)\b/i;

/** How {@link presence} is said of somebody: présente of Mme MARTIN. */
export function presenceWords(presence: Presence, name: string): string {
  return text(`roll.is.${presence}${FEMININE.test(name) ? '.f' : ''}` as TextKey);
}

/** Who {@link id} is; their id is nowhere any more where nobody is. */
export function nameOf(speakers: readonly Speaker[], id: string | null): string {
  return unbroken(speakers.find((one) => one.id === id)?.name ?? text('roll.unknown'));
}

/** A change in words: represented by M. DUPONT since 18 h 35. */
export function changeWords(change: PresenceChange, name: string, speakers: readonly Speaker[]): string {
  const { presence, proxy, at } = change;
  const how = presence === 'represented' ? text('roll.represented-by', { who: presenceWords('represented', name), name: nameOf(speakers, proxy) }) : presenceWords(presence, name);
  return text('roll.since', { how, time: timeOfDay(at) });
}
