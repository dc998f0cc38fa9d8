package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.tribune.testkit.catalogue.ReportSamples.AUTHOR;
import static org.tribune.testkit.catalogue.ReportSamples.CLERK;
import static org.tribune.testkit.catalogue.ReportSamples.MORNING;
import static org.tribune.testkit.catalogue.ReportSamples.draft;
import static org.tribune.testkit.catalogue.ReportSamples.texts;
import static org.tribune.testkit.catalogue.ReportSamples.whole;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.recording.Recording;
import org.tribune.catalogue.recording.RecordingState;
import org.tribune.catalogue.video.Category;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportId;
import org.tribune.catalogue.video.ReportQuery;
import org.tribune.catalogue.video.ReportState;
import org.tribune.catalogue.video.Reports;
import org.tribune.catalogue.video.Series;
import org.tribune.catalogue.video.Slug;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;

/** What the {@link Reports} of every {@link Catalogue} must do. */
public abstract class ReportsContract extends OpenedCatalogue {
  private static final ReportId ID = new ReportId("lake");
  private static final BroadcastId FILM = new BroadcastId("20261126t083000-film");

  @SuppressWarnings("NullAway.Init") // of the catalogue
  private Reports reports;

  @BeforeEach
  final void openReports() {
    reports = catalogue.reports();
  }

  private Report film() {
    return whole(ID.value(), FILM.value(), MORNING);
  }

  private Recording begin(BroadcastId id, RecordingKind kind, RecordingState state) {
    return catalogue.begin(
        Recording.begin(id, RecordingSamples.CHAMBER, "before", MORNING, RecordingSamples.format())
            .of(kind)
            .in(state));
  }

  private RecordingState stateOf(BroadcastId id) {
    return catalogue.recording(id).orElseThrow().state();
  }

  private List<String> ids(ReportQuery query) {
    return reports.list(query).stream().map(each -> each.id().value()).toList();
  }

  @Test
  void everything_ofNoReport_isAbsent() {
    assertThat(reports.find(ID)).isEmpty();
    assertThat(reports.find(new Slug("lake"))).isEmpty();
    assertThat(reports.ofFilm(FILM)).isEmpty();
    assertThat(reports.list(ReportQuery.ALL)).isEmpty();
    assertThat(reports.due(Instant.MAX)).isEmpty();
    assertThat(reports.replace(draft(ID.value(), MORNING))).isEmpty();
    assertThat(reports.forget(ID, /* version= */ 0)).isFalse();
  }

  @Test
  void create_aWholeReport_isReadBackAsItIs() {
    Report report = film().published(CLERK, MORNING.plusSeconds(9)).at(7);
    assertThat(reports.create(report)).isTrue();
    assertThat(reports.create(draft(ID.value(), MORNING))).isFalse();
    assertThat(reports.find(ID)).contains(report);
    assertThat(reports.find(report.slug().orElseThrow())).contains(report);
    assertThat(reports.ofFilm(FILM)).contains(report);
    assertThat(reports.list(ReportQuery.ALL)).containsExactly(report);
    assertThat(reports.versions()).containsOnly(entry(ID, 7L));
    try (Catalogue again = open()) {
      assertThat(again.reports().find(ID)).contains(report);
    }
  }

  @Test
  void replace_ofAnotherVersion_changesNothing() {
    reports.create(film().at(3));
    for (long version : List.of(0L, 2L, 4L)) {
      assertThat(reports.replace(film().published(CLERK, MORNING).at(version))).isEmpty();
    }
    assertThat(reports.find(ID)).contains(film().at(3));
    reports.create(film().published(CLERK, MORNING).at(0));
    assertThat(reports.find(ID)).contains(film().at(3));
  }

  @Test
  void replace_byManyAtOnce_losesNoChange() {
    reports.create(draft(ID.value(), MORNING));
    int writers = 8;
    CompletableFuture.allOf(
            IntStream.range(0, writers)
                .mapToObj(each -> CompletableFuture.runAsync(() -> retitle("Titre " + each)))
                .toArray(CompletableFuture<?>[]::new))
        .join();
    Report after = reports.find(ID).orElseThrow();
    assertThat(after.version()).isEqualTo(writers);
  }

  private void retitle(String title) {
    Optional<Report> written = Optional.empty();
    while (written.isEmpty()) {
      Report now = reports.find(ID).orElseThrow();
      written = reports.replace(now.edited(texts(title), AUTHOR, MORNING));
    }
  }

  @Test
  void replace_anAddressThatAnotherHas_givesTheNextNumber() {
    List<String> slugs =
        IntStream.range(0, 3)
            .mapToObj(each -> whole("r" + each, "20261126t083000-" + each, MORNING))
            .peek(reports::create)
            .map(each -> reports.replace(each.published(CLERK, MORNING)).orElseThrow())
            .map(each -> each.slug().orElseThrow().value())
            .toList();
    assertThat(slugs).containsExactly("fete-du-lac", "fete-du-lac-2", "fete-du-lac-3");
    Report second = reports.find(new Slug("fete-du-lac-2")).orElseThrow();
    assertThat(second.id().value()).isEqualTo("r1");
    Report renamed =
        reports.replace(second.edited(texts("Autre titre"), CLERK, MORNING)).orElseThrow();
    assertThat(renamed.slug()).contains(new Slug("fete-du-lac-2"));
  }

  @Test
  void replace_ofALateVersion_takesNoAddress() {
    reports.create(film().at(5));
    assertThat(reports.replace(film().published(CLERK, MORNING).at(4))).isEmpty();
    reports.create(whole("other", "20261126t083000-other", MORNING));
    Report other = reports.find(new ReportId("other")).orElseThrow();
    assertThat(reports.replace(other.published(CLERK, MORNING)).orElseThrow().slug())
        .contains(new Slug("fete-du-lac"));
  }

  @Test
  void forget_aPublishedReport_keepsItsAddressFromOthers() {
    reports.create(film());
    Report published = reports.replace(film().published(CLERK, MORNING)).orElseThrow();
    begin(FILM, RecordingKind.REPORT, RecordingState.COMPLETE);
    assertThat(reports.forget(ID, /* version= */ 0)).isFalse();
    assertThat(reports.forget(ID, published.version())).isTrue();
    assertThat(reports.find(ID)).isEmpty();
    assertThat(stateOf(FILM)).isEqualTo(RecordingState.DELETING);
    reports.create(whole("other", "20261126t083000-other", MORNING));
    Report other = reports.find(new ReportId("other")).orElseThrow();
    assertThat(reports.replace(other.published(CLERK, MORNING)).orElseThrow().slug())
        .contains(new Slug("fete-du-lac-2"));
  }

  @Test
  void replace_aPublication_showsTheFilmAndItsEndHidesIt() {
    begin(FILM, RecordingKind.REPORT, RecordingState.HIDDEN);
    reports.create(film());
    Report published = reports.replace(film().published(CLERK, MORNING)).orElseThrow();
    Recording shown = catalogue.recording(FILM).orElseThrow();
    assertThat(shown.state()).isEqualTo(RecordingState.COMPLETE);
    assertThat(shown.title()).isEqualTo("Fête du lac");
    Report same = reports.replace(published).orElseThrow();
    assertThat(catalogue.recording(FILM)).contains(shown);
    reports.replace(same.unpublished(CLERK, MORNING));
    assertThat(stateOf(FILM)).isEqualTo(RecordingState.HIDDEN);
    assertThat(catalogue.recording(FILM).orElseThrow().version()).isGreaterThan(shown.version());
  }

  @Test
  void replace_ofAReport_leavesWhatIsNoFilmAlone() {
    begin(FILM, RecordingKind.SITTING, RecordingState.COMPLETE);
    reports.create(film());
    reports.replace(film());
    assertThat(stateOf(FILM)).isEqualTo(RecordingState.COMPLETE);
    catalogue.update(FILM, each -> each.of(RecordingKind.REPORT).in(RecordingState.DELETING));
    reports.replace(film().at(1).published(CLERK, MORNING));
    assertThat(stateOf(FILM)).isEqualTo(RecordingState.DELETING);
  }

  @Test
  void list_byEachWish_isInOrderAndBounded() {
    for (int i = 1; i <= 4; i++) {
      Instant when = MORNING.plus(Duration.ofDays(i));
      reports.create(
          i % 2 == 0
              ? whole("r" + i, "20261126t083000-" + i, when).published(CLERK, when.plusSeconds(9))
              : draft("r" + i, when));
    }
    assertThat(ids(ReportQuery.ALL)).containsExactly("r4", "r3", "r2", "r1");
    assertThat(ids(ReportQuery.published(Optional.empty(), Optional.empty(), 9)))
        .containsExactly("r4", "r2");
    assertThat(ids(ReportQuery.published(Optional.of(new Slug("sport")), Optional.empty(), 9)))
        .isEmpty();
    assertThat(
            ids(
                ReportQuery.published(
                    Optional.of(new Slug("culture")), Optional.of(new Slug("festival")), 1)))
        .containsExactly("r4");
    assertThat(
            ids(
                new ReportQuery(
                    Optional.of(ReportState.DRAFT),
                    Optional.of(AUTHOR.account()),
                    Optional.empty(),
                    Optional.empty(),
                    ReportQuery.Order.CHANGED,
                    Optional.of(MORNING.plus(Duration.ofDays(3))),
                    9)))
        .containsExactly("r1");
  }

  @Test
  void due_byTheirTime_areThoseOfNowAndBefore() {
    for (int i = 1; i <= 3; i++) {
      reports.create(
          whole("r" + i, "20261126t083000-" + i, MORNING)
              .scheduled(MORNING.plus(Duration.ofDays(4 - i)), CLERK, MORNING));
    }
    assertThat(reports.due(MORNING)).isEmpty();
    assertThat(reports.due(MORNING.plus(Duration.ofDays(2))))
        .extracting(each -> each.id().value())
        .containsExactly("r3", "r2");
  }

  @Test
  void categories_ofANewCatalogue_areTheUsualOnes() {
    assertThat(reports.categories()).isEqualTo(Category.USUAL);
    Category first = new Category(new Slug("zoo"), "Zoo", "Zoo", 0, /* hidden= */ true);
    reports.save(first);
    assertThat(reports.categories().getFirst()).isEqualTo(first);
    Category renamed = new Category(new Slug("zoo"), "Animaux", "Animals", 9, false);
    reports.save(renamed);
    assertThat(reports.categories().getLast()).isEqualTo(renamed);
    assertThat(reports.forgetCategory(new Slug("zoo"))).isTrue();
    assertThat(reports.forgetCategory(new Slug("zoo"))).isFalse();
    assertThat(reports.categories()).isEqualTo(Category.USUAL);
  }

  @Test
  void forget_whatAReportHas_isRefused() {
    Series festival = new Series(new Slug("festival"), "Festival", "Trois\njours");
    reports.save(festival);
    reports.create(draft(ID.value(), MORNING));
    assertThat(reports.forgetCategory(new Slug("culture"))).isFalse();
    assertThat(reports.forgetSeries(new Slug("festival"))).isFalse();
    assertThat(reports.series()).containsExactly(festival);
    reports.forget(ID, /* version= */ 0);
    assertThat(reports.forgetCategory(new Slug("culture"))).isTrue();
    assertThat(reports.forgetSeries(new Slug("festival"))).isTrue();
    assertThat(reports.series()).isEmpty();
  }
}
