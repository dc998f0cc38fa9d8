package org.tribune.archive.caption;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.caption.RecordingCaptions;
import org.tribune.catalogue.caption.SecondHearing;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingQuery;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.ledger.BroadcastLedger;

/**
 * Recordings of what was on air, the newest first: each once, at night, while nothing is on air.
 */
public final class NightRecordings implements HearingQueue {
  /** What is older was heard, or can't be. */
  private static final Duration OLDEST = Duration.ofDays(30);

  /** Once all is heard: what is more comes from a broadcast, after which it is looked at once. */
  private static final Duration PAUSE_WITHOUT_WORK = Duration.ofMinutes(5);

  private static final int NEWEST = 50;

  private final Catalogue catalogue;
  private final BroadcastLedger ledger;
  private final String language;
  private final BooleanSupplier isLiveStrained;
  private final NamesInRecording names;
  private final Clock clock;
  private Instant looksAgain = Instant.MIN;

  /**
   * Those in {@code catalogue}.
   *
   * @param language in which they are heard
   * @param isLiveStrained true while a broadcast on this machine wants all of it
   * @param clock the wall clock, in the zone whose night is meant
   */
  public NightRecordings(
      Catalogue catalogue,
      BroadcastLedger ledger,
      String language,
      BooleanSupplier isLiveStrained,
      Clock clock) {
    this.catalogue = catalogue;
    this.ledger = ledger;
    this.language = language;
    this.isLiveStrained = isLiveStrained;
    this.names = new NamesInRecording(catalogue);
    this.clock = clock;
  }

  @Override
  public Optional<Wanted> next(Predicate<BroadcastId> mayBeTried) {
    if (!hasTime()) {
      looksAgain = Instant.MIN;
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (now.isBefore(looksAgain)) {
      return Optional.empty();
    }
    Optional<Recording> found = find(mayBeTried);
    looksAgain = found.isPresent() ? now : now.plus(PAUSE_WITHOUT_WORK);
    return found.map(each -> new Wanted(each, names.of(each), this::hasTime));
  }

  private boolean hasTime() {
    return NightHours.hold(clock.instant(), clock.getZone())
        && ledger.open().isEmpty()
        && !isLiveStrained.getAsBoolean();
  }

  private Optional<Recording> find(Predicate<BroadcastId> mayBeTried) {
    return catalogue.recordings(RecordingQuery.complete(NEWEST)).stream()
        .filter(each -> each.kind() != RecordingKind.REPORT)
        .filter(each -> each.endedAt().filter(this::isNew).isPresent())
        .filter(each -> mayBeTried.test(each.id()))
        .filter(this::isToBeHeard)
        .findFirst();
  }

  private boolean isNew(Instant end) {
    return end.isAfter(clock.instant().minus(OLDEST));
  }

  /** What a clerk has written or confirmed needs no machine; what is corrected now waits. */
  private boolean isToBeHeard(Recording recording) {
    Optional<SecondHearing> heard = catalogue.transcripts().hearing(recording.id());
    boolean isWritten =
        catalogue
            .captions()
            .find(recording.id())
            .flatMap((RecordingCaptions all) -> all.track(language))
            .isPresent();
    return heard.filter(SecondHearing::isDone).isEmpty()
        && !isWritten
        && !catalogue.isContested(recording.id());
  }
}
