package org.tribune.catalogue.minutes.draft;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.minutes.BlockKind;
import org.tribune.catalogue.minutes.Moment;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.Interruption;

/** What happened at an hour: who came and left, suspensions, closed sessions, who had the floor. */
final class Events {
  private final MinutesSources sources;
  private final MinutesWording words;
  private final SpeakerNames names;
  private final PresenceText presence;
  private final DebateTimeline timeline;
  private final List<Event> all = new ArrayList<>();

  /**
   * Something that happened.
   *
   * @param item about which the sitting was; empty before the first
   */
  record Event(
      String id,
      Instant at,
      Optional<ItemId> item,
      BlockKind kind,
      Optional<Moment> moment,
      String speaker,
      String text) {}

  Events(
      MinutesSources sources, SpeakerNames names, PresenceText presence, DebateTimeline timeline) {
    this.sources = sources;
    this.words = sources.words();
    this.names = names;
    this.presence = presence;
    this.timeline = timeline;
    sources.sitting().attendance().seats().forEach(this::movements);
    sources.broadcasts().forEach(this::interruptions);
    timeline.turns().forEach(this::turn);
    all.sort(Comparator.comparing(Event::at));
  }

  /** Those about an item, or before any; in order. */
  void write(Optional<ItemId> item, BlockList out) {
    all.stream()
        .filter(each -> each.item().equals(item))
        .forEach(
            each -> out.add(each.id(), each.kind(), each.moment(), each.speaker(), each.text()));
  }

  boolean hasAnyOf(Optional<ItemId> item) {
    return all.stream().anyMatch(each -> each.item().equals(item));
  }

  private void movements(Seat seat) {
    Optional<String> name = names.name(seat.speaker());
    List<PresenceChange> changes = presence.changes(seat);
    for (int i = 1; i < changes.size() && name.isPresent(); i++) {
      PresenceChange change = changes.get(i);
      Optional<String> text = movement(name.get(), changes.get(i - 1), change);
      if (text.isPresent()) {
        all.add(
            new Event(
                "event-" + seat.speaker() + "-" + change.at().toEpochMilli(),
                change.at(),
                item(change),
                BlockKind.EVENT,
                timeline.moment(change.at()),
                /* speaker= */ "",
                text.get()));
      }
    }
  }

  private Optional<ItemId> item(PresenceChange change) {
    return change
        .item()
        .filter(each -> sources.sitting().item(each).isPresent())
        .or(() -> timeline.itemAround(change.at()));
  }

  private Optional<String> movement(String name, PresenceChange before, PresenceChange change) {
    boolean wasThere = before.presence() == Presence.PRESENT;
    Optional<String> holder = change.proxy().flatMap(names::name);
    Optional<String> key =
        switch (change.presence()) {
          case PRESENT ->
              Optional.of(before.presence() == Presence.LEFT ? "event.return" : "event.arrival");
          case ABSENT, EXCUSED, LEFT ->
              wasThere ? Optional.of("event.departure") : Optional.empty();
          case REPRESENTED -> {
            String of = wasThere ? "event.departure" : "";
            yield holder.isPresent()
                ? Optional.of(wasThere ? "event.departure-proxy" : "event.proxy")
                : Optional.of(of).filter(each -> !each.isEmpty());
          }
        };
    Map<String, Object> values = new HashMap<>();
    values.put("hour", hour(change.at()));
    holder.ifPresent(each -> values.put("holder", each));
    return key.map(
        each -> MinutesWording.sentence(words.text(each, SpeakerNames.values(name, values))));
  }

  private void interruptions(Broadcast broadcast) {
    for (Interruption each : broadcast.interruptions()) {
      String kind =
          switch (each.kind()) {
            case SUSPENSION -> "event.suspension";
            case PUBLIC_FLOOR -> "event.public-floor";
            case CLOSED_SESSION -> "event.closed";
          };
      String text =
          each.until()
              .map(
                  until ->
                      words.text(kind, Map.of("from", hour(each.from()), "until", hour(until))))
              .orElseGet(() -> words.text(kind + "-open", Map.of("from", hour(each.from()))));
      all.add(
          new Event(
              "interruption-" + each.from().toEpochMilli(),
              each.from(),
              timeline.itemAround(each.from()),
              BlockKind.EVENT,
              Optional.of(new Moment(broadcast.id(), each.from())),
              /* speaker= */ "",
              text));
    }
  }

  private void turn(DebateTimeline.Stretch turn) {
    all.add(
        new Event(
            "speech-" + turn.mark().id(),
            turn.start(),
            timeline.itemAround(turn.start()),
            BlockKind.SPEECH,
            Optional.of(turn.moment()),
            NoBreakSpaces.in(timeline.speaker(turn.mark()), words.language()),
            words.text("speech.takes-floor")));
  }

  private String hour(Instant at) {
    return words.hour(at, sources.sitting().facts().zone());
  }
}
