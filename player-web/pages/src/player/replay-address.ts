import { replayScene, type ReplayState } from './replay-state.ts';
import type { TextKey } from '../text/text.ts';
import { parseTimecode } from '../time/timecode.ts';

/** The place that an address asks for (`#t=90`, `#t=1:30`, a passage by `#t=90,120`), in seconds; null if none. */
export function placeInHash(hash: string): number | null {
  return asked(hash, 0);
}

/** Where the passage ends that an address asks for (Media Fragments URI 1.0, 4.2.1); null if it does not name an end. */
export function endInHash(hash: string): number | null {
  return asked(hash, 1);
}

function asked(hash: string, which: 0 | 1): number | null {
  const time = new URLSearchParams(hash.replace(/^#/, '')).get('t')?.split(',')[which];
  return time === undefined ? null : parseTimecode(time.replace(/s$/, ''));
}

/** The end of an address that leads to a passage and no further, in seconds of the replay. */
export function passageHash(from: number, to: number): string {
  return `#t=${Math.floor(from)},${Math.ceil(to)}`;
}

/** What a screen reader says of the change beside troubles, which the status line follows; null if nothing. */
export function announceReplay(before: ReplayState, after: ReplayState): TextKey | null {
  if (!before.corrected && after.corrected) return 'replay.corrected';
  const [was, is] = [replayScene(before), replayScene(after)];
  if (was === is) return before.media !== after.media && after.media === 'finished' ? 'player.finished.title' : null;
  if (is === 'absent') return 'player.unknown.title';
  if (is === 'deleted') return 'player.deleted.title';
  return is === 'on-air' ? 'player.on-air.title' : null;
}
