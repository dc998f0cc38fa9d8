package org.tribune.core.mp4;

/**
 * One track of a progressive MP4, laid out.
 *
 * @param language as in ISO 639-2/T, such as {@code fra}; {@code und} where it has none
 * @param from where its passage starts, on the timeline of its samples
 * @param to where it ends
 */
public record TrackLayout(
    TrackHeader header, String language, SampleTable samples, long from, long to) {

  /** True if nothing of the passage is there. */
  public boolean isEmpty() {
    return samples.isEmpty();
  }

  /** For how long nothing is shown before the first sample. */
  long silentTicks() {
    return Math.max(0, samples.start() - from);
  }

  /** Where in the samples the passage starts: what is before is only there to be decoded. */
  long hiddenTicks() {
    return Math.max(0, from - samples.start());
  }

  /** For how long samples are shown. */
  long shownTicks() {
    return Math.min(samples.end(), to) - Math.max(from, samples.start());
  }

  /** The length of the samples. */
  long mediaTicks() {
    return samples.end() - samples.start();
  }
}
