package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.publication.ListedDecision;
import org.tribune.catalogue.publication.Publication;
import org.tribune.catalogue.publication.PublicationKind;
import org.tribune.catalogue.publication.Publications;
import org.tribune.catalogue.publication.SeenOnline;
import org.tribune.catalogue.publication.Withdrawal;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.Tally;
import org.tribune.catalogue.sitting.VoteOutcome;

/** What the {@link Publications} of every {@link Catalogue} must do. */
public abstract class PublicationsContract extends OpenedCatalogue {
  public static final SittingId SITTING = new SittingId("20261125-conseil-k3v9");
  public static final Instant NIGHT = Instant.parse("2026-11-25T22:10:00.123456Z");
  private static final ItemId BUDGET = new ItemId("budget");

  @SuppressWarnings("NullAway.Init") // of the catalogue
  private Publications register;

  @BeforeEach
  final void openRegister() {
    register = catalogue.publications();
  }

  /** A list that is not entered yet. */
  public static Publication list(String title) {
    return new Publication(
        /* number= */ 0,
        SITTING,
        /* item= */ Optional.empty(),
        PublicationKind.LIST,
        "Conseil communautaire",
        LocalDate.of(2026, 11, 25),
        title,
        /* act= */ "",
        "0123456789abcdef".repeat(4),
        /* length= */ 1_234,
        /* pages= */ 2,
        NIGHT,
        "Anne",
        List.of(
            new ListedDecision(
                BUDGET,
                "2026-11-1",
                "1. Budget « primitif »",
                Optional.of(VoteOutcome.ADOPTED),
                /* isUnanimous= */ false,
                Optional.of(new Tally(31, 4, 2, 1)))),
        /* withdrawal= */ Optional.empty());
  }

  private static Publication deliberation() {
    Publication list = list("Budget");
    return new Publication(
        /* number= */ 0,
        list.sitting(),
        Optional.of(BUDGET),
        PublicationKind.DELIBERATION,
        list.body(),
        list.day(),
        list.title(),
        "2026-11-1",
        list.sha256(),
        list.length(),
        list.pages(),
        list.publishedAt(),
        list.publishedBy(),
        List.of(),
        Optional.empty());
  }

  private Publication entered(Publication wished, Optional<Long> after) {
    return register.enter(wished, after).orElseThrow();
  }

  @Test
  void register_ofNothing_isEmpty() {
    assertThat(register.list(Optional.empty(), 10)).isEmpty();
    assertThat(register.of(SITTING)).isEmpty();
    assertThat(register.find(1)).isEmpty();
    assertThat(register.seen(1)).isEmpty();
    assertThat(register.withdraw(1, withdrawal())).isEmpty();
    assertThat(register.enter(list("1"), Optional.of(7L))).isEmpty();
  }

  private static Withdrawal withdrawal() {
    return new Withdrawal(NIGHT.plusSeconds(9), "Ben", "Mauvais fichier", /* hidesTitle= */ true);
  }

  @Test
  void enter_numbersFromOneOn_andReadsBackWhatWasEntered() {
    Publication first = entered(list("1"), Optional.empty());
    Publication second = entered(deliberation(), Optional.empty());
    Publication third = entered(list("2"), Optional.of(1L));
    assertThat(first).isEqualTo(list("1").numbered(1));
    assertThat(second).isEqualTo(deliberation().numbered(2));
    assertThat(register.find(3)).contains(third);
    assertThat(register.of(SITTING)).containsExactly(first, second, third);
    assertThat(register.of(new SittingId("other"))).isEmpty();
    assertThat(register.list(Optional.empty(), 2)).containsExactly(third, second);
    assertThat(register.list(Optional.of(2L), 2)).containsExactly(first);
  }

  @Test
  void enter_behindAnEntryThatTheCallerDoesNotKnow_writesNothing() {
    entered(list("1"), Optional.empty());
    assertThat(register.enter(list("2"), Optional.empty())).isEmpty();
    assertThat(register.of(SITTING)).hasSize(1);
  }

  @Test
  void enter_byManyAtOnce_oneIsEnteredAndNoNumberIsLeftOut() {
    List<CompletableFuture<Optional<Publication>>> all =
        IntStream.range(0, 8)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> register.enter(list("by " + i), Optional.empty())))
            .toList();
    assertThat(all.stream().map(CompletableFuture::join).flatMap(Optional::stream)).hasSize(1);
    assertThat(register.of(SITTING)).singleElement().matches(each -> each.number() == 1);
  }

  @Test
  void withdraw_isWrittenOnce_andKeepsTheRest() {
    Publication entry = entered(deliberation(), Optional.empty());
    assertThat(register.withdraw(1, withdrawal())).contains(entry.withdrawn(withdrawal()));
    Withdrawal again = new Withdrawal(NIGHT, "Cara", "Encore", /* hidesTitle= */ false);
    assertThat(register.withdraw(1, again)).isEmpty();
    assertThat(register.find(1)).contains(entry.withdrawn(withdrawal()));
    assertThat(register.find(1).orElseThrow().isOnline()).isFalse();
  }

  @Test
  void seen_isKeptByItsBeginning() {
    SeenOnline first =
        new SeenOnline(NIGHT, NIGHT.plusSeconds(60), 2, SeenOnline.Place.PUBLIC_ADDRESS);
    SeenOnline longer =
        new SeenOnline(NIGHT, NIGHT.plusSeconds(90), 3, SeenOnline.Place.PUBLIC_ADDRESS);
    SeenOnline later =
        new SeenOnline(NIGHT.plusSeconds(900), NIGHT.plusSeconds(900), 1, SeenOnline.Place.SERVER);
    register.saveSeen(4, later);
    register.saveSeen(4, first);
    register.saveSeen(4, longer);
    assertThat(register.seen(4)).containsExactly(longer, later);
    assertThat(register.seen(5)).isEmpty();
  }

  @Test
  void restore_writesAnEntryUnderItsNumber() {
    register.restore(list("1").numbered(7));
    register.restore(list("2").numbered(7));
    assertThat(register.of(SITTING)).containsExactly(list("2").numbered(7));
    assertThat(entered(list("3"), Optional.of(7L)).number()).isEqualTo(8);
  }
}
