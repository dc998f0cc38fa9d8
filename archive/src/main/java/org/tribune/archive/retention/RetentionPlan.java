package org.tribune.archive.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.core.config.RetentionConfig;
import org.tribune.core.status.StorageStatus;

/** What will have to go within the time of notice. */
final class RetentionPlan {
  private final RetentionConfig config;

  RetentionPlan(RetentionConfig config) {
    this.config = config;
  }

  /**
   * Something that is to go.
   *
   * @param from when it may, if notice had been given long enough before
   */
  record Step(Candidate candidate, Deletion.Reason reason, Instant from) {}

  /**
   * The steps of the next days.
   *
   * @param candidates the next due first
   */
  List<Step> steps(List<Candidate> candidates, StorageStatus storage, Instant now) {
    Instant horizon = now.plus(config.notice());
    List<Step> steps = new ArrayList<>();
    List<Candidate> others = new ArrayList<>();
    long freed = 0;
    for (Candidate candidate : candidates) {
      if (candidate.keptUntil().isAfter(horizon)) {
        others.add(candidate);
      } else {
        steps.add(new Step(candidate, Deletion.Reason.PERIOD, candidate.keptUntil()));
        freed += candidate.bytes();
      }
    }
    addForSpace(steps, others, missing(storage) - freed, storage, now);
    return steps;
  }

  /** What will be lacking at the end of the notice, at this pace; none where that is unknown. */
  private long missing(StorageStatus storage) {
    if (storage.freeBytes().isEmpty()) {
      return 0;
    }
    long growth = storage.bytesPerDay().orElse(0) * config.notice().toDays();
    return config.freeSpace() - (storage.freeBytes().getAsLong() - growth);
  }

  private void addForSpace(
      List<Step> steps, List<Candidate> others, long missing, StorageStatus storage, Instant now) {
    long lacking = missing;
    Instant from = shortFrom(storage, now);
    for (Candidate candidate : others) {
      if (lacking <= 0) {
        return;
      }
      steps.add(new Step(candidate, Deletion.Reason.SPACE, from));
      lacking -= candidate.bytes();
    }
  }

  /** When less will be free than shall be. */
  private Instant shortFrom(StorageStatus storage, Instant now) {
    long spare = storage.freeBytes().orElse(0) - config.freeSpace();
    long pace = storage.bytesPerDay().orElse(0);
    if (spare <= 0 || pace <= 0) {
      return now;
    }
    double days = Math.min((double) spare / pace, (double) config.notice().toDays());
    return now.plusSeconds(Math.round(days * Duration.ofDays(1).toSeconds()));
  }
}
