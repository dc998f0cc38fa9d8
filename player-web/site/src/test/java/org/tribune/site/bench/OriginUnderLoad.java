package org.tribune.site.bench;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.RecordingKind;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.ArchiveConfig;
import org.tribune.core.config.AuditConfig;
import org.tribune.core.config.AutostartMode;
import org.tribune.core.config.BackupConfig;
import org.tribune.core.config.CaptionsConfig;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.FilmsConfig;
import org.tribune.core.config.HttpConfig;
import org.tribune.core.config.LogConfig;
import org.tribune.core.config.ManagementConfig;
import org.tribune.core.config.QuestionsConfig;
import org.tribune.core.config.RetentionConfig;
import org.tribune.core.config.RtmpConfig;
import org.tribune.core.config.SandboxConfig;
import org.tribune.core.config.SignInConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.config.SittingsConfig;
import org.tribune.core.config.StoreConfig;
import org.tribune.core.config.TranscoderConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.EventLog;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.room.RoomPictures;
import org.tribune.core.time.MediaClock;
import org.tribune.core.topics.Topics;
import org.tribune.delivery.limit.ClientLimits;
import org.tribune.site.FakeTranscoder;
import org.tribune.site.WebServer;
import org.tribune.sql.TemporaryCatalogue;

/**
 * An origin on 127.0.0.1 that a fake transcoder feeds: a picture of two megabits a second in parts
 * of 80 KB ({@code -Dtribune.bench.partBytes}), its sound in parts of 5 KB, both in real time.
 * Arguments: port; {@code still} to publish ten segments and no more, or {@code live}; with either
 * a certificate and its key, for TLS. A part starts with the time of its publication, in ns of
 * {@link System#nanoTime}, which all processes of a Linux machine share.
 */
public final class OriginUnderLoad {
  private static final ChannelId CHANNEL = new ChannelId("chamber");
  private static final Duration PART = Duration.ofMillis(320);
  private static final int VIDEO_BYTES = Integer.getInteger("tribune.bench.partBytes", 80_000);
  private static final int AUDIO_BYTES = 5_120;

  private OriginUnderLoad() {}

  /** Runs until it is killed. */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    Path directory = Files.createTempDirectory("origin-bench");
    EventLog log = new EmbeddedEventLog(directory.resolve("log"));
    MediaClock clock = MediaClock.system();
    BroadcastLedger ledger = new BroadcastLedger(log);
    ledger.start();
    WebServer server =
        new WebServer(
            config(directory, port, tls(arguments)),
            log,
            ledger,
            Optional.empty(),
            new TemporaryCatalogue(),
            clock,
            new RoomPictures(clock),
            sizes());
    server.start();
    BroadcastId id = new BroadcastId("bench");
    Instant now = clock.now().toInstant();
    log.append(Topics.EVENTS, "chamber", new BroadcastEvent.Opened(id, now, CHANNEL, "")).join();
    log.append(Topics.EVENTS, "chamber", new BroadcastEvent.WentLive(id, now)).join();
    FakeTranscoder transcoder = new FakeTranscoder(log, id, now).format();
    for (int index = 0; index < 10 * FakeTranscoder.PARTS; index++) {
      publish(log, transcoder, index);
    }
    if (List.of(arguments).contains("still")) {
      new CountDownLatch(1).await();
    }
    publishForEver(log, transcoder);
  }

  private static void publishForEver(EventLog log, FakeTranscoder transcoder)
      throws InterruptedException {
    long first = 10L * FakeTranscoder.PARTS;
    long start = System.nanoTime();
    for (long index = 0; ; index++) {
      long due = start + index * PART.toNanos() - System.nanoTime();
      if (due > 0) {
        Thread.sleep(Duration.ofNanos(due));
      }
      publish(log, transcoder, first + index);
    }
  }

  private static void publish(EventLog log, FakeTranscoder transcoder, long index) {
    long segment = index / FakeTranscoder.PARTS;
    int part = (int) (index % FakeTranscoder.PARTS);
    for (Rendition rendition : FakeTranscoder.RENDITIONS) {
      RenditionPart template = transcoder.partOf(rendition.id(), segment, part);
      int length = rendition instanceof Rendition.Video ? VIDEO_BYTES : AUDIO_BYTES;
      log.append(Topics.RENDITIONS, "bench", filled(template, length)).join();
    }
  }

  private static RenditionPart filled(RenditionPart part, int length) {
    byte[] bytes = new byte[length];
    ByteBuffer.wrap(bytes).putLong(System.nanoTime());
    return new RenditionPart(
        part.epoch(),
        part.rendition(),
        part.segment(),
        part.part(),
        part.start(),
        part.duration(),
        part.independent(),
        part.last(),
        Bytes.wrap(bytes));
  }

  private static Optional<HttpConfig.Tls> tls(String[] arguments) {
    return arguments.length > 3
        ? Optional.of(new HttpConfig.Tls(Path.of(arguments[2]), Path.of(arguments[3])))
        : Optional.empty();
  }

  /** One client that measures asks for more than a network may have. */
  private static ClientLimits.Sizes sizes() {
    return Boolean.getBoolean("tribune.bench.unlimited")
        ? new ClientLimits.Sizes(
            /* bytes= */ 1L << 30, /* mediaASecond= */ 10_000_000, /* pagesASecond= */ 10_000_000)
        : ClientLimits.Sizes.ofThisMachine();
  }

  private static TribuneConfig config(Path directory, int port, Optional<HttpConfig.Tls> tls) {
    return new TribuneConfig(
        directory,
        new SiteConfig(
            "Tribune",
            URI.create("http://localhost"),
            List.of("fr"),
            List.of(),
            Optional.empty(),
            SiteConfig.Accessibility.NONE),
        // Who asks from another address of this machine is another network.
        new HttpConfig(
            "127.0.0.1",
            port,
            tls,
            /* trustedProxies= */ List.of(),
            /* caches= */ List.of(),
            Boolean.parseBoolean(System.getProperty("tribune.bench.kernelSending", "true"))),
        new ManagementConfig("127.0.0.1", /* port= */ 0),
        new RtmpConfig("127.0.0.1", /* port= */ 0, Optional.empty()),
        List.of(new ChannelConfig(CHANNEL, "Salle du conseil", AutostartMode.OFF, List.of())),
        new TranscoderConfig("x264", Optional.empty(), List.of(), PART, PART.multipliedBy(12)),
        new LogConfig.Embedded(),
        new StoreConfig.Directory(directory.resolve("store")),
        new CatalogueConfig.Sqlite(directory.resolve("tribune.db")),
        new ArchiveConfig(/* spool= */ 100_000_000),
        new BackupConfig(List.of()),
        new RetentionConfig(
            Map.of(RecordingKind.TEST, Duration.ofDays(30)),
            Duration.ofDays(14),
            1_000_000,
            Duration.ZERO,
            /* withdrawn= */ Optional.empty()),
        SittingsConfig.USUAL,
        SignInConfig.USUAL,
        QuestionsConfig.USUAL,
        FilmsConfig.USUAL,
        SandboxConfig.USUAL,
        /* mail= */ Optional.empty(),
        AuditConfig.USUAL,
        CaptionsConfig.USUAL);
  }
}
