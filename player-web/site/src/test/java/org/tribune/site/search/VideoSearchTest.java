package org.tribune.site.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.video.Category;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Licence;
import org.tribune.catalogue.video.Slug;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.catalogue.video.Videos;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.site.search.index.Kind;
import org.tribune.testkit.catalogue.VideoSamples;

final class VideoSearchTest {
  private static final String CAPTIONS =
      """
      WEBVTT

      NOTE moulin : this is no cue

      00:02.000 --> 00:05.000
      Avant le début, un aéroplane.

      1
      00:12.500 --> 00:15.000 align:start
      <v Léa>Bonjour, voici la <i>scierie</i> du village,

      00:15.000 --> 00:19.000
      où l'on coupe le bois &amp; les planches depuis cent ans, chaque jour de la semaine, même en hiver.

      01:02:03.000 --> 01:02:09.000
      Le tonnelier raconte son métier, l'un des plus anciens de la vallée, et ce qu'il en reste.

      01:10:00.000 --> 01:10:09.000
      Après la fin, une montgolfière.
      """;

  @TempDir Path folder;
  private Library library;
  private Videos videos;

  @BeforeEach
  void start() {
    library = new Library(folder.resolve("search"));
    videos = library.catalogue.videos();
  }

  @AfterEach
  void stop() {
    library.close();
  }

  private Video written(String id, VideoTexts texts) {
    Video draft =
        Video.draft(
            VideoSamples.draft(id, Library.NOW).id(), texts, VideoSamples.CLERK, Library.NOW);
    videos.create(draft);
    return draft;
  }

  private Video filmed(String id, VideoTexts texts, Map<String, String> captions) {
    Video draft = written(id, texts);
    return videos
        .replace(
            draft
                .withFilm(new BroadcastId("20261126t0900-" + id), Library.NOW)
                .edited(
                    new FilmSettings(
                        Optional.empty(),
                        Duration.ofSeconds(10),
                        Optional.of(Duration.ofMinutes(65)),
                        captions),
                    VideoSamples.CLERK,
                    Library.NOW))
        .orElseThrow();
  }

  private Video published(String id, VideoTexts texts, Map<String, String> captions) {
    return publish(filmed(id, texts, captions));
  }

  private Video publish(Video video) {
    return videos.replace(video.published(VideoSamples.CLERK, Library.NOW)).orElseThrow();
  }

  private VideoHit only(String words) {
    SearchAnswer answer = library.answer(words);
    assertThat(answer.total()).as(words).isEqualTo(1);
    return (VideoHit) answer.hits().getFirst();
  }

  private void assertNothing(String words) {
    SearchAnswer answer = library.answer(words);
    assertThat(answer.total()).as(words).isZero();
    assertThat(answer.hits()).as(words).isEmpty();
    assertThat(answer.corrections()).as(words).isEmpty();
    assertThat(library.asStaff(words).total()).as(words).isZero();
  }

  @Test
  void find_aPublishedReport_isFoundByAllThatIsWrittenOfIt() {
    library.start();
    published("r1", VideoSamples.texts("Fête du lac"), Map.of());
    for (String words :
        List.of("fetes lac", "paragraphe", "garabit", "culture", "tom vidal", "15 août 2026")) {
      assertThat(Library.plain(only(words).title())).as(words).isEqualTo("Fête du lac");
    }
    assertThat(only("paragraphe").second()).isEmpty();
    assertThat(library.answer("garabit").bodies()).isEmpty();
    assertThat(library.answer("garabit").years())
        .containsExactly(new SearchAnswer.Count("2026", 1));
  }

  @Test
  void find_whatIsSaid_leadsToTheSecondAtWhichItIsSaid() {
    library.start();
    published("r1", VideoSamples.texts("Les métiers"), Map.of("fr", CAPTIONS));
    VideoHit sawmill = only("scieries");
    assertThat(sawmill.second()).contains(12L);
    assertThat(Library.plain(sawmill.excerpt().orElseThrow().pieces()))
        .isEqualTo(
            "Bonjour, voici la scierie du village, où l'on coupe le bois & les planches depuis cent"
                + " ans, chaque jour de la semaine, même en hiver.");
    assertThat(only("\"village où l'on coupe\"").second()).contains(12L);
    assertThat(only("tonnelier").second()).contains(3723L);
    assertThat(only("planches tonnelier").second()).isPresent();
  }

  @Test
  void find_whatIsNoCueOrOutsideOfTheFilm_isNotFound() {
    library.start();
    published("r1", VideoSamples.texts("Les métiers"), Map.of("fr", CAPTIONS));
    for (String words : List.of("aéroplane", "montgolfière", "moulin", "align", "webvtt")) {
      assertNothing(words);
    }
  }

  @Test
  void find_cuesWithoutAnEmptyLineBetween_areEachWhatIsSaidAtItsOwnTime() {
    library.start();
    String cues =
        """
        WEBVTT

        00:20.000 --> 00:22.000
        Le sabotier
        00:30.000 --> 00:32.000
        puis la rempailleuse
        1:10:00.000 --> 1:10:02.000
        et le rémouleur
        01:10:00.000 --> 01:10:09.000
        Après la fin, une montgolfière.
        """;
    published("r1", VideoSamples.texts("Les métiers"), Map.of("fr", cues));
    assertThat(only("sabotier").second()).contains(20L);
    assertThat(Library.plain(only("rempailleuse").excerpt().orElseThrow().pieces()))
        .isEqualTo("Le sabotier puis la rempailleuse");
    assertNothing("rémouleur");
    assertNothing("montgolfière");
  }

  @Test
  void find_captionsInTwoLanguages_eachLeadsToItsOwnSecond() {
    library.start();
    published(
        "r1",
        VideoSamples.texts("Les métiers"),
        Map.of("fr", CAPTIONS, "en", "WEBVTT\n\n00:30.000 --> 00:32.000\nThe sawmill\n"));
    assertThat(only("sawmill").second()).contains(30L);
    assertThat(only("tonnelier").second()).contains(3723L);
  }

  @Test
  void find_whatIsNotPublic_isFoundInNoStateButPublished() {
    library.start();
    Video video = filmed("r1", VideoSamples.texts("Les métiers"), Map.of("fr", CAPTIONS));
    assertNothing("tonnelier");
    video = videos.replace(video.submitted(VideoSamples.CLERK, Library.NOW)).orElseThrow();
    assertNothing("tonnelier");
    video =
        videos
            .replace(video.scheduled(Library.NOW.plusSeconds(60), VideoSamples.CLERK, Library.NOW))
            .orElseThrow();
    assertNothing("métiers");
    video = publish(video);
    assertThat(only("tonnelier").report().id()).isEqualTo(video.id());
    video = videos.replace(video.unpublished(VideoSamples.CLERK, Library.NOW)).orElseThrow();
    assertNothing("tonnelier");
    video = publish(video);
    assertThat(only("tonnelier").report().id()).isEqualTo(video.id());
    video = videos.replace(video.unpublished(VideoSamples.CLERK, Library.NOW)).orElseThrow();
    assertThat(videos.forget(video.id(), video.version())).isTrue();
    assertNothing("métiers");
  }

  @Test
  void find_afterACaptionWasTakenAway_itIsFoundNoMore() {
    library.start();
    Video video = published("r1", VideoSamples.texts("Les métiers"), Map.of("fr", CAPTIONS));
    assertThat(only("tonnelier").second()).isPresent();
    var _ =
        videos
            .replace(
                video.edited(
                    video.settings().withoutCaptions("fr"), VideoSamples.CLERK, Library.NOW))
            .orElseThrow();
    assertNothing("tonnelier");
    assertThat(only("métiers").second()).isEmpty();
  }

  @Test
  void find_aCategoryThatGotAnotherName_isFoundByThatOne() {
    library.start();
    published("r1", VideoSamples.texts("Fête du lac"), Map.of());
    assertThat(only("culture").kind()).isEqualTo(Kind.REPORT);
    videos.save(new Category(new Slug("culture"), "Patrimoine", "Heritage", 2, false));
    assertNothing("culture");
    assertThat(only("patrimoine").kind()).isEqualTo(Kind.REPORT);
  }

  @Test
  void find_whatWasThereBeforeTheStart_isFoundBesideSittings() {
    published("r1", VideoSamples.texts("Fête du lac"), Map.of("fr", CAPTIONS));
    library.sittings.create(library.sitting("2026-03-12", "Budget de la fête"));
    library.start();
    assertThat(Library.titles(library.answer("fête")))
        .containsExactly("R Fête du lac", "S Budget de la fête");
    assertThat(only("scierie").second()).contains(12L);
  }

  @Test
  void find_hostileCaptions_areNeverMoreThanText() {
    library.start();
    String cues =
        "WEBVTT\n\n"
            + "00:11.000 --> 00:12.000\n"
            + "&lt;script&gt;alert(1) goujat&lt;/script&gt; &bogus; <b\n\n"
            + "99999999:00:00.000 --> 1\n"
            + "loin\n";
    published(
        "r1",
        new VideoTexts(
            "T",
            "",
            Optional.empty(),
            Optional.empty(),
            "",
            Optional.empty(),
            "fr",
            "",
            Licence.CC0),
        Map.of("fr", cues));
    VideoHit hit = only("goujat");
    assertThat(hit.second()).contains(11L);
    assertThat(Library.plain(hit.excerpt().orElseThrow().pieces())).contains("<script>alert(1)");
    assertNothing("loin");
  }
}
