package org.tribune.catalogue.minutes.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;

/** Whether a member was there, in words: "Présente, puis partie à 20 h 10 (point 7)". */
final class PresenceText {
  private final MinutesSources sources;
  private final MinutesWording words;
  private final SpeakerNames names;
  private final ClosedSessions closed;

  PresenceText(MinutesSources sources, SpeakerNames names, ClosedSessions closed) {
    this.sources = sources;
    this.words = sources.words();
    this.names = names;
    this.closed = closed;
  }

  /**
   * The changes that may be told: what happened behind closed doors is none, nor what is as before.
   */
  List<PresenceChange> changes(Seat seat) {
    List<PresenceChange> told = new ArrayList<>();
    for (PresenceChange each : seat.changes()) {
      boolean isAsBefore =
          !told.isEmpty()
              && told.getLast().presence() == each.presence()
              && told.getLast().proxy().equals(each.proxy());
      if (!isAsBefore && !closed.hold(each.at())) {
        told.add(each);
      }
    }
    return told;
  }

  /** The row's text of a member. */
  String of(Seat seat, String name) {
    List<PresenceChange> changes = changes(seat);
    String gender = Gender.of(name);
    String text =
        changes.isEmpty() ? words.text("presence.not-called") : first(changes.getFirst(), gender);
    for (int i = 1; i < changes.size(); i++) {
      text =
          words.text(
              "presence.then",
              Map.of("before", text, "after", later(changes.get(i - 1), changes.get(i), gender)));
    }
    Optional<String> member = seat.insteadOf().flatMap(names::name);
    if (member.isPresent()) {
      text = words.text("presence.substitute", Map.of("presence", text, "member", member.get()));
    }
    return MinutesWording.sentence(text);
  }

  private String first(PresenceChange change, String gender) {
    return switch (change.presence()) {
      case PRESENT -> words.text("presence.present", Map.of("gender", gender));
      case ABSENT -> words.text("presence.absent", Map.of("gender", gender));
      case EXCUSED -> words.text("presence.excused", Map.of("gender", gender));
      case LEFT -> words.text("presence.left", Map.of("gender", gender));
      case REPRESENTED -> represented(change, gender);
    };
  }

  private String represented(PresenceChange change, String gender) {
    return change
        .proxy()
        .flatMap(names::name)
        .map(
            holder ->
                words.text("presence.represented", Map.of("gender", gender, "holder", holder)))
        .orElseGet(() -> words.text("presence.holder-unknown", Map.of("gender", gender)));
  }

  private String later(PresenceChange before, PresenceChange change, String gender) {
    String what =
        switch (change.presence()) {
          case PRESENT ->
              before.presence() == Presence.LEFT
                  ? words.text("presence.returned", Map.of("gender", gender))
                  : words.text("presence.arrived", Map.of("gender", gender));
          case REPRESENTED -> represented(change, gender);
          case ABSENT, EXCUSED, LEFT -> words.text("presence.departed", Map.of("gender", gender));
        };
    String hour = words.hour(change.at(), sources.sitting().facts().zone());
    Optional<String> item = change.item().flatMap(this::label);
    return item.isPresent()
        ? words.text(
            "presence.later-item", Map.of("presence", what, "hour", hour, "item", item.get()))
        : words.text("presence.later", Map.of("presence", what, "hour", hour));
  }

  private Optional<String> label(ItemId id) {
    return sources.sitting().item(id).map(AgendaItem::numbering).filter(each -> !each.isEmpty());
  }
}
