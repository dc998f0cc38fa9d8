package org.tribune.media.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Folds lines that come again and again: the first of its kind passes, the others of the same
 * second are counted. Lines that differ in numbers alone are of one kind. Safe for all threads.
 */
final class RepeatedLines {
  private static final Pattern NUMBERS = Pattern.compile("0x[0-9a-fA-F]+|[0-9]+");
  private static final int MOST_KINDS = 100;

  private static final class Kind {
    private long since;
    private long withheld;
    private String last = "";
  }

  private final long periodNanos;
  private final Map<String, Kind> kinds = new LinkedHashMap<>();

  RepeatedLines(Duration period) {
    this.periodNanos = period.toNanos();
  }

  /** Takes a line and returns what is to be written now. */
  synchronized List<String> accept(String line, long nanoTime) {
    List<String> told = new ArrayList<>(1);
    expire(nanoTime, told);
    Kind known = kinds.get(NUMBERS.matcher(line).replaceAll("#"));
    if (known != null) {
      known.withheld++;
      known.last = line;
      return told;
    }
    if (kinds.size() < MOST_KINDS) {
      Kind kind = new Kind();
      kind.since = nanoTime;
      kinds.put(NUMBERS.matcher(line).replaceAll("#"), kind);
      told.add(line);
    }
    return told;
  }

  private void expire(long nanoTime, List<String> told) {
    Iterator<Kind> each = kinds.values().iterator();
    while (each.hasNext()) {
      Kind kind = each.next();
      if (nanoTime - kind.since < periodNanos) {
        continue;
      }
      if (kind.withheld == 0) {
        each.remove();
      } else {
        told.add(kind.withheld == 1 ? kind.last : kind.last + " (" + kind.withheld + " times)");
        kind.withheld = 0;
        kind.since = nanoTime;
      }
    }
  }
}
