package org.tribune.catalogue.video;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.core.broadcast.BroadcastId;

/**
 * The queue of files that are made into films, in the catalogue. Whoever asks for one writes it
 * down; workers on any machine take them one by one. What a call wrote is there for every later
 * call of every process, and outlives a crash. Calls block; safe for all threads. Every method
 * throws {@code org.tribune.catalogue.CatalogueException} if the database is away or refuses.
 *
 * <p>A worker: {@link #claim}, then {@link #renew} well before the lease ends, as often as there is
 * progress to report, and at last {@link #finish} or {@link #fail}, or {@link #giveBack} if it has
 * to stop. It begins the recording as {@code HIDDEN} under the preparation's id once all is stored,
 * before it finishes; what is there of an attempt that broke off it writes over. Once it is done,
 * the source's object may go: {@link #finish} does not erase it.
 */
public interface TranscodeJobs {
  /** What a worker learns when it renews its lease. */
  enum Renewal {
    /** It goes on. */
    GO_ON,
    /** Somebody cancelled it, or its report is gone: stop, and erase what was made of it. */
    CANCELLED,
    /** The lease ended, and another may have it: stop, and leave all as it is. */
    LOST;

    /** What {@code owner} learns of what is there now. */
    public static Renewal of(Optional<TranscodeJob> found, String owner) {
      if (found.isEmpty() || found.get().state() == TranscodeJobState.CANCELLED) {
        return CANCELLED;
      }
      return found.get().isHeldBy(owner) ? GO_ON : LOST;
    }
  }

  /**
   * Writes one down as it is given.
   *
   * @return false if one of its id is there: that one stays as it is
   */
  boolean enqueue(TranscodeJob job);

  /**
   * Takes the oldest that waits, or that a worker gave back by dying: one worker gets it, whoever
   * asks at the same time. One that was taken {@link TranscodeJob#MOST_ATTEMPTS} times before has
   * failed instead.
   *
   * @param owner the worker, a word that no other process uses
   * @param until when it is given back, unless it is renewed before
   * @return as it is there now; empty if there is nothing to do
   */
  Optional<TranscodeJob> claim(String owner, Instant now, Instant until);

  /**
   * Reports how far it is, and keeps it until {@code until}.
   *
   * @param progress 0 to 1
   * @param left how long it will still take, if that is known
   * @param paused it stands still for a broadcast's sake
   */
  Renewal renew(
      BroadcastId id,
      String owner,
      double progress,
      Optional<Duration> left,
      boolean paused,
      Instant until);

  /**
   * It is done: in one transaction its film is its report's, unless a newer one is already, and the
   * film that the report had before is to be erased. The recording's state and title follow, see
   * {@link Videos}.
   *
   * @return what it was at that moment, as in {@link #renew}
   */
  Renewal finish(BroadcastId id, String owner, Instant now);

  /** It can't be done: it is tried again only if somebody says so. False: as another had it. */
  boolean fail(BroadcastId id, String owner, TranscodeJob.Failure failure, Instant now);

  /** The worker stops: another may take it at once, and it does not count as an attempt. */
  void giveBack(BroadcastId id, String owner);

  /**
   * Nobody goes on with it.
   *
   * @return as it is there now; empty if there is none. One that is over stays as it is
   */
  Optional<TranscodeJob> cancel(BroadcastId id, Instant now);

  /**
   * Tries one that failed or was cancelled again.
   *
   * @return as it is there now; empty if there is none. Any other stays as it is
   */
  Optional<TranscodeJob> retry(BroadcastId id);

  /**
   * Tries one again that failed since its file ends before its end: what is there of it is wanted.
   *
   * @return as it is there now; empty if there is none. Any other stays as it is
   */
  Optional<TranscodeJob> acceptShort(BroadcastId id);

  /** The preparation of this id. */
  Optional<TranscodeJob> find(BroadcastId id);

  /** All of a report, the newest first. */
  List<TranscodeJob> of(VideoId video);

  /** Those that wait or run, in the order in which they are taken. */
  List<TranscodeJob> open();

  /** Those that failed, {@code limit} at most, the newest first. */
  List<TranscodeJob> failed(int limit);

  /**
   * The ids of those that are done, in the order in which they were asked for. What is done stays
   * as it is: who has read one needs not read it again.
   */
  List<BroadcastId> done();

  /** All there are, the newest first. */
  List<TranscodeJob> all();
}
