package org.tribune.delivery.replay;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;

/**
 * In which recordings sittings, their items and free chapters can be watched again, by what clerks
 * marked and the public may see: a small copy of what the catalogue says. What is returned is
 * compared with the catalogue's recording first. Methods block and throw {@code
 * org.tribune.catalogue.CatalogueException} if the catalogue is away. Safe for all threads.
 */
public final class MarkedRecordings {
  private static final int LOOKED_AT_AGAIN = 50;
  private static final long NOT_WATCHABLE = -1;
  private static final long MICROS = 1_000_000;

  private final Catalogue catalogue;
  private final Map<BroadcastId, Marked> known = new ConcurrentSkipListMap<>();
  private final Queue<SittingId> changed = new ConcurrentLinkedQueue<>();
  private Iterator<BroadcastId> turn = Collections.emptyIterator();

  /** An item of a sitting. */
  private record Place(SittingId sitting, ItemId item) {}

  /**
   * A chapter that is no item of an agenda.
   *
   * @param sitting that its mark names, or else others of the broadcast do
   */
  public record FreeChapter(BroadcastId recording, SittingId sitting, Mark mark) {}

  /**
   * What is marked in a broadcast.
   *
   * @param version of the marking
   * @param recording its version; -1 if it can't be watched
   * @param places whose chapters are not cut away
   */
  private record Marked(
      long version,
      long recording,
      Set<SittingId> sittings,
      Set<Place> places,
      List<FreeChapter> chapters) {}

  /** Nothing is known yet. */
  MarkedRecordings(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Takes over what was marked before this call. */
  public void follow() {
    Map<BroadcastId, Long> versions = catalogue.markings().versions();
    known.keySet().stream()
        .filter(id -> !versions.containsKey(id))
        .forEach(id -> replace(id, Optional.empty()));
    versions.forEach(
        (id, version) -> {
          Marked before = known.get(id);
          if (before == null || before.version() != version) {
            take(id);
          }
        });
  }

  /** Looks whether recordings were completed, cut or deleted: some each time, in turn. */
  public synchronized void lookAgain() {
    if (!turn.hasNext()) {
      turn = List.copyOf(known.keySet()).iterator();
    }
    for (int looked = 0; turn.hasNext() && looked < LOOKED_AT_AGAIN; looked++) {
      var _ = watchable(turn.next());
    }
  }

  /** A trial can be watched by who has its address, and is listed nowhere. */
  static boolean isListed(Recording recording) {
    return recording.isComplete() && recording.kind() != RecordingKind.TEST;
  }

  /** The recording if it can be watched now; what is known of it is as new. */
  private Optional<Recording> watchable(BroadcastId id) {
    Optional<Recording> recording = catalogue.recording(id).filter(MarkedRecordings::isListed);
    Marked before = known.get(id);
    if (before != null
        && before.recording() != recording.map(Recording::version).orElse(NOT_WATCHABLE)) {
      take(id);
    }
    return recording;
  }

  private void take(BroadcastId id) {
    Optional<Recording> recording = catalogue.recording(id).filter(MarkedRecordings::isListed);
    Marking marking = catalogue.shownMarking(id);
    List<Mark> marks =
        recording
            .map(each -> ReplayChapters.of(catalogue, each, marking).marks())
            .orElse(List.of());
    Set<SittingId> sittings = new LinkedHashSet<>();
    marking.marks().reversed().forEach(each -> each.sitting().ifPresent(sittings::add));
    Set<Place> places = new HashSet<>();
    for (Mark each : marks) {
      if (each.sitting().isPresent() && each.item().isPresent()) {
        places.add(new Place(each.sitting().get(), each.item().get()));
      }
    }
    Marked now =
        new Marked(
            marking.version(),
            recording.map(Recording::version).orElse(NOT_WATCHABLE),
            sittings,
            places,
            marks.stream()
                .filter(each -> each.kind() == MarkKind.CHAPTER && each.item().isEmpty())
                .flatMap(
                    mark ->
                        mark.sitting().or(() -> sittings.stream().findFirst()).stream()
                            .map(sitting -> new FreeChapter(id, sitting, mark)))
                .toList());
    replace(id, Optional.of(now));
  }

  private void replace(BroadcastId id, Optional<Marked> now) {
    Marked before = now.isPresent() ? known.put(id, now.get()) : known.remove(id);
    List<FreeChapter> were = before == null ? List.of() : before.chapters();
    List<FreeChapter> are = now.map(Marked::chapters).orElse(List.of());
    if (!were.equals(are)) {
      Stream.concat(were.stream(), are.stream())
          .map(FreeChapter::sitting)
          .distinct()
          .forEach(changed::add);
    }
  }

  /** Passes to one reader each sitting whose free chapters have changed since the last call. */
  public void tellChanged(Consumer<SittingId> reader) {
    for (SittingId id = changed.peek(); id != null; id = changed.peek()) {
      reader.accept(id);
      changed.remove();
    }
  }

  /** The sittings that are named in a broadcast, the newest first. */
  public Set<SittingId> sittings(BroadcastId broadcast) {
    return Optional.ofNullable(known.get(broadcast)).map(Marked::sittings).orElse(Set.of());
  }

  /** The sittings that are named in what can be watched, as far as is known. */
  public Set<SittingId> watchable() {
    return known.values().stream()
        .filter(each -> each.recording() != NOT_WATCHABLE)
        .flatMap(each -> each.sittings().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The recordings in which something of a sitting is marked and that can be watched, by time. */
  public List<Recording> of(SittingId sitting) {
    return known.entrySet().stream()
        .filter(each -> each.getValue().sittings().contains(sitting))
        .flatMap(each -> watchable(each.getKey()).stream())
        .sorted(Comparator.comparing(Recording::startedAt))
        .toList();
  }

  /** The recording in which an item can be watched again: the first, if there are several. */
  public Optional<BroadcastId> of(SittingId sitting, ItemId item) {
    return known.entrySet().stream()
        .filter(each -> each.getValue().sittings().contains(sitting))
        .map(Map.Entry::getKey)
        .filter(id -> items(id, sitting).contains(item))
        .findFirst();
  }

  /** The items of a sitting that can be watched now in a recording. */
  public Set<ItemId> items(BroadcastId recording, SittingId sitting) {
    return current(recording).stream()
        .flatMap(each -> each.places().stream())
        .filter(each -> each.sitting().equals(sitting))
        .map(Place::item)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<Marked> current(BroadcastId id) {
    return watchable(id).isPresent() ? Optional.ofNullable(known.get(id)) : Optional.empty();
  }

  /** The free chapters of a sitting that can be watched, as far as is known. */
  public List<FreeChapter> freeChapters(SittingId sitting) {
    return known.values().stream()
        .flatMap(each -> each.chapters().stream())
        .filter(each -> each.sitting().equals(sitting))
        .toList();
  }

  /** A free chapter, if it can be watched now. */
  public Optional<FreeChapter> freeChapter(BroadcastId recording, MarkId mark) {
    return current(recording).stream()
        .flatMap(each -> each.chapters().stream())
        .filter(each -> each.mark().id().equals(mark))
        .findFirst();
  }

  /**
   * The second of a recording's replay at which something is seen.
   *
   * @param time at which it was filmed
   * @return empty if it can't be watched now, or was cut away
   */
  public Optional<Long> second(BroadcastId recording, Instant time) {
    return seconds(recording).apply(time);
  }

  /** The same for many times, as it is now. */
  public Function<Instant, Optional<Long>> seconds(BroadcastId recording) {
    Optional<Function<Instant, OptionalLong>> places =
        watchable(recording).map(each -> ReplayChapters.places(catalogue, each));
    return time ->
        places
            .map(each -> each.apply(time))
            .filter(OptionalLong::isPresent)
            .map(each -> each.getAsLong() / MICROS);
  }
}
