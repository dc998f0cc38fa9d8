package org.tribune.catalogue.minutes.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.catalogue.chapter.Chapters;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.minutes.Moment;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;

/** Which item was debated when, and who had the floor, as everybody could see it. Immutable. */
final class DebateTimeline {
  private final MinutesSources sources;
  private final Set<ItemId> agenda;
  private final List<Stretch> chapters = new ArrayList<>();
  private final List<Stretch> turns = new ArrayList<>();

  /**
   * From a mark to the next of its kind.
   *
   * @param end empty while it lasts
   */
  record Stretch(BroadcastId broadcast, Mark mark, Optional<Instant> end) {
    Instant start() {
      return mark.start();
    }

    Moment moment() {
      return new Moment(broadcast, mark.start());
    }

    private boolean holds(Instant time) {
      return !time.isBefore(start()) && end.map(time::isBefore).orElse(true);
    }
  }

  DebateTimeline(MinutesSources sources) {
    this.sources = sources;
    this.agenda =
        sources.sitting().items().stream().map(AgendaItem::id).collect(Collectors.toSet());
    for (Broadcast each : sources.broadcasts()) {
      List<Mark> shown = Chapters.shown(sources.marking(each), each);
      add(chapters, each, Chapters.of(shown, MarkKind.CHAPTER, each.endedAt()));
      add(turns, each, Chapters.of(shown, MarkKind.SPEAKER, each.endedAt()));
    }
  }

  private static void add(List<Stretch> to, Broadcast broadcast, List<Chapters.Chapter> all) {
    all.forEach(each -> to.add(new Stretch(broadcast.id(), each.mark(), each.end())));
  }

  /** The item of the agenda that was debated then; empty for none, or none of this agenda. */
  Optional<ItemId> itemAt(Instant time) {
    return chapters.stream()
        .filter(each -> each.holds(time))
        .flatMap(each -> each.mark().item().stream())
        .filter(agenda::contains)
        .findFirst();
  }

  /** The same, and where no item was debated, the last one before; empty before the first. */
  Optional<ItemId> itemAround(Instant time) {
    return itemAt(time)
        .or(
            () ->
                chapters.stream()
                    .filter(each -> !each.start().isAfter(time))
                    .filter(each -> each.mark().item().filter(agenda::contains).isPresent())
                    .max(Comparator.comparing(Stretch::start))
                    .flatMap(each -> each.mark().item()));
  }

  /** When an item was begun first. */
  Optional<Moment> begun(ItemId item) {
    return chapters.stream()
        .filter(each -> each.mark().item().filter(item::equals).isPresent())
        .min(Comparator.comparing(Stretch::start))
        .map(Stretch::moment);
  }

  /** The moment of an instant, if a broadcast was on air then. */
  Optional<Moment> moment(Instant at) {
    return sources.broadcasts().stream()
        .filter(each -> each.liveAt().filter(live -> !at.isBefore(live)).isPresent())
        .filter(each -> each.endedAt().map(at::isBefore).orElse(true))
        .findFirst()
        .map(each -> new Moment(each.id(), at));
  }

  /** Who had the floor, in order; who has it twice in a row about one item has it once. */
  List<Stretch> turns() {
    List<Stretch> all = new ArrayList<>();
    for (Stretch each : turns) {
      boolean goesOn =
          !all.isEmpty()
              && all.getLast().mark().title().equals(each.mark().title())
              && all.getLast().broadcast().equals(each.broadcast())
              && itemAt(all.getLast().start()).equals(itemAt(each.start()));
      if (!goesOn && !each.mark().title().isEmpty()) {
        all.add(each);
      }
    }
    return all;
  }

  /** Who had the floor then; empty if nobody is marked. */
  String speakerAt(BroadcastId broadcast, Instant time) {
    return turns.stream()
        .filter(each -> each.broadcast().equals(broadcast) && each.holds(time))
        .map(each -> speaker(each.mark()))
        .findFirst()
        .orElse("");
  }

  /** The name alone of who is marked with name and group. */
  String speaker(Mark mark) {
    return sources.sitting().speakers().stream()
        .map(Speaker::name)
        .filter(name -> !name.isEmpty() && isOf(mark.title(), name))
        .max(Comparator.comparingInt(String::length))
        .orElse(mark.title());
  }

  private static boolean isOf(String title, String name) {
    return title.startsWith(name)
        && (title.length() == name.length()
            || !Character.isLetterOrDigit(title.charAt(name.length())));
  }
}
