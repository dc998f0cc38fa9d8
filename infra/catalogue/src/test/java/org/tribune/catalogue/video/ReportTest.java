package org.tribune.catalogue.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tribune.core.Bytes;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.log.JsonCodec;
import org.tribune.core.text.ValidationException;

class ReportTest {
  private static final Instant NOW = Instant.parse("2026-11-26T08:30:00Z");
  private static final ReportActor AUTHOR = actor("p-author", Role.REPORTER);
  private static final ReportActor OTHER = actor("p-other", Role.REPORTER);
  private static final ReportActor MODERATOR = actor("p-moderator", Role.MODERATOR);
  private static final ReportActor CLERK = actor("p-clerk", Role.CLERK);
  private static final ReportActor ADMINISTRATOR = actor("p-admin", Role.ADMINISTRATOR);
  private static final List<ReportActor> ALL =
      List.of(AUTHOR, OTHER, MODERATOR, CLERK, ADMINISTRATOR);
  private static final List<ReportAction> ACTIONS = List.copyOf(EnumSet.allOf(ReportAction.class));
  private static final int WALKS = 400;
  private static final int STEPS = 60;

  private static ReportActor actor(String account, Role role) {
    return new ReportActor(new AccountId(account), account, Set.of(role));
  }

  private static Report draft() {
    return Report.draft(new ReportId("lake"), ReportTexts.titled("Fête", "fr"), AUTHOR, NOW);
  }

  private static Report withFilm() {
    return draft().withFilm(new BroadcastId("f1"), NOW);
  }

  /** Does it, as a person would. */
  private static Report act(Report report, ReportAction action, ReportActor by, Random random) {
    return switch (action) {
      case EDIT -> report.edited(ReportTexts.titled("Titre " + random.nextInt(9), "fr"), by, NOW);
      case FILM -> {
        report.require(ReportAction.FILM, by);
        yield report.withFilm(new BroadcastId("f" + random.nextInt(9)), NOW);
      }
      case SUBMIT -> report.submitted(by, NOW);
      case RECALL -> report.recalled(by, NOW);
      case RETURN -> report.returned("Trop bas.", by, NOW);
      case SCHEDULE -> report.scheduled(NOW.plusSeconds(60), by, NOW);
      case PUBLISH -> report.published(by, NOW);
      case UNPUBLISH -> report.unpublished(by, NOW);
      case DELETE -> {
        report.require(ReportAction.DELETE, by);
        yield report;
      }
    };
  }

  @Test
  void anyWalk_byAnybody_keepsWhatMustHold() {
    Random random = new Random(20261126);
    EnumSet<ReportState> seen = EnumSet.noneOf(ReportState.class);
    for (int walk = 0; walk < WALKS; walk++) {
      Report report = draft();
      for (int step = 0; step < STEPS; step++) {
        ReportAction action = ACTIONS.get(random.nextInt(ACTIONS.size()));
        ReportActor by = ALL.get(random.nextInt(ALL.size()));
        Report after = tried(report, action, by, random);
        requireSound(report, after, by);
        seen.add(after.state());
        report = after;
      }
    }
    assertThat(seen).isEqualTo(EnumSet.allOf(ReportState.class));
  }

  private static Report tried(Report before, ReportAction action, ReportActor by, Random random) {
    boolean may = before.may(action, by);
    try {
      Report after = act(before, action, by, random);
      assertThat(may).as(action + " by " + by.name() + " in " + before.state()).isTrue();
      return after;
    } catch (ReportRefusedException refused) {
      // What may be done is refused only because something is missing.
      assertThat(refused.reason() == ReportRefusedException.Reason.NOT_READY).isEqualTo(may);
      return before;
    }
  }

  private static void requireSound(Report before, Report after, ReportActor by) {
    boolean isPublic = after.state() == ReportState.PUBLISHED;
    if (isPublic) {
      assertThat(after.film()).isPresent();
      assertThat(after.slug()).isPresent();
      assertThat(after.dates().publishedAt()).isPresent();
    }
    assertThat(after.dates().scheduledAt().isPresent())
        .isEqualTo(after.state() == ReportState.SCHEDULED);
    if (before.slug().isPresent()) {
      assertThat(after.slug()).isEqualTo(before.slug());
      assertThat(after.dates().publishedAt()).isEqualTo(before.dates().publishedAt());
    }
    if (!by.reviews()) {
      // Nobody but a reviewer changes what the public sees, or decides that it sees it.
      assertThat(isPublic).isEqualTo(before.state() == ReportState.PUBLISHED);
      if (isPublic || !by.equals(AUTHOR)) {
        assertThat(after).isEqualTo(before);
      }
    }
    assertThat(after.version()).isEqualTo(before.version());
    assertThat(after.author()).isEqualTo(before.author());
  }

  @Test
  void submitted_byItsAuthor_goesThroughReviewToThePublic() {
    Report report = withFilm().submitted(AUTHOR, NOW);
    assertThat(report.state()).isEqualTo(ReportState.IN_REVIEW);
    assertThat(report.may(ReportAction.EDIT, AUTHOR)).isFalse();
    Report returned = report.returned("Trop bas.", CLERK, NOW);
    assertThat(returned.log().notes())
        .extracting(ReportLog.Note::text)
        .containsExactly("Trop bas.");
    Report published = returned.submitted(AUTHOR, NOW).published(CLERK, NOW);
    assertThat(published.slug()).contains(new Slug("fete"));
    assertThat(published.may(ReportAction.EDIT, AUTHOR)).isFalse();
    assertThat(published.may(ReportAction.EDIT, CLERK)).isTrue();
  }

  @Test
  void published_aDraftOfAnother_isRefusedUntilItIsSubmitted() {
    assertThat(withFilm().may(ReportAction.PUBLISH, CLERK)).isFalse();
    assertThat(withFilm().may(ReportAction.PUBLISH, AUTHOR)).isFalse();
    Report own =
        Report.draft(new ReportId("own"), ReportTexts.titled("À moi", "fr"), CLERK, NOW)
            .withFilm(new BroadcastId("f1"), NOW);
    assertThat(own.published(CLERK, NOW).state()).isEqualTo(ReportState.PUBLISHED);
  }

  @Test
  void published_withoutAFilm_saysWhatIsMissing() {
    Report report = draft().submitted(AUTHOR, NOW);
    assertThatThrownBy(() -> report.published(CLERK, NOW))
        .isInstanceOf(ReportRefusedException.class)
        .hasMessageContaining("film is not ready");
    assertThatThrownBy(() -> report.scheduled(NOW.plusSeconds(1), CLERK, NOW))
        .isInstanceOf(ReportRefusedException.class);
  }

  @Test
  void publishedOnTime_isDoneAtItsTimeAndNotBefore() {
    Report report = withFilm().submitted(AUTHOR, NOW).scheduled(NOW.plusSeconds(60), CLERK, NOW);
    assertThatThrownBy(() -> report.publishedOnTime(NOW.plusSeconds(59)))
        .isInstanceOf(IllegalStateException.class);
    Report published = report.publishedOnTime(NOW.plusSeconds(61));
    assertThat(published.dates().publishedAt()).contains(NOW.plusSeconds(61));
    assertThat(published.dates().scheduledAt()).isEmpty();
    assertThatThrownBy(() -> withFilm().submitted(AUTHOR, NOW).scheduled(NOW, CLERK, NOW))
        .hasMessageContaining("time is over");
  }

  @Test
  void step_isTheLastOneFromAStateToAnother_andWhoseHandItWas() {
    assertThat(withFilm().log().step()).isEmpty();
    Report waiting = withFilm().submitted(AUTHOR, NOW);
    assertThat(waiting.log().step())
        .contains(new ReportLog.Step(NOW, Optional.of(AUTHOR.account())));
    ReportLog.Step clerks = new ReportLog.Step(NOW.plusSeconds(1), Optional.of(CLERK.account()));
    assertThat(waiting.returned("Bof.", CLERK, NOW.plusSeconds(1)).log().step()).contains(clerks);
    Report published = waiting.published(CLERK, NOW.plusSeconds(1));
    assertThat(published.log().step()).contains(clerks);
    ReportTexts texts = published.texts().shelved(Optional.empty(), Optional.empty());
    assertThat(published.edited(texts, CLERK, NOW.plusSeconds(9)).log().step()).contains(clerks);
    assertThat(
            waiting
                .scheduled(NOW.plusSeconds(5), CLERK, NOW)
                .publishedOnTime(NOW.plusSeconds(6))
                .log()
                .step())
        .contains(new ReportLog.Step(NOW.plusSeconds(6), Optional.empty()));
  }

  @Test
  void step_ofAReportThatWasKeptBeforeThereWereAny_isAbsent() {
    JsonCodec<ReportLog> codec = new JsonCodec<>(ReportLog.class);
    assertThat(codec.decode(Bytes.utf8("{\"changes\":[],\"notes\":[]}").array()))
        .isEqualTo(ReportLog.EMPTY);
    ReportLog log = withFilm().submitted(AUTHOR, NOW).log();
    assertThat(codec.decode(codec.encode(log))).isEqualTo(log);
  }

  @Test
  void published_again_keepsItsAddressAndItsPlace() {
    Report first = withFilm().submitted(AUTHOR, NOW).published(CLERK, NOW);
    Report again =
        first
            .unpublished(CLERK, NOW)
            .edited(ReportTexts.titled("Autre", "fr"), AUTHOR, NOW)
            .submitted(AUTHOR, NOW)
            .published(CLERK, NOW.plusSeconds(99));
    assertThat(again.slug()).isEqualTo(first.slug());
    assertThat(again.dates().publishedAt()).contains(NOW);
  }

  @Test
  void withFilm_anotherFilm_forgetsWhatWasChosenInThePicturesOfTheFirst() {
    FilmSettings settings =
        new FilmSettings(
            Optional.of("poster-2.jpg"),
            Duration.ofSeconds(2),
            Optional.of(Duration.ofSeconds(9)),
            Map.of("fr", "WEBVTT\n"));
    Report report = withFilm().edited(settings, AUTHOR, NOW);
    Report replaced = report.withFilm(new BroadcastId("f2"), NOW);
    assertThat(replaced.settings().poster()).isEmpty();
    assertThat(replaced.settings().isWhole()).isTrue();
    assertThat(report.log().changes().getLast().fields())
        .containsExactly("poster", "trim", "captions");
  }

  private static FilmSettings captioned(String... languages) {
    FilmSettings settings = FilmSettings.USUAL;
    for (String language : languages) {
      settings = settings.withCaptions(language, "WEBVTT " + language);
    }
    return settings;
  }

  @Test
  void withFilm_anotherFilm_showsCaptionsOnlyOnceSomebodyKeptThem() {
    Report report = withFilm().edited(captioned("en", "fr", "oc"), AUTHOR, NOW);
    FilmSettings replaced = report.withFilm(new BroadcastId("f2"), NOW).settings();
    assertThat(replaced.captions()).hasSize(3);
    assertThat(replaced.shownCaptions()).isEmpty();
    FilmSettings kept = replaced.confirmed(Set.of("fr")).withCaptions("en", "WEBVTT again");
    assertThat(kept.shownCaptions()).containsOnlyKeys("en", "fr");
    assertThat(kept.withoutCaptions("oc").unconfirmed()).isEmpty();
    assertThat(replaced.changedIn(kept)).containsExactly("captions");
    assertThat(replaced.changedIn(replaced.confirmed(Set.of("fr")))).containsExactly("captions");
    assertThat(kept.withBroughtCaptions(Map.of("oc", "WEBVTT new", "fr", "WEBVTT new")))
        .satisfies(
            brought -> {
              assertThat(brought.captions()).containsEntry("oc", "WEBVTT new");
              assertThat(brought.captions()).containsEntry("fr", "WEBVTT fr");
              assertThat(brought.unconfirmed()).isEmpty();
            });
  }

  @Test
  void withFilm_theFirstFilm_showsTheCaptionsThatWereWrittenBefore() {
    Report report = draft().edited(captioned("fr"), AUTHOR, NOW);
    assertThat(report.withFilm(new BroadcastId("f1"), NOW).settings().shownCaptions())
        .containsOnlyKeys("fr");
  }

  @Test
  void log_ofManyChanges_keepsTheNewest() {
    Report report = draft();
    for (int i = 0; i < 250; i++) {
      report = report.edited(ReportTexts.titled("T" + i, "fr"), AUTHOR, later(i));
    }
    assertThat(report.log().changes()).hasSize(200);
    assertThat(report.log().changes().getLast().at()).isEqualTo(later(249));
    assertThat(report.edited(report.texts(), AUTHOR, NOW)).isEqualTo(report);
  }

  private static Instant later(int quartersOfAnHour) {
    return NOW.plus(Duration.ofMinutes(15L * quartersOfAnHour));
  }

  @Test
  void log_ofWhoTypesOn_isOneChange() {
    Report report =
        draft()
            .edited(ReportTexts.titled("A", "fr"), AUTHOR, NOW)
            .edited(ReportTexts.titled("B", "en"), AUTHOR, NOW.plusSeconds(500))
            .edited(ReportTexts.titled("C", "en"), AUTHOR, NOW.plusSeconds(1_000))
            .edited(ReportTexts.titled("D", "en"), CLERK, NOW.plusSeconds(1_001));
    assertThat(report.log().changes())
        .containsExactly(
            new ReportLog.Change(
                NOW.plusSeconds(1_000), AUTHOR.name(), List.of("title", "language")),
            new ReportLog.Change(NOW.plusSeconds(1_001), CLERK.name(), List.of("title")));
  }

  @Test
  void texts_thatDoNotFit_areRefusedInPlainWords() {
    assertThatThrownBy(() -> ReportTexts.titled("x".repeat(151), "fr"))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("at most 150");
    assertThatThrownBy(() -> ReportTexts.titled("x", "français"))
        .isInstanceOf(ValidationException.class);
    assertThat(ReportTexts.titled("a\u202E\u0000 b\n", "fr").title()).isEqualTo("a b");
    for (String captions : List.of("1\n00:01", "WEBVTT\u0000", "WEBVTT" + "x".repeat(500_001))) {
      assertThatThrownBy(() -> FilmSettings.USUAL.withCaptions("fr", captions))
          .isInstanceOf(ValidationException.class);
    }
    assertThatThrownBy(
            () ->
                new FilmSettings(
                    Optional.empty(),
                    Duration.ofSeconds(9),
                    Optional.of(Duration.ofSeconds(9)),
                    Map.of()))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(
            () ->
                new FilmSettings(
                    Optional.of("../x.jpg"), Duration.ZERO, Optional.empty(), Map.of()))
        .isInstanceOf(ValidationException.class);
  }

  private static ReportTexts tagged(String... tags) {
    return new ReportTexts(
        "Lac",
        "",
        Optional.empty(),
        Optional.empty(),
        "",
        Optional.empty(),
        "fr",
        "",
        Licence.CC0,
        List.of(tags));
  }

  @Test
  void tags_asTheyAreWritten_areEachOnceAndBounded() {
    assertThat(tagged(" marché ", "Marché", "", "fête\n").tags()).containsExactly("marché", "fête");
    assertThat(tagged("lac").changedIn(tagged("lac", "fête"))).containsExactly("tags");
    assertThatThrownBy(() -> tagged("x".repeat(41))).isInstanceOf(ValidationException.class);
    String[] many = IntStream.range(0, 13).mapToObj(each -> "t" + each).toArray(String[]::new);
    assertThatThrownBy(() -> tagged(many)).isInstanceOf(ValidationException.class);
  }

  @Test
  void slug_ofAnyTitle_isAWordForAnAddress() {
    assertThat(Slug.of("L’été à Saint-Flour : cœur & œuvre !", "film").value())
        .isEqualTo("l-ete-a-saint-flour-coeur-oeuvre");
    assertThat(Slug.of("東京", "film").value()).isEqualTo("film");
    assertThat(Slug.of("é".repeat(200), "film").value()).hasSize(60);
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      String title =
          random
              .ints(random.nextInt(90), 0, 0x3000)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      Slug slug = Slug.of(title, "film");
      assertThat(new Slug(slug.numbered(999).value())).isEqualTo(slug.numbered(999));
    }
  }

  @Test
  void report_asJson_isReadBackAsItIs() {
    Report report =
        withFilm().submitted(AUTHOR, NOW).returned("Non.", CLERK, NOW).submitted(AUTHOR, NOW);
    JsonCodec<Report> codec = new JsonCodec<>(Report.class);
    assertThat(codec.decode(codec.encode(report))).isEqualTo(report);
    String older =
        new String(codec.encode(report), StandardCharsets.UTF_8)
            .replaceFirst(",\"unconfirmed\":\\[[^\\]]*\\]", "");
    older = older.replaceFirst(",\"tags\":\\[[^\\]]*\\]", "");
    assertThat(older).doesNotContain("unconfirmed", "tags");
    assertThat(codec.decode(older.getBytes(StandardCharsets.UTF_8))).isEqualTo(report);
  }

  @Test
  void sourceName_howeverLong_isCutAndClean() {
    String name = new Preparation.Source("🎬".repeat(300) + "\u202E\n", 1, "o").name();
    assertThat(name).isEqualTo("🎬".repeat(200));
    assertThat(new Preparation.Source("../../etc/passwd", 1, "o").name())
        .isEqualTo("../../etc/passwd");
  }

  private static FilmSettings trim(long startMillis, long endMillis) {
    return new FilmSettings(
        Optional.empty(),
        Duration.ofMillis(startMillis),
        endMillis == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(endMillis)),
        Map.of());
  }

  @Test
  void requireWithin_aFilmOfAMinute_takesWhatLeavesASecondOfIt() {
    Duration film = Duration.ofMinutes(1);
    for (FilmSettings fit :
        List.of(trim(0, 0), trim(0, 1_000), trim(59_000, 0), trim(5_000, 60_500))) {
      fit.requireWithin(film);
    }
    for (FilmSettings unfit :
        List.of(trim(0, 999), trim(59_001, 0), trim(60_000, 0), trim(5_000, 60_501))) {
      assertThatThrownBy(() -> unfit.requireWithin(film)).isInstanceOf(ValidationException.class);
    }
    // What is shown whole is as long as it is.
    trim(0, 0).requireWithin(Duration.ofMillis(400));
  }

  @Test
  void withFilm_whereTheOldOneWasTrimmed_dropsTheTrimAndTellsIt() {
    Report trimmed = withFilm().edited(trim(5_000, 9_000), AUTHOR, NOW);
    Report replaced = trimmed.withFilm(new BroadcastId("f2"), NOW);
    assertThat(replaced.settings().isWhole()).isTrue();
    assertThat(replaced.log().changes().getLast().fields()).containsExactly(ReportLog.TRIM_DROPPED);
    assertThat(replaced.log().changes()).hasSize(2);
    assertThat(replaced.withFilm(new BroadcastId("f3"), NOW).log()).isEqualTo(replaced.log());
  }
}
