package org.tribune.catalogue.caption;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.LiveCaption;

/**
 * What was said on air, as it was heard and written by all hands: each caption of each source with
 * its last revision. What a call wrote is there for every later call of every process, and outlives
 * a crash. Calls block; safe for all threads. Every method throws {@code
 * org.tribune.catalogue.CatalogueException} if the database is away or refuses. Transcripts are
 * forgotten with their recording, and lose what a correction takes out of it in the same act
 * ({@code org.tribune.catalogue.Catalogue#apply}).
 */
public interface Transcripts {
  /**
   * Writes captions down, all or none. One that is there stays unless the new one {@linkplain
   * LiveCaption#replaces replaces} it, and what is said in or a second beside a passage that a
   * correction took away is left out. The version of a recording that is complete goes up if
   * anything was written.
   *
   * @return how many were written; 0 also if there is no such recording
   */
  int save(BroadcastId recording, Collection<LiveCaption> captions);

  /**
   * The same, and how far the recording was heard a second time: that is there if and only if the
   * captions are.
   */
  int save(SecondHearing hearing, Collection<LiveCaption> captions);

  /** How far a recording was heard a second time; empty if nobody has begun. */
  Optional<SecondHearing> hearing(BroadcastId recording);

  /**
   * Somebody wants another try of a recording that could not be heard: its failure is forgotten,
   * which who hears recordings takes for that wish.
   *
   * @return false if nothing failed, or all is heard
   */
  boolean retry(BroadcastId recording);

  /** Those of which not all is heard, and nothing failed: somebody waits for the rest. */
  Set<BroadcastId> waiting();

  /** All of a recording by their start, the withdrawn too; none if there are none. */
  List<LiveCaption> find(BroadcastId recording);

  /** The same without its words one by one, which are most of it. */
  List<LiveCaption> said(BroadcastId recording);

  /**
   * The version of every recording that has a transcript: it goes up with each change of either
   * once the recording is complete. For what keeps a copy; nothing else is read.
   */
  Map<BroadcastId, Long> versions();
}
