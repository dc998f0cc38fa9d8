package org.tribune.speech.sherpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import org.junit.jupiter.api.Test;

/**
 * Sizes as the library of this version has them: what {@code libsherpa-onnx-cxx-api.so} of the same
 * package fills with zeros before it calls, as {@code objdump -d} shows.
 */
final class SherpaStructsTest {
  @Test
  void size_structsOf1138_areTheLibrarys() {
    assertThat(SherpaStructs.onlineRecognizer().size()).isEqualTo(0x110);
    assertThat(SherpaStructs.offlineRecognizer().size()).isEqualTo(0x260);
    assertThat(SherpaStructs.vad().size()).isEqualTo(0x58);
    assertThat(SherpaStructs.speechSegment().size()).isEqualTo(0x18);
  }

  @Test
  void offset_memberBehindAShorterOne_isAligned() {
    Struct struct =
        new Struct()
            .ints("first")
            .pointers("second")
            .struct("third", new Struct().floats("inner").pointers("other"))
            .ints("last");
    assertThat(struct.offset("second")).isEqualTo(8);
    assertThat(struct.offset("third.inner")).isEqualTo(16);
    assertThat(struct.offset("third.other")).isEqualTo(24);
    assertThat(struct.offset("last")).isEqualTo(32);
    assertThat(struct.size()).isEqualTo(40);
  }

  @Test
  void set_memberOfAnotherKind_isRefused() {
    try (Arena arena = Arena.ofConfined()) {
      Struct.Filled filled = new Struct().ints("number").fill(arena);
      assertThatThrownBy(() -> filled.set("number", 1f))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> filled.set("other", 1)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
