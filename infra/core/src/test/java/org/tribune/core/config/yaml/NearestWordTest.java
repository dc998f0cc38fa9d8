package org.tribune.core.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordTest {
  @Test
  void edits_swapAndCase_countLittle() {
    assertThat(NearestWord.edits("prot", "port")).isEqualTo(1);
    assertThat(NearestWord.edits("Port", "port")).isZero();
    assertThat(NearestWord.edits("", "port")).isEqualTo(4);
  }

  @Test
  void to_nothingNear_guessesNothing() {
    assertThat(NearestWord.to("wholly", List.of("port", "host"))).isEmpty();
  }

  @Test
  void to_severalNear_takesTheNearest() {
    assertThat(NearestWord.to("hots", List.of("post", "host"))).contains("host");
  }
}
