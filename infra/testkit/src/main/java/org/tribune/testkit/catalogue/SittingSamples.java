package org.tribune.testkit.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Ballot;
import org.tribune.catalogue.sitting.BallotKind;
import org.tribune.catalogue.sitting.Cast;
import org.tribune.catalogue.sitting.DeadlineKind;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.DocumentText;
import org.tribune.catalogue.sitting.ItemChair;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.ItemKind;
import org.tribune.catalogue.sitting.Motion;
import org.tribune.catalogue.sitting.MotionId;
import org.tribune.catalogue.sitting.Position;
import org.tribune.catalogue.sitting.Presence;
import org.tribune.catalogue.sitting.PresenceChange;
import org.tribune.catalogue.sitting.Seat;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingDetails;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingMode;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Speaker;
import org.tribune.catalogue.sitting.SpeakerId;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;

/** Sittings for tests. */
public final class SittingSamples {
  public static final Instant EVENING = Instant.parse("2026-11-25T17:30:00.123456Z");

  private static final ItemId BUDGET = new ItemId("budget");
  private static final SpeakerId MARTIN = new SpeakerId("martin");
  private static final SpeakerId DUPONT = new SpeakerId("dupont");
  private static final SpeakerId LEVY = new SpeakerId("levy");

  private SittingSamples() {}

  /** Facts with everything in them. */
  public static SittingFacts facts(Instant start) {
    return SittingFacts.of("Conseil communautaire", start, ZoneId.of("Europe/Paris"))
        .title("Budget primitif 2027")
        .details(SittingDetails.at("Salle du conseil, 1 place de l'Hôtel-de-Ville"))
        .mode(SittingMode.BOTH)
        .channel(Optional.of(new ChannelId("chamber")))
        .build();
  }

  /** A draft without anything. */
  public static Sitting draft(String id, Instant start) {
    return Sitting.draft(new SittingId(id), facts(start), EVENING, "Mme Claire MARTIN");
  }

  /** An announced sitting with something of each kind. */
  public static Sitting whole(String id, Instant start) {
    return draft(id, start)
        .in(SittingStatus.ANNOUNCED)
        .withBroadcasts(List.of(new BroadcastId("b1")))
        .withSpeakers(
            List.of(
                new Speaker(MARTIN, "Mme Claire MARTIN", "Ensemble", "Présidente", "Saint-Flour")))
        .withItems(
            List.of(
                AgendaItem.of(new ItemId("finances"), /* level= */ 0, "I", "FINANCES")
                    .change()
                    .kind(ItemKind.HEADING)
                    .build(),
                AgendaItem.of(
                        BUDGET, /* level= */ 1, "I.1", "Budget primitif 2027 : « approbation » <b>")
                    .change()
                    .rapporteur("M. DUPONT")
                    .notes("Deux\nlignes")
                    .vote(
                        Optional.of(
                            new Vote(
                                    VoteOutcome.ADOPTED,
                                    /* isUnanimous= */ false,
                                    Optional.of(new Tally(31, 4, 2, 1)))
                                .recorded(Optional.of(start))))
                    .build(),
                AgendaItem.of(new ItemId("other"), /* level= */ 0, "II", "Questions diverses")))
        .withDocuments(List.of(document("report", Optional.of(BUDGET))))
        .withSettled(Set.of(DeadlineKind.CAPTIONS));
  }

  /** {@link #whole} with the roll call, votes by name, and what became of its first item. */
  public static Sitting recorded(String id, Instant start) {
    Sitting whole = whole(id, start);
    return whole
        .withSpeakers(
            List.of(
                new Speaker(
                    MARTIN,
                    "Mme Claire MARTIN",
                    "Ensemble",
                    "Présidente",
                    "Saint-Flour",
                    Optional.of(new MemberId("m1"))),
                new Speaker(DUPONT, "M. Jean DUPONT", "", "", ""),
                new Speaker(LEVY, "Mme Anne LÉVY", "", "", "")))
        .withItems(
            whole.items().stream()
                .map(each -> each.id().equals(BUDGET) ? decided(each) : each)
                .toList())
        .with(attendance(start));
  }

  /** An item with an amendment, a ballot with names, and its deliberation. */
  private static AgendaItem decided(AgendaItem item) {
    return item.change()
        .vote(
            Optional.of(
                new Vote(
                    VoteOutcome.ADOPTED,
                    /* isUnanimous= */ false,
                    /* tally= */ Optional.empty(),
                    Optional.of(
                        new Ballot(
                            BallotKind.SHOW_OF_HANDS,
                            EVENING,
                            List.of(
                                new Cast(MARTIN, Position.FOR),
                                new Cast(DUPONT, Position.AGAINST),
                                new Cast(LEVY, Position.FOR)),
                            /* blank= */ 0)))))
        .motions(
            List.of(
                new Motion(
                    new MotionId("amend1"),
                    "Amendement n° 1",
                    Optional.of(
                        new Vote(
                            VoteOutcome.REJECTED,
                            /* isUnanimous= */ false,
                            Optional.of(new Tally(4, 31, 2, 1)),
                            Optional.of(
                                new Ballot(
                                    BallotKind.SECRET, EVENING, List.of(), /* blank= */ 1)))))))
        .deliberation(
            Optional.of(
                new Deliberation(
                    "2026-11-1",
                    "7.1",
                    Optional.of(new DocumentId("report")),
                    Optional.of(EVENING))))
        .summary("Le rapporteur présente le budget.\n\nIl est débattu.")
        .build();
  }

  /** Two are present, of whom one leaves later, and the other represents the third. */
  private static Attendance attendance(Instant start) {
    return new Attendance(
        List.of(
            Seat.of(MARTIN).then(PresenceChange.called(start, Presence.PRESENT)),
            Seat.of(DUPONT)
                .then(PresenceChange.called(start, Presence.PRESENT))
                .then(
                    new PresenceChange(
                        start.plusSeconds(3_600),
                        Optional.of(new ItemId("other")),
                        Presence.LEFT,
                        /* proxy= */ Optional.empty())),
            Seat.of(LEVY).then(PresenceChange.represented(start, MARTIN))),
        Optional.of(MARTIN),
        Optional.of(DUPONT),
        List.of(new ItemChair(BUDGET, DUPONT)),
        Optional.of(LocalDate.parse("2026-11-19")),
        /* isWithoutQuorum= */ false);
  }

  /** A document whose content is nowhere. */
  public static Document document(String id, Optional<ItemId> item) {
    return new Document(
        new DocumentId(id),
        item,
        DocumentKind.REPORT,
        "Rapport de présentation",
        "Rapport – été.pdf",
        /* length= */ 1_234,
        "0123456789abcdef".repeat(4),
        /* pages= */ 12,
        /* isPublic= */ true,
        Optional.of(new DocumentText(/* length= */ 99, "fedcba9876543210".repeat(4))),
        EVENING);
  }

  /** An agenda of so many items. */
  public static List<AgendaItem> items(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            each ->
                AgendaItem.of(
                    new ItemId("item" + each), each % 3, each + ".", "Délibération " + each))
        .toList();
  }
}
