package org.tribune.delivery.viewing;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tribune.catalogue.audience.Viewing;
import org.tribune.catalogue.audience.WatchedMinute;
import org.tribune.core.broadcast.BroadcastId;

/**
 * Counts what is watched by what is served: which minutes of which recordings, never to whom. Only
 * what exists is counted, so nobody can fill the memory. Safe for all threads; {@link #watched} is
 * for event loops and takes no lock.
 */
public final class Viewings {
  private final RenditionCensus renditions = new RenditionCensus();
  private volatile Counted current = new Counted();

  /** An event loop may still be adding to these; by the next turn none is. */
  private Counted before = new Counted();

  /** What was counted between two turns. */
  private record Counted(
      Map<BroadcastId, ViewingCounts> live, Map<BroadcastId, ViewingCounts> replay) {
    Counted() {
      this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    /** Makes nothing once a recording is known. */
    ViewingCounts of(BroadcastId recording, Viewing viewing) {
      Map<BroadcastId, ViewingCounts> all = viewing == Viewing.LIVE ? live : replay;
      ViewingCounts known = all.get(recording);
      return known != null ? known : all.computeIfAbsent(recording, unknown -> new ViewingCounts());
    }
  }

  /**
   * Somebody was given a stretch of a recording.
   *
   * @param from microseconds from the recording's beginning
   * @param length microseconds
   */
  public void watched(BroadcastId recording, Viewing viewing, long from, long length) {
    current.of(recording, viewing).add(from, length);
  }

  /**
   * Somebody was given a stretch of a rendition of the picture that is on air.
   *
   * @param length microseconds
   */
  public void shown(BroadcastId broadcast, String rendition, long length) {
    renditions.sent(broadcast, rendition, length);
  }

  /** Which renditions are watched. */
  public RenditionCensus renditions() {
    return renditions;
  }

  /**
   * What was counted up to the call before this one. To be called again no sooner than an event
   * loop takes to add a number.
   */
  synchronized List<WatchedMinute> turn() {
    Counted ready = before;
    before = current;
    current = new Counted();
    List<WatchedMinute> minutes = new ArrayList<>();
    ready.live().forEach((id, counts) -> add(id, Viewing.LIVE, counts, minutes));
    ready.replay().forEach((id, counts) -> add(id, Viewing.REPLAY, counts, minutes));
    return minutes;
  }

  private static void add(
      BroadcastId id, Viewing viewing, ViewingCounts counts, List<WatchedMinute> minutes) {
    counts.forEach(
        (minute, micros) ->
            minutes.add(
                new WatchedMinute(id, viewing, minute, Duration.of(micros, ChronoUnit.MICROS))));
  }
}
