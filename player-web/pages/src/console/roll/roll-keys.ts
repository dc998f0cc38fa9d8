import { shortcutsEnabled } from '../../player/shortcuts.ts';

/** What a key does on the list of members. */
export type RollKey = 'present' | 'absent' | 'excused' | 'represented' | 'left' | 'others' | 'undo' | 'find' | 'up' | 'down' | 'first' | 'last';

const KEYS: Readonly<Record<string, RollKey>> = {
  p: 'present', a: 'absent', e: 'excused', r: 'represented', d: 'left', t: 'others', u: 'undo', c: 'find',
  ArrowUp: 'up', ArrowDown: 'down', Home: 'first', End: 'last',
};
const MOVES: readonly RollKey[] = ['up', 'down', 'first', 'last'];

/** What a press asks of {@link roll}, or null if it is for what has the focus, for another dialog, or for the browser. */
export function rollKeyOf(press: KeyboardEvent, roll: Element): RollKey | null {
  if (press.defaultPrevented || press.ctrlKey || press.altKey || press.metaKey) return null;
  const focused = document.activeElement;
  const isInside = focused?.closest('.roll-list') != null && roll.contains(focused);
  const above = document.querySelector('dialog[open]');
  if ((above && !above.contains(roll)) || focused?.closest('input:not([type=radio]), textarea, select')) return null;
  const key = KEYS[press.key.length === 1 ? press.key.toLowerCase() : press.key] ?? null;
  if (key && MOVES.includes(key)) return isInside ? key : null;
  if (press.repeat) return null;
  return isInside || shortcutsEnabled() ? key : null;
}
