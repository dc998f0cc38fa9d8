import type { SpokenAnswer } from '../api/question.ts';
import { readRecording, type RecordingDetail } from '../api/recording.ts';

/** Chapters show what was cut away before them; without any, the broadcast's beginning does. */
export function placeIn({ startedAt, chapters }: Pick<RecordingDetail, 'startedAt' | 'chapters'>, date: Date): number {
  const filmed = date.getTime();
  const before = chapters?.chapters.findLast((one) => one.start !== null && Date.parse(one.startedAt) <= filmed);
  const [from, at] = before ? [Date.parse(before.startedAt), before.start ?? 0] : [Date.parse(startedAt), 0];
  return Math.max(0, Math.floor(at + (filmed - from) / 1000));
}

/** Where spoken answers are in the recordings of their broadcasts. Owned by the page's only thread. */
export class Moments {
  readonly #changed: () => void;
  readonly #recordings = new Map<string, RecordingDetail | null>();

  /** @param changed called when a place has become known */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Seconds of the replay; null while that is not known, and asked for. */
  placeOf({ broadcast, start }: SpokenAnswer): number | null {
    const known = this.#recordings.get(broadcast);
    if (known === undefined) {
      this.#recordings.set(broadcast, null);
      void readRecording(broadcast).then((told) => {
        this.#recordings.set(broadcast, told);
        this.#changed();
      }, () => undefined);
    }
    return known ? placeIn(known, new Date(start)) : null;
  }
}
