package org.tribune.archive.retention;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.archive.inventory.Inventory;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.catalogue.Catalogue;
import org.tribune.core.catalogue.Correction;
import org.tribune.core.catalogue.Recording;
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
    Set<BroadcastId> inWork =
        catalogue.allCorrections().stream()
            .filter(each -> each.state() != Correction.State.DONE)
            .map(Correction::recording)
            .collect(Collectors.toSet());
    List<Candidate> found = new ArrayList<>();
    for (Recording recording : new Inventory(catalogue).recordings()) {
      Optional<Duration> period = config.periodOf(recording.kind());
      if (period.isPresent() && recording.isComplete() && !inWork.contains(recording.id())) {
        found.add(
            new Candidate(
                recording,
                catalogue.storedBytes(recording.id()),
                Candidate.endOf(recording).plus(period.get())));
      }
    }
    found.removeIf(each -> isOpen(each.recording().id()));
    found.sort(
        Comparator.comparing(Candidate::keptUntil).thenComparing(each -> each.recording().id()));
    return found;
  }

  private boolean isOpen(BroadcastId id) {
    return ledger.find(id).filter(Broadcast::isOpen).isPresent();
  }
}
