package org.tribune.delivery.viewing;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.tribune.core.broadcast.BroadcastId;

/**
 * About how many watch each rendition of what is on air: what was sent of it in the last twelve
 * seconds, divided by as much. By what is sent alone, never to whom. Who begins is sent some
 * seconds at once; whoever is sent anything is one at least. Only what exists is counted, so nobody
 * can fill the memory. Safe for all threads; {@link #sent} is for event loops and takes no lock.
 */
public final class RenditionCensus {
  /** In twelve seconds whoever watches asks at least once: a segment has ten at most. */
  private static final int TURNS = 6;

  private static final long TURN_MICROS = 2_000_000;

  /** What was sent of one rendition, in each of the last turns. */
  private static final class Sent {
    final AtomicLong now = new AtomicLong();
    final long[] before = new long[TURNS]; // guarded by the census
    int next = 0; // likewise

    void turn() {
      before[next] = now.getAndSet(0);
      next = (next + 1) % TURNS;
    }

    long sum() {
      long sum = 0;
      for (long micros : before) {
        sum += micros;
      }
      return sum;
    }
  }

  private final Map<BroadcastId, Map<String, Sent>> broadcasts = new ConcurrentHashMap<>();

  /** Somebody was sent so many microseconds of a rendition. Makes nothing once it is known. */
  void sent(BroadcastId broadcast, String rendition, long micros) {
    Map<String, Sent> renditions = broadcasts.get(broadcast);
    if (renditions == null) {
      renditions = broadcasts.computeIfAbsent(broadcast, _ -> new ConcurrentHashMap<>());
    }
    Sent known = renditions.get(rendition);
    if (known == null) {
      known = renditions.computeIfAbsent(rendition, _ -> new Sent());
    }
    known.now.addAndGet(micros);
  }

  /** To be called every two seconds; forgets what nobody has watched for as long as is counted. */
  public synchronized void turn() {
    broadcasts.values().forEach(RenditionCensus::turn);
    broadcasts.values().removeIf(Map::isEmpty);
  }

  private static void turn(Map<String, Sent> renditions) {
    renditions.values().forEach(Sent::turn);
    // What an event loop adds at this moment is lost: the next that it sends is counted.
    renditions.values().removeIf(each -> each.sum() == 0 && each.now.get() == 0);
  }

  /** How many watch each rendition of a broadcast, where any do, up to the last turn. */
  public synchronized Map<String, Integer> viewers(BroadcastId broadcast) {
    Map<String, Integer> viewers = new TreeMap<>();
    broadcasts
        .getOrDefault(broadcast, Map.of())
        .forEach(
            (rendition, sent) -> {
              long sum = sent.sum();
              if (sum > 0) {
                viewers.put(rendition, Math.toIntExact(Math.ceilDiv(sum, TURNS * TURN_MICROS)));
              }
            });
    return viewers;
  }
}
