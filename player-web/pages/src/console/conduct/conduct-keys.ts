import { shortcutsEnabled } from '../../player/shortcuts.ts';

/** What a key does on the page that conducts a sitting. */
export type ConductKey = 'next' | 'earlier' | 'undo' | 'redo' | 'note' | 'summary' | 'vote' | 'speaker' | 'silence' | 'chapter' | 'roll' | 'up' | 'down' | 'help';

const KEYS: Readonly<Record<string, ConductKey>> = {
  n: 'next', ' ': 'next', b: 'earlier', u: 'undo', r: 'redo', o: 'note', m: 'summary', v: 'vote', p: 'speaker', f: 'silence', c: 'chapter', a: 'roll',
  ArrowUp: 'up', ArrowDown: 'down', '?': 'help',
};

/** Elements that use keys themselves. */
const OWN_KEYS = 'input, textarea, select, [contenteditable], dialog';
const PRESSED = 'button, a, summary';
const AGENDA = '.run-list';

/** What a press asks of the page, or null if it is for what has the focus, or for the browser. */
export function conductKeyOf(press: KeyboardEvent, target: Element | null): ConductKey | null {
  if (press.defaultPrevented || press.ctrlKey || press.altKey || press.metaKey || press.repeat && !press.key.startsWith('Arrow')) return null;
  if (target?.closest(OWN_KEYS)) return null;
  const key = KEYS[press.key.length === 1 ? press.key.toLowerCase() : press.key] ?? null;
  if (press.key === ' ' && target?.closest(PRESSED)) return null;
  // Elsewhere they scroll the page.
  if (key === 'up' || key === 'down') return target?.closest(AGENDA) ? key : null;
  return shortcutsEnabled() || key === 'help' ? key : null;
}
