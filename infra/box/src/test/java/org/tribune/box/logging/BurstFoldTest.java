package org.tribune.box.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BurstFoldTest {
  private static final long SECOND = 1_000_000_000L;

  private final List<String> lines = new ArrayList<>();
  private long now = 0;
  private final AppenderBase<ILoggingEvent> target =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          lines.add(event.getFormattedMessage());
        }
      };
  private final BurstFold fold = new BurstFold(target, () -> now);

  @BeforeEach
  void start() {
    target.start();
    // Without start(): its thread would look at a clock that the test moves.
  }

  @Test
  void append_manyOfOneKind_passesFiveAndCountsTheRest() {
    for (int peer = 0; peer < 100; peer++) {
      fold.append(event("{} sent garbage", "peer " + peer));
    }
    assertThat(lines).hasSize(5).first().isEqualTo("peer 0 sent garbage");
    fold.closeWindows(SECOND);
    assertThat(lines)
        .hasSize(6)
        .last()
        .isEqualTo("95 more lines like this in the last second: peer 0 sent garbage");
  }

  @Test
  void append_afterTheSecond_passesAgain() {
    for (int i = 0; i < 5; i++) {
      fold.append(event("{} sent garbage", i));
    }
    now = SECOND;
    fold.append(event("{} sent garbage", "later"));
    assertThat(lines).hasSize(6).last().isEqualTo("later sent garbage");
  }

  @Test
  void append_anotherKindDuringABurst_passes() {
    for (int i = 0; i < 50; i++) {
      fold.append(event("{} sent garbage", i));
    }
    fold.append(event("On air: {}", "chamber"));
    assertThat(lines).contains("On air: chamber");
  }

  private static LoggingEvent event(String message, Object argument) {
    LoggingEvent event = new LoggingEvent();
    event.setLoggerName("org.tribune.ingest.Lane");
    event.setLevel(Level.INFO);
    event.setThreadName("test");
    event.setInstant(Instant.parse("2026-01-01T00:00:00Z"));
    event.setMDCPropertyMap(Map.of());
    event.setMessage(message);
    event.setArgumentArray(new Object[] {argument});
    return event;
  }
}
