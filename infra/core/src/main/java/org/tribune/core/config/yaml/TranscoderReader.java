package org.tribune.core.config.yaml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.core.config.TranscoderConfig;

/** Reads {@code transcoder}. */
final class TranscoderReader {
  private static final String AUTO = "auto";
  private static final int LOWEST = 144;
  private static final int HIGHEST = 2160;

  private TranscoderReader() {}

  static TranscoderConfig read(Section section) {
    String encoder = Values.choice(section, "encoder", List.of("x264")).orElse("x264");
    Optional<String> preset =
        Values.choice(
                section,
                "preset",
                List.of(
                    AUTO, "ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow"))
            .filter(word -> !word.equals(AUTO));
    List<Integer> ladder = ladder(section);
    Duration part =
        Values.duration(
            section,
            "part",
            /* standard= */ Duration.ofMillis(240),
            /* shortest= */ Duration.ofMillis(100),
            /* longest= */ Duration.ofSeconds(2));
    Duration segment =
        Values.duration(
            section,
            "segment",
            /* standard= */ Duration.ofMillis(1_920),
            /* shortest= */ Duration.ofSeconds(1),
            /* longest= */ Duration.ofSeconds(10));
    if (segment.compareTo(part) < 0) {
      section
          .mistakes()
          .add(
              section.place(),
              section.nameOf("segment"),
              segment + " is shorter than transcoder.part, " + part + ": a segment holds parts");
    }
    return new TranscoderConfig(encoder, preset, ladder, part, segment);
  }

  private static List<Integer> ladder(Section section) {
    List<Given> words = section.words("ladder").orElse(List.of());
    if (words.size() == 1 && words.getFirst().text().equals(AUTO)) {
      return List.of();
    }
    List<Integer> heights = new ArrayList<>();
    for (Given word : words) {
      Values.integer(section.mistakes(), word, LOWEST, HIGHEST)
          .ifPresent(height -> addBelow(heights, height, word, section.mistakes()));
    }
    return heights;
  }

  private static void addBelow(List<Integer> heights, int height, Given word, ConfigErrors errors) {
    if (height % 2 != 0) {
      errors.add(word, "is odd: heights are even numbers of lines");
    } else if (!heights.isEmpty() && heights.getLast() <= height) {
      errors.add(word, "is not below " + heights.getLast() + ": put the fullest picture first");
    } else {
      heights.add(height);
    }
  }
}
