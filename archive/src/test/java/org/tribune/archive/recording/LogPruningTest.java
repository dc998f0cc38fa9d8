package org.tribune.archive.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.CatalogueException;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.topics.Topics;
import org.tribune.sql.TemporaryCatalogue;

final class LogPruningTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final ChannelId CHAMBER = new ChannelId("chamber");
  private static final int BROADCASTS = 700;

  @TempDir Path directory = Path.of("");
  private final TemporaryCatalogue catalogue = new TemporaryCatalogue();

  @SuppressWarnings("NullAway.Init") // opened before each test
  private EmbeddedEventLog log;

  @SuppressWarnings("NullAway.Init")
  private BroadcastLedger ledger;

  @SuppressWarnings("NullAway.Init")
  private LogPruning pruning;

  @BeforeEach
  void open() throws InterruptedException {
    log = new EmbeddedEventLog(directory);
    for (int i = 0; i < BROADCASTS; i++) {
      events(i).forEach(event -> log.append(Topics.EVENTS, CHAMBER.value(), event).join());
    }
    ledger = new BroadcastLedger(log);
    pruning = new LogPruning(log, ledger, catalogue);
    ledger.onForgotten(pruning::forgotten);
    ledger.start();
    ledger.awaitCurrent();
  }

  @AfterEach
  void close() {
    ledger.close();
    log.close();
  }

  private static BroadcastId id(int number) {
    return new BroadcastId("b" + number);
  }

  private static List<BroadcastEvent> events(int number) {
    return List.of(
        new BroadcastEvent.Opened(id(number), TIME, CHAMBER, ""),
        new BroadcastEvent.WentLive(id(number), TIME),
        new BroadcastEvent.Ended(id(number), TIME.plusSeconds(number)));
  }

  private int kept() {
    return log.tail(Topics.EVENTS, CHAMBER.value(), Topics.EVENTS.retention()).size();
  }

  @Test
  void run_thePastIsLong_theLogLetsItGoOnceTheCatalogueHasIt() {
    assertThat(kept()).isEqualTo(3 * BROADCASTS);
    pruning.run();
    assertThat(kept()).isEqualTo(3 * ledger.all().size());
    Broadcast first = catalogue.broadcast(id(0)).orElseThrow();
    assertThat(first.endedAt()).contains(TIME);
    assertThat(first.isPublic()).isTrue();
  }

  @Test
  void run_theCatalogueHasThemAll_isDoneInOneGo() {
    for (int i = 0; i < 5_000; i++) {
      BroadcastId old = new BroadcastId("old" + i);
      catalogue.saveBroadcast(
          Broadcast.of(new BroadcastEvent.Opened(old, TIME, CHAMBER, ""))
              .after(new BroadcastEvent.Ended(old, TIME)));
      pruning.forgotten(old);
    }
    for (int i = 0; i < BROADCASTS; i++) {
      catalogue.saveBroadcast(
          Broadcast.of((BroadcastEvent.Opened) events(i).getFirst()).after(events(i).get(2)));
    }
    pruning.run();
    assertThat(kept()).isEqualTo(3 * ledger.all().size());
    // What the catalogue has is not written again.
    assertThat(catalogue.broadcast(id(0)).orElseThrow().isPublic()).isFalse();
  }

  @Test
  void run_theCatalogueIsAway_keepsAll() {
    catalogue.fail(new CatalogueException("away"));
    assertThatThrownBy(pruning::run).isInstanceOf(CatalogueException.class);
    assertThat(kept()).isEqualTo(3 * BROADCASTS);
    catalogue.recover();
    pruning.run();
    assertThat(kept()).isEqualTo(3 * ledger.all().size());
  }

  @Test
  void run_theCatalogueKnowsMore_leavesIt() {
    Broadcast withheld =
        Broadcast.of((BroadcastEvent.Opened) events(0).getFirst())
            .after(events(0).get(1))
            .after(events(0).get(2))
            .after(new BroadcastEvent.Withheld(id(0), TIME, TIME, TIME.plusSeconds(1)));
    catalogue.saveBroadcast(withheld);
    pruning.run();
    assertThat(catalogue.broadcast(id(0))).contains(withheld);
  }
}
