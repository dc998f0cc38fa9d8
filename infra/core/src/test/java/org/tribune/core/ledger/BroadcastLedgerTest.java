package org.tribune.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;

final class BroadcastLedgerTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final ChannelId CHAMBER = new ChannelId("chamber");
  private static final ChannelId HALL = new ChannelId("hall");
  private static final BroadcastId ONE = new BroadcastId("one");
  private static final BroadcastId TWO = new BroadcastId("two");

  /** Written last in each test: what comes before it was read once it is there. */
  private static final BroadcastId MARK = new BroadcastId("mark");

  @TempDir Path directory = Path.of("");
  private final List<String> changes = new CopyOnWriteArrayList<>();

  @SuppressWarnings("NullAway.Init") // opened before each test
  private EmbeddedEventLog log;

  @SuppressWarnings("NullAway.Init") // opened before each test
  private BroadcastLedger ledger;

  @BeforeEach
  void start() {
    log = new EmbeddedEventLog(directory);
    ledger = new BroadcastLedger(log);
    ledger.onChange(broadcast -> changes.add(broadcast.id() + " " + broadcast.state()));
    ledger.start();
  }

  @AfterEach
  void stop() {
    ledger.close();
    log.close();
  }

  private void tell(BroadcastEvent... events) {
    for (BroadcastEvent event : events) {
      log.append(Topics.EVENTS, "any", event).join();
    }
    log.append(Topics.EVENTS, "any", opened(MARK, new ChannelId("mark"))).join();
    await().until(() -> changes.contains("mark PREVIEW"));
    changes.remove("mark PREVIEW");
  }

  private static BroadcastEvent opened(BroadcastId id, ChannelId channel) {
    return new BroadcastEvent.Opened(id, TIME, channel, "");
  }

  private static BroadcastEvent live(BroadcastId id, int second) {
    return new BroadcastEvent.WentLive(id, TIME.plusSeconds(second));
  }

  private static BroadcastEvent ended(BroadcastId id, int second) {
    return new BroadcastEvent.Ended(id, TIME.plusSeconds(second));
  }

  private static BroadcastEvent withheld(BroadcastId id, int from, int to) {
    return new BroadcastEvent.Withheld(
        id, TIME.plusSeconds(to), TIME.plusSeconds(from), TIME.plusSeconds(to));
  }

  private List<String> withholdings() {
    return ledger.find(ONE).orElseThrow().withholdings().stream()
        .map(
            each ->
                each.id()
                    + " "
                    + TIME.until(each.from(), ChronoUnit.SECONDS)
                    + (each.isInForce() ? "" : " lifted")
                    + (each.correction().isPresent() ? " corrected" : ""))
        .toList();
  }

  @Test
  void withheld_onAirAndOver_isRememberedOnce() {
    tell(
        opened(ONE, CHAMBER),
        withheld(ONE, 1, 2),
        live(ONE, 3),
        withheld(ONE, 10, 20),
        withheld(ONE, 10, 20),
        withheld(ONE, 12, 18),
        withheld(ONE, 15, 25),
        ended(ONE, 30),
        withheld(ONE, 4, 5));
    assertThat(withholdings()).containsExactly("1 10", "2 15", "3 4");
  }

  @Test
  void lifted_aPassage_mayBeWithheldAgainUnderAnotherId() {
    tell(
        opened(ONE, CHAMBER),
        live(ONE, 3),
        withheld(ONE, 10, 20),
        withheld(ONE, 30, 40),
        new BroadcastEvent.Lifted(ONE, TIME.plusSeconds(50), 1),
        new BroadcastEvent.Lifted(ONE, TIME.plusSeconds(51), 99),
        withheld(ONE, 10, 20));
    assertThat(withholdings()).containsExactly("1 10 lifted", "2 30", "3 10");
  }

  @Test
  void lifted_aPassageThatIsBeingCorrected_staysWithheld() {
    tell(
        opened(ONE, CHAMBER),
        live(ONE, 3),
        withheld(ONE, 10, 20),
        new BroadcastEvent.CorrectionRequested(ONE, TIME.plusSeconds(50), 1, 7),
        new BroadcastEvent.Lifted(ONE, TIME.plusSeconds(60), 1));
    assertThat(withholdings()).containsExactly("1 10 corrected");
  }

  @Test
  void withheld_theProgramStartsAgain_isReadFromTheLog() {
    tell(opened(ONE, CHAMBER), live(ONE, 3), withheld(ONE, 10, 20));
    BroadcastLedger again = new BroadcastLedger(log);
    again.start();
    await().until(() -> again.find(ONE).filter(b -> !b.withholdings().isEmpty()).isPresent());
    assertThat(again.find(ONE)).isEqualTo(ledger.find(ONE));
    again.close();
  }

  @Test
  void listenerThatBlocks_delaysNeitherWhatIsKnown_norAnOrder() {
    CountDownLatch gate = new CountDownLatch(1);
    ledger.onChange(broadcast -> awaitGate(gate));
    BroadcastService service = new BroadcastService(log, ledger, () -> MediaTime.of(TIME));
    try {
      assertThat(service.open(CHAMBER, "", /* live= */ true))
          .isInstanceOf(BroadcastService.Outcome.Done.class);
      assertThat(service.closeSessionOn(CHAMBER)).isInstanceOf(BroadcastService.Outcome.Done.class);
      assertThat(ledger.openOn(CHAMBER).orElseThrow().state()).isEqualTo(BroadcastState.CLOSED);
    } finally {
      gate.countDown();
    }
  }

  private static void awaitGate(CountDownLatch gate) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void interruptions_areWalkedThroughAndRemembered() {
    tell(
        opened(ONE, CHAMBER),
        new BroadcastEvent.Closed(ONE, TIME), // not on air yet
        live(ONE, 1),
        new BroadcastEvent.Resumed(ONE, TIME.plusSeconds(2)), // nothing to resume
        new BroadcastEvent.Suspended(ONE, TIME.plusSeconds(3)),
        new BroadcastEvent.Suspended(ONE, TIME.plusSeconds(4)), // two consoles
        new BroadcastEvent.Closed(ONE, TIME.plusSeconds(5)),
        new BroadcastEvent.Resumed(ONE, TIME.plusSeconds(6)),
        new BroadcastEvent.Closed(ONE, TIME.plusSeconds(7)),
        ended(ONE, 8));
    assertThat(changes)
        .containsExactly(
            "one PREVIEW",
            "one LIVE",
            "one SUSPENDED",
            "one CLOSED",
            "one LIVE",
            "one CLOSED",
            "one ENDED");
    assertThat(ledger.find(ONE).orElseThrow().interruptions())
        .containsExactly(
            interruption(Interruption.Kind.SUSPENSION, 3, 5),
            interruption(Interruption.Kind.CLOSED_SESSION, 5, 6),
            interruption(Interruption.Kind.CLOSED_SESSION, 7, 8));
  }

  @Test
  void floorGivenToThePublic_isASuspension_andNotPossibleBehindClosedDoors() {
    tell(
        opened(ONE, CHAMBER),
        live(ONE, 1),
        new BroadcastEvent.FloorGiven(ONE, TIME.plusSeconds(3)),
        new BroadcastEvent.Closed(ONE, TIME.plusSeconds(5)),
        new BroadcastEvent.FloorGiven(ONE, TIME.plusSeconds(6)), // the doors are closed
        new BroadcastEvent.Resumed(ONE, TIME.plusSeconds(7)),
        ended(ONE, 8));
    assertThat(changes)
        .containsExactly(
            "one PREVIEW", "one LIVE", "one SUSPENDED", "one CLOSED", "one LIVE", "one ENDED");
    assertThat(ledger.find(ONE).orElseThrow().interruptions())
        .containsExactly(
            interruption(Interruption.Kind.PUBLIC_FLOOR, 3, 5),
            interruption(Interruption.Kind.CLOSED_SESSION, 5, 7));
  }

  private static Interruption interruption(Interruption.Kind kind, int from, int until) {
    return new Interruption(kind, TIME.plusSeconds(from), Optional.of(TIME.plusSeconds(until)));
  }

  @Test
  void onAirAt_isTheOlderUntilItIsOver() {
    tell(opened(ONE, CHAMBER), live(ONE, 1), ended(ONE, 10), opened(TWO, CHAMBER));
    assertThat(ledger.onAirAt(CHAMBER, TIME.plusSeconds(9)).orElseThrow().id()).isEqualTo(ONE);
    assertThat(ledger.onAirAt(CHAMBER, TIME.plusSeconds(10)).orElseThrow().id()).isEqualTo(TWO);
    assertThat(ledger.onAirAt(HALL, TIME)).isEmpty();
    log.append(Topics.EVENTS, "any", ended(TWO, 20)).join();
    await().until(() -> changes.contains("two ENDED"));
    assertThat(ledger.onAirAt(CHAMBER, TIME.plusSeconds(20))).isEmpty();
  }

  @Test
  void awaitCurrent_returnsOnceThePastIsKnown() throws Exception {
    for (int i = 0; i < 500; i++) {
      BroadcastId id = new BroadcastId("b" + i);
      log.append(Topics.EVENTS, CHAMBER.value(), opened(id, CHAMBER)).join();
      log.append(Topics.EVENTS, CHAMBER.value(), live(id, i)).join();
      log.append(Topics.EVENTS, CHAMBER.value(), ended(id, i)).join();
    }
    log.append(Topics.EVENTS, CHAMBER.value(), opened(ONE, CHAMBER)).join();
    log.append(Topics.EVENTS, CHAMBER.value(), live(ONE, 1)).join();
    log.append(Topics.EVENTS, CHAMBER.value(), new BroadcastEvent.Closed(ONE, TIME)).join();
    BroadcastLedger late = new BroadcastLedger(log);
    try {
      late.start();
      late.awaitCurrent();
      assertThat(late.openOn(CHAMBER).orElseThrow().state()).isEqualTo(BroadcastState.CLOSED);
    } finally {
      late.close();
    }
  }

  private void past(int broadcasts) {
    for (int i = 0; i < broadcasts; i++) {
      BroadcastId id = new BroadcastId("b" + i);
      log.append(Topics.EVENTS, CHAMBER.value(), opened(id, CHAMBER)).join();
      log.append(Topics.EVENTS, CHAMBER.value(), live(id, i)).join();
      log.append(Topics.EVENTS, CHAMBER.value(), ended(id, i)).join();
    }
  }

  @Test
  void past_isToldOnceForEachBroadcast_asItIs() throws Exception {
    past(3);
    List<String> told = new CopyOnWriteArrayList<>();
    BroadcastLedger late = new BroadcastLedger(log);
    late.onChange(broadcast -> told.add(broadcast.id() + " " + broadcast.state()));
    try {
      late.start();
      late.awaitCurrent();
      log.append(Topics.EVENTS, CHAMBER.value(), opened(ONE, CHAMBER)).join();
      await().until(() -> told.contains("one PREVIEW"));
      assertThat(told).containsExactly("b0 ENDED", "b1 ENDED", "b2 ENDED", "one PREVIEW");
    } finally {
      late.close();
    }
  }

  @Test
  void manyThatAreOver_theOldestAreForgotten_byAllAlike() throws Exception {
    List<BroadcastId> forgotten = new CopyOnWriteArrayList<>();
    past(ChannelHistory.REMEMBERED + 2);
    log.append(Topics.EVENTS, HALL.value(), opened(ONE, HALL)).join();
    // It happens to none that is known.
    log.append(Topics.EVENTS, CHAMBER.value(), withheld(new BroadcastId("b0"), 1, 2)).join();
    BroadcastLedger late = new BroadcastLedger(log);
    late.onForgotten(forgotten::add);
    try {
      late.start();
      late.awaitCurrent();
      assertThat(forgotten).containsExactly(new BroadcastId("b0"), new BroadcastId("b1"));
      assertThat(late.find(new BroadcastId("b1"))).isEmpty();
      assertThat(late.find(new BroadcastId("b2"))).isPresent();
      assertThat(late.open()).extracting(Broadcast::id).containsExactly(ONE);
      await().until(() -> ledger.openOn(HALL).isPresent());
      assertThat(ledger.all()).isEqualTo(late.all());
    } finally {
      late.close();
    }
  }

  @Test
  void logThatLetGoOfWhatIsForgotten_isReadTheSame() throws Exception {
    past(ChannelHistory.REMEMBERED + 400);
    log.append(Topics.EVENTS, CHAMBER.value(), opened(ONE, CHAMBER)).join();
    // Ignored when it came, and not to be taken for the open one afterwards.
    log.append(Topics.EVENTS, CHAMBER.value(), opened(TWO, CHAMBER)).join();
    await().until(() -> ledger.openOn(CHAMBER).filter(b -> b.id().equals(ONE)).isPresent());
    log.forget(Topics.EVENTS, ledger::needs);
    List<Broadcast> before = ledger.all();
    stop();
    log = new EmbeddedEventLog(directory);
    assertThat(log.tail(Topics.EVENTS, CHAMBER.value(), Topics.EVENTS.retention()))
        .hasSizeBetween(before.size(), 3 * before.size() + 1);
    ledger = new BroadcastLedger(log);
    ledger.start();
    ledger.awaitCurrent();
    assertThat(ledger.all()).isEqualTo(before);
    assertThat(ledger.openOn(CHAMBER).orElseThrow().id()).isEqualTo(ONE);
  }

  @Test
  void events_inOrder_walkThroughTheStates() {
    tell(opened(ONE, CHAMBER), live(ONE, 1), ended(ONE, 2));
    assertThat(changes).containsExactly("one PREVIEW", "one LIVE", "one ENDED");
    Broadcast one = ledger.find(ONE).orElseThrow();
    assertThat(one.origin()).isEqualTo(TIME);
    assertThat(one.liveAt()).contains(TIME.plusSeconds(1));
    assertThat(one.endedAt()).contains(TIME.plusSeconds(2));
    assertThat(ledger.openOn(CHAMBER)).isEmpty();
    assertThat(ledger.latestPublicOn(CHAMBER)).contains(one);
  }

  @Test
  void opened_whileAnotherIsOpenOnTheChannel_isIgnoredWithAllThatFollows() {
    tell(opened(ONE, CHAMBER), opened(TWO, CHAMBER), live(TWO, 1), ended(TWO, 2));
    assertThat(changes).containsExactly("one PREVIEW");
    assertThat(ledger.find(TWO)).isEmpty();
    assertThat(ledger.openOn(CHAMBER).orElseThrow().id()).isEqualTo(ONE);
  }

  @Test
  void opened_onAnotherChannelOrAfterTheEnd_isTaken() {
    tell(opened(ONE, CHAMBER), opened(TWO, HALL));
    assertThat(changes).containsExactly("one PREVIEW", "two PREVIEW");
    assertThat(ledger.openOn(HALL).orElseThrow().id()).isEqualTo(TWO);
  }

  @Test
  void events_outOfOrder_changeNothing() {
    tell(live(ONE, 1), ended(ONE, 2), opened(ONE, CHAMBER), opened(ONE, CHAMBER));
    assertThat(changes).containsExactly("one PREVIEW");
  }

  @Test
  void events_repeated_theFirstCounts() {
    tell(
        opened(ONE, CHAMBER),
        live(ONE, 1),
        live(ONE, 5),
        ended(ONE, 6),
        ended(ONE, 9),
        live(ONE, 10));
    Broadcast one = ledger.find(ONE).orElseThrow();
    assertThat(one.liveAt()).contains(TIME.plusSeconds(1));
    assertThat(one.endedAt()).contains(TIME.plusSeconds(6));
    assertThat(changes).hasSize(3);
  }

  @Test
  void ended_inPreview_isNeverPublic() {
    tell(opened(ONE, CHAMBER), ended(ONE, 1));
    assertThat(ledger.find(ONE).orElseThrow().isPublic()).isFalse();
    assertThat(ledger.latestPublicOn(CHAMBER)).isEmpty();
  }
}
