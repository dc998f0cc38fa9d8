package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.status.TranscoderStatus;

/** When films are put aside for the live; {@link FilmsTest} shows that they are. */
final class LiveStrainTest {
  @TempDir Path directory;
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // it may wrap around

  private static TranscoderStatus status(long latenessMillis, int effort) {
    return new TranscoderStatus(
        new BroadcastId("b1"),
        List.of("240p"),
        TranscoderStatus.Picture.SOURCE,
        latenessMillis,
        effort,
        /* encodedFrames= */ 250,
        /* repeatedFrames= */ 0,
        /* droppedFrames= */ 0,
        /* decodeErrors= */ 0,
        /* rungs= */ List.of());
  }

  @ParameterizedTest
  @CsvSource({"0, 0, false", "400, 0, false", "401, 0, true", "0, 1, true"})
  void strain_lateOrDoingLess_isTold(long latenessMillis, int effort, boolean expected) {
    try (EmbeddedEventLog log = new EmbeddedEventLog(directory);
        LiveStrain strain = new LiveStrain(log, now::get)) {
      assertThat(strain.getAsBoolean()).isFalse();
      strain.accept(status(latenessMillis, effort));
      assertThat(strain.getAsBoolean()).isEqualTo(expected);
    }
  }

  @Test
  void strain_over_lastsForAWhile() {
    try (EmbeddedEventLog log = new EmbeddedEventLog(directory);
        LiveStrain strain = new LiveStrain(log, now::get)) {
      strain.accept(status(/* latenessMillis= */ 401, /* effort= */ 0));
      strain.accept(status(/* latenessMillis= */ 0, /* effort= */ 0));
      now.addAndGet(Duration.ofSeconds(20).toNanos() - 1);
      assertThat(strain.getAsBoolean()).isTrue();
      now.incrementAndGet();
      assertThat(strain.getAsBoolean()).isFalse();
    }
  }
}
