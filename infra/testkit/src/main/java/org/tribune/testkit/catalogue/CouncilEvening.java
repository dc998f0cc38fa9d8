package org.tribune.testkit.catalogue;

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
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.catalogue.minutes.draft.MinutesComposer;
import org.tribune.catalogue.minutes.draft.MinutesSources;
import org.tribune.catalogue.minutes.draft.MinutesWording;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingDetails;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.channel.ChannelId;

/**
 * A whole evening of a council, for tests: 25 items, 40 members of whom 6 are represented, 12
 * votes, a suspension, somebody who leaves, and summaries that make some forty pages.
 */
public final class CouncilEvening {
  public static final int ITEMS = 25;
  public static final int MEMBERS = 40;
  public static final int VOTES = 12;

  private static final int PROXIES = 6;
  private static final int MINUTES_AN_ITEM = 7;
  private static final Instant START = Instant.parse("2026-11-25T17:30:00Z");
  private static final BroadcastId BROADCAST = new BroadcastId("evening");
  private static final SittingId SITTING = new SittingId("evening");
  private static final String DEBATE =
      "Le rapporteur rappelle que la communauté a engagé cette opération en 2024 et qu’elle a"
          + " obtenu, pour un montant total de 1 250 000 €, le concours de l’État et de la région."
          + " Plusieurs membres demandent comment le calendrier sera tenu ; il leur est répondu que"
          + " les travaux commenceront en mars, après la fin des études, et que la commission"
          + " compétente en sera informée chaque trimestre. « C’est un engagement », précise la"
          + " présidente.";

  private CouncilEvening() {}

  /** Its minutes as they are composed. */
  public static Minutes minutes(String language) {
    return Minutes.draft(
        SITTING, language, MinutesComposer.compose(sources(language)), at(200), "clerk");
  }

  /** What the minutes are composed from. */
  public static MinutesSources sources(String language) {
    return new MinutesSources(
        sitting(),
        /* assembly= */ Optional.empty(),
        List.of(broadcast()),
        List.of(marking()),
        /* questions= */ List.of(),
        MinutesWording.of(language));
  }

  private static Instant at(int minute) {
    return START.plusSeconds(minute * 60L);
  }

  private static SpeakerId member(int number) {
    return new SpeakerId("m" + number);
  }

  private static Sitting sitting() {
    List<Speaker> speakers = new ArrayList<>();
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      String role = i == 0 ? "Présidente" : i < 9 ? i + "e vice-président" : "";
      String name = i % 2 == 0 ? "Mme Élise CONSEILLER-" + i : "M. Noël CONSEILLER-" + i;
      speakers.add(new Speaker(member(i), name, "Ensemble", role, "Commune-" + i % 12));
      seats.add(Seat.of(member(i)).then(called(i)));
    }
    PresenceChange gone =
        new PresenceChange(
            at(70), Optional.of(new ItemId("item10")), Presence.LEFT, Optional.empty());
    seats.set(20, seats.get(20).then(gone));
    SittingFacts facts =
        SittingFacts.of("Conseil communautaire", START, ZoneId.of("Europe/Paris"))
            .details(SittingDetails.at("Salle du conseil, 1 place de l’Hôtel-de-Ville"))
            .build();
    return Sitting.draft(SITTING, facts, START, "clerk")
        .withSpeakers(speakers)
        .with(
            new Attendance(
                seats,
                Optional.of(member(0)),
                Optional.of(member(3)),
                List.of(),
                Optional.of(LocalDate.of(2026, 11, 19)),
                /* isWithoutQuorum= */ false))
        .withItems(items());
  }

  private static PresenceChange called(int member) {
    if (member >= MEMBERS - PROXIES) {
      return PresenceChange.represented(START, member(member - MEMBERS + PROXIES));
    }
    return PresenceChange.called(START, member == 30 ? Presence.EXCUSED : Presence.PRESENT);
  }

  private static List<AgendaItem> items() {
    List<AgendaItem> items = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      AgendaItem item =
          AgendaItem.of(
                  new ItemId("item" + i),
                  /* level= */ i % 5 == 0 ? 0 : 1,
                  (i / 5 + 1) + "." + i % 5,
                  "Délibération "
                      + (i + 1)
                      + " : programme d’investissement et plan de"
                      + " financement")
              .change()
              .rapporteur("M. Noël CONSEILLER-" + (2 * (i % 5) + 1))
              .summary((DEBATE + "\n").repeat(12))
              .vote(i < VOTES ? Optional.of(vote(i)) : Optional.empty())
              .build();
      items.add(item);
    }
    return items;
  }

  private static Vote vote(int item) {
    List<Cast> casts = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      boolean votes = i != 30 && (i != 20 || item < 10);
      if (votes) {
        casts.add(new Cast(member(i), position(i, item)));
      }
    }
    Instant at = at(item * MINUTES_AN_ITEM + 6);
    return new Vote(
        VoteOutcome.ADOPTED,
        /* isUnanimous= */ false,
        Optional.empty(),
        Optional.of(new Ballot(BallotKind.SHOW_OF_HANDS, at, casts, /* blank= */ 0)));
  }

  private static Position position(int member, int item) {
    return switch (member) {
      case 11, 12 -> item % 3 == 0 ? Position.AGAINST : Position.FOR;
      case 13 -> item % 3 == 0 ? Position.ABSTAINS : Position.FOR;
      default -> Position.FOR;
    };
  }

  private static Broadcast broadcast() {
    return new Broadcast(
        BROADCAST,
        new ChannelId("chamber"),
        "Conseil communautaire",
        BroadcastState.ENDED,
        START.minusSeconds(300),
        Optional.of(START),
        Optional.of(at(190)),
        List.of(new Interruption(Interruption.Kind.SUSPENSION, at(100), Optional.of(at(110)))));
  }

  private static Marking marking() {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      int minute = i * MINUTES_AN_ITEM + 1;
      marks.add(
          mark(MarkKind.CHAPTER, minute, "Délibération", Optional.of(new ItemId("item" + i))));
      for (int j = 0; j < 4; j++) {
        String who =
            j % 2 == 0 ? "Mme Élise CONSEILLER-" + 2 * j : "M. Noël CONSEILLER-" + (i % 5 * 2 + 1);
        marks.add(mark(MarkKind.SPEAKER, minute + 1 + j, who, Optional.empty()));
      }
    }
    return new Marking(
        BROADCAST,
        marks,
        /* removed= */ Set.of(),
        /* pens= */ List.of(),
        START,
        "clerk",
        /* version= */ 1);
  }

  private static Mark mark(MarkKind kind, int minute, String title, Optional<ItemId> item) {
    return new Mark(
        new MarkId((kind == MarkKind.CHAPTER ? "c" : "s") + minute),
        kind,
        at(minute),
        /* numbering= */ "",
        title,
        item.map(_ -> SITTING),
        item,
        /* revision= */ 1);
  }
}
