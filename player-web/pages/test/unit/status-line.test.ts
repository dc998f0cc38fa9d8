import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { initialMedia, type MediaState } from '../../src/player/media-state.ts';
import { StatusLine } from '../../src/elements/status-line.ts';

const playing: MediaState = { ...initialMedia, media: 'playing' };

/** A line, and all that it said. */
function follow() {
  const said: (string | null)[] = [];
  const status: StatusLine = new StatusLine(() => said.push(status.line));
  return { said, tell: (change: Partial<MediaState>, other: Parameters<StatusLine['follow']>[1] = null) => status.follow({ ...playing, ...change }, other) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('follow_troubleThatEndsBeforeThePictureMoves_isSaidToBeOverOnceItDoes', () => {
  const { said, tell } = follow();
  tell({ trouble: 'network' });
  tell({ trouble: 'network', media: 'stalled' });
  tell({ media: 'stalled' });
  expect(said).toEqual(['player.network.title']);
  tell({});
  tell({});
  expect(said).toEqual(['player.network.title', 'announce.recovered']);
});

test('follow_connectionBackForWhoPaused_isSaidWithoutClaimingThatItPlays', () => {
  const { said, tell } = follow();
  tell({ trouble: 'network', media: 'paused' });
  tell({ media: 'paused' });
  expect(said).toEqual(['player.network.title', 'announce.reconnected']);
});

test('follow_whatWasSaid_goesAfterAWhileSoThatNobodyReadsWhatIsOver', () => {
  const { said, tell } = follow();
  tell({ trouble: 'network' });
  vi.advanceTimersByTime(11_000);
  expect(said).toEqual(['player.network.title', null]);
  tell({});
  tell({ trouble: 'network' });
  expect(said.slice(2)).toEqual(['announce.recovered', 'player.network.title']);
});

test('follow_endOfTheBroadcastInTrouble_saysTheEndAlone', () => {
  const { said, tell } = follow();
  tell({ trouble: 'network' });
  tell({ media: 'finished' }, 'announce.ended');
  tell({});
  expect(said).toEqual(['player.network.title', 'announce.ended']);
});
