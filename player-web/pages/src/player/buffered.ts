/**
 * How far media are there without a hole from {@link seconds} on; {@link seconds} itself if nothing is.
 *
 * @param early so much later may they begin, in seconds
 */
export function bufferedUntil(buffered: TimeRanges, seconds: number, early = 0.1): number {
  for (let index = 0; index < buffered.length; index++) {
    if (buffered.start(index) - early <= seconds && seconds < buffered.end(index)) return buffered.end(index);
  }
  return seconds;
}
