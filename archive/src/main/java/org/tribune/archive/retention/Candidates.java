package org.tribune.archive.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tribune.archive.inventory.Inventory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoState;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.RetentionConfig;
import org.tribune.core.ledger.BroadcastLedger;

/** Finds what may be deleted by itself. Calls block. Safe for all threads. */
final class Candidates {
  private final Catalogue catalogue;
  private final BroadcastLedger ledger;
  private final RetentionConfig config;

  Candidates(Catalogue catalogue, BroadcastLedger ledger, RetentionConfig config) {
    this.catalogue = catalogue;
    this.ledger = ledger;
    this.config = config;
  }

  /** All of them, that whose time is over first at the front. */
  List<Candidate> find() {
    List<Candidate> found = new ArrayList<>();
    for (Recording recording : new Inventory(catalogue).recordings()) {
      if (!catalogue.isContested(recording.id())) {
        term(recording).map(term -> candidate(recording, term)).ifPresent(found::add);
      }
    }
    found.removeIf(each -> isOpen(each.recording().id()));
    found.sort(
        Comparator.comparing(Candidate::keptUntil).thenComparing(each -> each.recording().id()));
    return found;
  }

  /** From when on something is kept, and for how long. */
  private record Term(Instant since, Duration period) {}

  private Candidate candidate(Recording recording, Term term) {
    return new Candidate(
        recording,
        catalogue.storedBytes(recording.id()),
        term.since(),
        term.since().plus(term.period()));
  }

  /** Empty for what is kept as long as it is what it is. */
  private Optional<Term> term(Recording recording) {
    return switch (recording.state()) {
      case COMPLETE ->
          config
              .periodOf(recording.kind())
              .map(period -> new Term(Candidate.endOf(recording), period));
      case HIDDEN -> config.withdrawn().flatMap(period -> termOfHidden(recording, period));
      case RECORDING, DELETING -> Optional.empty();
    };
  }

  /** Somebody works on a report that is not published yet; a film without one was left behind. */
  private Optional<Term> termOfHidden(Recording film, Duration period) {
    Optional<Video> video = catalogue.videos().ofFilm(film.id());
    return video.isEmpty()
        ? Optional.of(new Term(Candidate.endOf(film), period))
        : video
            .filter(each -> each.state() == VideoState.UNPUBLISHED)
            .map(each -> new Term(each.dates().changedAt(), period));
  }

  private boolean isOpen(BroadcastId id) {
    return ledger.find(id).filter(Broadcast::isOpen).isPresent();
  }
}
