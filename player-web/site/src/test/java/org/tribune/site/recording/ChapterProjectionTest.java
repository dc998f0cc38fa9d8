package org.tribune.site.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.chapter.Mark;
import org.tribune.catalogue.chapter.MarkId;
import org.tribune.catalogue.chapter.MarkKind;
import org.tribune.catalogue.chapter.Marking;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.topics.Topics;
import org.tribune.sql.TemporaryCatalogue;
import org.tribune.testkit.FakeMediaClock;

/** What is marked is public as late as the picture. */
final class ChapterProjectionTest {
  private static final ChannelId CHAMBER = new ChannelId("chamber");
  private static final BroadcastId SITTING = new BroadcastId("sitting");
  private static final Instant START = Instant.parse("2026-11-24T18:00:00Z");

  @TempDir private Path directory;

  @Test
  void shown_pictureIsHeldBack_marksWaitAsLong() {
    FakeMediaClock clock = new FakeMediaClock(START);
    EmbeddedEventLog log = new EmbeddedEventLog(directory);
    BroadcastLedger ledger = new BroadcastLedger(log);
    ledger.start();
    try {
      tell(log, new BroadcastEvent.Opened(SITTING, START, CHAMBER, ""));
      tell(log, new BroadcastEvent.WentLive(SITTING, START));
      await().until(() -> ledger.find(SITTING).filter(Broadcast::isPublic).isPresent());
      ChapterProjection projection =
          new ChapterProjection(
              log,
              ledger,
              new TemporaryCatalogue().markings(),
              channel -> Duration.ofSeconds(10),
              clock);
      clock.advance(Duration.ofSeconds(60));
      Mark mark = mark("m1", 58);
      Mark later = mark("m2", 65);
      projection.take(Marking.none(SITTING).with(mark).with(later).at(1));
      Broadcast broadcast = ledger.find(SITTING).orElseThrow();
      assertThat(projection.shown(broadcast)).isEmpty();
      clock.advance(Duration.ofSeconds(7));
      assertThat(projection.shown(broadcast)).isEmpty();
      clock.advance(Duration.ofSeconds(1));
      assertThat(projection.shown(broadcast)).containsExactly(mark);
      tell(log, new BroadcastEvent.Closed(SITTING, START.plusSeconds(70)));
      await().until(() -> ledger.find(SITTING).orElseThrow().itemHiddenSince().isPresent());
      assertThat(projection.hiddenSince(ledger.find(SITTING).orElseThrow()))
          .contains(START.plusSeconds(60));
      clock.advance(Duration.ofSeconds(20));
      assertThat(projection.shown(ledger.find(SITTING).orElseThrow()))
          .as("what was begun while the picture is taken back")
          .containsExactly(mark);
      tell(log, new BroadcastEvent.Resumed(SITTING, START.plusSeconds(88)));
      await().until(() -> ledger.find(SITTING).orElseThrow().itemHiddenSince().isEmpty());
      assertThat(projection.shown(ledger.find(SITTING).orElseThrow())).containsExactly(mark, later);
    } finally {
      ledger.close();
      log.close();
    }
  }

  private static Mark mark(String id, int second) {
    return new Mark(
        new MarkId(id),
        MarkKind.CHAPTER,
        START.plusSeconds(second),
        "1",
        "Budget",
        Optional.empty(),
        Optional.empty(),
        /* revision= */ 1);
  }

  private static void tell(EmbeddedEventLog log, BroadcastEvent event) {
    log.append(Topics.EVENTS, CHAMBER.value(), event).join();
  }
}
