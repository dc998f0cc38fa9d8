package org.tribune.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.Bytes;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;

/** What every {@link ObjectStore} must do. */
public abstract class ObjectStoreContract {
  private static final String NAME = "recordings/20261124t184502-k3v9q2/720p/12.m4s";

  /** The store under test: the same at each call of one test. */
  protected abstract ObjectStore store();

  private static Bytes bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return Bytes.wrap(bytes);
  }

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
    assertThat(store().get("recordings/20261124t184502-k3v9q2")).isEmpty();
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
  void put_nameThatIsNone_isRefused(String name) {
    assertThatThrownBy(() -> store().put(name, bytes(1)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Not the name of an object");
    assertThatThrownBy(() -> store().get(name)).isInstanceOf(StoreException.class);
  }

  @Test
  void put_longName_isRefused() {
    String name = "a/".repeat(300) + "a";
    assertThatThrownBy(() -> store().put(name, bytes(1))).isInstanceOf(StoreException.class);
    String word = "a".repeat(129);
    assertThatThrownBy(() -> store().put(word, bytes(1))).isInstanceOf(StoreException.class);
  }

  @Test
  void put_byAnInterruptedThread_isStored() {
    Thread.currentThread().interrupt();
    store().put(NAME, bytes(10));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(store().get(NAME)).contains(bytes(10));
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
