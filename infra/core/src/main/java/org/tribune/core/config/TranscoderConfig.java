package org.tribune.core.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How renditions are made.
 *
 * @param encoder {@code x264}
 * @param preset x264's preset; absent: what the machine can do
 * @param ladder heights, fullest first, such as 1080, 720, 480; empty: what source and machine
 *     allow
 * @param part the wished length of a part; cut to whole frames
 * @param segment the wished length of a segment; cut to whole parts
 */
public record TranscoderConfig(
    String encoder,
    Optional<String> preset,
    List<Integer> ladder,
    Duration part,
    Duration segment) {
  public TranscoderConfig {
    ladder = List.copyOf(ladder);
  }
}
