package org.tribune.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.Bytes;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoredObject;

/** What every {@link ObjectStore} must do with many objects: list, measure and delete them. */
abstract class ObjectListingContract {
  /** The store under test: the same at each call of one test. */
  protected abstract ObjectStore store();

  /**
   * What a server that is known to fail at it needs before many put and delete in {@code
   * r/1/720p/}.
   */
  protected void prepareForMany() {}

  private void put(String... names) {
    for (String name : names) {
      store().put(name, Bytes.utf8(name));
    }
  }

  private List<String> names(String prefix) {
    try (Stream<StoredObject> listed = store().list(prefix)) {
      return listed.map(StoredObject::name).toList();
    }
  }

  @Test
  void list_emptyStore_isEmpty() {
    assertThat(names("")).isEmpty();
    assertThat(names("recordings/")).isEmpty();
  }

  @Test
  void list_everything_comesInTheOrderOfTheBytes() {
    // '-' and '.' come before '/', digits and letters after it.
    put("b/c/d", "b/c-x/d", "b/c.x/d", "b/c0/d", "b/C/d", "b/c.mp4", "b-/a/a", "b0/a/a", "z", "A");
    assertThat(names(""))
        .containsExactly(
            "A", "b-/a/a", "b/C/d", "b/c-x/d", "b/c.mp4", "b/c.x/d", "b/c/d", "b/c0/d", "b0/a/a",
            "z");
  }

  @Test
  void list_wholeWords_listsWhatIsBelow() {
    put("r/1/720p/1.m4s", "r/1/720p/2.m4s", "r/1/audio/1.m4s", "r/12/720p/1.m4s", "s/1/720p/1");
    assertThat(names("r/1/"))
        .containsExactly("r/1/720p/1.m4s", "r/1/720p/2.m4s", "r/1/audio/1.m4s");
    assertThat(names("r/1/720p/")).containsExactly("r/1/720p/1.m4s", "r/1/720p/2.m4s");
    assertThat(names("s/")).containsExactly("s/1/720p/1");
  }

  @Test
  void list_middleOfAWord_listsWhatBeginsSo() {
    put("r/1/720p/1.m4s", "r/12/720p/1.m4s", "r/12/720p/12.m4s", "r/2/720p/1.m4s", "rest");
    assertThat(names("r"))
        .containsExactly(
            "r/1/720p/1.m4s", "r/12/720p/1.m4s", "r/12/720p/12.m4s", "r/2/720p/1.m4s", "rest");
    assertThat(names("r/1"))
        .containsExactly("r/1/720p/1.m4s", "r/12/720p/1.m4s", "r/12/720p/12.m4s");
    assertThat(names("r/12/720p/1")).containsExactly("r/12/720p/1.m4s", "r/12/720p/12.m4s");
    assertThat(names("r/12/720p/12.m4s")).containsExactly("r/12/720p/12.m4s");
    assertThat(names("r/12/720p/12.m4s/")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "..", "../", "r/../", ".", "r//", "é", "r/1/..", "r/1/720p/%"})
  void list_prefixThatBeginsNoName_isEmpty(String prefix) {
    put("r/1/720p/1.m4s");
    assertThat(names(prefix)).isEmpty();
  }

  @Test
  void list_moreThanAThousandObjects_listsEachOnceInOrder() {
    List<String> all =
        IntStream.range(0, 1_205).mapToObj(n -> "r/%d/%04d".formatted(n % 3, n)).sorted().toList();
    all.parallelStream().forEach(this::put);
    assertThat(names("r/")).isEqualTo(all);
    assertThat(names("r/1/0")).isEqualTo(all.stream().filter(n -> n.startsWith("r/1/0")).toList());
  }

  @Test
  void list_anObject_tellsItsLengthAndTime() {
    Instant before = Instant.now();
    store().put("r/1/a", Bytes.wrap(new byte[1_234]));
    try (Stream<StoredObject> listed = store().list("r/1/a")) {
      StoredObject object = listed.findFirst().orElseThrow();
      assertThat(object.length()).isEqualTo(1_234);
      // Stores keep whole seconds at least.
      assertThat(object.storedAt())
          .isBetween(before.minus(Duration.ofSeconds(2)), Instant.now().plusSeconds(2));
    }
  }

  @Test
  void delete_anObject_isNoMore() {
    put("r/1/a", "r/1/b");
    store().delete("r/1/a");
    assertThat(store().get("r/1/a")).isEmpty();
    assertThat(store().get("r/1/a", 0, 10)).isEmpty();
    assertThat(store().lengthOf("r/1/a")).isEmpty();
    assertThat(store().file("r/1/a")).isEmpty();
    assertThat(names("")).containsExactly("r/1/b");
  }

  @Test
  void delete_whatIsNotThere_isNoFailure() {
    put("r/1/a");
    store().delete("r/1/b");
    store().delete("unknown/1/b");
    store().delete("r/1/a");
    store().delete("r/1/a");
    assertThat(names("")).isEmpty();
  }

  @Test
  void delete_nameOfAFolder_deletesNothing() {
    put("r/1/a/b");
    store().delete("r/1/a");
    store().delete("r/1");
    store().delete("r");
    assertThat(names("")).containsExactly("r/1/a/b");
  }

  @Test
  void put_afterADelete_isThereAgain() {
    put("r/1/a");
    store().delete("r/1/a");
    put("r/1/a");
    assertThat(store().get("r/1/a")).contains(Bytes.utf8("r/1/a"));
  }

  @Test
  void delete_whileOthersPutBesideIt_losesNothing() {
    ObjectStore store = store();
    prepareForMany();
    CompletableFuture<?>[] workers =
        IntStream.range(0, 4)
            .mapToObj(worker -> CompletableFuture.runAsync(() -> churn(store, worker)))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture<Void> all = CompletableFuture.allOf(workers);
    do {
      try (Stream<StoredObject> listed = store.list("r/")) {
        assertThat(listed.map(StoredObject::name)).isSorted();
      }
    } while (!all.isDone());
    all.join();
    assertThat(names("kept/")).containsExactly("kept/0", "kept/1", "kept/2", "kept/3");
    assertThat(names("r/1/720p/w")).isEmpty();
  }

  private static void churn(ObjectStore store, int worker) {
    for (int turn = 0; turn < 50; turn++) {
      String name = "r/1/720p/w" + worker;
      store.put(name, Bytes.utf8(name + turn));
      assertThat(store.get(name)).contains(Bytes.utf8(name + turn));
      store.delete(name);
    }
    store.put("kept/" + worker, Bytes.EMPTY);
  }
}
