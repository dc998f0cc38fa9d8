package org.tribune.archive.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.testkit.catalogue.ReportSamples.CLERK;
import static org.tribune.testkit.catalogue.ReportSamples.MORNING;

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
import org.tribune.catalogue.video.Preparation;
import org.tribune.catalogue.video.Report;
import org.tribune.catalogue.video.ReportId;
import org.tribune.catalogue.video.ReportQuery;
import org.tribune.catalogue.video.Series;
import org.tribune.catalogue.video.Slug;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.catalogue.ReportSamples;
import org.tribune.testkit.store.FakeObjectStore;

/** Reports in backups, and the files of films under the doctor's eyes. */
final class ReportsKeptTest {
  private static final BroadcastId FILM = new BroadcastId("20261126t083000-a");
  private static final BroadcastId NEXT = new BroadcastId("20261126t083001-b");

  @TempDir Path folder = Path.of("");
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();
  private final FakeObjectStore store = new FakeObjectStore();
  private final Category zoo = new Category(new Slug("zoo"), "Zoo", "Zoo", 7, /* hidden= */ true);
  private final Series festival = new Series(new Slug("festival"), "Festival", "Trois jours");

  @BeforeEach
  void fill() {
    catalogue.reports().forgetCategory(new Slug("sport"));
    catalogue.reports().save(zoo);
    catalogue.reports().save(festival);
    Report report = ReportSamples.whole("lake", FILM.value(), MORNING);
    catalogue.reports().create(report);
    assertThat(catalogue.reports().replace(report.published(CLERK, MORNING))).isPresent();
    for (BroadcastId each : List.of(FILM, NEXT)) {
      catalogue.preparations().enqueue(ReportSamples.waiting(each.value(), "lake", MORNING));
      store.put(Preparation.objectOf(each), Bytes.utf8("a film"));
    }
    assertThat(catalogue.preparations().claim("w", MORNING, MORNING.plusSeconds(60))).isPresent();
  }

  private Site site(Catalogue ofCatalogue, FakeObjectStore ofStore, String data) {
    return new Site(ofCatalogue, ofStore, folder.resolve(data), Set.of(), Optional.empty());
  }

  private List<Finding> examine(boolean repairs, Duration later) {
    Clock clock = Clock.offset(Clock.systemUTC(), later);
    return new Doctor(catalogue, store, Optional.empty(), repairs, clock).examine().findings();
  }

  private boolean isThere(BroadcastId film) {
    return store.lengthOf(Preparation.objectOf(film)).isPresent();
  }

  @Test
  void backup_thenRestore_givesTheSameAndWhatRanWaits() {
    store.delete(Preparation.objectOf(NEXT));
    byte[] film = new byte[1_234_567];
    new Random(1).nextBytes(film);
    store.put(Preparation.objectOf(FILM), Bytes.wrap(film));
    BackupReport told =
        new Backup(site(catalogue, store, "data"), Optional.empty(), "1.0", Clock.systemUTC())
            .run(folder.resolve("backup"));
    assertThat(told.missing()).containsExactly(Preparation.objectOf(NEXT));
    TemporaryCatalogue restored = new TemporaryCatalogue();
    FakeObjectStore objects = new FakeObjectStore();
    new Restoration(site(restored, objects, "other"))
        .run(folder.resolve("backup"), Optional.empty());
    assertThat(objects.get(Preparation.objectOf(FILM))).contains(Bytes.wrap(film));
    assertThat(restored.reports().list(ReportQuery.ALL))
        .isEqualTo(catalogue.reports().list(ReportQuery.ALL))
        .hasSize(1);
    ReportId lake = new ReportId("lake");
    assertThat(restored.reports().revisions(lake))
        .isEqualTo(catalogue.reports().revisions(lake))
        .hasSize(1);
    assertThat(restored.reports().revision(lake, 1))
        .isEqualTo(catalogue.reports().revision(lake, 1));
    assertThat(restored.reports().categories()).isEqualTo(catalogue.reports().categories());
    assertThat(restored.reports().categories()).contains(zoo).hasSize(5);
    assertThat(restored.reports().series()).containsExactly(festival);
    assertThat(restored.preparations().find(FILM))
        .contains(ReportSamples.waiting(FILM.value(), "lake", MORNING));
    assertThat(restored.preparations().open()).hasSize(2);
    // Its address is its own there, too.
    Report other = ReportSamples.whole("other", "20261126t083002-c", MORNING);
    restored.reports().create(other);
    assertThat(restored.reports().replace(other.published(CLERK, MORNING)).orElseThrow().slug())
        .contains(new Slug("fete-du-lac-2"));
  }

  @Test
  void backup_onceTheFilmIsMade_dropsItsFile() {
    store.put(Preparation.objectOf(FILM), Bytes.wrap(new byte[1_234_567]));
    Backup backup =
        new Backup(site(catalogue, store, "data"), Optional.empty(), "1.0", Clock.systemUTC());
    backup.run(folder.resolve("backup"));
    ObjectStore copies = new FileSystemObjectStore(folder.resolve("backup/store"));
    assertThat(copies.lengthOf(Preparation.objectOf(FILM))).isPresent();
    catalogue.preparations().cancel(FILM, MORNING);
    backup.run(folder.resolve("backup"));
    assertThat(copies.lengthOf(Preparation.objectOf(FILM))).isEmpty();
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
    List.of(FILM, NEXT).forEach(each -> store.put(Preparation.objectOf(each), film));
    Catalogue busy =
        busy(
            () -> {
              var _ = catalogue.preparations().finish(FILM, "w", MORNING);
              store.delete(Preparation.objectOf(FILM));
            });
    BackupReport told =
        new Backup(site(busy, store, "data"), Optional.empty(), "1.0", Clock.systemUTC())
            .run(folder.resolve("backup"));
    assertThat(told.missing()).isEmpty();
    TemporaryCatalogue restored = new TemporaryCatalogue();
    FakeObjectStore objects = new FakeObjectStore();
    new Restoration(site(restored, objects, "other"))
        .run(folder.resolve("backup"), Optional.empty());
    assertThat(restored.preparations().open()).extracting(Preparation::id).contains(FILM);
    assertThat(objects.get(Preparation.objectOf(FILM))).contains(film);
  }

  @Test
  void doctor_aFileThatWaitsOrRuns_isKept() {
    assertThat(examine(/* repairs= */ true, Duration.ofDays(2))).isEmpty();
    assertThat(isThere(FILM)).isTrue();
    assertThat(isThere(NEXT)).isTrue();
  }

  @Test
  void doctor_aFileThatWasMadeIntoAFilm_isErased() {
    catalogue.preparations().finish(FILM, "w", MORNING);
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
    store.put(Preparation.objectOf(unknown), Bytes.utf8("newer than the backup"));
    assertThat(examine(/* repairs= */ true, Duration.ofDays(2))).hasSize(1);
    assertThat(isThere(unknown)).isTrue();
  }
}
