package org.tribune.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.channel.ChannelSchedule;
import org.tribune.core.config.AutostartMode;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.KeyWorker;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.LogException;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.log.Topic;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;

class AutostartTest {
  private static final ChannelId CHANNEL = new ChannelId("chamber");

  @TempDir private Path directory;
  private EmbeddedEventLog log;
  private BroadcastLedger ledger;
  private MediaTime now = MediaTime.ofMicros(1_790_000_000_000_000L);
  private ChannelSchedule schedule = ChannelSchedule.none(CHANNEL);
  private Autostart autostart;

  @BeforeEach
  void open() {
    log = new EmbeddedEventLog(directory);
    ledger = new BroadcastLedger(log);
    ledger.start();
    use(AutostartMode.ALWAYS);
  }

  @AfterEach
  void close() {
    ledger.close();
    log.close();
  }

  private void use(AutostartMode mode) {
    autostart = new Autostart(log, ledger, CHANNEL, mode);
  }

  /** The process starts again, on the same disk. */
  private void restart(AutostartMode mode) throws InterruptedException {
    close();
    open();
    ledger.awaitCurrent();
    use(mode);
  }

  private void pass(Duration time, boolean delivers) {
    now = now.plus(MediaTime.of(time));
    autostart.tick(delivers, schedule, now);
  }

  private void sourceDelivers() {
    pass(Duration.ofSeconds(6), /* delivers= */ true);
  }

  private void encoderComesBack() {
    pass(Duration.ofSeconds(1), /* delivers= */ false);
    pass(Duration.ofHours(1), /* delivers= */ false);
    sourceDelivers();
  }

  private void planned(Duration fromNow) {
    schedule = new ChannelSchedule(CHANNEL, List.of(now.toInstant().plus(fromNow)));
  }

  private void awaitState(BroadcastState state) {
    await().until(() -> ledger.openOn(CHANNEL).filter(each -> each.state() == state).isPresent());
  }

  private void goOnAir() {
    sourceDelivers();
    awaitState(BroadcastState.LIVE);
  }

  private void happens(BroadcastEvent event) {
    log.append(Topics.EVENTS, CHANNEL.value(), event).join();
    await().until(() -> events().contains(event) && isFolded(event));
  }

  private boolean isFolded(BroadcastEvent event) {
    return ledger
        .find(event.broadcast())
        .filter(each -> event instanceof BroadcastEvent.Ended == !each.isOpen())
        .isPresent();
  }

  private void personEnds() {
    happens(new BroadcastEvent.Ended(ledger.openOn(CHANNEL).orElseThrow().id(), now.toInstant()));
  }

  private List<BroadcastEvent> events() {
    return log.tail(Topics.EVENTS, CHANNEL.value(), Topics.EVENTS.retention()).stream()
        .map(each -> each.value())
        .toList();
  }

  @Test
  void sourceThatDelivers_goesOnAirOnce() {
    goOnAir();
    Broadcast first = ledger.openOn(CHANNEL).orElseThrow();
    sourceDelivers();

    assertThat(ledger.all()).containsExactly(first);
    assertThat(events()).hasSize(2);
  }

  @Test
  void noSource_opensNothing() {
    planned(Duration.ZERO);
    pass(Duration.ofMinutes(5), /* delivers= */ false);
    assertThat(events()).isEmpty();
  }

  @Test
  void off_opensNothing_alsoInTheHourOfASitting() {
    use(AutostartMode.OFF);
    planned(Duration.ZERO);
    sourceDelivers();
    assertThat(events()).isEmpty();
  }

  @Test
  void endedByAPerson_staysEnded_whenTheEncoderComesBack() {
    goOnAir();
    personEnds();
    sourceDelivers();
    encoderComesBack();

    assertThat(events()).hasSize(3);
  }

  @Test
  void endedByAPerson_staysEnded_whenTheProcessStartsAgain() throws InterruptedException {
    goOnAir();
    personEnds();
    restart(AutostartMode.ALWAYS);
    sourceDelivers();
    encoderComesBack();

    assertThat(events()).hasSize(3);
  }

  @Test
  void open_goesOn_whenTheProcessStartsAgain() throws InterruptedException {
    goOnAir();
    Broadcast before = ledger.openOn(CHANNEL).orElseThrow();
    restart(AutostartMode.ALWAYS);
    sourceDelivers();

    assertThat(events()).hasSize(2);
    assertThat(ledger.openOn(CHANNEL)).contains(before);
  }

  @Test
  void endedByAPerson_goesOnAir_whenTheHourOfThePlannedSittingComes() {
    goOnAir();
    personEnds();
    planned(Duration.ofMinutes(10));
    sourceDelivers();
    assertThat(events()).hasSize(3);

    pass(Duration.ofMinutes(10), /* delivers= */ true);
    awaitState(BroadcastState.LIVE);
    assertThat(ledger.all()).hasSize(2);
  }

  @Test
  void endedDuringItsSitting_staysEnded() {
    planned(Duration.ofMinutes(-5));
    goOnAir();
    personEnds();
    sourceDelivers();
    encoderComesBack();

    assertThat(events()).hasSize(3);
  }

  @Test
  void sittingThatWasLongAgo_isNoReason() {
    goOnAir();
    personEnds();
    planned(Duration.ofMinutes(1));
    pass(Duration.ofHours(9), /* delivers= */ false);
    sourceDelivers();

    assertThat(events()).hasSize(3);
  }

  @Test
  void planned_outsideHours_onlyPreviews_andIsPublicAtTheHour() {
    use(AutostartMode.PLANNED);
    planned(Duration.ofMinutes(30));
    sourceDelivers();
    awaitState(BroadcastState.PREVIEW);
    BroadcastId preview = ledger.openOn(CHANNEL).orElseThrow().id();
    pass(Duration.ofMinutes(20), /* delivers= */ true);
    assertThat(events()).hasSize(1);

    pass(Duration.ofMinutes(10), /* delivers= */ true);
    awaitState(BroadcastState.LIVE);
    assertThat(ledger.openOn(CHANNEL).orElseThrow().id()).isEqualTo(preview);
  }

  @Test
  void planned_restartedInTheAutomaticPreview_isPublicAtTheHour() throws InterruptedException {
    use(AutostartMode.PLANNED);
    planned(Duration.ofMinutes(30));
    sourceDelivers();
    awaitState(BroadcastState.PREVIEW);
    restart(AutostartMode.PLANNED);

    pass(Duration.ofMinutes(30), /* delivers= */ true);
    awaitState(BroadcastState.LIVE);
  }

  @Test
  void planned_rehearsalOfAPerson_isNotPublicAtTheHour() {
    use(AutostartMode.PLANNED);
    BroadcastId rehearsal = BroadcastId.create(now.toInstant());
    happens(new BroadcastEvent.Opened(rehearsal, now.toInstant(), CHANNEL, "Essai"));
    planned(Duration.ofMinutes(1));
    pass(Duration.ofMinutes(2), /* delivers= */ true);
    sourceDelivers();

    assertThat(events()).hasSize(1);
  }

  @Test
  void planned_endedByAPerson_previewsOnlyWhenSourcesComeAnew() {
    use(AutostartMode.PLANNED);
    planned(Duration.ZERO);
    goOnAir();
    personEnds();
    sourceDelivers();
    assertThat(events()).hasSize(3);

    encoderComesBack();
    awaitState(BroadcastState.PREVIEW);
  }

  @Test
  void planned_endedByAPerson_isAPreviewAtMostAfterARestart() throws InterruptedException {
    use(AutostartMode.PLANNED);
    planned(Duration.ZERO);
    goOnAir();
    personEnds();
    restart(AutostartMode.PLANNED);
    sourceDelivers();
    awaitState(BroadcastState.PREVIEW);
    sourceDelivers();

    assertThat(ledger.openOn(CHANNEL).orElseThrow().liveAt()).isEmpty();
  }

  @Test
  void planned_withoutASchedule_isNeverPublic() {
    use(AutostartMode.PLANNED);
    sourceDelivers();
    awaitState(BroadcastState.PREVIEW);
    pass(Duration.ofDays(1), /* delivers= */ true);

    assertThat(events()).hasSize(1);
  }

  @Test
  void logThatRefuses_isAskedAgainLater() {
    RefusingLog refusing = new RefusingLog(log);
    autostart = new Autostart(refusing, ledger, CHANNEL, AutostartMode.ALWAYS);
    sourceDelivers();
    refusing.refuses = false;
    pass(Duration.ofSeconds(1), /* delivers= */ true);
    assertThat(events()).isEmpty();

    sourceDelivers();
    awaitState(BroadcastState.LIVE);
  }

  @Test
  void eventOfAnEarlierVersion_wasOpenedByAPerson() {
    Instant at = now.toInstant();
    String written =
        "{\"type\":\"opened\",\"broadcast\":\""
            + BroadcastId.create(at)
            + "\",\"at\":\""
            + at
            + "\",\"channel\":\"chamber\",\"title\":\"\"}";
    BroadcastEvent read = Topics.EVENTS.codec().decode(written.getBytes(UTF_8));

    assertThat(read).isInstanceOf(BroadcastEvent.Opened.class);
    assertThat(((BroadcastEvent.Opened) read).automatic()).isFalse();
    assertThat(new String(Topics.EVENTS.codec().encode(read), UTF_8)).isEqualTo(written);
  }

  /** A log that takes nothing at first. */
  private static final class RefusingLog implements EventLog {
    private final EventLog log;
    private boolean refuses = true;

    RefusingLog(EventLog log) {
      this.log = log;
    }

    @Override
    public <T> CompletableFuture<Long> append(Topic<T> topic, String key, T value) {
      return refuses
          ? CompletableFuture.failedFuture(new LogException("The broker is away"))
          : log.append(topic, key, value);
    }

    @Override
    public <T> Subscription follow(
        Topic<T> topic, StartFrom from, Consumer<LogEntry<T>> reader, Runnable current) {
      return log.follow(topic, from, reader, current);
    }

    @Override
    public <T> void forget(Topic<T> topic, Predicate<LogEntry<T>> needed) {
      log.forget(topic, needed);
    }

    @Override
    public <T> Subscription share(Topic<T> topic, String group, KeyWorker.Factory<T> factory) {
      return log.share(topic, group, factory);
    }

    @Override
    public <T> List<LogEntry<T>> tail(Topic<T> topic, String key, Duration back) {
      return log.tail(topic, key, back);
    }

    @Override
    public void close() {}
  }
}
