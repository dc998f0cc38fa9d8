package org.tribune.site.search.index;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.delivery.replay.MarkedRecordings;
import org.tribune.site.search.index.KnownSittings.Named;
import org.tribune.site.sitting.SittingBroadcasts;

/**
 * Finds the sitting of a recording in the index: the one on whose page it can be watched, see
 * {@link SittingBroadcasts}. Made for one search.
 */
public final class RecordedSittings {
  private final KnownSittings sittings;
  private final MarkedRecordings marked;
  private final RecordingIndexing recordings;
  private final boolean isStaff;
  private final Map<BroadcastId, List<Named>> known = new HashMap<>();

  /** Sittings that are watched where they are marked; empty until that is asked. */
  private Optional<Set<SittingId>> watchable = Optional.empty();

  /**
   * For a search.
   *
   * @param isStaff true if who searches may see drafts
   */
  public RecordedSittings(
      KnownSittings sittings,
      MarkedRecordings marked,
      RecordingIndexing recordings,
      boolean isStaff) {
    this.sittings = sittings;
    this.marked = marked;
    this.recordings = recordings;
    this.isStaff = isStaff;
  }

  /** A sitting that who searches may see; empty if there is none of that id. */
  public Optional<Named> find(String id) {
    return sittings.find(id, isStaff);
  }

  /** Those that a recording is of, the likeliest first; none if it is not in the index. */
  public List<Named> of(String recording) {
    return known.computeIfAbsent(
        new BroadcastId(recording),
        id -> recordings.recording(id).map(this::look).orElse(List.of()));
  }

  /** The recordings of a sitting. */
  public List<BroadcastId> of(SittingId sitting) {
    return recordings.recordings().stream()
        .filter(id -> of(id.value()).stream().anyMatch(each -> each.id().equals(sitting)))
        .toList();
  }

  private List<Named> look(Recording recording) {
    List<Named> found = new ArrayList<>(sittings.naming(recording.id()));
    Set<SittingId> named = marked.sittings(recording.id());
    named.stream()
        .flatMap(each -> find(each.value()).stream())
        .filter(each -> each.broadcasts().isEmpty())
        .forEach(found::add);
    if (named.isEmpty() && recording.kind() == RecordingKind.SITTING) {
      sittings.near(recording.channel(), recording.startedAt()).stream()
          .filter(each -> SittingBroadcasts.isAround(each.facts().start(), recording.startedAt()))
          .filter(each -> !watchable().contains(each.id()))
          .sorted(
              Comparator.comparing(
                  each -> Duration.between(each.facts().start(), recording.startedAt()).abs()))
          .forEach(found::add);
    }
    return found.stream()
        .filter(each -> each.status().takesPlace() && find(each.id().value()).isPresent())
        .distinct()
        .toList();
  }

  private Set<SittingId> watchable() {
    Set<SittingId> now = watchable.orElseGet(marked::watchable);
    watchable = Optional.of(now);
    return now;
  }
}
