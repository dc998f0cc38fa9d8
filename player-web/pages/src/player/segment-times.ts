import type { ListedSegment } from './segment-list.ts';

/** Where listed segments lie on the media timeline, which the media alone show: known once one of them was read. */
export class SegmentTimes {
  #segments: readonly ListedSegment[] = [];
  #anchor: { readonly number: number; readonly seconds: number } | null = null;

  forget(): void {
    this.#anchor = null;
  }

  /** The segment {@link number} begins at the media time {@link seconds}. */
  anchor(number: number, seconds: number): void {
    this.#anchor = { number, seconds };
  }

  /** What is listed now: older ones may have left. */
  update(segments: readonly ListedSegment[]): void {
    this.#segments = segments;
    const last = segments.at(-1);
    const end = this.end();
    if (last && end !== null) this.#anchor = { number: last.number, seconds: end - last.duration };
  }

  /** The media time of the first listed second; null if not known. */
  start(): number | null {
    const [first] = this.#segments;
    return first ? this.#begin(first.number) : null;
  }

  /** The media time behind the last listed second; null if not known. */
  end(): number | null {
    const last = this.#segments.at(-1);
    const begin = last ? this.#begin(last.number) : null;
    return last && begin !== null ? begin + last.duration : null;
  }

  /** The segment that is played at {@link seconds}, the first or last if that is outside; null if not known. */
  at(seconds: number): { readonly segment: ListedSegment; readonly start: number } | null {
    let start = this.start();
    if (start === null) return null;
    for (const segment of this.#segments) {
      if (seconds < start + segment.duration || segment === this.#segments.at(-1)) return { segment, start };
      start += segment.duration;
    }
    return null;
  }

  /** When the media time {@link seconds} was filmed; null if not known. */
  dateAt(seconds: number): Date | null {
    const found = this.at(seconds);
    return found?.segment.filmed == null ? null : new Date(found.segment.filmed + (seconds - found.start) * 1000);
  }

  /** The media time behind the gap at {@link seconds}; null if there is none. */
  pastGap(seconds: number): number | null {
    const found = this.at(seconds);
    if (!found?.segment.gap) return null;
    let end = found.start;
    for (const { number, gap, duration } of this.#segments) {
      if (number < found.segment.number) continue;
      if (!gap) return end;
      end += duration;
    }
    return null;
  }

  #begin(number: number): number | null {
    if (!this.#anchor) return null;
    const { number: known, seconds } = this.#anchor;
    const sum = (from: number, to: number): number =>
      this.#segments.reduce((total, one) => (one.number >= from && one.number < to ? total + one.duration : total), 0);
    return number >= known ? seconds + sum(known, number) : seconds - sum(number, known);
  }
}
