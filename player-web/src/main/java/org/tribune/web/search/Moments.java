package org.tribune.web.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.catalogue.Catalogue;
import org.tribune.core.catalogue.Recording;
import org.tribune.core.chapter.Chapters;
import org.tribune.core.chapter.Mark;
import org.tribune.core.chapter.Marking;
import org.tribune.core.sitting.ItemId;
import org.tribune.core.sitting.SittingId;

/**
 * In which recording an agenda item is debated, by what clerks marked and the public may see. Safe
 * for all threads.
 */
final class Moments {
  private final Catalogue catalogue;
  private final Map<BroadcastId, Marked> known = new ConcurrentHashMap<>();
  private volatile Map<Place, BroadcastId> places = Map.of();

  /** An item of a sitting. */
  private record Place(SittingId sitting, ItemId item) {}

  /**
   * What was marked in a broadcast.
   *
   * @param isOver false if more of it may be shown, or less, though nothing else is marked
   */
  private record Marked(long version, boolean isOver, List<Place> places) {}

  Moments(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Takes over what was marked meanwhile; called every few seconds, blocks.
   *
   * @throws org.tribune.core.catalogue.CatalogueException if the catalogue is away
   */
  void look() {
    Map<BroadcastId, Long> versions = catalogue.markings().versions();
    boolean isOther = known.keySet().retainAll(versions.keySet());
    for (Map.Entry<BroadcastId, Long> each : versions.entrySet()) {
      Marked before = known.get(each.getKey());
      if (before == null || !before.isOver() || before.version() != each.getValue()) {
        known.put(each.getKey(), read(each.getKey()));
        isOther = true;
      }
    }
    if (isOther) {
      Map<Place, BroadcastId> next = new HashMap<>();
      known.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(
              each ->
                  each.getValue()
                      .places()
                      .forEach(place -> next.putIfAbsent(place, each.getKey())));
      places = Map.copyOf(next);
    }
  }

  private Marked read(BroadcastId id) {
    Optional<Broadcast> broadcast = catalogue.broadcast(id);
    Marking marking = catalogue.markings().find(id).orElseGet(() -> Marking.none(id));
    List<Mark> shown = broadcast.map(each -> Chapters.shown(marking, each)).orElseGet(List::of);
    return new Marked(
        marking.version(),
        broadcast.flatMap(Broadcast::endedAt).isPresent(),
        shown.stream()
            .filter(each -> each.sitting().isPresent() && each.item().isPresent())
            .map(each -> new Place(each.sitting().get(), each.item().get()))
            .distinct()
            .toList());
  }

  /** The recording in which an item can be watched again now: the first, if there are several. */
  Optional<BroadcastId> of(SittingId sitting, ItemId item) {
    return Optional.ofNullable(places.get(new Place(sitting, item)))
        .filter(id -> catalogue.recording(id).filter(Recording::isComplete).isPresent());
  }
}
