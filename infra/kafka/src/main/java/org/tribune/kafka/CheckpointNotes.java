package org.tribune.kafka;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The checkpoints of single keys, as the text that Kafka keeps with a partition's committed offset:
 * {@code key=offset} joined by semicolons. The committed offset is that of the key that is furthest
 * behind; with the notes, the others need not go back to it.
 */
final class CheckpointNotes {
  /** Under the broker's default offset.metadata.max.bytes of 4,096. */
  private static final int LONGEST = 4_000;

  private CheckpointNotes() {}

  /** As text; the furthest ahead first, and those that have no room left out. */
  static String write(Map<String, Long> checkpoints) {
    List<Map.Entry<String, Long>> sorted =
        checkpoints.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .toList();
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, Long> one : sorted) {
      String note = one.getKey() + "=" + one.getValue();
      boolean isPlain = note.chars().allMatch(c -> c > ' ' && c < 127 && c != ';');
      if (isPlain && text.length() + note.length() < LONGEST) {
        text.append(text.isEmpty() ? "" : ";").append(note);
      }
    }
    return text.toString();
  }

  /** From text; what is not a note is left out. */
  static Map<String, Long> read(String text) {
    Map<String, Long> checkpoints = new HashMap<>();
    for (String note : text.split(";", /* limit= */ -1)) {
      int split = note.lastIndexOf('=');
      if (split > 0 && note.substring(split + 1).matches("[0-9]{1,18}")) {
        checkpoints.put(note.substring(0, split), Long.parseLong(note.substring(split + 1)));
      }
    }
    return checkpoints;
  }
}
