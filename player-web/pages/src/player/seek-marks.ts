import { wallClock } from '../time/site-zone.ts';

/** A label under the seek bar, at a place of the media in seconds. */
export interface Mark {
  readonly at: number;
  readonly label: string;
}

/** What a seek bar covers, in media seconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Steps that people count time in, in seconds. */
const STEPS = [60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800];
/** A mark closer to an end than this part of the whole would stick out. */
const MARGIN = 0.03;

/**
 * Labels at round times.
 *
 * @param span what the seek bar covers; short ones get no marks
 * @param most how many labels have room
 * @param phase where a round time lies, in media seconds: 0 to count from the beginning
 * @param label the words of a mark
 */
export function seekMarks(span: Span, most: number, phase: number, label: (seconds: number) => string): readonly Mark[] {
  const length = span.end - span.start;
  const step = STEPS.find((one) => length / one <= most);
  if (!step || length < 2 * 60 || most < 1) return [];
  const margin = length * MARGIN;
  const marks: Mark[] = [];
  const first = Math.ceil((span.start + margin - phase) / step) * step + phase;
  for (let at = first; at < span.end - margin; at += step) marks.push({ at, label: label(at) });
  return marks;
}

/** Where the site's midnight of {@link date}'s day lies on a timeline on which {@link date} lies at {@link seconds}. */
export function midnight(date: Date, seconds: number): number {
  const [hours = 0, minutes = 0, rest = 0] = wallClock(date).slice(11).split(':').map(Number);
  const since = hours * 3600 + minutes * 60 + rest + date.getMilliseconds() / 1000;
  return seconds - since;
}
