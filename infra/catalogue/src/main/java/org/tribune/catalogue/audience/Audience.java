package org.tribune.catalogue.audience;

import java.time.LocalDate;
import java.util.List;
import org.tribune.core.broadcast.BroadcastId;

/**
 * The figures that the catalogue keeps: sums, to which every server adds its own. They go with
 * their recording. What a call wrote is there for every later call of every process, and outlives a
 * crash. Calls block; safe for all threads. Every method throws {@code
 * org.tribune.catalogue.CatalogueException} if the database is away or refuses.
 */
public interface Audience {
  /**
   * Adds what was counted, all or nothing; a tally that was added before is not added again, so
   * that one whose fate is not known can be sent once more within two days. What is of a recording
   * that is not there is left out.
   */
  void add(AudienceTally tally);

  /** The minutes of a recording that anybody watched: live first, by minute. */
  List<WatchedMinute> minutes(BroadcastId recording);

  /** The days on which a recording was watched: live first, by day. */
  List<WatchedDay> days(BroadcastId recording);

  /** What was watched from one day to another, both included: live first, by day and recording. */
  List<WatchedDay> days(LocalDate from, LocalDate to);

  /** How many watched a broadcast on air, minute by minute. */
  List<ConcurrentViewers> concurrentViewers(BroadcastId recording);

  /** The recordings that were watched from one day to another, both included, by id. */
  List<AudienceSummary> summaries(LocalDate from, LocalDate to);
}
