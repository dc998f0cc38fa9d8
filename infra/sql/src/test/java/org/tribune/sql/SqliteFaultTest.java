package org.tribune.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tribune.testkit.catalogue.RecordingSamples.recording;
import static org.tribune.testkit.catalogue.RecordingSamples.segment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.CatalogueException;
import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.sql.database.Schema;
import org.tribune.testkit.sql.SqliteFile;

final class SqliteFaultTest {
  private static final BroadcastId SITTING = new BroadcastId("20261124t184502-k3v9q2");

  @TempDir Path directory = Path.of("");

  private static Catalogue open(Path path) {
    return SqlCatalogue.open(new CatalogueConfig.Sqlite(path));
  }

  @Test
  void write_whileAnotherProcessHoldsTheLock_waitsAndLosesNothing() throws Exception {
    Path path = directory.resolve("tribune.db");
    try (Catalogue catalogue = open(path);
        SqliteFile other = SqliteFile.open(path)) {
      catalogue.begin(recording(SITTING.value()));
      other.lock();
      CompletableFuture<Void> written =
          CompletableFuture.runAsync(
              () -> catalogue.addSegments(SITTING, List.of(segment("720p", 1))));
      Awaitility.await()
          .during(Duration.ofMillis(500))
          .atMost(Duration.ofSeconds(5))
          .until(() -> !written.isDone());
      assertThat(catalogue.segments(SITTING, "720p")).isEmpty();
      other.unlock();
      written.get();
      assertThat(catalogue.segments(SITTING, "720p")).hasSize(1);
    }
  }

  @Test
  void write_whileTheLockIsHeldForLong_isRefusedInPlainWordsAndWorksAgainAfterwards()
      throws Exception {
    Path path = directory.resolve("tribune.db");
    try (Catalogue catalogue = open(path);
        SqliteFile other = SqliteFile.open(path)) {
      catalogue.begin(recording(SITTING.value()));
      other.lock();
      assertThatThrownBy(() -> catalogue.addSegments(SITTING, List.of(segment("720p", 1))))
          .isInstanceOf(CatalogueException.class)
          .hasMessageContaining("locked by another process");
      other.unlock();
      catalogue.addSegments(SITTING, List.of(segment("720p", 1)));
      assertThat(catalogue.segments(SITTING, "720p")).hasSize(1);
    }
  }

  @Test
  void open_aCatalogueOfALaterVersion_isRefusedWithBothVersionsAndChangesNothing()
      throws Exception {
    Path path = directory.resolve("tribune.db");
    try (Catalogue catalogue = open(path)) {
      catalogue.begin(recording(SITTING.value()));
    }
    try (SqliteFile other = SqliteFile.open(path)) {
      other.makeLater();
    }
    byte[] before = Files.readAllBytes(path);
    try (Catalogue catalogue = open(path)) {
      assertThatThrownBy(() -> catalogue.begin(recording("another")))
          .isInstanceOfSatisfying(
              CatalogueException.class, failure -> assertThat(failure.isNewer()).isTrue())
          .hasMessageContaining("version 9999")
          .hasMessageContaining("knows " + Schema.VERSION)
          .hasMessageContaining("restore the backup");
    }
    assertThat(Files.readAllBytes(path)).isEqualTo(before);
  }

  @Test
  void open_aFileThatIsNoDatabase_isRefusedAndLeftAsItIs() throws IOException {
    Path path = Files.writeString(directory.resolve("tribune.db"), "minutes of ".repeat(1_000));
    try (Catalogue catalogue = open(path)) {
      assertThatThrownBy(catalogue::channels)
          .isInstanceOf(CatalogueException.class)
          .hasMessageContaining(path.toString())
          .hasMessageContaining("restore the last backup");
    }
    assertThat(path).hasContent("minutes of ".repeat(1_000));
  }

  @Test
  void findDamage_ofATornPage_namesIt() throws IOException {
    Path path = directory.resolve("tribune.db");
    try (Catalogue catalogue = open(path)) {
      catalogue.begin(recording(SITTING.value()));
      catalogue.addSegments(SITTING, many(0, 2_000));
      assertThat(catalogue.findDamage()).isEmpty();
    }
    byte[] bytes = Files.readAllBytes(path);
    // The end of the file is pages of segments.
    int last = bytes.length / 16_384 * 3 * 4_096;
    Arrays.fill(bytes, last, bytes.length, (byte) 7);
    Files.write(path, bytes);
    try (Catalogue catalogue = open(path)) {
      assertThat(catalogue.findDamage()).isNotEmpty();
      assertThatThrownBy(() -> catalogue.segments(SITTING, "720p"))
          .isInstanceOf(CatalogueException.class)
          .hasMessageContaining("damaged");
    }
  }

  private static List<RecordedSegment> many(long from, long behind) {
    return LongStream.range(from, behind).mapToObj(each -> segment("720p", each)).toList();
  }

  @Test
  void open_whereTheFolderCantBe_isRefusedAndWorksOnceItCan() throws IOException {
    Path inTheWay = Files.writeString(directory.resolve("data"), "");
    try (Catalogue catalogue = open(inTheWay.resolve("tribune.db"))) {
      assertThatThrownBy(catalogue::channels)
          .isInstanceOf(CatalogueException.class)
          .hasMessageContaining("catalogue.path");
      Files.delete(inTheWay);
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .ignoreExceptionsInstanceOf(CatalogueException.class)
          .until(() -> catalogue.channels().isEmpty());
    }
  }

  @Test
  void write_onAReadOnlyDisk_isRefusedWithARemedy() throws Exception {
    Path disk = Files.createDirectory(directory.resolve("disk"));
    mount(disk);
    try {
      open(disk.resolve("tribune.db")).close();
      assertThat(run("mount", "-o", "remount,ro", disk.toString())).isTrue();
      try (Catalogue catalogue = open(disk.resolve("tribune.db"))) {
        assertThatThrownBy(() -> catalogue.begin(recording(SITTING.value())))
            .isInstanceOf(CatalogueException.class)
            .hasMessageContaining("can't be opened for writing");
      }
    } finally {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  @Test
  void write_onAFullDisk_isRefusedLosesNothingAndWorksAgainWithRoom() throws Exception {
    Path disk = Files.createDirectory(directory.resolve("disk"));
    mount(disk);
    try (Catalogue catalogue = open(disk.resolve("tribune.db"))) {
      catalogue.begin(recording(SITTING.value()));
      Path filler = Files.write(disk.resolve("filler"), new byte[1_000_000]);
      long written = writeUntilFull(catalogue);
      assertThat(catalogue.segments(SITTING, "720p")).hasSize((int) written);
      Files.delete(filler);
      catalogue.addSegments(SITTING, many(written, written + 100));
      assertThat(catalogue.segments(SITTING, "720p")).hasSize((int) written + 100);
      assertThat(catalogue.findDamage()).isEmpty();
    } finally {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  @Test
  void open_onAFullDisk_isToldAsFullAndWorksWithRoom() throws Exception {
    Path disk = Files.createDirectory(directory.resolve("disk"));
    mount(disk);
    try (Catalogue catalogue = open(disk.resolve("tribune.db"))) {
      Path filler = Files.write(disk.resolve("filler"), new byte[4_000_000]);
      run("dd", "if=/dev/zero", "of=" + disk.resolve("rest"), "bs=4k");
      assertThatThrownBy(catalogue::channels)
          .isInstanceOfSatisfying(
              CatalogueException.class, failure -> assertThat(failure.isFull()).isTrue())
          .hasMessageContaining("Free some space");
      Files.delete(filler);
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .ignoreExceptionsInstanceOf(CatalogueException.class)
          .until(() -> catalogue.channels().isEmpty());
    } finally {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  private static long writeUntilFull(Catalogue catalogue) {
    long written = 0;
    try {
      while (written < 100_000) {
        catalogue.addSegments(SITTING, many(written, written + 100));
        written += 100;
      }
      throw new AssertionError("The disk never became full");
    } catch (CatalogueException e) {
      assertThat(e).hasMessageContaining("space");
      assertThat(e.isFull()).isTrue();
      return written;
    }
  }

  private static void mount(Path disk) throws InterruptedException {
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=4m", "tribune-test", disk.toString()),
        "a small disk can be mounted by root only");
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
