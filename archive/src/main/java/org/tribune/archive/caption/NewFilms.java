package org.tribune.archive.caption;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.caption.SecondHearing;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.SpokenNames;

/**
 * Films that were prepared and have no captions in the language of the recogniser, in the order in
 * which they were sent: their authors wait for a draft. One whose report gets captions, another
 * film or another language meanwhile, or is withdrawn, is not heard any further.
 */
public final class NewFilms implements HearingQueue {
  /** What is older has been without captions before there were drafts, unless one is waited for. */
  private static final Duration OLDEST = Duration.ofDays(30);

  /** Once all is heard, or while there is no time for it. */
  private static final Duration PAUSE_WITHOUT_WORK = Duration.ofSeconds(15);

  /** So often it is asked whether a film that is heard still is to be. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Catalogue catalogue;
  private final String language;
  private final BooleanSupplier isBusy;
  private final Clock clock;

  /** Those that are done, which is what they stay, in the order in which they were sent. */
  private final Map<BroadcastId, TranscodeJob> done = new LinkedHashMap<>();

  /** Films that need nothing while their report has this version: its captions are not read. */
  private final Map<BroadcastId, Long> settled = new HashMap<>();

  private Instant looked = Instant.MIN;
  private Instant looksAgain = Instant.MIN;

  /** A film, and the report that shows it. */
  private record Unheard(Recording film, Video report) {}

  /**
   * Those in {@code catalogue}.
   *
   * @param language in which they are heard, as in RFC 5646
   * @param isBusy true while this machine has no time for it
   */
  public NewFilms(Catalogue catalogue, String language, BooleanSupplier isBusy, Clock clock) {
    this.catalogue = catalogue;
    this.language = language;
    this.isBusy = isBusy;
    this.clock = clock;
  }

  @Override
  public Optional<Wanted> next(Predicate<BroadcastId> mayBeTried) {
    Instant now = clock.instant();
    if (now.isBefore(looksAgain)) {
      return Optional.empty();
    }
    // Those that wait are marked in any case.
    List<Unheard> all = unheard();
    Optional<Unheard> next = isBusy.getAsBoolean() ? Optional.empty() : next(all, mayBeTried);
    looksAgain = next.isPresent() ? now : now.plus(PAUSE_WITHOUT_WORK);
    return next.map(
        each ->
            new Wanted(each.film(), names(each.report().texts()), () -> goesOn(each.film().id())));
  }

  private Optional<Unheard> next(List<Unheard> all, Predicate<BroadcastId> mayBeTried) {
    return all.stream()
        .filter(each -> mayBeTried.test(each.film().id()))
        // What is corrected or withheld waits: it is heard once, and all of it then.
        .filter(each -> !catalogue.isContested(each.film().id()))
        .findFirst();
  }

  private boolean goesOn(BroadcastId film) {
    if (isBusy.getAsBoolean()) {
      return false;
    }
    Instant now = clock.instant();
    return now.isBefore(looked.plus(LOOK))
        || unheard().stream().anyMatch(each -> each.film().id().equals(film));
  }

  /** All of them, each marked as one that waits: its author reads that a draft will come. */
  private List<Unheard> unheard() {
    looked = clock.instant();
    Map<VideoId, Long> versions = catalogue.videos().versions();
    Set<BroadcastId> waiting = catalogue.transcripts().waiting();
    readWhatIsNewlyDone();
    settled.keySet().retainAll(done.keySet());
    List<Unheard> found = new ArrayList<>();
    for (TranscodeJob job : done.values()) {
      Optional<Long> version = Optional.ofNullable(versions.get(job.report()));
      if ((isNew(job) || waiting.contains(job.id()))
          && version.isPresent()
          && !version.equals(Optional.ofNullable(settled.get(job.id())))) {
        Optional<Unheard> unheard = unheard(job);
        unheard.ifPresentOrElse(found::add, () -> settled.put(job.id(), version.get()));
      }
    }
    found.forEach(this::mark);
    return found;
  }

  private void readWhatIsNewlyDone() {
    Map<BroadcastId, TranscodeJob> known = Map.copyOf(done);
    done.clear();
    for (BroadcastId id : catalogue.transcodeJobs().done()) {
      Optional.ofNullable(known.get(id))
          .or(() -> catalogue.transcodeJobs().find(id))
          .ifPresent(job -> done.put(id, job));
    }
  }

  private boolean isNew(TranscodeJob job) {
    return job.finishedAt().filter(at -> at.isAfter(clock.instant().minus(OLDEST))).isPresent();
  }

  private Optional<Unheard> unheard(TranscodeJob job) {
    BroadcastId film = job.id();
    return catalogue
        .videos()
        .find(job.report())
        .filter(report -> report.film().equals(Optional.of(film)))
        .filter(report -> report.wantsDraft(language))
        .filter(_ -> catalogue.transcripts().hearing(film).filter(SecondHearing::isDone).isEmpty())
        .flatMap(
            report ->
                catalogue
                    .recording(film)
                    .filter(Recording::isStored)
                    .map(recording -> new Unheard(recording, report)));
  }

  private void mark(Unheard one) {
    BroadcastId film = one.film().id();
    if (catalogue.transcripts().hearing(film).isEmpty()) {
      var _ = catalogue.transcripts().save(SecondHearing.none(film), List.of());
    }
  }

  /** What its author wrote of it is likely to be said in it. */
  private static SpokenNames names(VideoTexts texts) {
    return new SpokenNames(
        Stream.of(texts.place()).filter(each -> !each.isEmpty()).toList(),
        Stream.concat(Stream.of(texts.title()), texts.tags().stream())
            .filter(each -> !each.isEmpty())
            .toList());
  }
}
