package org.tribune.media.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RepeatedLinesTest {
  private static final long SECOND = 1_000_000_000L;

  private final RepeatedLines lines = new RepeatedLines(Duration.ofSeconds(1));

  @Test
  void firstOfAKind_passes() {
    assertThat(lines.accept("error at 1", 0)).containsExactly("error at 1");
    assertThat(lines.accept("another thing", 1)).containsExactly("another thing");
  }

  @Test
  void repeatedLines_ofOtherNumbers_areCounted_andToldAfterASecond() {
    lines.accept("damaged packet 1 at 0x1f", 0);
    assertThat(lines.accept("damaged packet 2 at 0x2f", 1)).isEmpty();
    assertThat(lines.accept("damaged packet 3 at 0x3f", 2)).isEmpty();

    assertThat(lines.accept("something else", SECOND + 1))
        .containsExactly("damaged packet 3 at 0x3f (2 times)", "something else");
  }

  @Test
  void quietKind_passesAgainLater() {
    lines.accept("error at 1", 0);
    assertThat(lines.accept("error at 2", 3 * SECOND)).containsExactly("error at 2");
  }

  @Test
  void floodOfKinds_isBounded() {
    for (int i = 0; i < 1_000; i++) {
      lines.accept("kind " + Character.toString('a' + i % 26).repeat(1 + i / 26), i);
    }
    assertThat(lines.accept("one more kind", 2_000)).isEmpty();
  }

  @Test
  void secrets_areStruckOut() {
    assertThat(FfmpegLog.strike("Connection to rtsp://admin:secret@camera/stream failed"))
        .isEqualTo("Connection to rtsp://***@camera/stream failed");
    assertThat(FfmpegLog.strike("srt://host:9000?passphrase=secret-word&latency=1"))
        .isEqualTo("srt://host:9000?passphrase=***&latency=1");
  }
}
