package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.testkit.catalogue.VideoSamples.AUTHOR;
import static org.tribune.testkit.catalogue.VideoSamples.CLERK;
import static org.tribune.testkit.catalogue.VideoSamples.MORNING;
import static org.tribune.testkit.catalogue.VideoSamples.draft;
import static org.tribune.testkit.catalogue.VideoSamples.texts;
import static org.tribune.testkit.catalogue.VideoSamples.whole;

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
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoLog;
import org.tribune.catalogue.video.VideoRevision;
import org.tribune.catalogue.video.VideoState;
import org.tribune.catalogue.video.Videos;
import org.tribune.core.broadcast.BroadcastId;

/** What the revisions of the {@link Videos} of every {@link Catalogue} must do. */
public abstract class VideoRevisionsContract extends OpenedCatalogue {
  private static final VideoId ID = new VideoId("lake");
  private static final Duration LATER = Duration.ofMinutes(11);

  @SuppressWarnings("NullAway.Init") // of the catalogue
  private Videos videos;

  @BeforeEach
  final void openReports() {
    videos = catalogue.videos();
  }

  private void change(UnaryOperator<Video> change) {
    assertThat(videos.replace(change.apply(videos.find(ID).orElseThrow()))).isPresent();
  }

  private void retitle(String title, Instant at) {
    change(each -> each.edited(texts(title), AUTHOR, at));
  }

  private List<String> titles() {
    return videos.revisions(ID).stream()
        .map(each -> videos.revision(ID, each.number()).orElseThrow().texts().title())
        .toList();
  }

  @Test
  void revisions_ofNoReportOrOneThatWasNeverChanged_areNone() {
    assertThat(videos.revisions(ID)).isEmpty();
    assertThat(videos.revision(ID, 1)).isEmpty();
    videos.create(draft(ID.value(), MORNING));
    assertThat(videos.revisions(ID)).isEmpty();
    change(each -> each);
    assertThat(videos.revisions(ID)).isEmpty();
  }

  @Test
  void replace_ofTexts_keepsWhatWasThereAndWhatIs() {
    videos.create(whole(ID.value(), "20261126t083000-film", MORNING));
    Instant at = MORNING.plus(LATER);
    change(
        each ->
            each.edited(texts("Fête de l'étang"), CLERK, at)
                .edited(captioned(each, "WEBVTT\n"), CLERK, at));
    assertThat(titles()).containsExactly("Fête de l'étang", "Fête du lac");
    assertThat(videos.revisions(ID).getFirst())
        .isEqualTo(
            new VideoRevision.About(
                2, at, at, "Claire Martin", List.of("title", "captions"), Set.of()));
    assertThat(videos.revision(ID, 1).orElseThrow().captions().get("fr")).contains("Bonjour");
    assertThat(videos.revision(ID, 2).orElseThrow().captions()).isEqualTo(Map.of("fr", "WEBVTT\n"));
    try (Catalogue again = open()) {
      assertThat(again.videos().revisions(ID)).isEqualTo(videos.revisions(ID));
    }
  }

  private static FilmSettings captioned(Video video, String text) {
    return video.settings().withCaptions("fr", text);
  }

  @Test
  void replace_byOneWhoTypes_isOneRevisionUntilMuchIsLost() {
    videos.create(draft(ID.value(), MORNING));
    retitle("Fête du lac de", MORNING.plusSeconds(60));
    retitle("Fête du lac de Garabit", MORNING.plusSeconds(61));
    assertThat(titles()).containsExactly("Fête du lac de Garabit");
    change(each -> each.edited(captioned(each, "WEBVTT\n" + "a".repeat(100)), AUTHOR, MORNING));
    change(each -> each.edited(captioned(each, "WEBVTT\n"), AUTHOR, MORNING));
    assertThat(videos.revisions(ID)).hasSize(2);
    assertThat(videos.revision(ID, 1).orElseThrow().captions().get("fr")).hasSize(107);
    retitle("Plus tard", MORNING.plus(LATER));
    change(each -> each.edited(texts("Par une autre"), CLERK, MORNING.plus(LATER)));
    assertThat(titles())
        .containsExactly(
            "Par une autre", "Plus tard", "Fête du lac de Garabit", "Fête du lac de Garabit");
  }

  @Test
  void replace_ofAState_sealsTheRevisionAndTellsWhatWasDecidedOn() {
    videos.create(draft(ID.value(), MORNING));
    retitle("Pour la relecture", MORNING.plusSeconds(1));
    change(each -> each.submitted(AUTHOR, MORNING.plusSeconds(2)));
    change(each -> each.returned("Plus court.", CLERK, MORNING.plusSeconds(3)));
    retitle("Plus court", MORNING.plusSeconds(4));
    assertThat(titles()).containsExactly("Plus court", "Pour la relecture");
    assertThat(videos.revisions(ID))
        .extracting(VideoRevision.About::isReviewed)
        .containsExactly(false, true);
    assertThat(videos.revisions(ID).getLast().reached())
        .contains(VideoState.IN_REVIEW, VideoState.RETURNED);
  }

  @Test
  void replace_byARestoration_isARevisionOfItsOwnThatLosesNone() {
    videos.create(draft(ID.value(), MORNING));
    retitle("Nouveau", MORNING.plus(LATER));
    VideoRevision first = videos.revision(ID, 1).orElseThrow();
    change(each -> each.restored(first, AUTHOR, MORNING.plus(LATER)));
    retitle("Et encore", MORNING.plus(LATER));
    assertThat(titles()).containsExactly("Et encore", "Fête du lac", "Nouveau", "Fête du lac");
    assertThat(videos.revisions(ID).get(1).fields()).containsExactly(VideoLog.RESTORED, "title");
  }

  @Test
  void replace_againAndAgain_keepsTheNewestOfABoundedNumberAndSize() {
    videos.create(draft(ID.value(), MORNING));
    for (int i = 1; i <= VideoRevision.MOST + 5; i++) {
      retitle("Titre " + i, MORNING.plus(LATER.multipliedBy(i)));
    }
    assertThat(videos.revisions(ID)).hasSize(VideoRevision.MOST);
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
                      LATER.multipliedBy(300L + videos.revisions(ID).getFirst().number()))));
    }
    long characters =
        videos.revisions(ID).stream()
            .mapToLong(each -> videos.revision(ID, each.number()).orElseThrow().characters())
            .sum();
    assertThat(characters).isLessThanOrEqualTo(VideoRevision.MOST_CHARACTERS);
    assertThat(videos.revisions(ID)).hasSizeGreaterThan(1).hasSizeLessThan(8);
  }

  @Test
  void forget_aReport_losesItsRevisions() {
    videos.create(draft(ID.value(), MORNING));
    retitle("Autre", MORNING.plus(LATER));
    assertThat(videos.forget(ID, /* version= */ 1)).isTrue();
    assertThat(videos.revisions(ID)).isEmpty();
    assertThat(videos.revision(ID, 1)).isEmpty();
  }

  @Test
  void replace_ofALateVersionOrByAFilm_keepsNone() {
    videos.create(whole(ID.value(), "20261126t083000-film", MORNING).at(3));
    assertThat(videos.replace(draft(ID.value(), MORNING).edited(texts("x"), AUTHOR, MORNING)))
        .isEmpty();
    change(each -> each.withFilm(new BroadcastId("20261126t093000-film"), MORNING));
    assertThat(videos.revisions(ID)).isEmpty();
  }

  @Test
  void keep_aRevision_isReadBackAsItIs() {
    videos.create(draft(ID.value(), MORNING));
    retitle("Autre", MORNING.plus(LATER));
    VideoRevision kept = videos.revision(ID, 2).orElseThrow();
    videos.keep(ID, kept);
    assertThat(videos.revision(ID, 2)).contains(kept);
    assertThat(videos.revisions(ID)).hasSize(2);
  }
}
