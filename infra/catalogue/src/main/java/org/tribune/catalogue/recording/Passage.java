package org.tribune.catalogue.recording;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tribune.core.time.MediaTime;

/** A stretch of a recording's timeline, {@code to} excluded. */
public record Passage(MediaTime from, MediaTime to) {
  /** How long it is. */
  public MediaTime length() {
    return to.minus(from);
  }

  /** True if any of {@code start} to {@code end} is in it. */
  public boolean touches(MediaTime start, MediaTime end) {
    return start.isBefore(to) && from.isBefore(end);
  }

  /** The same stretches, in order, those that meet joined. */
  public static List<Passage> joined(List<Passage> passages) {
    List<Passage> joined = new ArrayList<>();
    for (Passage next : passages.stream().sorted(Comparator.comparing(Passage::from)).toList()) {
      if (joined.isEmpty() || joined.getLast().to().isBefore(next.from())) {
        joined.add(next);
      } else if (joined.getLast().to().isBefore(next.to())) {
        joined.set(joined.size() - 1, new Passage(joined.getLast().from(), next.to()));
      }
    }
    return joined;
  }
}
