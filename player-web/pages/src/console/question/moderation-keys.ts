import { shortcutsEnabled } from '../../player/shortcuts.ts';

/** What a key does on the page of a sitting's questions. */
export type ModerationKey = 'next' | 'previous' | 'publish' | 'refuse' | 'merge' | 'undo' | 'focus' | 'select' | 'shorten' | 'note' | 'help';

const KEYS: Readonly<Record<string, ModerationKey>> = {
  j: 'next', k: 'previous', a: 'publish', r: 'refuse', m: 'merge', u: 'undo', z: 'focus', x: 'select', c: 'shorten', n: 'note', '?': 'help',
};

/** Where something is typed, or chosen by letters. */
const OWN_KEYS = 'input:not([type=checkbox]), textarea, select, [contenteditable], dialog';

/** What a press asks of the page; null if it is for what has the focus, or for the browser. A key that is held down only moves. */
export function moderationKeyOf(press: KeyboardEvent, target: Element | null): ModerationKey | null {
  if (press.defaultPrevented || press.ctrlKey || press.altKey || press.metaKey || press.isComposing) return null;
  if (target?.closest(OWN_KEYS)) return null;
  const key = KEYS[press.key.toLowerCase()] ?? null;
  if (press.repeat && key !== 'next' && key !== 'previous') return null;
  return shortcutsEnabled() || key === 'help' ? key : null;
}
