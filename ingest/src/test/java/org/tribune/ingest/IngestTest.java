package org.tribune.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.AutostartMode;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.RtmpConfig;
import org.tribune.core.config.Secret;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.contribution.ContributionEntry;
import org.tribune.core.contribution.ContributionFormat;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.ContributionTick;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.StartFrom;
import org.tribune.core.memory.MemoryAccount;
import org.tribune.core.status.SourceStatus;
import org.tribune.core.status.StatusEntry;
import org.tribune.core.time.MediaClock;
import org.tribune.core.topics.Topics;
import org.tribune.ingest.source.FfmpegPeer;
import org.tribune.testkit.Clips;

/** The whole stage over the embedded log, on the real clock. */
class IngestTest {
  private static final int RTMP_PORT = 21_101;
  private static final ChannelId CHANNEL = new ChannelId("chamber");

  @TempDir private Path directory;
  private EmbeddedEventLog log;
  private BroadcastLedger ledger;
  private Optional<Ingest> ingest = Optional.empty();
  private final List<LogEntry<ContributionEntry>> contribution = new CopyOnWriteArrayList<>();
  private final List<SourceStatus> statuses = new CopyOnWriteArrayList<>();

  @BeforeEach
  void openLog() {
    log = new EmbeddedEventLog(directory);
    ledger = new BroadcastLedger(log);
    ledger.start();
    log.follow(Topics.CONTRIBUTION, StartFrom.EARLIEST, contribution::add);
    log.follow(Topics.STATUS, StartFrom.EARLIEST, entry -> keep(entry.value()));
  }

  private void keep(StatusEntry entry) {
    if (entry instanceof SourceStatus status) {
      statuses.add(status);
    }
  }

  @AfterEach
  void closeAll() {
    ingest.ifPresent(Ingest::close);
    ledger.close();
    log.close();
  }

  private void start(boolean autostart, SourceConfig... sources) {
    ChannelConfig channel =
        new ChannelConfig(
            CHANNEL,
            "Salle du conseil",
            autostart ? AutostartMode.ALWAYS : AutostartMode.OFF,
            List.of(sources));
    RtmpConfig rtmp = new RtmpConfig("127.0.0.1", RTMP_PORT, Optional.empty());
    Ingest started =
        new Ingest(
            List.of(channel),
            rtmp,
            /* tls= */ Optional.empty(),
            log,
            ledger,
            /* rooms= */ Optional.empty(),
            MediaClock.system(),
            MemoryAccount.ofThisProcess());
    ingest = Optional.of(started);
    started.start();
  }

  private <E extends ContributionEntry> List<E> entries(Class<E> kind) {
    return contribution.stream()
        .map(LogEntry::value)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  private String sourceOnAir() {
    List<ContributionFormat> formats = entries(ContributionFormat.class);
    return formats.isEmpty() ? "" : formats.getLast().source();
  }

  private static SourceConfig file(String clip) {
    return new SourceConfig.File(Clips.of(clip), /* loop= */ true);
  }

  @Test
  void file_withAutostart_goesOnAirAndReachesTheLog() {
    start(/* autostart= */ true, file("cam01_auditorium_lecture.flv"));

    await().until(() -> entries(ContributionPacket.class).size() > 100);
    assertThat(ledger.openOn(CHANNEL).orElseThrow().state()).isEqualTo(BroadcastState.LIVE);
    assertThat(contribution.getFirst().key())
        .isEqualTo(ledger.openOn(CHANNEL).orElseThrow().id().value());
    assertThat(contribution.getFirst().value()).isInstanceOf(ContributionFormat.class);
    assertThat(entries(ContributionPacket.class).getFirst().keyFrame()).isTrue();
  }

  @Test
  void closedBroadcast_writesNothing_thenOpeningStartsAtAKeyFrame() {
    start(/* autostart= */ false, file("cam01_auditorium_lecture.flv"));
    await().until(() -> statuses.stream().anyMatch(SourceStatus::onAir));
    assertThat(contribution).isEmpty();
    BroadcastId id = BroadcastId.create(Instant.now());
    log.append(Topics.EVENTS, CHANNEL.value(), opened(id)).join();

    await().until(() -> entries(ContributionPacket.class).size() > 10);
    assertThat(contribution).allMatch(entry -> entry.key().equals(id.value()));
    assertThat(contribution.getFirst().value()).isInstanceOf(ContributionFormat.class);
    assertThat(entries(ContributionPacket.class).getFirst().keyFrame()).isTrue();
  }

  @Test
  void endedBroadcast_isNotReopenedWhileTheSourceGoesOn() {
    start(/* autostart= */ true, file("cam01_auditorium_lecture.flv"));
    await().until(() -> ledger.openOn(CHANNEL).isPresent());
    BroadcastId id = ledger.openOn(CHANNEL).orElseThrow().id();

    log.append(Topics.EVENTS, CHANNEL.value(), new BroadcastEvent.Ended(id, Instant.now())).join();
    await().until(() -> ledger.openOn(CHANNEL).isEmpty());
    int written = statuses.size();
    await().atMost(Duration.ofSeconds(5)).until(() -> statuses.size() > written + 1);
    assertThat(ledger.openOn(CHANNEL)).isEmpty();
  }

  @Test
  void tick_whileOpen_comesTenTimesASecond() {
    start(/* autostart= */ false, file("brk02_no_moov.mp4"));
    log.append(Topics.EVENTS, CHANNEL.value(), opened(BroadcastId.create(Instant.now()))).join();

    await().until(() -> entries(ContributionTick.class).size() > 40);
    List<ContributionTick> ticks = entries(ContributionTick.class);
    long span = ticks.getLast().time().minus(ticks.getFirst().time()).toMicros();
    assertThat(span / (ticks.size() - 1)).isLessThanOrEqualTo(100_000);
  }

  @Test
  void brokenFile_isToldInWords_andTheNextSourceIsOnAir() {
    start(/* autostart= */ true, file("brk02_no_moov.mp4"), file("cam04_french_lecture.mp4"));

    await().until(() -> entries(ContributionPacket.class).size() > 10);
    await()
        .until(() -> statuses.stream().anyMatch(s -> s.index() == 0 && s.lastError().isPresent()));
    SourceStatus broken =
        statuses.stream()
            .filter(s -> s.index() == 0 && s.lastError().isPresent())
            .findFirst()
            .orElseThrow();
    assertThat(broken.state()).isEqualTo(SourceStatus.State.RETRYING);
    assertThat(broken.lastError().orElseThrow().en()).contains("brk02_no_moov.mp4", "replace");
    assertThat(broken.lastError().orElseThrow().fr()).contains("brk02_no_moov.mp4", "remplacez");
    assertThat(entries(ContributionFormat.class).getLast().source()).contains("cam04");
  }

  @Test
  void rtmpPublisher_takesOverFromTheTestCard_whenItStops() {
    start(
        /* autostart= */ true,
        new SourceConfig.Rtmp(new Secret("key-of-the-chamber")),
        new SourceConfig.TestCard(320, 180, 25));
    String url = "rtmp://127.0.0.1:" + RTMP_PORT + "/live/key-of-the-chamber";
    try (FfmpegPeer _ = FfmpegPeer.sending("flv", url)) {
      await().atMost(Duration.ofSeconds(40)).until(() -> sourceOnAir().equals("rtmp"));
    }
    await().until(() -> sourceOnAir().equals("testcard"));
    assertThat(entries(ContributionFormat.class).getLast().tracks()).hasSize(2);
  }

  @Test
  void rtmpPortInUse_isToldInWords_andTheOtherSourceIsOnAir() throws IOException {
    try (ServerSocket _ = new ServerSocket(RTMP_PORT, 1, InetAddress.getLoopbackAddress())) {
      start(
          /* autostart= */ true,
          new SourceConfig.Rtmp(new Secret("key-of-the-chamber")),
          new SourceConfig.TestCard(320, 180, 25));

      await().until(() -> entries(ContributionPacket.class).size() > 10);
    }
    SourceStatus rtmp =
        statuses.stream().filter(status -> status.index() == 0).findFirst().orElseThrow();
    assertThat(rtmp.lastError().orElseThrow().en()).contains(Integer.toString(RTMP_PORT));
  }

  private static BroadcastEvent opened(BroadcastId id) {
    return new BroadcastEvent.Opened(id, Instant.now(), CHANNEL, /* title= */ "");
  }
}
