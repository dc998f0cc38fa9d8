package org.tribune.core.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.core.text.Message;
import org.tribune.core.topics.Topics;

final class StatusEntryTest {
  private static final SourceStatus SOURCE =
      new SourceStatus(
          /* index= */ 1,
          "srt :9000",
          "srt",
          SourceStatus.State.WAITING,
          /* onAir= */ false,
          "",
          /* width= */ 0,
          /* height= */ 0,
          /* framesPerSecond= */ 0,
          "",
          /* sampleRate= */ 0,
          /* channels= */ 0,
          /* bitsPerSecond= */ 0,
          /* droppedPackets= */ 0,
          /* correctedTimestamps= */ 0,
          Optional.of("192.0.2.7:50000"),
          Instant.parse("2026-01-01T00:00:00Z"),
          Optional.of(new Message("Rien", "Nothing")));

  @Test
  void source_asJson_saysItsKindAndItsTypeOnce() {
    String json = new String(Topics.STATUS.codec().encode(SOURCE), StandardCharsets.UTF_8);

    assertThat(json).containsOnlyOnce("\"kind\":\"source\"").containsOnlyOnce("\"type\":\"srt\"");
    assertThat(json).containsOnlyOnce("\"type\"");
    assertThat(Topics.STATUS.codec().decode(json.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(SOURCE);
  }
}
