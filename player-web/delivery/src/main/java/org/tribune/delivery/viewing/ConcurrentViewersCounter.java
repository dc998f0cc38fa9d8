package org.tribune.delivery.viewing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tribune.catalogue.audience.ConcurrentViewers;
import org.tribune.core.broadcast.BroadcastId;

/** The most who were there at once, for each minute of the clock. For one thread at a time. */
final class ConcurrentViewersCounter {
  /** Two channels for a day; the oldest go first. */
  private static final int MOST = 2 * 24 * 60;

  private record Minute(Instant begin, BroadcastId broadcast) implements Comparable<Minute> {
    private static final Comparator<Minute> ORDER =
        Comparator.comparing(Minute::begin).thenComparing(Minute::broadcast);

    @Override
    public int compareTo(Minute other) {
      return ORDER.compare(this, other);
    }
  }

  private final TreeMap<Minute, Integer> most = new TreeMap<>();

  /** So many watch {@code broadcast} now. */
  void see(BroadcastId broadcast, Instant now, int viewers) {
    if (viewers > 0) {
      most.merge(new Minute(now.truncatedTo(ChronoUnit.MINUTES), broadcast), viewers, Math::max);
      if (most.size() > MOST) {
        var _ = most.pollFirstEntry();
      }
    }
  }

  /** Takes the minutes that are over: one that goes on may still see more. */
  List<ConcurrentViewers> takeUntil(Instant now) {
    List<ConcurrentViewers> over = new ArrayList<>();
    Iterator<Map.Entry<Minute, Integer>> oldest = most.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<Minute, Integer> each = oldest.next();
      Instant begin = each.getKey().begin();
      if (begin.plus(1, ChronoUnit.MINUTES).isAfter(now)) {
        return over;
      }
      over.add(new ConcurrentViewers(each.getKey().broadcast(), begin, each.getValue()));
      oldest.remove();
    }
    return over;
  }
}
