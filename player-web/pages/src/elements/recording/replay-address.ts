import { replayScene, type ReplayState } from '../../player/replay-state.ts';
import type { TextKey } from '../../text/text.ts';
import { parseTimecode } from '../../time/timecode.ts';

/** The place that an address asks for (`#t=90`, `#t=1:30`), in seconds; null if none. */
export function placeInHash(hash: string): number | null {
  const asked = new URLSearchParams(hash.replace(/^#/, '')).get('t');
  return asked === null ? null : parseTimecode(asked.replace(/s$/, ''));
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
