package org.tribune.testkit.catalogue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.DeadlineKind;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.DocumentId;
import org.tribune.catalogue.sitting.DocumentKind;
import org.tribune.catalogue.sitting.DocumentText;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.ItemKind;
import org.tribune.catalogue.sitting.Sitting;
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

  private SittingSamples() {}

  /** Facts with everything in them. */
  public static SittingFacts facts(Instant start) {
    return new SittingFacts(
        "Budget primitif 2027",
        "Conseil communautaire",
        start,
        ZoneId.of("Europe/Paris"),
        "Salle du conseil, 1 place de l'Hôtel-de-Ville",
        SittingMode.BOTH,
        /* isOpenToPublic= */ true,
        Optional.of(new ChannelId("chamber")));
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
                new Speaker(
                    new SpeakerId("martin"),
                    "Mme Claire MARTIN",
                    "Ensemble",
                    "Présidente",
                    "Saint-Flour")))
        .withItems(
            List.of(
                new AgendaItem(
                    new ItemId("finances"),
                    /* level= */ 0,
                    "I",
                    "FINANCES",
                    ItemKind.HEADING,
                    /* rapporteur= */ "",
                    /* notes= */ "",
                    /* vote= */ Optional.empty()),
                new AgendaItem(
                    new ItemId("budget"),
                    /* level= */ 1,
                    "I.1",
                    "Budget primitif 2027 : « approbation » <b>",
                    ItemKind.ITEM,
                    "M. DUPONT",
                    "Deux\nlignes",
                    Optional.of(
                        new Vote(
                            VoteOutcome.ADOPTED,
                            /* isUnanimous= */ false,
                            Optional.of(new Tally(31, 4, 2, 1))))),
                AgendaItem.of(new ItemId("other"), /* level= */ 0, "II", "Questions diverses")))
        .withDocuments(List.of(document("report", Optional.of(new ItemId("budget")))))
        .withSettled(Set.of(DeadlineKind.CAPTIONS));
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
