package org.tribune.testkit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.tribune.testkit.catalogue.VideoSamples.AUTHOR;
import static org.tribune.testkit.catalogue.VideoSamples.CLERK;
import static org.tribune.testkit.catalogue.VideoSamples.MORNING;
import static org.tribune.testkit.catalogue.VideoSamples.draft;
import static org.tribune.testkit.catalogue.VideoSamples.texts;
import static org.tribune.testkit.catalogue.VideoSamples.whole;

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
import org.tribune.catalogue.video.Series;
import org.tribune.catalogue.video.Slug;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoQuery;
import org.tribune.catalogue.video.VideoState;
import org.tribune.catalogue.video.Videos;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;

/** What the {@link Videos} of every {@link Catalogue} must do. */
public abstract class VideosContract extends OpenedCatalogue {
  private static final VideoId ID = new VideoId("lake");
  private static final BroadcastId FILM = new BroadcastId("20261126t083000-film");

  @SuppressWarnings("NullAway.Init") // of the catalogue
  private Videos videos;

  @BeforeEach
  final void openReports() {
    videos = catalogue.videos();
  }

  private Video film() {
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

  private List<String> ids(VideoQuery query) {
    return videos.list(query).stream().map(each -> each.id().value()).toList();
  }

  @Test
  void everything_ofNoReport_isAbsent() {
    assertThat(videos.find(ID)).isEmpty();
    assertThat(videos.find(new Slug("lake"))).isEmpty();
    assertThat(videos.ofFilm(FILM)).isEmpty();
    assertThat(videos.list(VideoQuery.ALL)).isEmpty();
    assertThat(videos.due(Instant.MAX)).isEmpty();
    assertThat(videos.replace(draft(ID.value(), MORNING))).isEmpty();
    assertThat(videos.forget(ID, /* version= */ 0)).isFalse();
  }

  @Test
  void create_aWholeReport_isReadBackAsItIs() {
    Video video = film().published(CLERK, MORNING.plusSeconds(9)).at(7);
    assertThat(videos.create(video)).isTrue();
    assertThat(videos.create(draft(ID.value(), MORNING))).isFalse();
    assertThat(videos.find(ID)).contains(video);
    assertThat(videos.find(video.slug().orElseThrow())).contains(video);
    assertThat(videos.ofFilm(FILM)).contains(video);
    assertThat(videos.list(VideoQuery.ALL)).containsExactly(video);
    assertThat(videos.versions()).containsOnly(entry(ID, 7L));
    try (Catalogue again = open()) {
      assertThat(again.videos().find(ID)).contains(video);
    }
  }

  @Test
  void replace_ofAnotherVersion_changesNothing() {
    videos.create(film().at(3));
    for (long version : List.of(0L, 2L, 4L)) {
      assertThat(videos.replace(film().published(CLERK, MORNING).at(version))).isEmpty();
    }
    assertThat(videos.find(ID)).contains(film().at(3));
    videos.create(film().published(CLERK, MORNING).at(0));
    assertThat(videos.find(ID)).contains(film().at(3));
  }

  @Test
  void replace_byManyAtOnce_losesNoChange() {
    videos.create(draft(ID.value(), MORNING));
    int writers = 8;
    CompletableFuture.allOf(
            IntStream.range(0, writers)
                .mapToObj(each -> CompletableFuture.runAsync(() -> retitle("Titre " + each)))
                .toArray(CompletableFuture<?>[]::new))
        .join();
    Video after = videos.find(ID).orElseThrow();
    assertThat(after.version()).isEqualTo(writers);
  }

  private void retitle(String title) {
    Optional<Video> written = Optional.empty();
    while (written.isEmpty()) {
      Video now = videos.find(ID).orElseThrow();
      written = videos.replace(now.edited(texts(title), AUTHOR, MORNING));
    }
  }

  @Test
  void replace_anAddressThatAnotherHas_givesTheNextNumber() {
    List<String> slugs =
        IntStream.range(0, 3)
            .mapToObj(each -> whole("r" + each, "20261126t083000-" + each, MORNING))
            .peek(videos::create)
            .map(each -> videos.replace(each.published(CLERK, MORNING)).orElseThrow())
            .map(each -> each.slug().orElseThrow().value())
            .toList();
    assertThat(slugs).containsExactly("fete-du-lac", "fete-du-lac-2", "fete-du-lac-3");
    Video second = videos.find(new Slug("fete-du-lac-2")).orElseThrow();
    assertThat(second.id().value()).isEqualTo("r1");
    Video renamed =
        videos.replace(second.edited(texts("Autre titre"), CLERK, MORNING)).orElseThrow();
    assertThat(renamed.slug()).contains(new Slug("fete-du-lac-2"));
  }

  @Test
  void replace_ofALateVersion_takesNoAddress() {
    videos.create(film().at(5));
    assertThat(videos.replace(film().published(CLERK, MORNING).at(4))).isEmpty();
    videos.create(whole("other", "20261126t083000-other", MORNING));
    Video other = videos.find(new VideoId("other")).orElseThrow();
    assertThat(videos.replace(other.published(CLERK, MORNING)).orElseThrow().slug())
        .contains(new Slug("fete-du-lac"));
  }

  @Test
  void forget_aPublishedReport_keepsItsAddressFromOthers() {
    videos.create(film());
    Video published = videos.replace(film().published(CLERK, MORNING)).orElseThrow();
    begin(FILM, RecordingKind.REPORT, RecordingState.COMPLETE);
    assertThat(videos.forget(ID, /* version= */ 0)).isFalse();
    assertThat(videos.forget(ID, published.version())).isTrue();
    assertThat(videos.find(ID)).isEmpty();
    assertThat(stateOf(FILM)).isEqualTo(RecordingState.DELETING);
    videos.create(whole("other", "20261126t083000-other", MORNING));
    Video other = videos.find(new VideoId("other")).orElseThrow();
    assertThat(videos.replace(other.published(CLERK, MORNING)).orElseThrow().slug())
        .contains(new Slug("fete-du-lac-2"));
  }

  @Test
  void replace_aPublication_showsTheFilmAndItsEndHidesIt() {
    begin(FILM, RecordingKind.REPORT, RecordingState.HIDDEN);
    videos.create(film());
    Video published = videos.replace(film().published(CLERK, MORNING)).orElseThrow();
    Recording shown = catalogue.recording(FILM).orElseThrow();
    assertThat(shown.state()).isEqualTo(RecordingState.COMPLETE);
    assertThat(shown.title()).isEqualTo("Fête du lac");
    Video same = videos.replace(published).orElseThrow();
    assertThat(catalogue.recording(FILM)).contains(shown);
    videos.replace(same.unpublished(CLERK, MORNING));
    assertThat(stateOf(FILM)).isEqualTo(RecordingState.HIDDEN);
    assertThat(catalogue.recording(FILM).orElseThrow().version()).isGreaterThan(shown.version());
  }

  @Test
  void replace_ofAReport_leavesWhatIsNoFilmAlone() {
    begin(FILM, RecordingKind.SITTING, RecordingState.COMPLETE);
    videos.create(film());
    videos.replace(film());
    assertThat(stateOf(FILM)).isEqualTo(RecordingState.COMPLETE);
    catalogue.update(FILM, each -> each.of(RecordingKind.REPORT).in(RecordingState.DELETING));
    videos.replace(film().at(1).published(CLERK, MORNING));
    assertThat(stateOf(FILM)).isEqualTo(RecordingState.DELETING);
  }

  @Test
  void list_byEachWish_isInOrderAndBounded() {
    for (int i = 1; i <= 4; i++) {
      Instant when = MORNING.plus(Duration.ofDays(i));
      videos.create(
          i % 2 == 0
              ? whole("r" + i, "20261126t083000-" + i, when).published(CLERK, when.plusSeconds(9))
              : draft("r" + i, when));
    }
    assertThat(ids(VideoQuery.ALL)).containsExactly("r4", "r3", "r2", "r1");
    assertThat(ids(VideoQuery.published(Optional.empty(), Optional.empty(), 9)))
        .containsExactly("r4", "r2");
    assertThat(ids(VideoQuery.published(Optional.of(new Slug("sport")), Optional.empty(), 9)))
        .isEmpty();
    assertThat(
            ids(
                VideoQuery.published(
                    Optional.of(new Slug("culture")), Optional.of(new Slug("festival")), 1)))
        .containsExactly("r4");
    assertThat(
            ids(
                new VideoQuery(
                    Optional.of(VideoState.DRAFT),
                    Optional.of(AUTHOR.account()),
                    Optional.empty(),
                    Optional.empty(),
                    VideoQuery.Order.CHANGED,
                    Optional.of(MORNING.plus(Duration.ofDays(3))),
                    9)))
        .containsExactly("r1");
  }

  @Test
  void due_byTheirTime_areThoseOfNowAndBefore() {
    for (int i = 1; i <= 3; i++) {
      videos.create(
          whole("r" + i, "20261126t083000-" + i, MORNING)
              .scheduled(MORNING.plus(Duration.ofDays(4 - i)), CLERK, MORNING));
    }
    assertThat(videos.due(MORNING)).isEmpty();
    assertThat(videos.due(MORNING.plus(Duration.ofDays(2))))
        .extracting(each -> each.id().value())
        .containsExactly("r3", "r2");
  }

  @Test
  void categories_ofANewCatalogue_areTheUsualOnes() {
    assertThat(videos.categories()).isEqualTo(Category.USUAL);
    Category first = new Category(new Slug("zoo"), "Zoo", "Zoo", 0, /* hidden= */ true);
    videos.save(first);
    assertThat(videos.categories().getFirst()).isEqualTo(first);
    Category renamed = new Category(new Slug("zoo"), "Animaux", "Animals", 9, false);
    videos.save(renamed);
    assertThat(videos.categories().getLast()).isEqualTo(renamed);
    assertThat(videos.forgetCategory(new Slug("zoo"))).isTrue();
    assertThat(videos.forgetCategory(new Slug("zoo"))).isFalse();
    assertThat(videos.categories()).isEqualTo(Category.USUAL);
  }

  @Test
  void forget_whatAReportHas_isRefused() {
    Series festival = new Series(new Slug("festival"), "Festival", "Trois\njours");
    videos.save(festival);
    videos.create(draft(ID.value(), MORNING));
    assertThat(videos.forgetCategory(new Slug("culture"))).isFalse();
    assertThat(videos.forgetSeries(new Slug("festival"))).isFalse();
    assertThat(videos.series()).containsExactly(festival);
    videos.forget(ID, /* version= */ 0);
    assertThat(videos.forgetCategory(new Slug("culture"))).isTrue();
    assertThat(videos.forgetSeries(new Slug("festival"))).isTrue();
    assertThat(videos.series()).isEmpty();
  }
}
