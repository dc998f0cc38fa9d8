package org.tribune.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void waits_doubleFromHalfASecondToFifteen_andStayThere() {
    Backoff backoff = new Backoff(noJitter());

    assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
    assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(1));
    assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(2));
    assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(4));
    assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(8));
    assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(15));
    assertThat(backoff.next()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void jitter_shortensByAHalfAtMost_neverBelowTheShortest() {
    Backoff backoff = new Backoff(() -> -1L);
    for (int i = 0; i < 20; i++) {
      assertThat(backoff.next()).isBetween(Duration.ofMillis(500), Duration.ofSeconds(15));
    }
    assertThat(backoff.next()).isBetween(Duration.ofMillis(7_500), Duration.ofMillis(7_600));
  }

  @Test
  void reset_makesTheNextWaitShort() {
    Backoff backoff = new Backoff(noJitter());
    backoff.next();
    backoff.next();
    backoff.reset();

    assertThat(backoff.next()).isEqualTo(Duration.ofMillis(500));
  }

  private static RandomGenerator noJitter() {
    return () -> 0L;
  }
}
