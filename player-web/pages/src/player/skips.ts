import type { RecordingDetail } from '../api/recording.ts';

/** What is shorter than this needs no way over it, in seconds. */
const SHORTEST_SECONDS = 10;
/** So near its end it is not offered any more, in seconds. */
const NEARLY_OVER_SECONDS = 3;

/** A way over what shows nothing of the debate. */
export interface Skip {
  readonly over: 'first' | 'suspension' | 'closed';
  /** Where it leads, in seconds. */
  readonly to: number;
}

/** What can be passed over at {@link place} of {@link recording}: the wait for the first item, or a pause; null if nothing. */
export function skipAt(recording: RecordingDetail, place: number): Skip | null {
  const pause = recording.pauses?.find(({ start, end }) => start <= place && place < end - NEARLY_OVER_SECONDS && end - start >= SHORTEST_SECONDS);
  if (pause) return { over: pause.closed ? 'closed' : 'suspension', to: pause.end };
  const first = recording.chapters?.chapters[0]?.start ?? null;
  const waits = first !== null && first >= SHORTEST_SECONDS && place < first - NEARLY_OVER_SECONDS;
  return waits ? { over: 'first', to: first } : null;
}
