package org.tribune.archive.backup;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tribune.archive.inventory.Inventory;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.audit.AuditEntry;
import org.tribune.catalogue.audit.AuditQuery;
import org.tribune.catalogue.audit.ChainedEntry;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.core.rendition.Rendition;

/**
 * What a catalogue held when it was backed up, by which a catalogue that is emptied, damaged, older
 * or another's is distinguished from one that goes on. Names are ids of the backup's keys.
 *
 * @param entries the number of the newest entry of the audit trail, 0 if there was none
 * @param lastEntry of that entry
 * @param recordings those that everybody could watch, each with its number of segments' rows: rows
 *     are added and changed, and never removed
 * @param sittings all of them
 */
record CatalogueExtent(
    long entries, String lastEntry, Map<String, Long> recordings, Set<String> sittings) {
  CatalogueExtent {
    recordings = Map.copyOf(recordings);
    sittings = Set.copyOf(sittings);
  }

  /** What {@code catalogue} holds now. */
  static CatalogueExtent of(Catalogue catalogue, ObjectKeys keys) {
    Optional<AuditEntry> newest =
        catalogue.accounts().audit(AuditQuery.newest(1)).stream().findFirst();
    return new CatalogueExtent(
        newest.map(AuditEntry::number).orElse(0L),
        newest.map(entry -> idOf(entry.at(), entry.action().wireName(), keys)).orElse(""),
        rows(catalogue, keys, Recording::isComplete),
        sittings(catalogue, keys));
  }

  private static Set<String> sittings(Catalogue catalogue, ObjectKeys keys) {
    return new Inventory(catalogue)
        .sittings().stream().map(each -> keys.idOf(each.id().value())).collect(Collectors.toSet());
  }

  private static Map<String, Long> rows(
      Catalogue catalogue, ObjectKeys keys, Predicate<Recording> which) {
    Map<String, Long> rows = new HashMap<>();
    new Inventory(catalogue)
        .recordings().stream()
            .filter(which)
            .forEach(each -> rows.put(keys.idOf(each.id().value()), rows(catalogue, each)));
    return rows;
  }

  private static long rows(Catalogue catalogue, Recording recording) {
    long rows = 0;
    for (Rendition rendition : recording.format().renditions()) {
      rows +=
          catalogue.gatherSegments(
              recording.id(), rendition.id(), /* indexed= */ false, Collectors.counting());
    }
    return rows;
  }

  /** What a catalogue held that was written out without being encrypted, by a program before. */
  static CatalogueExtent ofDump(InputStream dump, String where) throws IOException {
    ObjectKeys keys = ObjectKeys.Plain.INSTANCE;
    Map<String, Long> recordings = new HashMap<>();
    Set<String> sittings = new HashSet<>();
    ChainedEntry[] newest = new ChainedEntry[1];
    CatalogueDump.read(
        dump,
        where,
        line -> {
          if (line instanceof CatalogueLine.OfRecording each
              && each.state() == RecordingState.COMPLETE) {
            recordings.put(keys.idOf(each.id().value()), 0L);
          } else if (line instanceof CatalogueLine.OfSegment each) {
            recordings.computeIfPresent(
                keys.idOf(each.recording().value()), (id, count) -> count + 1);
          } else if (line instanceof CatalogueLine.OfSitting each) {
            sittings.add(keys.idOf(each.sitting().id().value()));
          } else if (line instanceof CatalogueLine.OfAudit each
              && (newest[0] == null || each.entry().number() > newest[0].number())) {
            newest[0] = each.entry();
          }
        });
    return new CatalogueExtent(
        newest[0] == null ? 0 : newest[0].number(),
        newest[0] == null ? "" : idOf(newest[0].at(), newest[0].action(), keys),
        recordings,
        sittings);
  }

  /** By what is never erased of an entry: who and what may have to be. */
  private static String idOf(Instant at, String action, ObjectKeys keys) {
    return keys.idOf(at + "\n" + action);
  }

  /**
   * What of this {@code catalogue} has lost.
   *
   * @param keys those that this was made with
   * @return empty if it goes on from this: whatever is there no more was deleted, and that is
   *     written down
   */
  Optional<String> loss(Catalogue catalogue, ErasedOwners erased, ObjectKeys keys) {
    if (entries > 0 && !isEntryIn(catalogue, keys)) {
      return Optional.of(
          "its audit trail is not the one that this backup holds, or ends before it");
    }
    Set<String> deleted =
        erased.all().stream().map(each -> keys.idOf(each.id())).collect(Collectors.toSet());
    Map<String, Long> rows = rows(catalogue, keys, each -> true);
    long lost =
        recordings.entrySet().stream()
            .filter(each -> !deleted.contains(each.getKey()))
            .filter(each -> rows.getOrDefault(each.getKey(), -1L) < each.getValue())
            .count();
    if (lost > 0) {
      return Optional.of(
          lost
              + " recordings are not in it, or not whole, and nothing says that they were deleted");
    }
    Set<String> still = sittings(catalogue, keys);
    long gone =
        sittings.stream().filter(each -> !still.contains(each) && !deleted.contains(each)).count();
    return gone == 0
        ? Optional.empty()
        : Optional.of(gone + " sittings are not in it, and nothing says that they were deleted");
  }

  private boolean isEntryIn(Catalogue catalogue, ObjectKeys keys) {
    return catalogue.accounts().audit(AuditQuery.newest(1).before(entries + 1)).stream()
        .anyMatch(
            each ->
                each.number() == entries
                    && idOf(each.at(), each.action().wireName(), keys).equals(lastEntry));
  }
}
