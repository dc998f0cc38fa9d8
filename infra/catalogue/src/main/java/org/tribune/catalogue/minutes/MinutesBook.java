package org.tribune.catalogue.minutes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.sitting.SittingId;

/**
 * The minutes of sittings: drafts with all that they were before, and what was adopted, which
 * nothing changes any more. What a call wrote is there for every later call of every process, and
 * outlives a crash. Calls block; safe for all threads. Every method throws {@code
 * org.tribune.catalogue.CatalogueException} if the database is away or refuses. Times are kept to
 * the microsecond.
 */
public interface MinutesBook {
  /**
   * Writes a new draft down, with the version that it has, and keeps what it says as what was
   * composed.
   *
   * @return false if there are minutes of its sitting: they stay as they are
   */
  boolean create(Minutes draft);

  /** The minutes of a sitting. */
  Optional<Minutes> find(SittingId sitting);

  /**
   * Writes minutes down with the next version, if those that are there are a draft of the version
   * that {@code changed} bears, and keeps a revision. If they are adopted by it, all revisions go.
   *
   * @return as they are there now; empty if another was faster, they are adopted, or there are none
   */
  Optional<Minutes> replace(Minutes changed);

  /**
   * The same for a draft that was composed anew.
   *
   * @param composed what was made of the sitting this time, before it was joined with what somebody
   *     wrote
   */
  Optional<Minutes> recompose(Minutes changed, List<Block> composed);

  /** What was made of the sitting the last time; empty if there is no draft. */
  List<Block> composed(SittingId sitting);

  /** Those of a draft, the newest first, without their text. */
  List<MinutesRevision.About> revisions(SittingId sitting);

  /** One, with its text. */
  Optional<MinutesRevision> revision(SittingId sitting, long number);

  /** When the minutes of each sitting that has adopted ones were published. */
  Map<SittingId, Instant> published();

  /** Since when everybody reads the minutes of a sitting; empty if nobody does. */
  Optional<Instant> publishedAt(SittingId sitting);

  /** Forgets all minutes of a sitting that is no more. */
  void forget(SittingId sitting);

  /** Writes minutes down as a backup has them, if there are none of their sitting. */
  void restore(Minutes minutes);

  /** Keeps a revision as a backup has it, in the place of the one of its number. */
  void keep(SittingId sitting, MinutesRevision revision);
}
