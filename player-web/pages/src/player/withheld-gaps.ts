/** A piece of a playlist as hls.js lists it. */
export interface Listed {
  readonly start: number;
  readonly duration: number;
  /** The tags before it, name first. */
  readonly tagList: readonly (readonly string[])[];
}

/** A stretch of media time, in seconds. */
export interface Gap {
  readonly start: number;
  readonly end: number;
}

/** Pieces that meet within this many seconds have nothing between them. */
const TOLERANCE_SECONDS = 0.1;
/** A video that stands still has less than this left of what is there, in seconds. */
const REST_SECONDS = 0.3;

/** Whether the tags before a piece say that there is nothing of it. */
export function isGap(tagList: Listed['tagList']): boolean {
  return tagList.some(([name]) => name === 'GAP');
}

/**
 * The stretches that the server gives nothing of: EXT-X-GAP. hls.js calls pieces a gap for reasons of its own too; those it may
 * still load.
 */
export function gapsOf(fragments: readonly Listed[]): Gap[] {
  const gaps: Gap[] = [];
  for (const { start, duration, tagList } of fragments) {
    if (!isGap(tagList)) continue;
    const last = gaps.at(-1);
    if (last && start - last.end < TOLERANCE_SECONDS) gaps[gaps.length - 1] = { start: last.start, end: start + duration };
    else gaps.push({ start, end: start + duration });
  }
  return gaps;
}

/** Where who stands at {@link seconds} goes on; null outside of gaps, and while nothing follows: {@link edge} is the playlist's end. */
export function wayOut(gaps: readonly Gap[], seconds: number, edge: number): number | null {
  const gap = gaps.find(({ start, end }) => seconds >= start - TOLERANCE_SECONDS && seconds < end - TOLERANCE_SECONDS);
  return gap && edge > gap.end + TOLERANCE_SECONDS ? gap.end : null;
}

/** What who stands still at {@link seconds} waits for, since what is there ends at {@link until}: a browser stops a little before. */
export function missingAt(seconds: number, until: number): number {
  return until - seconds < REST_SECONDS ? until : seconds;
}

/** True if {@link buffered} holds anything of {@link gap}: it was taken away after it was fetched. */
export function isHeld(gap: Gap, buffered: TimeRanges): boolean {
  for (let i = 0; i < buffered.length; i++) {
    if (buffered.start(i) < gap.end - TOLERANCE_SECONDS && buffered.end(i) > gap.start + TOLERANCE_SECONDS) return true;
  }
  return false;
}
