/** What is needed of a segment to know when it was filmed; hls.js's Fragment is one. */
export interface FilmedSegment {
  /** Media time, in seconds. */
  readonly start: number;
  readonly duration: number;
  /** Milliseconds since 1970 (EXT-X-PROGRAM-DATE-TIME); null if not known. */
  readonly programDateTime: number | null;
}

/** When the media time {@link seconds} was filmed; null if not known. */
export function dateOf(segments: readonly FilmedSegment[], seconds: number): Date | null {
  const segment = lastBefore(segments, (one) => one.start <= seconds) ?? segments[0];
  if (!segment || segment.programDateTime === null) return null;
  return new Date(segment.programDateTime + (seconds - segment.start) * 1000);
}

/**
 * The media time of what was filmed at {@link date}; of what comes next, if that was cut out.
 * Null if it was filmed before the first of {@link segments}, or if that is not known.
 */
export function placeOf(segments: readonly FilmedSegment[], date: Date): number | null {
  const segment = segmentAt(segments, date);
  if (!segment || segment.programDateTime === null) return null;
  return segment.start + Math.min(segment.duration, (date.getTime() - segment.programDateTime) / 1000);
}

/** The last of {@link segments} that began before {@link date}; undefined if none did, or if that is not known. */
export function segmentAt<Segment extends FilmedSegment>(segments: readonly Segment[], date: Date): Segment | undefined {
  return lastBefore(segments, (one) => one.programDateTime !== null && one.programDateTime <= date.getTime());
}

function lastBefore<Segment extends FilmedSegment>(segments: readonly Segment[], begun: (segment: Segment) => boolean): Segment | undefined {
  let [low, high] = [0, segments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const segment = segments[middle];
    if (segment && begun(segment)) low = middle + 1;
    else high = middle;
  }
  return segments[low - 1];
}
