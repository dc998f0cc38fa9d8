package org.tribune.web.bench;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastLedger;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.config.HttpConfig;
import org.tribune.core.config.LogConfig;
import org.tribune.core.config.ManagementConfig;
import org.tribune.core.config.RtmpConfig;
import org.tribune.core.config.SiteConfig;
import org.tribune.core.config.StoreConfig;
import org.tribune.core.config.TranscoderConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.Topics;
import org.tribune.core.time.MediaClock;
import org.tribune.web.FakeTranscoder;
import org.tribune.web.WebServer;

/**
 * An origin on 127.0.0.1 that a fake transcoder feeds in real time. Arguments: port, bytes of a
 * part. Prints, for each part of 720p, its position and the time of its publication
 * (CLOCK_MONOTONIC, ns).
 */
public final class OriginUnderLoad {
  private static final ChannelId CHANNEL = new ChannelId("chamber");
  private static final Duration PART = Duration.ofMillis(320);

  private OriginUnderLoad() {}

  /** Runs until it is killed. */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[0]);
    int partBytes = Integer.parseInt(arguments[1]);
    Path directory = Files.createTempDirectory("origin-bench");
    EventLog log = new EmbeddedEventLog(directory.resolve("log"));
    MediaClock clock = MediaClock.system();
    BroadcastLedger ledger = new BroadcastLedger(log);
    ledger.start();
    WebServer server =
        new WebServer(config(directory, port), log, ledger, Optional.empty(), clock, directory);
    server.start();
    BroadcastId id = new BroadcastId("bench");
    Instant now = clock.now().toInstant();
    log.append(Topics.EVENTS, "chamber", new BroadcastEvent.Opened(id, now, CHANNEL, "")).join();
    log.append(Topics.EVENTS, "chamber", new BroadcastEvent.WentLive(id, now)).join();
    publish(new FakeTranscoder(log, id, now, partBytes).format());
  }

  private static void publish(FakeTranscoder transcoder) throws InterruptedException {
    transcoder.segments(0, 9);
    long start = System.nanoTime();
    for (long index = 0; ; index++) {
      long due = start + index * PART.toNanos() - System.nanoTime();
      if (due > 0) {
        Thread.sleep(Duration.ofNanos(due));
      }
      long segment = 10 + index / FakeTranscoder.PARTS;
      int part = (int) (index % FakeTranscoder.PARTS);
      transcoder.part("1080p", segment, part);
      long published = System.nanoTime();
      transcoder.part("720p", segment, part);
      transcoder.part("audio", segment, part);
      System.out.println(segment + " " + part + " " + published);
    }
  }

  private static TribuneConfig config(Path directory, int port) {
    return new TribuneConfig(
        directory,
        new SiteConfig("Tribune", URI.create("http://localhost"), List.of("fr"), List.of()),
        new HttpConfig("127.0.0.1", port, Optional.empty()),
        new ManagementConfig("127.0.0.1", /* port= */ 0),
        new RtmpConfig("127.0.0.1", /* port= */ 0, Optional.empty()),
        List.of(new ChannelConfig(CHANNEL, "Salle du conseil", /* autostart= */ false, List.of())),
        new TranscoderConfig("x264", Optional.empty(), List.of(), PART, PART.multipliedBy(12)),
        new LogConfig.Embedded(),
        new StoreConfig.Directory(directory.resolve("store")));
  }
}
