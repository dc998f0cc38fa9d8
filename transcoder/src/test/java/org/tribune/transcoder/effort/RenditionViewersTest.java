package org.tribune.transcoder.effort;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.status.ViewerCount;
import org.tribune.core.topics.Topics;
import org.tribune.testkit.FakeMediaClock;

final class RenditionViewersTest {
  private static final ChannelId CHANNEL = new ChannelId("chamber");

  @TempDir Path directory;
  private final FakeMediaClock clock = new FakeMediaClock(Instant.parse("2026-01-01T00:00:00Z"));
  private EmbeddedEventLog log;
  private RenditionViewers viewers;

  @BeforeEach
  void open() {
    log = new EmbeddedEventLog(directory);
    viewers = new RenditionViewers(log, clock);
    viewers.start();
  }

  @AfterEach
  void close() {
    viewers.close();
    log.close();
  }

  private void publish(String process, int count, Optional<Map<String, Integer>> renditions) {
    log.append(Topics.STATUS, CHANNEL.value(), new ViewerCount(process, count, renditions)).join();
  }

  private void await(Optional<Map<String, Integer>> expected) {
    Awaitility.await().untilAsserted(() -> assertThat(viewers.of(CHANNEL)).isEqualTo(expected));
  }

  @Test
  void of_severalOrigins_sumsThemUp() {
    publish("a", 3, Optional.of(Map.of("720p", 2, "240p", 1)));
    publish("b", 5, Optional.of(Map.of("720p", 5)));
    await(Optional.of(Map.of("720p", 7, "240p", 1)));
    publish("a", 1, Optional.of(Map.of("240p", 1)));
    await(Optional.of(Map.of("720p", 5, "240p", 1)));
    assertThat(viewers.of(new ChannelId("other"))).isEmpty();
  }

  @Test
  void of_anEarlierVersionHasViewers_isNotKnown() {
    publish("a", 3, Optional.of(Map.of("720p", 3)));
    await(Optional.of(Map.of("720p", 3)));
    publish("earlier", 1, Optional.empty());
    await(Optional.empty());
    publish("earlier", 0, Optional.empty());
    await(Optional.of(Map.of("720p", 3)));
  }

  @Test
  void of_originThatIsSilent_isForgotten() {
    publish("a", 3, Optional.of(Map.of("720p", 3)));
    await(Optional.of(Map.of("720p", 3)));
    clock.advance(Duration.ofSeconds(4));
    publish("b", 1, Optional.of(Map.of("240p", 1)));
    await(Optional.of(Map.of("720p", 3, "240p", 1)));
    clock.advance(Duration.ofSeconds(2));
    assertThat(viewers.of(CHANNEL)).contains(Map.of("240p", 1));
    clock.advance(Duration.ofSeconds(4));
    assertThat(viewers.of(CHANNEL)).isEmpty();
  }
}
