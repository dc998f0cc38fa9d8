package org.tribune.catalogue.video;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.film.TranscodeError;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.Message;

/**
 * A file that is made into a film. Immutable; {@link TranscodeJobs} keeps it.
 *
 * @param id of the recording that comes of it
 * @param progress 0 to 1
 * @param left how long it will still take, if that is known
 * @param attempts how often a worker took it
 * @param lease of the worker that has it; absent unless it is running
 * @param failure why it failed; absent unless it did
 * @param finishedAt when it was done, failed or was cancelled
 * @param acceptsShort what is there of a file that ends before its end is wanted
 */
public record TranscodeJob(
    BroadcastId id,
    VideoId report,
    Source source,
    TranscodeJobState state,
    double progress,
    Optional<Duration> left,
    int attempts,
    Optional<Lease> lease,
    Optional<Failure> failure,
    Instant askedAt,
    Optional<Instant> finishedAt,
    boolean acceptsShort) {
  /** A worker that dies gives its job back, so often. */
  public static final int MOST_ATTEMPTS = 3;

  /** The code of a failure: each worker that had it died. */
  public static final String WORKER_LOST = "worker-lost";

  public TranscodeJob {
    if (!(progress >= 0 && progress <= 1)) {
      throw new IllegalArgumentException("Progress is 0 to 1, not " + progress);
    }
  }

  /**
   * The file.
   *
   * @param name as its sender calls it, for people only: nothing is opened by it
   * @param bytes its length
   * @param object its name in the store, see {@link #objectOf}
   */
  public record Source(String name, long bytes, String object) {
    private static final int LONGEST = 200;
    private static final String UNNAMED = "film";

    public Source {
      String seen = CleanText.line(name);
      String line = seen.isEmpty() ? UNNAMED : seen;
      name = line.substring(0, line.offsetByCodePoints(0, shown(line)));
    }

    private static int shown(String line) {
      return Math.min(LONGEST, line.codePointCount(0, line.length()));
    }
  }

  /**
   * That a worker has it.
   *
   * @param owner the worker, one word for each process
   * @param until when another may take it
   * @param paused it stands still, since a broadcast needs all of the machine
   */
  public record Lease(String owner, Instant until, boolean paused) {}

  /**
   * Why it failed.
   *
   * @param code for programs: {@code no-video}, {@code worker-lost}
   * @param words for people, with what to do
   */
  public record Failure(String code, Message words) {
    /** The worker's process died, so often that it may be the file's doing. */
    static Failure workerLost() {
      return new Failure(WORKER_LOST, Message.of("video.preparation-broke-off", MOST_ATTEMPTS));
    }
  }

  /** What the names of all files that are to be made into films begin with. */
  public static final String OBJECTS = "uploads/";

  /** The name of a film's file in the store. */
  public static String objectOf(BroadcastId film) {
    return OBJECTS + film;
  }

  /** A file that waits to be made into the film {@code id}. */
  public static TranscodeJob waiting(
      BroadcastId id, VideoId report, String name, long bytes, Instant now) {
    return new TranscodeJob(
        id,
        report,
        new Source(name, bytes, objectOf(id)),
        TranscodeJobState.WAITING,
        /* progress= */ 0,
        /* left= */ Optional.empty(),
        /* attempts= */ 0,
        /* lease= */ Optional.empty(),
        /* failure= */ Optional.empty(),
        now,
        /* finishedAt= */ Optional.empty(),
        /* acceptsShort= */ false);
  }

  /** True if a worker may take it at {@code now}. */
  public boolean mayBeClaimed(Instant now) {
    return state == TranscodeJobState.WAITING || isGivenBack(now);
  }

  private boolean isGivenBack(Instant now) {
    return state == TranscodeJobState.RUNNING
        && lease.filter(each -> each.until().isAfter(now)).isEmpty();
  }

  /** In the hands of {@code owner}; failed if too many had it already. */
  public TranscodeJob claimed(String owner, Instant now, Instant until) {
    return attempts >= MOST_ATTEMPTS
        ? failed(Failure.workerLost(), now)
        : with(
            TranscodeJobState.RUNNING,
            /* reached= */ 0,
            /* stillLeft= */ Optional.empty(),
            attempts + 1,
            Optional.of(new Lease(owner, until, /* paused= */ false)));
  }

  /** True while it stands still, since a broadcast needs all of the machine. */
  public boolean isPaused() {
    return lease.filter(Lease::paused).isPresent();
  }

  /** True if {@code owner} has it. */
  public boolean isHeldBy(String owner) {
    return state == TranscodeJobState.RUNNING
        && lease.filter(each -> each.owner().equals(owner)).isPresent();
  }

  /** Further on. */
  public TranscodeJob renewed(
      double reached, Optional<Duration> stillLeft, boolean paused, Instant until) {
    Lease renewed = new Lease(lease.map(Lease::owner).orElse(""), until, paused);
    return with(TranscodeJobState.RUNNING, reached, stillLeft, attempts, Optional.of(renewed));
  }

  /** For another worker to take it, as if this one never had it. */
  public TranscodeJob givenBack() {
    return with(
        TranscodeJobState.WAITING,
        /* reached= */ 0,
        /* stillLeft= */ Optional.empty(),
        Math.max(0, attempts - 1),
        /* held= */ Optional.empty());
  }

  /** To be done from the beginning, with all attempts. */
  public TranscodeJob again() {
    return again(acceptsShort);
  }

  /** True if it failed since its file ends before its end. */
  public boolean isTruncated() {
    return state == TranscodeJobState.FAILED
        && failure.filter(each -> each.code().equals(TranscodeError.TRUNCATED.code())).isPresent();
  }

  /** The same, with what is there of a file that ends before its end. */
  public TranscodeJob acceptingShort() {
    return again(/* acceptingShort= */ true);
  }

  private TranscodeJob again(boolean acceptingShort) {
    return new TranscodeJob(
        id,
        report,
        source,
        TranscodeJobState.WAITING,
        /* progress= */ 0,
        /* left= */ Optional.empty(),
        /* attempts= */ 0,
        /* lease= */ Optional.empty(),
        /* failure= */ Optional.empty(),
        askedAt,
        /* finishedAt= */ Optional.empty(),
        acceptingShort);
  }

  /** Done. */
  public TranscodeJob done(Instant now) {
    return over(TranscodeJobState.DONE, /* reached= */ 1, Optional.empty(), now);
  }

  /** Failed. */
  public TranscodeJob failed(Failure why, Instant now) {
    return over(TranscodeJobState.FAILED, progress, Optional.of(why), now);
  }

  /** Cancelled. */
  public TranscodeJob cancelled(Instant now) {
    return over(TranscodeJobState.CANCELLED, progress, Optional.empty(), now);
  }

  private TranscodeJob over(
      TranscodeJobState next, double reached, Optional<Failure> why, Instant now) {
    return new TranscodeJob(
        id,
        report,
        source,
        next,
        reached,
        /* left= */ Optional.empty(),
        attempts,
        /* lease= */ Optional.empty(),
        why,
        askedAt,
        Optional.of(now),
        acceptsShort);
  }

  private TranscodeJob with(
      TranscodeJobState next,
      double reached,
      Optional<Duration> stillLeft,
      int tries,
      Optional<Lease> held) {
    return new TranscodeJob(
        id,
        report,
        source,
        next,
        reached,
        stillLeft,
        tries,
        held,
        failure,
        askedAt,
        finishedAt,
        acceptsShort);
  }
}
