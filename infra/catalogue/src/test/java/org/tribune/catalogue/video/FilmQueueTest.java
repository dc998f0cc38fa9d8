package org.tribune.catalogue.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.core.broadcast.BroadcastId;

class FilmQueueTest {
  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

  private static TranscodeJob film(String id, long bytes) {
    return TranscodeJob.waiting(new BroadcastId(id), new VideoId("lake"), "a.mp4", bytes, NOW);
  }

  private static TranscodeJob running(String id, long bytes, double progress, long secondsLeft) {
    return film(id, bytes)
        .claimed("w", NOW, NOW.plusSeconds(60))
        .renewed(
            progress,
            Optional.of(Duration.ofSeconds(secondsLeft)),
            /* paused= */ false,
            NOW.plusSeconds(60));
  }

  @Test
  void wait_behindOthers_isByThePaceOfTheOneThatIsMade() {
    FilmQueue queue =
        new FilmQueue(List.of(running("f1", 1_000, 0.75, 60), film("f2", 500), film("f3", 9)));
    assertThat(queue.ahead(new BroadcastId("f1"))).isZero();
    assertThat(queue.wait(new BroadcastId("f1"))).isEmpty();
    assertThat(queue.ahead(new BroadcastId("f2"))).isEqualTo(1);
    assertThat(queue.wait(new BroadcastId("f2"))).contains(Duration.ofMinutes(1));
    assertThat(queue.ahead(new BroadcastId("f3"))).isEqualTo(2);
    assertThat(queue.wait(new BroadcastId("f3"))).contains(Duration.ofMinutes(3));
  }

  @Test
  void wait_whileNothingIsMadeOrOfWhatIsNotThere_isUnknown() {
    FilmQueue queue = new FilmQueue(List.of(film("f1", 9), film("f2", 9)));
    assertThat(queue.ahead(new BroadcastId("f2"))).isEqualTo(1);
    assertThat(queue.wait(new BroadcastId("f2"))).isEmpty();
    assertThat(queue.ahead(new BroadcastId("f9"))).isZero();
  }
}
