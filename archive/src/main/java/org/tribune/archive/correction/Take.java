package org.tribune.archive.correction;

import java.util.List;
import org.tribune.media.packaging.Sample;

/**
 * Samples of one track that follow each other without a gap, as they are decoded and shown.
 *
 * @param start when the first is shown, in the track's ticks
 * @param samples one at least
 */
record Take(long start, List<Sample> samples) {
  Take {
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException("A take has a sample at least");
    }
  }
}
