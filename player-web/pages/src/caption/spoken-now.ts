import type { LiveCaption } from '../api/live-caption.ts';

/** How long one stays after what is said in it, in milliseconds: live, the next comes with its first words. */
const STAYS_MILLIS = 1500;
/** What came after its place was played is shown for as long as reading it takes: a moment, and so long for each letter. */
const READING_MILLIS = 1500;
const LETTER_MILLIS = 50;
/** As much as fits over a picture. */
const MOST = 2;
/** What is older than this when it comes is read beside the picture, not over it. */
const LATEST_MILLIS = 20_000;

/**
 * Which captions are shown over the picture: at their time where they were there by then, and where they come after it, as those of
 * the live do, for a while from then on. Times are those of what is played, in milliseconds since 1970.
 */
export class SpokenNow {
  /** Until when those that came late are shown, by their ids. */
  readonly #late = new Map<string, number>();
  #playing = 0;

  /** A caption came or became another while {@link playing} is seen. */
  came(caption: LiveCaption, playing: number): void {
    const end = Date.parse(caption.end);
    if (Date.parse(caption.start) > playing || playing - end > LATEST_MILLIS) return;
    this.#late.set(caption.id, playing + READING_MILLIS + LETTER_MILLIS * Math.min(100, caption.text.length));
  }

  /** Those to show, the oldest first. */
  at(playing: number, captions: readonly LiveCaption[]): readonly LiveCaption[] {
    // Who goes elsewhere reads what is said there.
    if (playing < this.#playing - 1000 || playing > this.#playing + 10_000) this.#late.clear();
    this.#playing = playing;
    const found: LiveCaption[] = [];
    for (let index = captions.length - 1; index >= 0 && found.length < MOST; index--) {
      const caption = captions[index]!;
      const start = Date.parse(caption.start);
      if (start < playing - 60_000) break;
      const until = Math.max(Date.parse(caption.end) + STAYS_MILLIS, this.#late.get(caption.id) ?? 0);
      if (start <= playing && playing < until) found.unshift(caption);
    }
    return found;
  }
}
