package org.tribune.catalogue.caption;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.broadcast.BroadcastId;

/**
 * The captions that the catalogue keeps of recordings. What a call wrote is there for every later
 * call of every process, and outlives a crash. Calls block; safe for all threads. Every method
 * throws {@code org.tribune.catalogue.CatalogueException} if the database is away or refuses.
 * Captions and their revisions are forgotten with their recording, and lose what a correction takes
 * out of it in the same act ({@code org.tribune.catalogue.Catalogue#apply}).
 */
public interface Captions {
  /** The captions of a recording; empty if there are none. */
  Optional<RecordingCaptions> find(BroadcastId recording);

  /**
   * The version of every recording that has captions: it goes up with each change of either. For
   * what keeps a copy; nothing else is read.
   */
  Map<BroadcastId, Long> versions();

  /**
   * Writes captions down with the next version, if those that are there still have the version that
   * {@code changed} bear; 0 if there are none. The version of the recording goes up too. If none
   * are left, nothing is kept of them. What gives way stays as a revision ({@link
   * CaptionRevision#isWorthKeeping}).
   *
   * @return as they are there now; empty if another was faster
   */
  Optional<RecordingCaptions> replace(RecordingCaptions changed);

  /** What those of a language were before, the oldest first. */
  List<CaptionRevision> revisions(BroadcastId recording, String language);

  /** One of them; empty if there is none of this number. */
  Optional<CaptionTrack> revision(BroadcastId recording, String language, int number);

  /** All of them, by language, the oldest first. */
  List<CaptionTrack> revisions(BroadcastId recording);

  /** Keeps one more, as it was kept before elsewhere; for who restores a backup. */
  void keep(BroadcastId recording, CaptionTrack revision);
}
