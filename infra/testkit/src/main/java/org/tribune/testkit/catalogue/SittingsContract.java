package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.tribune.testkit.catalogue.SittingSamples.EVENING;
import static org.tribune.testkit.catalogue.SittingSamples.draft;
import static org.tribune.testkit.catalogue.SittingSamples.facts;
import static org.tribune.testkit.catalogue.SittingSamples.items;
import static org.tribune.testkit.catalogue.SittingSamples.recorded;
import static org.tribune.testkit.catalogue.SittingSamples.whole;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.sitting.Agenda;
import org.tribune.catalogue.sitting.AgendaItem;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingQuery;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.catalogue.sitting.Sittings;

/** What the {@link Sittings} of every {@link Catalogue} must do. */
public abstract class SittingsContract extends OpenedCatalogue {
  private static final SittingId ID = new SittingId("20261125-conseil-k3v9");

  @SuppressWarnings("NullAway.Init") // of the catalogue
  private Sittings sittings;

  @BeforeEach
  final void openSittings() {
    sittings = catalogue.sittings();
  }

  private List<String> ids(SittingQuery query) {
    return sittings.list(query).stream().map(each -> each.id().value()).toList();
  }

  @Test
  void everything_ofNoSitting_isAbsent() {
    assertThat(sittings.find(ID)).isEmpty();
    assertThat(sittings.list(SittingQuery.ALL)).isEmpty();
    assertThat(sittings.replace(draft(ID.value(), EVENING))).isEmpty();
    assertThat(sittings.forget(ID, /* version= */ 0)).isFalse();
  }

  @Test
  void create_aWholeSitting_isReadBackAsItIs() {
    Sitting sitting = whole(ID.value(), EVENING).at(7);
    assertThat(sittings.create(sitting)).isTrue();
    assertThat(sittings.find(ID)).contains(sitting);
    assertThat(sittings.list(SittingQuery.ALL)).containsExactly(sitting);
  }

  @Test
  void create_aSittingWithItsRollCallAndVotes_isReadBackAsItIs() {
    Sitting sitting = recorded(ID.value(), EVENING);
    assertThat(sittings.create(sitting)).isTrue();
    assertThat(sittings.find(ID)).contains(sitting);
  }

  @Test
  void versions_afterChanges_areThoseOfAllThatAreThere() {
    SittingId other = new SittingId("20261126-bureau-k3v9");
    assertThat(sittings.versions()).isEmpty();
    sittings.create(draft(ID.value(), EVENING));
    sittings.create(draft(other.value(), EVENING));
    sittings.replace(draft(ID.value(), EVENING));
    assertThat(sittings.versions()).containsOnly(entry(ID, 1L), entry(other, 0L));
    sittings.forget(other, /* version= */ 0);
    assertThat(sittings.versions()).containsOnly(entry(ID, 1L));
  }

  @Test
  void find_severalIds_givesThoseThatAreThere() {
    Sitting first = whole(ID.value(), EVENING);
    Sitting second = draft("20261126-bureau-k3v9", EVENING);
    sittings.create(first);
    sittings.create(second);
    assertThat(sittings.find(List.of(ID, new SittingId("20261127-none-k3v9"))))
        .containsExactly(first);
    assertThat(sittings.find(List.of(ID, second.id()))).containsExactlyInAnyOrder(first, second);
    assertThat(sittings.find(List.of())).isEmpty();
  }

  @Test
  void create_anIdThatIsThere_leavesItAsItIs() {
    assertThat(sittings.create(whole(ID.value(), EVENING))).isTrue();
    assertThat(sittings.create(draft(ID.value(), EVENING))).isFalse();
    assertThat(sittings.find(ID)).contains(whole(ID.value(), EVENING));
  }

  @Test
  void replace_ofTheVersionThatIsThere_raisesIt() {
    assertThat(sittings.create(draft(ID.value(), EVENING))).isTrue();
    Sitting changed = draft(ID.value(), EVENING).with(facts(EVENING.plusSeconds(60)));
    assertThat(sittings.replace(changed)).contains(changed.at(1));
    assertThat(sittings.find(ID)).contains(changed.at(1));
    assertThat(ids(SittingQuery.from(EVENING.plusSeconds(60), 10))).containsExactly(ID.value());
  }

  @Test
  void replace_ofAnotherVersion_changesNothing() {
    assertThat(sittings.create(draft(ID.value(), EVENING).at(3))).isTrue();
    for (long version : List.of(0L, 2L, 4L)) {
      Sitting late = draft(ID.value(), EVENING).in(SittingStatus.HELD).at(version);
      assertThat(sittings.replace(late)).isEmpty();
    }
    assertThat(sittings.find(ID)).contains(draft(ID.value(), EVENING).at(3));
  }

  @Test
  void replace_byManyAtOnce_losesNoChange() {
    assertThat(sittings.create(draft(ID.value(), EVENING))).isTrue();
    int writers = 8;
    CompletableFuture.allOf(
            IntStream.range(0, writers)
                .mapToObj(each -> CompletableFuture.runAsync(() -> addItem(each)))
                .toArray(CompletableFuture<?>[]::new))
        .join();
    Sitting after = sittings.find(ID).orElseThrow();
    assertThat(after.version()).isEqualTo(writers);
    assertThat(after.items()).hasSize(writers);
  }

  private void addItem(int number) {
    AgendaItem added = items(number + 1).getLast().at(0);
    Optional<Sitting> written = Optional.empty();
    while (written.isEmpty()) {
      Sitting now = sittings.find(ID).orElseThrow();
      written =
          sittings.replace(
              now.withItems(Agenda.changed(now.items(), List.of(added), Optional.empty())));
    }
  }

  @Test
  void replace_anAgendaOfAThousandItems_isReadBackAsItIs() {
    Sitting sitting = draft(ID.value(), EVENING).withItems(items(Agenda.MOST_ITEMS));
    assertThat(sittings.create(sitting)).isTrue();
    assertThat(sittings.find(ID)).contains(sitting);
  }

  @Test
  void list_byTime_isInOrderAndBounded() {
    for (int i = 1; i <= 4; i++) {
      assertThat(sittings.create(draft("s" + i, EVENING.plus(Duration.ofDays(i))))).isTrue();
    }
    assertThat(sittings.create(draft("s0", EVENING.plus(Duration.ofDays(2))))).isTrue();
    assertThat(ids(SittingQuery.ALL)).containsExactly("s4", "s3", "s2", "s0", "s1");
    assertThat(ids(SittingQuery.from(EVENING.plus(Duration.ofDays(2)), 3)))
        .containsExactly("s0", "s2", "s3");
    assertThat(ids(SittingQuery.before(EVENING.plus(Duration.ofDays(3)), 2)))
        .containsExactly("s2", "s0");
    assertThat(
            ids(
                new SittingQuery(
                    Optional.of(EVENING.plus(Duration.ofDays(1))),
                    Optional.of(EVENING.plus(Duration.ofDays(2))),
                    /* latestFirst= */ true,
                    10)))
        .containsExactly("s1");
  }

  @Test
  void forget_ofTheVersionThatIsThere_removesIt() {
    assertThat(sittings.create(whole(ID.value(), EVENING).at(2))).isTrue();
    assertThat(sittings.forget(ID, /* version= */ 1)).isFalse();
    assertThat(sittings.find(ID)).isPresent();
    assertThat(sittings.forget(ID, /* version= */ 2)).isTrue();
    assertThat(sittings.find(ID)).isEmpty();
  }

  @Test
  void find_afterTheCatalogueWasOpenedAgain_isThere() {
    assertThat(sittings.create(whole(ID.value(), EVENING))).isTrue();
    try (Catalogue again = open()) {
      assertThat(again.sittings().find(ID)).contains(whole(ID.value(), EVENING));
    }
  }
}
