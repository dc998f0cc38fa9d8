package org.tribune.archive.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.broadcast.BroadcastId;

/**
 * The notices that the operator gets beforehand, kept in the catalogue, where the pages read it. A
 * notice counts from its first day only if it was shown all along: after days without this program,
 * or when the clock jumped, it begins anew. Calls block; owned by one thread.
 */
final class Notices {
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  /** A notice that nobody could read for longer is none. */
  private static final Duration LONGEST_SILENCE = Duration.ofDays(3);

  /** Not written more often than this. */
  private static final Duration TOLD_EVERY = Duration.ofHours(6);

  private final Catalogue catalogue;
  private final Duration notice;

  Notices(Catalogue catalogue, Duration notice) {
    this.catalogue = catalogue;
    this.notice = notice;
  }

  /**
   * Gives notice of what is planned, and takes back what no longer is.
   *
   * @return all notices that stand now
   */
  List<Deletion> tell(List<RetentionPlan.Step> steps, Instant now) {
    Map<BroadcastId, Deletion> before = pending();
    List<Deletion> told = new ArrayList<>();
    for (RetentionPlan.Step step : steps) {
      BroadcastId id = step.candidate().recording().id();
      Deletion next = next(step, Optional.ofNullable(before.remove(id)), now);
      told.add(next);
    }
    before.keySet().stream().filter(this::isKept).forEach(this::withdraw);
    return told;
  }

  private Map<BroadcastId, Deletion> pending() {
    Map<BroadcastId, Deletion> pending = new HashMap<>();
    catalogue.deletions().stream()
        .filter(Deletion::isPending)
        .forEach(each -> pending.put(each.recording(), each));
    return pending;
  }

  private Deletion next(RetentionPlan.Step step, Optional<Deletion> before, Instant now) {
    Optional<Deletion> unbroken = before.filter(each -> isUnbroken(each, now));
    Instant since = unbroken.map(Deletion::announcedAt).orElse(now);
    Instant earliest = since.plus(notice);
    Instant dueAt = step.from().isBefore(earliest) ? earliest : step.from();
    Candidate candidate = step.candidate();
    Deletion next =
        Deletion.announce(candidate.recording(), candidate.bytes(), step.reason(), since, dueAt);
    Deletion same = next.toldAgain(unbroken.map(Deletion::toldAt).orElse(now));
    boolean isKnown = unbroken.filter(same::equals).isPresent();
    if (isKnown && same.toldAt().plus(TOLD_EVERY).isAfter(now)) {
      return same;
    }
    Deletion written = next.toldAgain(now);
    catalogue.saveDeletion(written);
    if (unbroken.isEmpty()) {
      LOG.info(
          "Recording {} ('{}') will be deleted from {} on: {}",
          written.recording(),
          written.title(),
          written.dueAt(),
          written.reason());
    }
    return written;
  }

  private static boolean isUnbroken(Deletion told, Instant now) {
    boolean isOfTheFuture = told.announcedAt().isAfter(now) || told.toldAt().isAfter(now);
    return !isOfTheFuture && !told.toldAt().plus(LONGEST_SILENCE).isBefore(now);
  }

  /** True unless it is going at this moment. */
  private boolean isKept(BroadcastId id) {
    return catalogue
        .recording(id)
        .filter(each -> each.state() == RecordingState.DELETING)
        .isEmpty();
  }

  private void withdraw(BroadcastId id) {
    catalogue.withdrawDeletion(id);
    LOG.info("Recording {} is not to be deleted any more", id);
  }
}
