package org.tribune.archive.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.store.FakeObjectStore;

/** A backup that is killed as by {@code kill -9} while a plain one becomes an encrypted one. */
final class KilledBackupTest {
  @TempDir Path folder = Path.of("");
  private final BackupKey key = BackupKey.generate();
  private int restored;

  private Path target() {
    return folder.resolve("backup");
  }

  private Path objects() {
    AgeRecipients recipients = new AgeRecipients(List.of(key.recipient()));
    return target().resolve(BackupFolder.objects(Optional.of(recipients)));
  }

  private long encrypted() {
    try (Stream<Path> files = Files.walk(objects())) {
      return files.filter(each -> each.toString().endsWith(".age")).count();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private boolean isEncrypted() {
    return BackupFolder.forReading(target()).manifest().orElseThrow().isEncrypted();
  }

  private long plain() {
    try (Stream<Path> files = Files.walk(target().resolve("store"))) {
      return files.filter(each -> each.toString().endsWith(".m4s")).count();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private void assertWhole() throws IOException {
    Path identity = Files.writeString(folder.resolve("key.txt"), key.identity());
    FakeObjectStore store = new FakeObjectStore();
    Path data = folder.resolve("restored-" + restored++);
    Site fresh = new Site(new TemporaryCatalogue(), store, data, Set.of(), Optional.empty());
    assertThat(new Restoration(fresh).run(target(), Optional.of(identity)).missing()).isEmpty();
    FakeObjectStore expected = new FakeObjectStore();
    BackupProcess.fill(new TemporaryCatalogue(), expected);
    try (var objects = expected.list("")) {
      objects.forEach(
          each -> assertThat(store.get(each.name())).isEqualTo(expected.get(each.name())));
    }
  }

  private void killWhen(Callable<Boolean> condition) throws Exception {
    Process process = BackupProcess.start(folder.resolve("data"), target(), key.recipient());
    try {
      await()
          .atMost(Duration.ofMinutes(2))
          .pollInterval(Duration.ofMillis(1))
          .until(() -> condition.call() || !process.isAlive());
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void run_killed_leavesAWholeBackup() throws Exception {
    assertThatItIsWholeWhenKilledAt(100);
  }

  @Test
  @Tag("wide")
  void run_killedAtAnyTime_leavesAWholeBackup() throws Exception {
    assertThatItIsWholeWhenKilledAt(1, 100, 200);
  }

  private void assertThatItIsWholeWhenKilledAt(long... kills) throws Exception {
    BackupProcess.run(folder.resolve("data"), target(), Optional.empty());
    assertWhole();
    for (long objects : kills) {
      killWhen(() -> encrypted() >= objects);
      assertThat(encrypted()).isBetween(objects, 350L);
      assertWhole();
    }
    // From here on the encrypted one counts, and the plain one goes.
    killWhen(this::isEncrypted);
    assertThat(isEncrypted()).isTrue();
    assertWhole();
    killWhen(() -> plain() < 150);
    assertWhole();
    BackupProcess.run(
        folder.resolve("data"), target(), Optional.of(new AgeRecipients(List.of(key.recipient()))));
    assertThat(target().resolve("store")).doesNotExist();
    BackupFiles.of(target()).assertNowhere("Conseil", "header of the picture");
    assertWhole();
  }
}
