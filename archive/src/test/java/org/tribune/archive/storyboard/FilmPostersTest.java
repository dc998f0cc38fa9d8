package org.tribune.archive.storyboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribune.archive.storyboard.PaintedSitting.Scene;
import org.tribune.catalogue.recording.Asset;
import org.tribune.catalogue.recording.FilmPictures;
import org.tribune.catalogue.recording.RecordingNames;
import org.tribune.catalogue.video.FilmSettings;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoActor;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoTexts;
import org.tribune.core.access.AccountId;
import org.tribune.core.access.Role;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.store.StoredObject;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

/** Pictures of what is shown of a film, of twenty segments of two seconds each. */
final class FilmPostersTest {
  private static final Instant NOW = Instant.parse("2026-01-06T09:00:00Z");
  private static final VideoActor AUTHOR =
      new VideoActor(new AccountId("author"), "Noé", Set.of(Role.REPORTER));

  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private final PaintedSitting film = new PaintedSitting(catalogue, store, 2);
  private final FilmPosters posters = new FilmPosters(catalogue, store, new Pace(/* rests= */ 0));
  private final VideoId id = VideoId.create();

  @BeforeEach
  void begin() {
    assertThat(
            catalogue
                .videos()
                .create(
                    Video.draft(id, VideoTexts.titled("Fête", "fr"), AUTHOR, NOW)
                        .withFilm(PaintedSitting.ID, NOW)))
        .isTrue();
  }

  @AfterEach
  void close() {
    film.close();
  }

  private void record(java.util.function.LongFunction<Scene> scenes) {
    film.segments(20, scenes).complete();
    catalogue.update(PaintedSitting.ID, each -> each.of(RecordingKind.REPORT));
  }

  private Video report() {
    return catalogue.videos().find(id).orElseThrow();
  }

  private void show(double start, double end, Optional<String> poster) {
    FilmSettings settings =
        new FilmSettings(
            poster,
            Duration.ofMillis(Math.round(start * 1000)),
            Optional.of(Duration.ofMillis(Math.round(end * 1000))),
            Map.of());
    assertThat(catalogue.videos().replace(report().edited(settings, AUTHOR, NOW))).isPresent();
    posters.advance();
  }

  private List<Asset> offered() {
    return FilmPictures.offered(catalogue.assets(PaintedSitting.ID), report().settings());
  }

  private List<Long> moments() {
    return offered().stream()
        .map(each -> FilmPictures.moment(each).orElseThrow().toMillis())
        .toList();
  }

  @Test
  void advance_filmThatIsShownWhole_hasEightPicturesOfIt() {
    record(number -> new Scene.Room(Color.RED));
    posters.advance();
    assertThat(moments()).hasSize(FilmStills.WANTED).isSorted().doesNotHaveDuplicates();
    assertThat(moments().getLast()).isGreaterThan(30_000);
    int puts = store.puts().size();
    posters.advance();
    assertThat(store.puts()).hasSize(puts);
  }

  @Test
  void advance_filmThatWasTrimmed_hasPicturesOfWhatIsLeftAlone() {
    record(number -> new Scene.Room(number < 10 ? Color.RED : Color.BLUE));
    posters.advance();
    show(21, 31, Optional.empty());
    assertThat(moments())
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(each -> assertThat(each).isBetween(21_000L, 30_999L));
    assertThat(FilmPictures.poster(catalogue.assets(PaintedSitting.ID), report().settings()))
        .isPresent();
    try (Stream<StoredObject> stored =
        store.list(RecordingNames.asset(PaintedSitting.ID, FilmPictures.POSTER))) {
      assertThat(stored.map(StoredObject::name)).hasSameSizeAs(catalogue.assets(PaintedSitting.ID));
    }
  }

  @Test
  void advance_picturesThatStayWithinWhatIsShown_areTheSameAndSoIsTheChosenOne() {
    record(number -> new Scene.Room(Color.RED));
    posters.advance();
    String chosen = offered().getFirst().file();
    List<String> before = offered().stream().map(Asset::file).toList();
    show(0, 38, Optional.of(chosen));
    assertThat(offered().stream().map(Asset::file)).isSubsetOf(before).contains(chosen);
    show(25, 38, Optional.of(chosen));
    assertThat(offered().stream().map(Asset::file)).doesNotContain(chosen);
    show(0, 38, Optional.of(chosen));
    assertThat(FilmPictures.poster(catalogue.assets(PaintedSitting.ID), report().settings()))
        .map(Asset::file)
        .contains(chosen);
  }

  @Test
  void advance_filmWithDarkness_offersWhatShowsSomething() {
    record(number -> number % 2 == 0 ? new Scene.Plain(Color.BLACK) : new Scene.Room(Color.YELLOW));
    posters.advance();
    assertThat(moments()).isNotEmpty().allMatch(each -> each / 2_000 % 2 == 1);
  }

  @Test
  void advance_filmOfDarknessAlone_hasAPictureAllTheSame() {
    record(number -> new Scene.Plain(Color.BLACK));
    posters.advance();
    assertThat(offered()).isNotEmpty();
  }
}
