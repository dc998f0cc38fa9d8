package org.tribune.catalogue.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tribune.core.Bytes;

/**
 * The audit trail as a chain of hashes, one for all processes: a part of {@link
 * org.tribune.catalogue.account.Accounts}, and as that in what it promises, blocks on and throws.
 */
public interface AuditChain {
  /** Where it begins; there always is one but in a trail that was tampered with. */
  Optional<AuditGenesis> genesis();

  /** Where it ends; empty if there are no entries. */
  Optional<AuditHead> head();

  /** At most {@code limit} entries with a higher number, the oldest first. */
  List<ChainedEntry> entriesAfter(long number, int limit);

  /**
   * Erases who did what and from where in an entry; its number, time, action and hash stay. For
   * ever.
   *
   * @param why the entry that records it: {@code AUDIT_ERASED}, with the number as its subject
   * @return false if there is no such entry, or it is erased already; nothing is written then
   */
  boolean erase(long number, AuditEntry why);

  /**
   * The checkpoint of a day: the one that is there, or a new one of the head as it is.
   *
   * @return empty if the trail has no entries
   */
  Optional<AuditCheckpoint> checkpoint(LocalDate day, Instant now);

  /** All checkpoints, the oldest first. */
  List<AuditCheckpoint> checkpoints();

  /**
   * Gives the work on a checkpoint to the caller alone, until {@code until}.
   *
   * @return false if another has it, or there is no such checkpoint
   */
  boolean lease(LocalDate day, Instant now, Instant until);

  /** Keeps a time stamp of a checkpoint that has none. */
  void keepTimestamp(LocalDate day, Bytes token);

  /** Writes down that the e-mail about a checkpoint was taken, if it was not written already. */
  void keepMailed(LocalDate day, Instant at);

  /** Puts a backup's beginning into the place of that of an empty trail. */
  void restore(AuditGenesis genesis);

  /** Writes entries of a backup down as they are given; what is there already stays. */
  void restore(List<ChainedEntry> entries);

  /** Writes a checkpoint of a backup down; what is there already stays. */
  void restore(AuditCheckpoint checkpoint);

  /** Chains the entries of a trail in which none is chained yet; does nothing to others. */
  void adopt(Instant now);
}
