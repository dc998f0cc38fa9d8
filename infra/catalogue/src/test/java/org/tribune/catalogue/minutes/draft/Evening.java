package org.tribune.catalogue.minutes.draft;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingDetails;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingMode;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.channel.ChannelId;

/** A sitting of four members and three items, on air from 18:30 to 21:42 in Paris. */
final class Evening {
  static final Instant START = Instant.parse("2026-11-25T17:30:00Z");
  static final Instant END = at(192);
  static final BroadcastId BROADCAST = new BroadcastId("b1");
  static final SittingId ID = new SittingId("s1");
  static final SpeakerId CHAIR = new SpeakerId("martin");
  static final SpeakerId SECOND = new SpeakerId("durand");
  static final SpeakerId THIRD = new SpeakerId("petit");
  static final SpeakerId FOURTH = new SpeakerId("blanc");
  static final ItemId BUDGET = new ItemId("budget");
  static final ItemId ROADS = new ItemId("roads");
  static final ItemId OTHER = new ItemId("other");

  final List<Mark> marks = new ArrayList<>();
  final List<Interruption> interruptions = new ArrayList<>();
  final List<Question> questions = new ArrayList<>();
  final List<Heard> heard = new ArrayList<>();
  Sitting sitting = sitting();
  String language = "fr";

  /** Minutes after the beginning. */
  static Instant at(int minutes) {
    return START.plusSeconds(minutes * 60L);
  }

  private static Sitting sitting() {
    SittingFacts facts =
        SittingFacts.of("Conseil communautaire", START, ZoneId.of("Europe/Paris"))
            .details(SittingDetails.at("Salle du conseil"))
            .mode(SittingMode.BOTH)
            .build();
    return Sitting.draft(ID, facts, START, "clerk")
        .withSpeakers(
            List.of(
                speaker(CHAIR, "Mme Claire MARTIN", "Présidente"),
                speaker(SECOND, "M. Paul DURAND", "1er vice-président"),
                speaker(THIRD, "Mme Anne PETIT", ""),
                speaker(FOURTH, "M. Jean BLANC", "")))
        .with(
            new Attendance(
                List.of(
                    seat(CHAIR, PresenceChange.called(START, Presence.PRESENT)),
                    seat(SECOND, PresenceChange.called(START, Presence.PRESENT)),
                    seat(THIRD, PresenceChange.called(START, Presence.PRESENT)),
                    seat(FOURTH, PresenceChange.represented(START, SECOND))),
                Optional.of(CHAIR),
                Optional.of(THIRD),
                List.of(),
                Optional.of(LocalDate.of(2026, 11, 19)),
                /* isWithoutQuorum= */ false))
        .withItems(
            List.of(
                AgendaItem.of(BUDGET, /* level= */ 0, "1", "Budget primitif 2027"),
                AgendaItem.of(ROADS, /* level= */ 0, "2", "Voirie : marché de travaux"),
                AgendaItem.of(OTHER, /* level= */ 0, "3", "Questions diverses")));
  }

  private static Speaker speaker(SpeakerId id, String name, String role) {
    return new Speaker(id, name, /* group= */ "", role, /* commune= */ "");
  }

  static Seat seat(SpeakerId speaker, PresenceChange... changes) {
    return new Seat(speaker, Optional.empty(), List.of(changes));
  }

  /** A change in the presence of a member. */
  Evening changed(SpeakerId who, PresenceChange change) {
    List<Seat> seats =
        sitting.attendance().seats().stream()
            .map(each -> each.speaker().equals(who) ? each.then(change) : each)
            .toList();
    sitting = sitting.with(sitting.attendance().with(seats));
    return this;
  }

  /** Another item in the place of the one of its id. */
  Evening with(AgendaItem item) {
    sitting =
        sitting.withItems(
            sitting.items().stream()
                .map(each -> each.id().equals(item.id()) ? item : each)
                .toList());
    return this;
  }

  AgendaItem item(ItemId id) {
    return sitting.item(id).orElseThrow();
  }

  Evening chapter(int minute, ItemId item) {
    marks.add(
        new Mark(
            new MarkId("c" + marks.size()),
            MarkKind.CHAPTER,
            at(minute),
            /* numbering= */ "",
            "Point",
            Optional.of(ID),
            Optional.of(item),
            /* revision= */ 1));
    return this;
  }

  Evening floor(int minute, String who) {
    marks.add(
        new Mark(
            new MarkId("s" + marks.size()),
            MarkKind.SPEAKER,
            at(minute),
            /* numbering= */ "",
            who,
            Optional.empty(),
            Optional.empty(),
            /* revision= */ 1));
    return this;
  }

  Evening interrupted(Interruption.Kind kind, int from, int until) {
    interruptions.add(new Interruption(kind, at(from), Optional.of(at(until))));
    return this;
  }

  Evening said(int minute, String text) {
    heard.add(
        new Heard(
            BROADCAST,
            at(minute),
            at(minute).plusSeconds(3),
            /* speaker= */ Optional.empty(),
            text));
    return this;
  }

  MinutesSources sources() {
    Broadcast broadcast =
        new Broadcast(
            BROADCAST,
            new ChannelId("chamber"),
            "Conseil",
            BroadcastState.ENDED,
            START.minusSeconds(600),
            Optional.of(START),
            Optional.of(END),
            interruptions);
    Marking marking =
        new Marking(
            BROADCAST,
            marks,
            /* removed= */ Set.of(),
            /* pens= */ List.of(),
            START,
            "clerk",
            /* version= */ 1);
    return new MinutesSources(
        sitting,
        /* assembly= */ Optional.empty(),
        List.of(broadcast),
        List.of(marking),
        questions,
        MinutesWording.of(language));
  }
}
