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

class VideoTest {
  private static final Instant NOW = Instant.parse("2026-11-26T08:30:00Z");
  private static final VideoActor AUTHOR = actor("p-author", Role.REPORTER);
  private static final VideoActor OTHER = actor("p-other", Role.REPORTER);
  private static final VideoActor MODERATOR = actor("p-moderator", Role.MODERATOR);
  private static final VideoActor CLERK = actor("p-clerk", Role.CLERK);
  private static final VideoActor ADMINISTRATOR = actor("p-admin", Role.ADMINISTRATOR);
  private static final List<VideoActor> ALL =
      List.of(AUTHOR, OTHER, MODERATOR, CLERK, ADMINISTRATOR);
  private static final List<VideoAction> ACTIONS = List.copyOf(EnumSet.allOf(VideoAction.class));
  private static final int WALKS = 400;
  private static final int STEPS = 60;

  private static VideoActor actor(String account, Role role) {
    return new VideoActor(new AccountId(account), account, Set.of(role));
  }

  private static Video draft() {
    return Video.draft(new VideoId("lake"), VideoTexts.titled("Fête", "fr"), AUTHOR, NOW);
  }

  private static Video withFilm() {
    return draft().withFilm(new BroadcastId("f1"), NOW);
  }

  /** Does it, as a person would. */
  private static Video act(Video video, VideoAction action, VideoActor by, Random random) {
    return switch (action) {
      case EDIT -> video.edited(VideoTexts.titled("Titre " + random.nextInt(9), "fr"), by, NOW);
      case FILM -> {
        video.require(VideoAction.FILM, by);
        yield video.withFilm(new BroadcastId("f" + random.nextInt(9)), NOW);
      }
      case SUBMIT -> video.submitted(by, NOW);
      case RECALL -> video.recalled(by, NOW);
      case RETURN -> video.returned("Trop bas.", by, NOW);
      case SCHEDULE -> video.scheduled(NOW.plusSeconds(60), by, NOW);
      case PUBLISH -> video.published(by, NOW);
      case UNPUBLISH -> video.unpublished(by, NOW);
      case DELETE -> {
        video.require(VideoAction.DELETE, by);
        yield video;
      }
    };
  }

  @Test
  void anyWalk_byAnybody_keepsWhatMustHold() {
    Random random = new Random(20261126);
    EnumSet<VideoState> seen = EnumSet.noneOf(VideoState.class);
    for (int walk = 0; walk < WALKS; walk++) {
      Video video = draft();
      for (int step = 0; step < STEPS; step++) {
        VideoAction action = ACTIONS.get(random.nextInt(ACTIONS.size()));
        VideoActor by = ALL.get(random.nextInt(ALL.size()));
        Video after = tried(video, action, by, random);
        requireSound(video, after, by);
        seen.add(after.state());
        video = after;
      }
    }
    assertThat(seen).isEqualTo(EnumSet.allOf(VideoState.class));
  }

  private static Video tried(Video before, VideoAction action, VideoActor by, Random random) {
    boolean may = before.may(action, by);
    try {
      Video after = act(before, action, by, random);
      assertThat(may).as(action + " by " + by.name() + " in " + before.state()).isTrue();
      return after;
    } catch (VideoRuleException refused) {
      // What may be done is refused only because something is missing.
      assertThat(refused.reason() == VideoRuleException.Reason.NOT_READY).isEqualTo(may);
      return before;
    }
  }

  private static void requireSound(Video before, Video after, VideoActor by) {
    boolean isPublic = after.state() == VideoState.PUBLISHED;
    if (isPublic) {
      assertThat(after.film()).isPresent();
      assertThat(after.slug()).isPresent();
      assertThat(after.dates().publishedAt()).isPresent();
    }
    assertThat(after.dates().scheduledAt().isPresent())
        .isEqualTo(after.state() == VideoState.SCHEDULED);
    if (before.slug().isPresent()) {
      assertThat(after.slug()).isEqualTo(before.slug());
      assertThat(after.dates().publishedAt()).isEqualTo(before.dates().publishedAt());
    }
    if (!by.reviews()) {
      // Nobody but a reviewer changes what the public sees, or decides that it sees it.
      assertThat(isPublic).isEqualTo(before.state() == VideoState.PUBLISHED);
      if (isPublic || !by.equals(AUTHOR)) {
        assertThat(after).isEqualTo(before);
      }
    }
    assertThat(after.version()).isEqualTo(before.version());
    assertThat(after.author()).isEqualTo(before.author());
  }

  @Test
  void submitted_byItsAuthor_goesThroughReviewToThePublic() {
    Video video = withFilm().submitted(AUTHOR, NOW);
    assertThat(video.state()).isEqualTo(VideoState.IN_REVIEW);
    assertThat(video.may(VideoAction.EDIT, AUTHOR)).isFalse();
    Video returned = video.returned("Trop bas.", CLERK, NOW);
    assertThat(returned.log().notes()).extracting(VideoLog.Note::text).containsExactly("Trop bas.");
    Video published = returned.submitted(AUTHOR, NOW).published(CLERK, NOW);
    assertThat(published.slug()).contains(new Slug("fete"));
    assertThat(published.may(VideoAction.EDIT, AUTHOR)).isFalse();
    assertThat(published.may(VideoAction.EDIT, CLERK)).isTrue();
  }

  @Test
  void published_aDraftOfAnother_isRefusedUntilItIsSubmitted() {
    assertThat(withFilm().may(VideoAction.PUBLISH, CLERK)).isFalse();
    assertThat(withFilm().may(VideoAction.PUBLISH, AUTHOR)).isFalse();
    Video own =
        Video.draft(new VideoId("own"), VideoTexts.titled("À moi", "fr"), CLERK, NOW)
            .withFilm(new BroadcastId("f1"), NOW);
    assertThat(own.published(CLERK, NOW).state()).isEqualTo(VideoState.PUBLISHED);
  }

  @Test
  void published_withoutAFilm_saysWhatIsMissing() {
    Video video = draft().submitted(AUTHOR, NOW);
    assertThatThrownBy(() -> video.published(CLERK, NOW))
        .isInstanceOf(VideoRuleException.class)
        .hasMessageContaining("film is not ready");
    assertThatThrownBy(() -> video.scheduled(NOW.plusSeconds(1), CLERK, NOW))
        .isInstanceOf(VideoRuleException.class);
  }

  @Test
  void publishedOnTime_isDoneAtItsTimeAndNotBefore() {
    Video video = withFilm().submitted(AUTHOR, NOW).scheduled(NOW.plusSeconds(60), CLERK, NOW);
    assertThatThrownBy(() -> video.publishedOnTime(NOW.plusSeconds(59)))
        .isInstanceOf(IllegalStateException.class);
    Video published = video.publishedOnTime(NOW.plusSeconds(61));
    assertThat(published.dates().publishedAt()).contains(NOW.plusSeconds(61));
    assertThat(published.dates().scheduledAt()).isEmpty();
    assertThatThrownBy(() -> withFilm().submitted(AUTHOR, NOW).scheduled(NOW, CLERK, NOW))
        .hasMessageContaining("time is over");
  }

  @Test
  void step_isTheLastOneFromAStateToAnother_andWhoseHandItWas() {
    assertThat(withFilm().log().step()).isEmpty();
    Video waiting = withFilm().submitted(AUTHOR, NOW);
    assertThat(waiting.log().step())
        .contains(new VideoLog.Step(NOW, Optional.of(AUTHOR.account())));
    VideoLog.Step clerks = new VideoLog.Step(NOW.plusSeconds(1), Optional.of(CLERK.account()));
    assertThat(waiting.returned("Bof.", CLERK, NOW.plusSeconds(1)).log().step()).contains(clerks);
    Video published = waiting.published(CLERK, NOW.plusSeconds(1));
    assertThat(published.log().step()).contains(clerks);
    VideoTexts texts = published.texts().shelved(Optional.empty(), Optional.empty());
    assertThat(published.edited(texts, CLERK, NOW.plusSeconds(9)).log().step()).contains(clerks);
    assertThat(
            waiting
                .scheduled(NOW.plusSeconds(5), CLERK, NOW)
                .publishedOnTime(NOW.plusSeconds(6))
                .log()
                .step())
        .contains(new VideoLog.Step(NOW.plusSeconds(6), Optional.empty()));
  }

  @Test
  void step_ofAReportThatWasKeptBeforeThereWereAny_isAbsent() {
    JsonCodec<VideoLog> codec = new JsonCodec<>(VideoLog.class);
    assertThat(codec.decode(Bytes.utf8("{\"changes\":[],\"notes\":[]}").array()))
        .isEqualTo(VideoLog.EMPTY);
    VideoLog log = withFilm().submitted(AUTHOR, NOW).log();
    assertThat(codec.decode(codec.encode(log))).isEqualTo(log);
  }

  @Test
  void published_again_keepsItsAddressAndItsPlace() {
    Video first = withFilm().submitted(AUTHOR, NOW).published(CLERK, NOW);
    Video again =
        first
            .unpublished(CLERK, NOW)
            .edited(VideoTexts.titled("Autre", "fr"), AUTHOR, NOW)
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
    Video video = withFilm().edited(settings, AUTHOR, NOW);
    Video replaced = video.withFilm(new BroadcastId("f2"), NOW);
    assertThat(replaced.settings().poster()).isEmpty();
    assertThat(replaced.settings().isWhole()).isTrue();
    assertThat(video.log().changes().getLast().fields())
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
    Video video = withFilm().edited(captioned("en", "fr", "oc"), AUTHOR, NOW);
    FilmSettings replaced = video.withFilm(new BroadcastId("f2"), NOW).settings();
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
    Video video = draft().edited(captioned("fr"), AUTHOR, NOW);
    assertThat(video.withFilm(new BroadcastId("f1"), NOW).settings().shownCaptions())
        .containsOnlyKeys("fr");
  }

  @Test
  void log_ofManyChanges_keepsTheNewest() {
    Video video = draft();
    for (int i = 0; i < 250; i++) {
      video = video.edited(VideoTexts.titled("T" + i, "fr"), AUTHOR, later(i));
    }
    assertThat(video.log().changes()).hasSize(200);
    assertThat(video.log().changes().getLast().at()).isEqualTo(later(249));
    assertThat(video.edited(video.texts(), AUTHOR, NOW)).isEqualTo(video);
  }

  private static Instant later(int quartersOfAnHour) {
    return NOW.plus(Duration.ofMinutes(15L * quartersOfAnHour));
  }

  @Test
  void log_ofWhoTypesOn_isOneChange() {
    Video video =
        draft()
            .edited(VideoTexts.titled("A", "fr"), AUTHOR, NOW)
            .edited(VideoTexts.titled("B", "en"), AUTHOR, NOW.plusSeconds(500))
            .edited(VideoTexts.titled("C", "en"), AUTHOR, NOW.plusSeconds(1_000))
            .edited(VideoTexts.titled("D", "en"), CLERK, NOW.plusSeconds(1_001));
    assertThat(video.log().changes())
        .containsExactly(
            new VideoLog.Change(
                NOW.plusSeconds(1_000), AUTHOR.name(), List.of("title", "language")),
            new VideoLog.Change(NOW.plusSeconds(1_001), CLERK.name(), List.of("title")));
  }

  @Test
  void texts_thatDoNotFit_areRefusedInPlainWords() {
    assertThatThrownBy(() -> VideoTexts.titled("x".repeat(151), "fr"))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("at most 150");
    assertThatThrownBy(() -> VideoTexts.titled("x", "français"))
        .isInstanceOf(ValidationException.class);
    assertThat(VideoTexts.titled("a\u202E\u0000 b\n", "fr").title()).isEqualTo("a b");
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

  private static VideoTexts tagged(String... tags) {
    return new VideoTexts(
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
    Video video =
        withFilm().submitted(AUTHOR, NOW).returned("Non.", CLERK, NOW).submitted(AUTHOR, NOW);
    JsonCodec<Video> codec = new JsonCodec<>(Video.class);
    assertThat(codec.decode(codec.encode(video))).isEqualTo(video);
    String older =
        new String(codec.encode(video), StandardCharsets.UTF_8)
            .replaceFirst(",\"unconfirmed\":\\[[^\\]]*\\]", "");
    older = older.replaceFirst(",\"tags\":\\[[^\\]]*\\]", "");
    assertThat(older).doesNotContain("unconfirmed", "tags");
    assertThat(codec.decode(older.getBytes(StandardCharsets.UTF_8))).isEqualTo(video);
  }

  @Test
  void sourceName_howeverLong_isCutAndClean() {
    String name = new TranscodeJob.Source("🎬".repeat(300) + "\u202E\n", 1, "o").name();
    assertThat(name).isEqualTo("🎬".repeat(200));
    assertThat(new TranscodeJob.Source("../../etc/passwd", 1, "o").name())
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
    Video trimmed = withFilm().edited(trim(5_000, 9_000), AUTHOR, NOW);
    Video replaced = trimmed.withFilm(new BroadcastId("f2"), NOW);
    assertThat(replaced.settings().isWhole()).isTrue();
    assertThat(replaced.log().changes().getLast().fields()).containsExactly(VideoLog.TRIM_DROPPED);
    assertThat(replaced.log().changes()).hasSize(2);
    assertThat(replaced.withFilm(new BroadcastId("f3"), NOW).log()).isEqualTo(replaced.log());
  }
}
