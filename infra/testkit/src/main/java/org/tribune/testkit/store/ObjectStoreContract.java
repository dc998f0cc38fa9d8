package org.tribune.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.Bytes;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.store.StoredObject;

/** What every {@link ObjectStore} must do. */
public abstract class ObjectStoreContract extends ObjectRunContract {
  @TempDir private Path folder;

  @Test
  void get_whatWasPut_givesTheSameBytes() {
    store().put(NAME, bytes(100_000));
    assertThat(store().get(NAME)).contains(bytes(100_000));
  }

  @Test
  void get_unknownName_isEmpty() {
    assertThat(store().get(NAME)).isEmpty();
  }

  @Test
  void get_nameOfAFolder_isEmpty() {
    store().put(NAME, bytes(1));
    assertThat(store().get(FOLDER)).isEmpty();
  }

  @Test
  void put_existingName_replacesTheObject() {
    store().put(NAME, bytes(1_000));
    store().put(NAME, bytes(10));
    assertThat(store().get(NAME)).contains(bytes(10));
  }

  @Test
  void put_nothing_isAnObjectWithoutBytes() {
    store().put(NAME, Bytes.EMPTY);
    assertThat(store().get(NAME)).contains(Bytes.EMPTY);
  }

  @Test
  void put_thirtyMegabytes_isStoredWhole() {
    store().put(NAME, bytes(30_000_000));
    assertThat(store().get(NAME).orElseThrow().equals(bytes(30_000_000))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        "..",
        "../a",
        "a/../b",
        "a/..",
        ".",
        "./a",
        ".hidden",
        "a/.b",
        "a\\b",
        "a b",
        "é",
        "a\u0000b",
        "a\nb",
        "-a",
        "c:/a",
        "%2e%2e/a"
      })
  void anyCall_nameThatIsNone_isRefused(String name) {
    assertRefused(name);
  }

  @Test
  void anyCall_longName_isRefused() {
    assertRefused("a/".repeat(300) + "a");
    assertRefused("a".repeat(129));
  }

  private void assertRefused(String name) {
    Path file = file(bytes(10));
    List<ThrowingCallable> calls =
        List.of(
            () -> store().put(name, bytes(1)),
            () -> store().putFile(name, file),
            () -> store().get(name),
            () -> store().get(name, /* offset= */ 0, /* length= */ 1),
            () -> store().lengthOf(name),
            () -> store().delete(name),
            () -> store().file(name));
    assertThat(calls)
        .allSatisfy(
            call ->
                assertThatThrownBy(call)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("Not the name of an object"));
    assertThat(file).hasBinaryContent(bytes(10).array());
  }

  @Test
  void put_longestName_isStored() {
    String name = String.join("/", Collections.nCopies(3, "a".repeat(128))) + "/" + "b".repeat(125);
    assertThat(name).hasSize(512);
    store().put(name, bytes(10));
    assertThat(store().get(name)).contains(bytes(10));
    try (Stream<StoredObject> listed = store().list("")) {
      assertThat(listed.map(StoredObject::name)).containsExactly(name);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100_000, 12_000_000})
  void putFile_aFile_isTheObjectAndNoFileMore(int length) {
    Path file = file(bytes(length));
    store().putFile(NAME, file);
    assertThat(file).doesNotExist();
    assertThat(store().get(NAME).orElseThrow().equals(bytes(length))).isTrue();
    assertThat(store().lengthOf(NAME)).hasValue(length);
  }

  @Test
  void putFile_existingName_replacesTheObject() {
    store().put(NAME, bytes(1_000));
    store().putFile(NAME, file(bytes(10)));
    assertThat(store().get(NAME)).contains(bytes(10));
  }

  @Test
  void putFile_fileThatIsNotThere_failsAndLeavesTheObject() {
    store().put(NAME, bytes(10));
    assertThatThrownBy(() -> store().putFile(NAME, folder.resolve("unknown")))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("unknown");
    assertThatThrownBy(() -> store().putFile(NAME, folder)).isInstanceOf(StoreException.class);
    assertThat(folder).isDirectory();
    assertThat(store().get(NAME)).contains(bytes(10));
  }

  @Test
  void putFile_aLinkToAFile_storesWhatItPointsTo() throws IOException {
    Path file = file(bytes(10));
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    store().putFile(NAME, link);
    assertThat(link).doesNotExist();
    Files.deleteIfExists(file);
    assertThat(store().get(NAME)).contains(bytes(10));
  }

  private Path file(Bytes content) {
    try {
      return Files.write(Files.createTempFile(folder, "source", ".mp4"), content.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void lengthOf_anObject_isItsLength() {
    store().put(NAME, bytes(1_234));
    assertThat(store().lengthOf(NAME)).hasValue(1_234);
    store().put(NAME, Bytes.EMPTY);
    assertThat(store().lengthOf(NAME)).hasValue(0);
  }

  @Test
  void lengthOf_whatIsNotThere_isEmpty() {
    store().put(NAME, bytes(10));
    assertThat(store().lengthOf("unknown")).isEmpty();
    assertThat(store().lengthOf(FOLDER)).isEmpty();
  }

  @Test
  void file_anObject_holdsItsBytesOrIsNone() {
    store().put(NAME, bytes(1_234));
    assertThat(store().file(NAME))
        .satisfiesAnyOf(
            file -> assertThat(file).isEmpty(),
            file -> assertThat(file.orElseThrow()).hasBinaryContent(bytes(1_234).array()));
    assertThat(store().file("unknown")).isEmpty();
    assertThat(store().file(FOLDER)).isEmpty();
  }

  @Test
  void put_byAnInterruptedThread_isStored() {
    Thread.currentThread().interrupt();
    store().put(NAME, bytes(10));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(store().get(NAME)).contains(bytes(10));
  }

  @Test
  void anyCall_byAnInterruptedThread_isDone() {
    Path file = file(bytes(12_000_000));
    Thread.currentThread().interrupt();
    store().putFile(NAME, file);
    assertThat(store().get(NAME).orElseThrow().length()).isEqualTo(12_000_000);
    assertThat(store().get(NAME, 11_999_999, 2))
        .hasValueSatisfying(run -> assertThat(run.length()).isEqualTo(1));
    assertThat(store().lengthOf(NAME)).hasValue(12_000_000);
    try (Stream<StoredObject> listed = store().list("")) {
      assertThat(listed).hasSize(1);
    }
    store().delete(NAME);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(store().get(NAME)).isEmpty();
  }

  @Test
  void put_whileItsThreadIsInterrupted_isStored() throws InterruptedException {
    for (int n = 0; n < 50; n++) {
      String name = "interrupted/" + n;
      Bytes content = bytes(200_000 + n);
      Thread putting = Thread.ofVirtual().start(() -> store().put(name, content));
      // At another moment of the work each time.
      LockSupport.parkNanos(n * 50_000L);
      putting.interrupt();
      putting.join();
      assertThat(store().get(name)).contains(content);
    }
  }

  @Test
  void put_manyAtOnce_readersSeeWholeObjectsOnly() {
    ObjectStore store = store();
    CompletableFuture<?>[] writers =
        IntStream.range(0, 4)
            .mapToObj(
                writer ->
                    CompletableFuture.runAsync(
                        () ->
                            IntStream.range(0, 20)
                                .forEach(
                                    turn -> {
                                      store.put(NAME, bytes(50_000 + writer));
                                      store.put("other/" + writer + "/" + turn, bytes(turn));
                                    })))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture<Void> all = CompletableFuture.allOf(writers);
    do {
      store.get(NAME).ifPresent(read -> assertThat(read.equals(bytes(read.length()))).isTrue());
    } while (!all.isDone());
    all.join();
    for (int turn = 0; turn < 20; turn++) {
      assertThat(store.get("other/3/" + turn)).contains(bytes(turn));
    }
  }
}
