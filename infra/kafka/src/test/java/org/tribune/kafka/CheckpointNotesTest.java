package org.tribune.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CheckpointNotesTest {
  @Test
  void read_whatWasWritten_givesTheSame() {
    Map<String, Long> checkpoints = Map.of("a", 1L, "20261124t184502-k3v9q2", Long.MAX_VALUE / 10);
    assertThat(CheckpointNotes.read(CheckpointNotes.write(checkpoints))).isEqualTo(checkpoints);
    assertThat(CheckpointNotes.write(Map.of("a=b", 3L))).isEqualTo("a=b=3");
    assertThat(CheckpointNotes.read("a=b=3")).isEqualTo(Map.of("a=b", 3L));
  }

  @Test
  void write_moreThanHasRoom_keepsTheFurthest() {
    Map<String, Long> many = new HashMap<>();
    for (long i = 0; i < 1_000; i++) {
      many.put("key-number-" + i, i);
    }
    String text = CheckpointNotes.write(many);
    assertThat(text.length()).isLessThan(4_096);
    assertThat(CheckpointNotes.read(text))
        .containsKey("key-number-999")
        .doesNotContainKey("key-number-0");
  }

  @Test
  void read_garbage_isLeftOut() {
    assertThat(CheckpointNotes.read("")).isEmpty();
    assertThat(CheckpointNotes.read(";;=;=3;a;a=;a=x;b=99999999999999999999;c=7"))
        .isEqualTo(Map.of("c", 7L));
  }
}
