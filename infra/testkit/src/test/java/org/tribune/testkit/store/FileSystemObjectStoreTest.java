package org.tribune.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.Bytes;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.store.StoredObject;

final class FileSystemObjectStoreTest extends ObjectStoreContract {
  // Where the SHA-256 of '1' and of '2' begin.
  private static final Path SHARD_OF_1 = Path.of("a/6b/1");
  private static final Path SHARD_OF_2 = Path.of("a/d4/2");

  @TempDir Path directory = Path.of("");

  private Path root = Path.of("");

  @SuppressWarnings("NullAway.Init") // opened before each test
  private FileSystemObjectStore store;

  @BeforeEach
  void openStore() {
    root = directory.resolve("store");
    store = new FileSystemObjectStore(root);
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).map(root::relativize).sorted().toList();
    }
  }

  private static List<String> names(ObjectStore store) {
    try (Stream<StoredObject> listed = store.list("")) {
      return listed.map(StoredObject::name).toList();
    }
  }

  @Test
  void put_manyObjects_areTheOnlyFilesAndEachInItsShard() throws IOException {
    store.put("a/1/x", Bytes.utf8("one"));
    store.put("a/2", Bytes.utf8("two"));
    store.put("a/2", Bytes.utf8("three"));
    store.put("b", Bytes.utf8("four"));
    assertThat(files(root)).containsExactly(SHARD_OF_1.resolve("x"), SHARD_OF_2, Path.of("b"));
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
    store.put("a/1", Bytes.utf8("one"));
    Path source = Files.writeString(directory.resolve("source"), "two");
    assertThatThrownBy(() -> store.put("a/1/b", Bytes.utf8("two")))
        .isInstanceOfSatisfying(
            StoreException.class, failure -> assertThat(failure.isFull()).isFalse());
    assertThatThrownBy(() -> store.putFile("a/1/b", source)).isInstanceOf(StoreException.class);
    assertThat(files(root)).containsExactly(SHARD_OF_1);
    assertThat(source).hasContent("two");
  }

  @Test
  void put_onAFullDisk_failsWithARemedyLeavesNoDebrisAndWorksAgainWithRoom()
      throws IOException, InterruptedException {
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), /* megabytes= */ 1)) {
      ObjectStore small = new FileSystemObjectStore(disk.path().resolve("store"));
      small.put("a/1", Bytes.wrap(new byte[700_000]));
      assertThatThrownBy(() -> small.put("a/2", Bytes.wrap(new byte[700_000])))
          .isInstanceOfSatisfying(
              StoreException.class, failure -> assertThat(failure.isFull()).isTrue())
          .hasMessageContaining("free some space");
      assertThat(files(disk.path().resolve("store"))).containsExactly(SHARD_OF_1);
      small.delete("a/1");
      small.put("a/2", Bytes.wrap(new byte[700_000]));
    }
  }

  @Test
  void putFile_toAFullDisk_failsWithARemedyAndLeavesTheFileAndNoDebris()
      throws IOException, InterruptedException {
    Path source = Files.write(directory.resolve("source"), new byte[700_000]);
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), /* megabytes= */ 1)) {
      ObjectStore small = new FileSystemObjectStore(disk.path().resolve("store"));
      small.put("a/1", Bytes.wrap(new byte[700_000]));
      assertThatThrownBy(() -> small.putFile("a/2", source))
          .isInstanceOfSatisfying(
              StoreException.class, failure -> assertThat(failure.isFull()).isTrue())
          .hasMessageContaining("700000 bytes")
          .hasMessageContaining("free some space");
      assertThat(files(disk.path().resolve("store"))).containsExactly(SHARD_OF_1);
      assertThat(source).hasBinaryContent(new byte[700_000]);
      small.delete("a/1");
      small.putFile("a/2", source);
      assertThat(small.lengthOf("a/2")).hasValue(700_000);
      assertThat(source).doesNotExist();
    }
  }

  @Test
  void putFile_fromAnotherDisk_isNeverSeenInPart() throws IOException, InterruptedException {
    try (SmallDisk disk = SmallDisk.mount(directory.resolve("disk"), /* megabytes= */ 1)) {
      for (int turn = 0; turn < 20; turn++) {
        String name = "a/1/" + turn;
        Path source = Files.write(disk.path().resolve("source"), new byte[900_000]);
        CompletableFuture<Void> putting =
            CompletableFuture.runAsync(() -> store.putFile(name, source));
        do {
          store.lengthOf(name).ifPresent(length -> assertThat(length).isEqualTo(900_000));
        } while (!putting.isDone());
        putting.join();
        assertThat(store.get(name)).contains(Bytes.wrap(new byte[900_000]));
        assertThat(source).doesNotExist();
      }
    }
  }

  @Test
  void get_aRunBeyondTwoGigabytes_givesItsBytes() throws IOException {
    long length = 3L << 30;
    Path source = directory.resolve("source");
    try (RandomAccessFile file = new RandomAccessFile(source.toFile(), "rw")) {
      file.seek(length - 3);
      file.writeBytes("end");
    }
    store.putFile("exports/1/sitting.mp4", source);
    assertThat(store.lengthOf("exports/1/sitting.mp4")).hasValue(length);
    assertThat(store.get("exports/1/sitting.mp4", length - 3, Integer.MAX_VALUE))
        .contains(Bytes.utf8("end"));
    assertThat(store.get("exports/1/sitting.mp4", length - 2, 1)).contains(Bytes.utf8("n"));
    assertThat(store.get("exports/1/sitting.mp4", length, 1)).contains(Bytes.EMPTY);
  }

  @Test
  void delete_theLastObjectOfAFolder_leavesNoDirectory() throws IOException {
    store.put("a/1/x/y", Bytes.EMPTY);
    store.put("a/1/z", Bytes.EMPTY);
    store.delete("a/1/x/y");
    assertThat(root.resolve("a/6b/1/x")).doesNotExist();
    assertThat(root.resolve("a/6b/1/z")).exists();
    store.delete("a/1/z");
    try (Stream<Path> left = Files.list(root)) {
      assertThat(left).containsExactly(root.resolve(".incoming"));
    }
  }

  @Test
  void list_whatIsPutFurtherOnMeanwhile_isListedSinceNoDirectoryIsReadAhead() {
    store.put("a/1/x", Bytes.EMPTY);
    store.put("b/1/x", Bytes.EMPTY);
    try (Stream<StoredObject> listed = store.list("")) {
      Iterator<StoredObject> objects = listed.iterator();
      assertThat(objects.next().name()).isEqualTo("a/1/x");
      store.put("b/0/x", Bytes.EMPTY);
      store.delete("b/1/x");
      assertThat(objects.next().name()).isEqualTo("b/0/x");
      assertThat(objects.hasNext()).isFalse();
    }
  }

  @Test
  void list_filesOfSomebodyElse_areNoObjects() throws IOException {
    store.put("a/1", Bytes.EMPTY);
    Files.createDirectories(root.resolve("lost+found/x"));
    Files.createDirectories(root.resolve("a/unsharded"));
    Files.writeString(root.resolve("a/unsharded/x"), "");
    Files.writeString(root.resolve("a/6b/2"), "in the shard of another");
    Files.writeString(root.resolve("a/6b/.nfs0001"), "");
    Files.createSymbolicLink(root.resolve("a/6b/dangling"), Path.of("nowhere"));
    assertThat(names(store)).containsExactly("a/1");
  }

  @Test
  void putAndDelete_byTwoStoresOnOneDirectory_loseNothing() {
    List<ObjectStore> stores = List.of(store, new FileSystemObjectStore(root));
    IntStream.range(0, 400)
        .parallel()
        .forEach(
            n -> {
              stores.get(n % 2).put("a/1/" + n, Bytes.utf8("" + n));
              assertThat(stores.get(1 - n % 2).get("a/1/" + n)).contains(Bytes.utf8("" + n));
              stores.get(n % 2).delete("a/1/" + n);
            });
    assertThat(names(store)).isEmpty();
  }

  @Test
  void put_whenTheDiskIsNotMountedAnyMore_failsAndWritesNothingBesideIt() throws IOException {
    Files.delete(root.resolve(".incoming"));
    Path source = Files.writeString(directory.resolve("source"), "two");
    assertThatThrownBy(() -> store.put("a/1", Bytes.EMPTY)).isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> store.putFile("a/1", source))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("mounted");
    assertThat(root).isEmptyDirectory();
    Files.delete(root);
    assertThatThrownBy(() -> store.put("a/1", Bytes.EMPTY)).isInstanceOf(StoreException.class);
    assertThat(root).doesNotExist();
    assertThat(source).hasContent("two");
  }

  @Test
  void put_killedInMidWrite_leavesWholeObjectsAndAllThatWereTold()
      throws IOException, InterruptedException {
    for (int told = 1; told < 20; told += 6) {
      Path output = directory.resolve("output-" + told);
      Process process = StoringProcess.start(root, output);
      try {
        while (Files.readAllLines(output).size() < told && process.isAlive()) {
          Thread.onSpinWait();
        }
      } finally {
        process.destroyForcibly().waitFor();
      }
      assertThat(names(store)).containsAll(Files.readAllLines(output)).hasSizeGreaterThan(told - 1);
      for (String name : names(store)) {
        int number = Integer.parseInt(name.substring(name.lastIndexOf('/') + 1));
        assertThat(store.get(name)).contains(StoringProcess.content(number));
      }
    }
  }
}
