package org.tribune.archive.backup;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.archive.inventory.Inventory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.audit.AuditAction;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.catalogue.recording.Deletion;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.TranscodeJobState;
import org.tribune.core.broadcast.BroadcastId;

/**
 * Whose objects must leave a backup, since the catalogue says that they were deleted; of what is
 * merely not there it says nothing.
 *
 * @param all recordings and sittings
 */
record ErasedOwners(Set<Erased> all) {
  private static final int ENTRIES_AT_ONCE = 500;

  /**
   * A recording or a sitting.
   *
   * @param owner as in {@link ObjectKeys#owner}
   */
  record Erased(String owner, String id) {}

  ErasedOwners {
    all = Set.copyOf(all);
  }

  /** Those of {@code catalogue}. */
  static ErasedOwners of(Catalogue catalogue) {
    Set<Erased> all = new HashSet<>();
    recordings(catalogue).forEach(each -> all.add(new Erased("recordings/" + each, each.value())));
    sittings(catalogue).forEach(each -> all.add(new Erased("documents/" + each, each)));
    return new ErasedOwners(all);
  }

  /**
   * Those that were deleted, or are being; and films that were cancelled while they were stored.
   */
  private static Set<BroadcastId> recordings(Catalogue catalogue) {
    List<Recording> known = new Inventory(catalogue).recordings();
    Set<BroadcastId> gone =
        catalogue.deletions().stream()
            .filter(each -> !each.isPending())
            .map(Deletion::recording)
            .collect(Collectors.toSet());
    catalogue.transcodeJobs().all().stream()
        .filter(each -> each.state() == TranscodeJobState.CANCELLED)
        .map(TranscodeJob::id)
        .forEach(gone::add);
    known.forEach(each -> gone.remove(each.id()));
    known.stream()
        .filter(each -> each.state() == RecordingState.DELETING)
        .map(Recording::id)
        .forEach(gone::add);
    return gone;
  }

  private static Set<String> sittings(Catalogue catalogue) {
    Set<String> gone = new HashSet<>();
    AuditQuery query =
        new AuditQuery(
            Optional.empty(),
            Optional.of(AuditAction.SITTING_DELETED),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            ENTRIES_AT_ONCE);
    List<AuditEntry> entries = catalogue.accounts().audit(query);
    while (!entries.isEmpty()) {
      entries.forEach(each -> gone.add(each.subject()));
      entries = catalogue.accounts().audit(query.before(entries.getLast().number()));
    }
    for (Sitting each : new Inventory(catalogue).sittings()) {
      gone.remove(each.id().value());
    }
    return gone;
  }
}
