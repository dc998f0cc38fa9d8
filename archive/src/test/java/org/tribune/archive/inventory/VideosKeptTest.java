package org.tribune.archive.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.testkit.catalogue.VideoSamples.CLERK;
import static org.tribune.testkit.catalogue.VideoSamples.MORNING;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.archive.backup.Backup;
import org.tribune.archive.backup.BackupReport;
import org.tribune.archive.backup.Restoration;
import org.tribune.archive.backup.Site;
import org.tribune.archive.doctor.Doctor;
import org.tribune.archive.doctor.Finding;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.video.Category;
import org.tribune.catalogue.video.Series;
import org.tribune.catalogue.video.Slug;
import org.tribune.catalogue.video.TranscodeJob;
import org.tribune.catalogue.video.Video;
import org.tribune.catalogue.video.VideoId;
import org.tribune.catalogue.video.VideoQuery;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.VideoSamples;
import org.tribune.testkit.store.FakeObjectStore;

/** Reports in backups, and the files of films under the doctor's eyes. */
final class VideosKeptTest {
  private static final BroadcastId FILM = new BroadcastId("20261126t083000-a");
  private static final BroadcastId NEXT = new BroadcastId("20261126t083001-b");

  @TempDir Path folder = Path.of("");
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private final Category zoo = new Category(new Slug("zoo"), "Zoo", "Zoo", 7, /* hidden= */ true);
  private final Series festival = new Series(new Slug("festival"), "Festival", "Trois jours");

  @BeforeEach
  void fill() {
    catalogue.videos().forgetCategory(new Slug("sport"));
    catalogue.videos().save(zoo);
    catalogue.videos().save(festival);
    Video video = VideoSamples.whole("lake", FILM.value(), MORNING);
    catalogue.videos().create(video);
    assertThat(catalogue.videos().replace(video.published(CLERK, MORNING))).isPresent();
    for (BroadcastId each : List.of(FILM, NEXT)) {
      catalogue.transcodeJobs().enqueue(VideoSamples.waiting(each.value(), "lake", MORNING));
      store.put(TranscodeJob.objectOf(each), Bytes.utf8("a film"));
    }
    assertThat(catalogue.transcodeJobs().claim("w", MORNING, MORNING.plusSeconds(60))).isPresent();
  }

  private Site site(Catalogue ofCatalogue, FakeObjectStore ofStore, String data) {
    return new Site(ofCatalogue, ofStore, folder.resolve(data), Set.of(), Optional.empty());
  }

  private List<Finding> examine(boolean repairs, Duration later) {
    Clock clock = Clock.offset(Clock.systemUTC(), later);
    return new Doctor(catalogue, store, Optional.empty(), repairs, clock).examine().findings();
  }

  private boolean isThere(BroadcastId film) {
    return store.lengthOf(TranscodeJob.objectOf(film)).isPresent();
  }

  @Test
  void backup_thenRestore_givesTheSameAndWhatRanWaits() {
    store.delete(TranscodeJob.objectOf(NEXT));
    byte[] film = new byte[1_234_567];
    new Random(1).nextBytes(film);
    store.put(TranscodeJob.objectOf(FILM), Bytes.wrap(film));
    BackupReport told =
        new Backup(site(catalogue, store, "data"), Optional.empty(), "1.0", Clock.systemUTC())
            .run(folder.resolve("backup"));
    assertThat(told.missing()).containsExactly(TranscodeJob.objectOf(NEXT));
    TemporaryCatalogue restored = new TemporaryCatalogue();
    FakeObjectStore objects = new FakeObjectStore();
    new Restoration(site(restored, objects, "other"))
        .run(folder.resolve("backup"), Optional.empty());
    assertThat(objects.get(TranscodeJob.objectOf(FILM))).contains(Bytes.wrap(film));
    assertThat(restored.videos().list(VideoQuery.ALL))
        .isEqualTo(catalogue.videos().list(VideoQuery.ALL))
        .hasSize(1);
    VideoId lake = new VideoId("lake");
    assertThat(restored.videos().revisions(lake))
        .isEqualTo(catalogue.videos().revisions(lake))
        .hasSize(1);
    assertThat(restored.videos().revision(lake, 1)).isEqualTo(catalogue.videos().revision(lake, 1));
    assertThat(restored.videos().categories()).isEqualTo(catalogue.videos().categories());
    assertThat(restored.videos().categories()).contains(zoo).hasSize(5);
    assertThat(restored.videos().series()).containsExactly(festival);
    assertThat(restored.transcodeJobs().find(FILM))
        .contains(VideoSamples.waiting(FILM.value(), "lake", MORNING));
    assertThat(restored.transcodeJobs().open()).hasSize(2);
    // Its address is its own there, too.
    Video other = VideoSamples.whole("other", "20261126t083002-c", MORNING);
    restored.videos().create(other);
    assertThat(restored.videos().replace(other.published(CLERK, MORNING)).orElseThrow().slug())
        .contains(new Slug("fete-du-lac-2"));
  }

  @Test
  void backup_onceTheFilmIsMade_dropsItsFile() {
    store.put(TranscodeJob.objectOf(FILM), Bytes.wrap(new byte[1_234_567]));
    Backup backup =
        new Backup(site(catalogue, store, "data"), Optional.empty(), "1.0", Clock.systemUTC());
    backup.run(folder.resolve("backup"));
    ObjectStore copies = new FileSystemObjectStore(folder.resolve("backup/store"));
    assertThat(copies.lengthOf(TranscodeJob.objectOf(FILM))).isPresent();
    catalogue.transcodeJobs().cancel(FILM, MORNING);
    backup.run(folder.resolve("backup"));
    assertThat(copies.lengthOf(TranscodeJob.objectOf(FILM))).isEmpty();
  }

  /** The catalogue; {@code meanwhile} happens while it is copied. */
  private Catalogue busy(Runnable meanwhile) {
    return (Catalogue)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Catalogue.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("allCorrections")) {
                meanwhile.run();
              }
              return method.invoke(catalogue, arguments);
            });
  }

  @Test
  void backup_filmIsFinishedMeanwhile_hasTheFileThatItsCatalogueWaitsFor() {
    Bytes film = Bytes.wrap(new byte[1_234_567]);
    List.of(FILM, NEXT).forEach(each -> store.put(TranscodeJob.objectOf(each), film));
    Catalogue busy =
        busy(
            () -> {
              var _ = catalogue.transcodeJobs().finish(FILM, "w", MORNING);
              store.delete(TranscodeJob.objectOf(FILM));
            });
    BackupReport told =
        new Backup(site(busy, store, "data"), Optional.empty(), "1.0", Clock.systemUTC())
            .run(folder.resolve("backup"));
    assertThat(told.missing()).isEmpty();
    TemporaryCatalogue restored = new TemporaryCatalogue();
    FakeObjectStore objects = new FakeObjectStore();
    new Restoration(site(restored, objects, "other"))
        .run(folder.resolve("backup"), Optional.empty());
    assertThat(restored.transcodeJobs().open()).extracting(TranscodeJob::id).contains(FILM);
    assertThat(objects.get(TranscodeJob.objectOf(FILM))).contains(film);
  }

  @Test
  void doctor_aFileThatWaitsOrRuns_isKept() {
    assertThat(examine(/* repairs= */ true, Duration.ofDays(2))).isEmpty();
    assertThat(isThere(FILM)).isTrue();
    assertThat(isThere(NEXT)).isTrue();
  }

  @Test
  void doctor_aFileThatWasMadeIntoAFilm_isErased() {
    catalogue.transcodeJobs().finish(FILM, "w", MORNING);
    assertThat(examine(/* repairs= */ true, Duration.ZERO)).isEmpty();
    assertThat(isThere(FILM)).isTrue();
    examine(/* repairs= */ false, Duration.ofDays(2));
    assertThat(isThere(FILM)).isTrue();
    examine(/* repairs= */ true, Duration.ofDays(2));
    assertThat(isThere(FILM)).isFalse();
    assertThat(isThere(NEXT)).isTrue();
  }

  @Test
  void doctor_aFileOfWhichTheCatalogueKnowsNothing_isKept() {
    BroadcastId unknown = new BroadcastId("20261126t083009-x");
    store.put(TranscodeJob.objectOf(unknown), Bytes.utf8("newer than the backup"));
    assertThat(examine(/* repairs= */ true, Duration.ofDays(2))).hasSize(1);
    assertThat(isThere(unknown)).isTrue();
  }
}
