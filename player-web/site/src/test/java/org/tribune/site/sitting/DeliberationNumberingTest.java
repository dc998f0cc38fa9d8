package org.tribune.site.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Deliberation;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.Vote;
import org.tribune.catalogue.sitting.VoteOutcome;
import org.tribune.sql.TemporaryCatalogue;

final class DeliberationNumberingTest {
  private static final Instant START = Instant.parse("2026-11-24T18:00:00Z");
  private static final Vote ADOPTED =
      new Vote(VoteOutcome.ADOPTED, /* isUnanimous= */ true, Optional.empty());

  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();

  private Sitting sitting(String id) {
    Sitting sitting =
        Sitting.draft(
                new SittingId("20261124-conseil-" + id),
                SittingFacts.of("Conseil", START, ZoneId.of("Europe/Paris")).build(),
                START,
                "Anne")
            .withItems(
                List.of(
                    AgendaItem.of(new ItemId("a"), /* level= */ 0, "1", "Budget")
                        .voted(Optional.of(ADOPTED)),
                    AgendaItem.of(new ItemId("b"), /* level= */ 0, "2", "Voirie")
                        .voted(Optional.of(ADOPTED))));
    assertThat(catalogue.sittings().create(sitting)).isTrue();
    return sitting;
  }

  /** A process of its own. */
  private DeliberationNumbering process(Runnable beforeItWrites) {
    DeliberationNumbering.Changes changes =
        new DeliberationNumbering.Changes() {
          @Override
          public Sitting require(String id) {
            return catalogue.sittings().find(new SittingId(id)).orElseThrow();
          }

          @Override
          public Sitting changeNow(String id, String who, UnaryOperator<Sitting> change) {
            beforeItWrites.run();
            return Stream.generate(() -> change.apply(require(id)).changed(START, who))
                .flatMap(each -> catalogue.sittings().replace(each).stream())
                .findFirst()
                .orElseThrow();
          }
        };
    return new DeliberationNumbering(changes, catalogue.sittings(), catalogue.assemblies());
  }

  private static String number(DeliberationNumbering process, Sitting sitting) {
    return String.join(
        " ",
        process.number(sitting.id().value(), Optional.of("{year}-{n}"), "Anne").items().stream()
            .flatMap(each -> each.deliberation().stream())
            .map(Deliberation::number)
            .toList());
  }

  @Test
  void number_whileAnotherProcessNumbers_givesWay() {
    Sitting one = sitting("aaaa");
    Sitting other = sitting("bbbb");
    AtomicBoolean isOtherNumbered = new AtomicBoolean();
    DeliberationNumbering late =
        process(
            () -> {
              if (isOtherNumbered.compareAndSet(false, true)) {
                assertThat(number(process(() -> {}), other)).isEqualTo("2026-1 2026-2");
              }
            });

    assertThat(number(late, one)).isEqualTo("2026-3 2026-4");
    assertThat(number(late, one)).isEqualTo("2026-3 2026-4");
  }

  @Test
  void number_manyAtOnce_givesNoNumberTwice() throws Exception {
    DeliberationNumbering numbering = process(() -> {});
    List<Sitting> sittings =
        Stream.of("aaaa", "bbbb", "cccc", "dddd", "eeee").map(this::sitting).toList();
    Set<String> given = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = sittings.stream().map(each -> threads.submit(() -> number(numbering, each)));
      for (var each : all.toList()) {
        given.addAll(List.of(each.get().split(" ")));
      }
    }
    assertThat(given).hasSize(10);
  }
}
