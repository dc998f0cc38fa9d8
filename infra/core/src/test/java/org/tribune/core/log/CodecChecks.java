package org.tribune.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;

/** What every binary envelope must bear. */
public final class CodecChecks {
  private CodecChecks() {}

  /** Comes back as it went; a truncation at any byte is refused. */
  public static <T> void roundTrip(EntryCodec<T> codec, T entry) {
    byte[] bytes = codec.encode(entry);
    assertThat(codec.decode(bytes)).isEqualTo(entry);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> codec.decode(cut))
          .as("cut to %d bytes", length)
          .isInstanceOf(LogException.class);
    }
  }

  /** Damaged bytes give an entry or a {@link LogException}, and nothing else. */
  public static <T> void fuzz(EntryCodec<T> codec, T entry) {
    byte[] whole = codec.encode(entry);
    Random random = new Random(/* seed= */ 7);
    for (int turn = 0; turn < 20_000; turn++) {
      byte[] bytes = whole.clone();
      for (int damage = random.nextInt(4); damage >= 0; damage--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(codec.decode(bytes)).isNotNull();
      } catch (LogException e) {
        assertThat(e).hasMessageNotContaining("null");
      }
    }
  }
}
