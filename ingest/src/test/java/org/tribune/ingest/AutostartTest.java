package org.tribune.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;

class AutostartTest {
  private static final ChannelId CHANNEL = new ChannelId("chamber");

  @TempDir private Path directory;
  private EmbeddedEventLog log;
  private BroadcastLedger ledger;
  private MediaTime now = MediaTime.ofMicros(1_790_000_000_000_000L);
  private Autostart autostart;

  @BeforeEach
  void start() {
    log = new EmbeddedEventLog(directory);
    ledger = new BroadcastLedger(log);
    ledger.start();
    autostart = new Autostart(log, ledger, CHANNEL, now);
  }

  @AfterEach
  void close() {
    ledger.close();
    log.close();
  }

  private void pass(Duration time, boolean delivers) {
    now = now.plus(MediaTime.of(time));
    autostart.tick(delivers, now);
  }

  private Optional<Broadcast> open() {
    return ledger.openOn(CHANNEL);
  }

  private void goOnAir() {
    pass(Duration.ofSeconds(1), /* delivers= */ true);
    await().until(() -> open().filter(each -> each.state() == BroadcastState.LIVE).isPresent());
  }

  private void operatorEnds() {
    log.append(
            Topics.EVENTS,
            CHANNEL.value(),
            new BroadcastEvent.Ended(open().orElseThrow().id(), now.toInstant()))
        .join();
    await().until(() -> open().isEmpty());
  }

  @Test
  void sourceThatDelivers_goesOnAirOnce() {
    goOnAir();
    Broadcast first = open().orElseThrow();
    pass(Duration.ofSeconds(1), /* delivers= */ true);

    assertThat(ledger.all()).containsExactly(first);
  }

  @Test
  void noSource_opensNothing() {
    pass(Duration.ofMinutes(5), /* delivers= */ false);
    assertThat(log.tail(Topics.EVENTS, CHANNEL.value(), Duration.ofDays(1))).isEmpty();
  }

  @Test
  void endedByTheOperator_staysEnded_whileASourceDelivers() {
    goOnAir();
    pass(Duration.ofSeconds(1), /* delivers= */ true);
    operatorEnds();
    pass(Duration.ofMinutes(10), /* delivers= */ true);
    pass(Duration.ofSeconds(30), /* delivers= */ false);
    pass(Duration.ofSeconds(20), /* delivers= */ false);
    pass(Duration.ofSeconds(1), /* delivers= */ true);

    assertThat(log.tail(Topics.EVENTS, CHANNEL.value(), Duration.ofDays(1))).hasSize(3);
  }

  @Test
  void sourcesAwayForAMinute_comeBackForANewBroadcast() {
    goOnAir();
    pass(Duration.ofSeconds(1), /* delivers= */ true);
    operatorEnds();
    pass(Duration.ofSeconds(1), /* delivers= */ false);
    pass(Duration.ofSeconds(60), /* delivers= */ false);
    goOnAir();

    assertThat(ledger.all()).hasSize(2);
  }
}
