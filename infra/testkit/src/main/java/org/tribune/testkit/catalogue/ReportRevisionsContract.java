package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.testkit.catalogue.ReportSamples.AUTHOR;
import static org.tribune.testkit.catalogue.ReportSamples.CLERK;
import static org.tribune.testkit.catalogue.ReportSamples.MORNING;
import static org.tribune.testkit.catalogue.ReportSamples.draft;
import static org.tribune.testkit.catalogue.ReportSamples.texts;
import static org.tribune.testkit.catalogue.ReportSamples.whole;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportId;
import org.tribune.catalogue.video.ReportLog;
import org.tribune.catalogue.video.ReportRevision;
import org.tribune.catalogue.video.ReportState;
import org.tribune.catalogue.video.Reports;
import org.tribune.core.broadcast.BroadcastId;

/** What the revisions of the {@link Reports} of every {@link Catalogue} must do. */
public abstract class ReportRevisionsContract extends OpenedCatalogue {
  private static final ReportId ID = new ReportId("lake");
  private static final Duration LATER = Duration.ofMinutes(11);

  @SuppressWarnings("NullAway.Init") // of the catalogue
  private Reports reports;

  @BeforeEach
  final void openReports() {
    reports = catalogue.reports();
  }

  private void change(UnaryOperator<Report> change) {
    assertThat(reports.replace(change.apply(reports.find(ID).orElseThrow()))).isPresent();
  }

  private void retitle(String title, Instant at) {
    change(each -> each.edited(texts(title), AUTHOR, at));
  }

  private List<String> titles() {
    return reports.revisions(ID).stream()
        .map(each -> reports.revision(ID, each.number()).orElseThrow().texts().title())
        .toList();
  }

  @Test
  void revisions_ofNoReportOrOneThatWasNeverChanged_areNone() {
    assertThat(reports.revisions(ID)).isEmpty();
    assertThat(reports.revision(ID, 1)).isEmpty();
    reports.create(draft(ID.value(), MORNING));
    assertThat(reports.revisions(ID)).isEmpty();
    change(each -> each);
    assertThat(reports.revisions(ID)).isEmpty();
  }

  @Test
  void replace_ofTexts_keepsWhatWasThereAndWhatIs() {
    reports.create(whole(ID.value(), "20261126t083000-film", MORNING));
    Instant at = MORNING.plus(LATER);
    change(
        each ->
            each.edited(texts("Fête de l'étang"), CLERK, at)
                .edited(captioned(each, "WEBVTT\n"), CLERK, at));
    assertThat(titles()).containsExactly("Fête de l'étang", "Fête du lac");
    assertThat(reports.revisions(ID).getFirst())
        .isEqualTo(
            new ReportRevision.About(
                2, at, at, "Claire Martin", List.of("title", "captions"), Set.of()));
    assertThat(reports.revision(ID, 1).orElseThrow().captions().get("fr")).contains("Bonjour");
    assertThat(reports.revision(ID, 2).orElseThrow().captions())
        .isEqualTo(Map.of("fr", "WEBVTT\n"));
    try (Catalogue again = open()) {
      assertThat(again.reports().revisions(ID)).isEqualTo(reports.revisions(ID));
    }
  }

  private static FilmSettings captioned(Report report, String text) {
    return report.settings().withCaptions("fr", text);
  }

  @Test
  void replace_byOneWhoTypes_isOneRevisionUntilMuchIsLost() {
    reports.create(draft(ID.value(), MORNING));
    retitle("Fête du lac de", MORNING.plusSeconds(60));
    retitle("Fête du lac de Garabit", MORNING.plusSeconds(61));
    assertThat(titles()).containsExactly("Fête du lac de Garabit");
    change(each -> each.edited(captioned(each, "WEBVTT\n" + "a".repeat(100)), AUTHOR, MORNING));
    change(each -> each.edited(captioned(each, "WEBVTT\n"), AUTHOR, MORNING));
    assertThat(reports.revisions(ID)).hasSize(2);
    assertThat(reports.revision(ID, 1).orElseThrow().captions().get("fr")).hasSize(107);
    retitle("Plus tard", MORNING.plus(LATER));
    change(each -> each.edited(texts("Par une autre"), CLERK, MORNING.plus(LATER)));
    assertThat(titles())
        .containsExactly(
            "Par une autre", "Plus tard", "Fête du lac de Garabit", "Fête du lac de Garabit");
  }

  @Test
  void replace_ofAState_sealsTheRevisionAndTellsWhatWasDecidedOn() {
    reports.create(draft(ID.value(), MORNING));
    retitle("Pour la relecture", MORNING.plusSeconds(1));
    change(each -> each.submitted(AUTHOR, MORNING.plusSeconds(2)));
    change(each -> each.returned("Plus court.", CLERK, MORNING.plusSeconds(3)));
    retitle("Plus court", MORNING.plusSeconds(4));
    assertThat(titles()).containsExactly("Plus court", "Pour la relecture");
    assertThat(reports.revisions(ID))
        .extracting(ReportRevision.About::isReviewed)
        .containsExactly(false, true);
    assertThat(reports.revisions(ID).getLast().reached())
        .contains(ReportState.IN_REVIEW, ReportState.RETURNED);
  }

  @Test
  void replace_byARestoration_isARevisionOfItsOwnThatLosesNone() {
    reports.create(draft(ID.value(), MORNING));
    retitle("Nouveau", MORNING.plus(LATER));
    ReportRevision first = reports.revision(ID, 1).orElseThrow();
    change(each -> each.restored(first, AUTHOR, MORNING.plus(LATER)));
    retitle("Et encore", MORNING.plus(LATER));
    assertThat(titles()).containsExactly("Et encore", "Fête du lac", "Nouveau", "Fête du lac");
    assertThat(reports.revisions(ID).get(1).fields()).containsExactly(ReportLog.RESTORED, "title");
  }

  @Test
  void replace_againAndAgain_keepsTheNewestOfABoundedNumberAndSize() {
    reports.create(draft(ID.value(), MORNING));
    for (int i = 1; i <= ReportRevision.MOST + 5; i++) {
      retitle("Titre " + i, MORNING.plus(LATER.multipliedBy(i)));
    }
    assertThat(reports.revisions(ID)).hasSize(ReportRevision.MOST);
    assertThat(titles().getFirst()).isEqualTo("Titre 205");
    assertThat(titles().getLast()).isEqualTo("Titre 6");
    String large = "WEBVTT\n" + "a".repeat(490_000);
    for (int i = 1; i <= 8; i++) {
      String language = "a" + (char) ('a' + i);
      change(
          each ->
              each.edited(
                  each.settings().withCaptions(language, large),
                  CLERK,
                  MORNING.plus(
                      LATER.multipliedBy(300L + reports.revisions(ID).getFirst().number()))));
    }
    long characters =
        reports.revisions(ID).stream()
            .mapToLong(each -> reports.revision(ID, each.number()).orElseThrow().characters())
            .sum();
    assertThat(characters).isLessThanOrEqualTo(ReportRevision.MOST_CHARACTERS);
    assertThat(reports.revisions(ID)).hasSizeGreaterThan(1).hasSizeLessThan(8);
  }

  @Test
  void forget_aReport_losesItsRevisions() {
    reports.create(draft(ID.value(), MORNING));
    retitle("Autre", MORNING.plus(LATER));
    assertThat(reports.forget(ID, /* version= */ 1)).isTrue();
    assertThat(reports.revisions(ID)).isEmpty();
    assertThat(reports.revision(ID, 1)).isEmpty();
  }

  @Test
  void replace_ofALateVersionOrByAFilm_keepsNone() {
    reports.create(whole(ID.value(), "20261126t083000-film", MORNING).at(3));
    assertThat(reports.replace(draft(ID.value(), MORNING).edited(texts("x"), AUTHOR, MORNING)))
        .isEmpty();
    change(each -> each.withFilm(new BroadcastId("20261126t093000-film"), MORNING));
    assertThat(reports.revisions(ID)).isEmpty();
  }

  @Test
  void keep_aRevision_isReadBackAsItIs() {
    reports.create(draft(ID.value(), MORNING));
    retitle("Autre", MORNING.plus(LATER));
    ReportRevision kept = reports.revision(ID, 2).orElseThrow();
    reports.keep(ID, kept);
    assertThat(reports.revision(ID, 2)).contains(kept);
    assertThat(reports.revisions(ID)).hasSize(2);
  }
}
