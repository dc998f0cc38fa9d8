package org.tribune.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.core.Bytes;
import org.tribune.core.store.ObjectStore;

/** What every {@link ObjectStore} must do when a run of an object's bytes is asked for. */
abstract class ObjectRunContract extends ObjectListingContract {
  static final String FOLDER = "recordings/20261124t184502-k3v9q2";
  static final String NAME = FOLDER + "/720p/12.m4s";

  static Bytes bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return Bytes.wrap(bytes);
  }

  @Test
  void get_aRun_givesItsBytes() {
    byte[] whole = bytes(100_000).array();
    store().put(NAME, Bytes.wrap(whole));
    assertThat(run(0, 100_000)).isEqualTo(Bytes.wrap(whole));
    assertThat(run(0, 1)).isEqualTo(Bytes.wrap(Arrays.copyOf(whole, 1)));
    assertThat(run(40_000, 20_000))
        .isEqualTo(Bytes.wrap(Arrays.copyOfRange(whole, 40_000, 60_000)));
    assertThat(run(99_999, 1)).isEqualTo(Bytes.wrap(Arrays.copyOfRange(whole, 99_999, 100_000)));
  }

  @Test
  void get_aRunPastTheEnd_isShorter() {
    byte[] whole = bytes(1_000).array();
    store().put(NAME, Bytes.wrap(whole));
    Bytes tail = Bytes.wrap(Arrays.copyOfRange(whole, 900, 1_000));
    assertThat(run(900, 200)).isEqualTo(tail);
    assertThat(run(900, Integer.MAX_VALUE)).isEqualTo(tail);
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000, 1_001, Integer.MAX_VALUE, 1L << 32, 1L << 53, Long.MAX_VALUE})
  void get_aRunBeyondTheEnd_hasNoBytes(long offset) {
    store().put(NAME, bytes(1_000));
    assertThat(run(offset, 1)).isEqualTo(Bytes.EMPTY);
    assertThat(run(offset, Integer.MAX_VALUE)).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void get_noBytesOfARun_hasNone() {
    store().put(NAME, bytes(1_000));
    assertThat(run(0, 0)).isEqualTo(Bytes.EMPTY);
    assertThat(run(500, 0)).isEqualTo(Bytes.EMPTY);
    store().put(NAME, Bytes.EMPTY);
    assertThat(run(0, 10)).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void get_aRunOfWhatIsNotThere_isEmpty() {
    store().put(NAME, bytes(10));
    assertThat(store().get("unknown", 0, 10)).isEmpty();
    assertThat(store().get("unknown", 0, 0)).isEmpty();
    assertThat(store().get("unknown", Long.MAX_VALUE, 1)).isEmpty();
    assertThat(store().get(FOLDER, 0, 10)).isEmpty();
  }

  @Test
  void get_aRunThatIsNone_isRefused() {
    store().put(NAME, bytes(10));
    assertThatThrownBy(() -> run(-1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> run(0, -1)).isInstanceOf(IllegalArgumentException.class);
  }

  private Bytes run(long offset, int length) {
    return store().get(NAME, offset, length).orElseThrow();
  }
}
