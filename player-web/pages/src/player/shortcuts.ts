/** What a key asks of the player. */
export type Command =
  | 'play'
  | 'back'
  | 'forward'
  | 'louder'
  | 'quieter'
  | 'mute'
  | 'fullscreen'
  | 'picture'
  | 'live'
  | 'first'
  | 'next-chapter'
  | 'previous-chapter'
  | 'slower'
  | 'faster'
  | 'help';

const KEYS: Readonly<Record<string, Command>> = {
  ' ': 'play',
  k: 'play',
  j: 'back',
  ArrowLeft: 'back',
  l: 'forward',
  ArrowRight: 'forward',
  ArrowUp: 'louder',
  ArrowDown: 'quieter',
  m: 'mute',
  f: 'fullscreen',
  p: 'picture',
  d: 'live',
  Home: 'first',
  n: 'next-chapter',
  b: 'previous-chapter',
  '<': 'slower',
  '>': 'faster',
  '?': 'help',
};

/** Elements that use keys themselves. */
const OWN_KEYS = 'input:not(.seek-range), textarea, select, [contenteditable], [role="slider"], media-volume-range, dialog';
const PRESSED = 'button, a, summary, [role="button"], media-play-button, media-mute-button, media-pip-button, media-fullscreen-button, media-seek-backward-button, media-seek-forward-button';

/** The parts of a key press that matter. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly defaultPrevented: boolean;
}

/**
 * What {@link press} asks, or null if it is not for the player: a key that the focused element
 * uses itself, or that scrolls the page, stays with it.
 *
 * @param target where the focus is
 * @param insidePlayer whether that is within the player
 */
export function commandOf(press: Press, target: Element | null, insidePlayer: boolean): Command | null {
  if (press.defaultPrevented || press.ctrlKey || press.altKey || press.metaKey) return null;
  if (target?.closest(OWN_KEYS)) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (key === ' ' && target?.closest(PRESSED)) return null;
  // These scroll the page, unless the player has the focus.
  if ((key === 'ArrowUp' || key === 'ArrowDown' || key === 'Home') && !insidePlayer) return null;
  return KEYS[key] ?? null;
}

const STORED = 'tribune.shortcuts';

/** Single-key shortcuts can be turned off (WCAG 2.1.4). */
export function shortcutsEnabled(): boolean {
  try {
    return localStorage.getItem(STORED) !== 'off';
  } catch {
    return true;
  }
}

export function enableShortcuts(enabled: boolean): void {
  try {
    localStorage.setItem(STORED, enabled ? 'on' : 'off');
  } catch {
    // Storage may be forbidden; the shortcuts then stay on.
  }
}
