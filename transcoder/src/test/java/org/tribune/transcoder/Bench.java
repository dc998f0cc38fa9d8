package org.tribune.transcoder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.tribune.core.broadcast.BroadcastEvent;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.caption.LiveCaption;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.config.yaml.ConfigLoader;
import org.tribune.core.ledger.BroadcastLedger;
import org.tribune.core.log.EmbeddedEventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionEnd;
import org.tribune.core.rendition.RenditionEntry;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.status.StatusEntry;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.testkit.FakeMediaClock;

/** A transcoder on an embedded log, with everything that it writes. */
final class Bench implements AutoCloseable {
  static final BroadcastId BROADCAST = new BroadcastId("20260101t000000-test");
  static final ChannelId CHANNEL = new ChannelId("chamber");

  /**
   * The feed's clock. The transcoder has the machine's: clips are fed faster than they play, so
   * what comes is always ahead of it and it never finds the ingest silent.
   */
  final FakeMediaClock clock = new FakeMediaClock(Instant.now().plusSeconds(60));

  final EmbeddedEventLog log;
  final BroadcastLedger ledger;
  final TribuneConfig config;
  final ClipFeed feed;
  private final Subscription renditions;
  private final Subscription statuses;
  private final List<RenditionEntry> written = new ArrayList<>();
  private final Subscription captions;
  private final List<LiveCaption> said = new ArrayList<>();
  private MediaTime opened = MediaTime.ZERO;
  private final List<StatusEntry> told = new ArrayList<>();

  Bench(Path directory, Map<String, String> variables) {
    config = new ConfigLoader(variables, directory).load(ConfigLoader.Options.NONE);
    log = new EmbeddedEventLog(directory.resolve("log"));
    ledger = new BroadcastLedger(log);
    ledger.start();
    feed = new ClipFeed(log, BROADCAST.value(), clock);
    renditions = log.follow(Topics.RENDITIONS, StartFrom.EARLIEST, this::collect);
    statuses = log.follow(Topics.STATUS, StartFrom.EARLIEST, entry -> collectStatus(entry.value()));
    captions =
        log.follow(Topics.CAPTIONS, StartFrom.EARLIEST, entry -> collectCaption(entry.value()));
  }

  private synchronized void collectCaption(LiveCaption caption) {
    said.add(caption);
  }

  /** Every revision of every caption. */
  synchronized List<LiveCaption> said() {
    return List.copyOf(said);
  }

  private synchronized void collect(LogEntry<RenditionEntry> entry) {
    written.add(entry.value());
  }

  synchronized List<StatusEntry> told() {
    return List.copyOf(told);
  }

  private synchronized void collectStatus(StatusEntry entry) {
    told.add(entry);
  }

  Transcoder transcoder() {
    return transcoder(MediaClock.system());
  }

  Transcoder transcoder(MediaClock itsClock) {
    Transcoder transcoder = new Transcoder(config, log, ledger, itsClock);
    transcoder.start();
    return transcoder;
  }

  void open() {
    opened = clock.now();
    log.append(
            Topics.EVENTS,
            CHANNEL.value(),
            new BroadcastEvent.Opened(BROADCAST, clock.now().toInstant(), CHANNEL, ""))
        .join();
  }

  /**
   * Ends the broadcast now, and waits until the transcoder has written its end.
   *
   * @return how long it was on, in seconds
   */
  double end() {
    return end(Duration.ofMinutes(2));
  }

  /** The same, with another patience. */
  double end(Duration patience) {
    double length = clock.now().minus(opened).toSeconds();
    log.append(
            Topics.EVENTS,
            CHANNEL.value(),
            new BroadcastEvent.Ended(BROADCAST, clock.now().toInstant()))
        .join();
    feed.silence(Duration.ofSeconds(1));
    Awaitility.await()
        .atMost(patience)
        .until(() -> entries().stream().anyMatch(RenditionEnd.class::isInstance));
    return length;
  }

  synchronized List<RenditionEntry> entries() {
    return List.copyOf(written);
  }

  RenditionFormat format() {
    return entries().stream()
        .filter(RenditionFormat.class::isInstance)
        .map(RenditionFormat.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /**
   * What a reader keeps: the parts of each rendition, fenced by epoch, the first of each number.
   */
  Map<String, List<RenditionPart>> parts() {
    Map<String, Map<Long, RenditionPart>> byRendition = new LinkedHashMap<>();
    long epoch = 0;
    for (RenditionEntry entry : entries()) {
      if (entry.epoch() < epoch) {
        continue;
      }
      epoch = entry.epoch();
      if (entry instanceof RenditionPart part) {
        long number = part.segment() * format().timeline().partsPerSegment() + part.part();
        byRendition
            .computeIfAbsent(part.rendition(), ignored -> new LinkedHashMap<>())
            .putIfAbsent(number, part);
      }
    }
    Map<String, List<RenditionPart>> parts = new HashMap<>();
    byRendition.forEach((rendition, found) -> parts.put(rendition, List.copyOf(found.values())));
    return parts;
  }

  /** The parts of one rendition. */
  List<RenditionPart> parts(String rendition) {
    return parts().getOrDefault(rendition, List.of());
  }

  /** Writes a rendition as one file: its header and all parts. */
  Path write(String rendition, Path directory) throws IOException {
    Path file = directory.resolve(rendition + ".mp4");
    Optional<Rendition> found =
        format().renditions().stream().filter(r -> r.id().equals(rendition)).findFirst();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(found.orElseThrow().header().array());
    parts(rendition).forEach(part -> out.writeBytes(part.data().array()));
    return Files.write(file, out.toByteArray());
  }

  @Override
  public void close() {
    renditions.close();
    statuses.close();
    captions.close();
    ledger.close();
    log.close();
  }
}
