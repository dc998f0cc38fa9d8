package org.tribune.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.Bytes;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;

final class FileSystemObjectStoreTest extends ObjectStoreContract {
  @TempDir Path directory = Path.of("");

  @SuppressWarnings("NullAway.Init") // opened before each test
  private FileSystemObjectStore store;

  @BeforeEach
  void openStore() {
    store = new FileSystemObjectStore(directory.resolve("store"));
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  private List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).map(root::relativize).sorted().toList();
    }
  }

  @Test
  void put_manyObjects_areTheOnlyFiles() throws IOException {
    store.put("a/1", Bytes.utf8("one"));
    store.put("a/2", Bytes.utf8("two"));
    store.put("a/2", Bytes.utf8("three"));
    assertThat(files(directory.resolve("store"))).containsExactly(Path.of("a/1"), Path.of("a/2"));
  }

  @Test
  void open_afterACrash_removesWhatWasHalfWritten() throws IOException {
    store.put("a/1", Bytes.utf8("one"));
    Path half = directory.resolve("store/.incoming/left-by-a-crash");
    Files.writeString(half, "half");
    ObjectStore again = new FileSystemObjectStore(directory.resolve("store"));
    assertThat(half).doesNotExist();
    assertThat(again.get("a/1")).contains(Bytes.utf8("one"));
  }

  @Test
  void open_pathThatIsAFile_isRefusedWithARemedy() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    assertThatThrownBy(() -> new FileSystemObjectStore(file))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("store.path");
  }

  @Test
  void put_whereAFileIsInTheWay_failsAndLeavesNoDebris() throws IOException {
    store.put("a", Bytes.utf8("one"));
    assertThatThrownBy(() -> store.put("a/b", Bytes.utf8("two")))
        .isInstanceOfSatisfying(
            StoreException.class, failure -> assertThat(failure.isFull()).isFalse());
    assertThat(files(directory.resolve("store"))).containsExactly(Path.of("a"));
  }

  @Test
  void put_onAFullDisk_failsWithARemedyLeavesNoDebrisAndWorksAgainWithRoom()
      throws IOException, InterruptedException {
    Path disk = Files.createDirectory(directory.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tribune-test", disk.toString()),
        "a small disk can be mounted by root only");
    try {
      ObjectStore small = new FileSystemObjectStore(disk.resolve("store"));
      small.put("a/1", Bytes.wrap(new byte[700_000]));
      assertThatThrownBy(() -> small.put("a/2", Bytes.wrap(new byte[700_000])))
          .isInstanceOfSatisfying(
              StoreException.class, failure -> assertThat(failure.isFull()).isTrue())
          .hasMessageContaining("free some space");
      assertThat(files(disk.resolve("store"))).containsExactly(Path.of("a/1"));
      small.put("a/1", Bytes.EMPTY);
      small.put("a/2", Bytes.wrap(new byte[700_000]));
    } finally {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
