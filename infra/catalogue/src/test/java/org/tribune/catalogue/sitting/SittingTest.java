package org.tribune.catalogue.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.sitting.Deadlines.Captioning;
import org.tribune.core.log.JsonCodec;
import org.tribune.core.text.ValidationException;

final class SittingTest {
  /** Already the 26th in Paris. */
  private static final Instant START = Instant.parse("2026-11-25T23:30:00Z");

  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final String HASH = "ab".repeat(32);

  private static SittingFacts facts(String body) {
    return facts(body, START);
  }

  private static SittingFacts facts(String body, Instant start) {
    return SittingFacts.of(body, start, ZoneId.of("Europe/Paris")).build();
  }

  private static Sitting sitting() {
    return Sitting.draft(new SittingId("s1"), facts("Conseil"), START, "clerk");
  }

  private static AgendaItem item(String id, int level) {
    return AgendaItem.of(new ItemId(id), level, "", "Point " + id);
  }

  private static Document document(DocumentKind kind, boolean isPublic, Optional<ItemId> item) {
    return new Document(
        DocumentId.create(),
        item,
        kind,
        "PV",
        "PV.pdf",
        9,
        HASH,
        1,
        isPublic,
        Optional.empty(),
        START);
  }

  @Test
  void id_ofABody_isReadable() {
    assertThat(SittingId.create(DAY, "Conseil communautaire – L'Été à Saint-Flour").value())
        .matches("20261126-conseil-communautaire-l-ete-a-saint-flour-[a-z0-9]{4}");
    assertThat(SittingId.create(DAY, "会議").value()).matches("20261126-[a-z0-9]{4}");
    assertThat(SittingId.create(DAY, "x".repeat(500)).value()).hasSize(64);
  }

  @Test
  void agenda_tooDeepAtOnce_isRaisedToItsPlace() {
    List<AgendaItem> fit =
        Agenda.fit(List.of(item("a", 2), item("b", 4), item("c", 1), item("d", 0)));
    assertThat(fit).extracting(AgendaItem::level).containsExactly(0, 1, 1, 0);
    assertThat(Agenda.parents(fit))
        .containsOnly(
            Map.entry(new ItemId("b"), new ItemId("a")),
            Map.entry(new ItemId("c"), new ItemId("a")));
  }

  @Test
  void agenda_withAnIdTwice_orTooMany_isRefused() {
    assertThatThrownBy(() -> sitting().withItems(List.of(item("a", 0), item("a", 0))))
        .hasMessageContaining("twice");
    List<AgendaItem> many =
        IntStream.range(0, 1_001).mapToObj(each -> item("i" + each, 0)).toList();
    assertThatThrownBy(() -> sitting().withItems(many)).isInstanceOf(ValidationException.class);
    assertThatThrownBy(
            () -> Agenda.changed(List.of(), List.of(), Optional.of(List.of(new ItemId("gone")))))
        .hasMessageContaining("gone");
  }

  @Test
  void changed_inAnyWay_keepsTheIdsThatStay() {
    Random random = new Random(4);
    List<AgendaItem> items = List.of();
    for (int round = 0; round < 500; round++) {
      List<ItemId> order = new ArrayList<>(items.stream().map(AgendaItem::id).toList());
      AgendaItem added = item("n" + round, random.nextInt(3));
      order.add(random.nextInt(order.size() + 1), added.id());
      if (order.size() > 20) {
        order.remove(random.nextInt(order.size()));
      }
      Collections.swap(order, random.nextInt(order.size()), random.nextInt(order.size()));
      items = Agenda.changed(items, List.of(added), Optional.of(order));
      assertThat(items).extracting(AgendaItem::id).isEqualTo(order);
      assertThat(Agenda.fit(items)).isEqualTo(items);
    }
  }

  @Test
  void documents_ofAnItemThatGoes_becomeTheSittings() {
    Sitting with =
        sitting()
            .withItems(List.of(item("a", 0)))
            .withDocuments(
                List.of(document(DocumentKind.REPORT, true, Optional.of(new ItemId("a")))));
    assertThat(with.documents())
        .extracting(Document::item)
        .containsExactly(Optional.of(new ItemId("a")));
    assertThat(with.withItems(List.of()).documents())
        .extracting(Document::item)
        .containsExactly(Optional.empty());
  }

  @Test
  void document_ofAnyName_hasOneThatCanBeSaved() {
    assertThat(named("C:\\rapports\\<été>|2026?.PDF")).isEqualTo("C rapports été 2026.pdf");
    assertThat(named("\u0000\u202e../..")).isEqualTo("document.pdf");
    assertThat(named("é".repeat(300))).isEqualTo("é".repeat(120) + ".pdf");
  }

  private static String named(String name) {
    return new Document(
            DocumentId.create(),
            Optional.empty(),
            DocumentKind.OTHER,
            "",
            name,
            9,
            HASH,
            1,
            true,
            Optional.empty(),
            START)
        .fileName();
  }

  @Test
  void status_onceSeen_isNoDraftAgain() {
    Sitting held =
        sitting().in(SittingStatus.ANNOUNCED).in(SittingStatus.DRAFT).in(SittingStatus.HELD);
    assertThatThrownBy(() -> held.in(SittingStatus.DRAFT)).isInstanceOf(ValidationException.class);
    assertThat(held.in(SittingStatus.CANCELLED).status()).isEqualTo(SittingStatus.CANCELLED);
  }

  @Test
  void facts_ofNobodyOrOfAnotherAge_areRefused() {
    assertThatThrownBy(() -> facts(" \u200b ")).isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> facts("Conseil", Instant.parse("0026-01-01T00:00:00Z")))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void vote_unanimousWithVotesAgainst_isRefused() {
    assertThatThrownBy(
            () -> new Vote(VoteOutcome.ADOPTED, true, Optional.of(new Tally(30, 1, 0, 0))))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> new Tally(-1, 0, 0, 0)).isInstanceOf(ValidationException.class);
  }

  @Test
  void deadlines_areCountedFromTheDayWhereItTakesPlace() {
    Deadlines deadlines = new Deadlines(7, 7, 14);
    Sitting held = sitting().in(SittingStatus.HELD);
    assertThat(deadlines.of(held, Optional.empty(), Captioning.MISSING, DAY))
        .containsExactly(
            deadline(DeadlineKind.DELIBERATION_LIST, DAY.plusDays(7), Deadline.State.RUNNING),
            new Deadline(
                DeadlineKind.MINUTES,
                /* due= */ Optional.empty(),
                /* after= */ Optional.empty(),
                Deadline.State.AHEAD),
            deadline(DeadlineKind.CAPTIONS, DAY.plusDays(14), Deadline.State.RUNNING));
    LocalDate next = DAY.plusDays(30);
    assertThat(deadlines.of(held, Optional.of(next), Captioning.NO_REPLAY, next.plusDays(7)))
        .containsExactly(
            deadline(DeadlineKind.DELIBERATION_LIST, DAY.plusDays(7), Deadline.State.LATE),
            new Deadline(
                DeadlineKind.MINUTES,
                Optional.of(next.plusDays(7)),
                Optional.of(next),
                Deadline.State.RUNNING));
    assertThat(deadlines.of(held, Optional.empty(), Captioning.NO_REPLAY, DAY.minusDays(1)))
        .extracting(Deadline::state)
        .containsOnly(Deadline.State.AHEAD);
    assertThat(deadlines.of(sitting(), Optional.empty(), Captioning.MISSING, DAY)).isEmpty();
    assertThat(
            deadlines.of(
                sitting().in(SittingStatus.CANCELLED), Optional.empty(), Captioning.MISSING, DAY))
        .isEmpty();
  }

  @Test
  void deadlines_ofWhatIsPublishedOrSaidToBe_areDone() {
    Deadlines deadlines = new Deadlines(7, 7, 14);
    Sitting held =
        sitting()
            .in(SittingStatus.HELD)
            .withDocuments(
                List.of(
                    document(DocumentKind.DELIBERATION_LIST, true, Optional.empty()),
                    document(DocumentKind.MINUTES, false, Optional.empty())))
            .withSettled(Set.of(DeadlineKind.CAPTIONS));
    assertThat(deadlines.of(held, Optional.of(DAY), Captioning.MISSING, DAY.plusDays(50)))
        .extracting(Deadline::state)
        .containsExactly(Deadline.State.DONE, Deadline.State.LATE, Deadline.State.DONE);
    assertThat(
            deadlines.of(
                held.withSettled(Set.of()), Optional.of(DAY), Captioning.DONE, DAY.plusDays(50)))
        .extracting(Deadline::state)
        .containsExactly(Deadline.State.DONE, Deadline.State.LATE, Deadline.State.DONE);
  }

  private static Deadline deadline(DeadlineKind kind, LocalDate due, Deadline.State state) {
    return new Deadline(kind, Optional.of(due), Optional.of(DAY), state);
  }

  @Test
  void sitting_asJson_isReadBackAsItIs() {
    JsonCodec<Sitting> codec = new JsonCodec<>(Sitting.class);
    Sitting sitting =
        sitting()
            .withItems(
                List.of(
                    item("a", 0)
                        .voted(
                            Optional.of(new Vote(VoteOutcome.WITHDRAWN, false, Optional.empty())))))
            .withDocuments(
                List.of(document(DocumentKind.MINUTES, true, Optional.of(new ItemId("a")))));
    assertThat(codec.decode(codec.encode(sitting))).isEqualTo(sitting);
  }

  /** As an older program wrote it. */
  @Test
  void sitting_writtenBeforeThereWereMembers_isReadWithoutThem() {
    String older =
        """
        {"id": "s1",
         "facts": {"title": "", "body": "Conseil", "start": "2026-11-25T23:30:00Z",
           "zone": "Europe/Paris", "place": "", "mode": "IN_PERSON", "isOpenToPublic": true,
           "channel": null},
         "status": "HELD", "broadcasts": [],
         "speakers": [{"id": "martin", "name": "Mme MARTIN", "group": "", "role": "Maire",
           "commune": ""}],
         "items": [{"id": "a", "level": 0, "numbering": "1", "title": "Budget", "kind": "ITEM",
           "rapporteur": "", "notes": "",
           "vote": {"outcome": "ADOPTED", "isUnanimous": false,
             "tally": {"inFavour": 30, "against": 2, "abstentions": 1, "notTakingPart": 0}}}],
         "documents": [], "settled": ["CAPTIONS"], "changedAt": "2026-11-26T08:00:00Z",
         "changedBy": "clerk", "version": 3}
        """;
    Sitting sitting = new JsonCodec<>(Sitting.class).decode(older.getBytes(StandardCharsets.UTF_8));
    assertThat(sitting.attendance()).isEqualTo(Attendance.NONE);
    assertThat(sitting.speakers())
        .containsExactly(new Speaker(new SpeakerId("martin"), "Mme MARTIN", "", "Maire", ""));
    assertThat(sitting.items())
        .containsExactly(
            AgendaItem.of(new ItemId("a"), /* level= */ 0, "1", "Budget")
                .voted(
                    Optional.of(
                        new Vote(
                            VoteOutcome.ADOPTED,
                            /* isUnanimous= */ false,
                            Optional.of(new Tally(30, 2, 1, 0))))));
    assertThat(sitting.items().getFirst().motions()).isEmpty();
    assertThat(sitting.items().getFirst().summary()).isEmpty();
  }

  @Test
  void item_withTooManyMotions_orTheSameTwice_isRefused() {
    List<Motion> many =
        IntStream.range(0, 201)
            .mapToObj(each -> new Motion(new MotionId("m" + each), "", Optional.empty()))
            .toList();
    assertThatThrownBy(() -> item("a", 0).change().motions(many).build())
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(
            () -> item("a", 0).change().motions(List.of(many.get(0), many.get(0))).build())
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> item("a", 0).change().summary("x".repeat(10_001)).build())
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void matter_ofADeliberation_isOfTheNomenclature() {
    for (String fits : List.of("", "7", "7.1", "5.2.3", "1.1.10.2.1")) {
      assertThat(deliberation(fits).matterCode()).isEqualTo(fits);
    }
    for (String wrong : List.of("0.1", "7.", "7,1", "budget", "1.1.1.1.1.1", "10.1")) {
      assertThatThrownBy(() -> deliberation(wrong)).isInstanceOf(ValidationException.class);
    }
  }

  private static Deliberation deliberation(String matter) {
    return new Deliberation("2026-11-1", matter, Optional.empty(), Optional.empty());
  }

  @Test
  void seat_changedTooOften_isRefused() {
    List<PresenceChange> many =
        IntStream.range(0, 201)
            .mapToObj(each -> PresenceChange.called(START.plusSeconds(each), Presence.LEFT))
            .toList();
    assertThatThrownBy(() -> new Seat(new SpeakerId("a"), Optional.empty(), many))
        .isInstanceOf(ValidationException.class);
  }
}
