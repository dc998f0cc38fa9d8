package org.tribune.box;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.archive.recording.RaisedAlerts;
import org.tribune.box.management.Metrics;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.memory.MemoryAccount;
import org.tribune.core.memory.MemoryUse;
import org.tribune.core.memory.ProcessMemory;
import org.tribune.core.status.Alert;
import org.tribune.core.status.SourceStatus;
import org.tribune.core.status.StatusEntry;
import org.tribune.core.text.Message;
import org.tribune.core.topics.Topics;

/**
 * Keeps the {@link MemoryAccount} in balance, and tells operators when memory is short, or when a
 * source sends more than there is memory for. Started and closed by one thread.
 */
final class MemoryWatch implements Service {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryWatch.class);
  private static final String SHORT = "memory-short";
  private static final String TOO_FAST = "source-too-fast";
  private static final int BEAT_MILLIS = 500;

  /** Alerts are forgotten after half a minute. */
  private static final int BEATS_PER_ALERT = 10;

  /** A camera says once a second what it sends; one that has gone says it no more. */
  private static final int BEATS_OF_A_STATUS = 10;

  /** A transcoder that begins again, and a source that takes over, want a group of pictures. */
  private static final double SECONDS_CARRIED = 4;

  private static final double MEGABIT = 1_000_000;

  private final MemoryAccount account;
  private final ProcessMemory process;
  private final EventLog log;
  private final Supplier<List<Broadcast>> open;
  private final RaisedAlerts alerts;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("memory").daemon().factory());
  private final Map<ChannelId, Seen> onAir = new HashMap<>(); // guarded by this
  private Optional<Subscription> subscription = Optional.empty();
  private int beats = 0;
  private boolean wasShort = false;

  private record Seen(SourceStatus source, int atBeat) {}

  /**
   * Watches {@code account}, which is of {@code process}.
   *
   * @param open gives the broadcasts that are open now
   */
  MemoryWatch(
      MemoryAccount account,
      ProcessMemory process,
      EventLog log,
      Supplier<List<Broadcast>> open,
      RaisedAlerts alerts) {
    this.account = account;
    this.process = process;
    this.log = log;
    this.open = open;
    this.alerts = alerts;
  }

  /** Bytes that one topic of the log may hold in memory: a little more than a quarter of all. */
  static long ofTopic(MemoryAccount account) {
    return account.size() / 100 * 28;
  }

  @Override
  public void start() {
    LOG.info(
        "Memory: {} MB are there; heap {} MB, of which {} for media and requests, direct {} MB,"
            + " decoders and encoders {} MB",
        megabytes(process.machine()),
        megabytes(process.heap()),
        megabytes(account.size()),
        megabytes(process.direct()),
        megabytes(process.forCodecs()));
    subscription = Optional.of(log.follow(Topics.STATUS, StartFrom.LATEST, this::accept));
    var _ =
        thread.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The figures for Prometheus. */
  void tell(Metrics metrics) {
    metrics.gauge(
        "tribune.memory.machine.bytes",
        "Of the machine, or of its cgroup",
        process,
        ProcessMemory::machine);
    metrics.gauge("tribune.memory.heap.bytes", "Chosen at the start", process, ProcessMemory::heap);
    metrics.gauge(
        "tribune.memory.direct.bytes", "Chosen at the start", process, ProcessMemory::direct);
    metrics.gauge(
        "tribune.memory.codecs.bytes",
        "What decoders and encoders may take",
        process,
        ProcessMemory::forCodecs);
    metrics.gauge(
        "tribune.memory.account.bytes",
        "Of the heap for media and requests",
        account,
        MemoryAccount::size);
    metrics.gauge(
        "tribune.memory.held.bytes", "Held of the account now", account, MemoryAccount::held);
    for (MemoryUse use : MemoryUse.values()) {
      String name = use.name().toLowerCase(Locale.ROOT).replace('_', '.');
      metrics.gauge(
          "tribune.memory." + name + ".bytes", "Part of what is held", account, a -> a.held(use));
    }
    metrics.counter(
        "tribune.memory.refused", "Requests without room", account, MemoryAccount::refused);
  }

  /** What was chosen and what is held, in a line. */
  String said() {
    return "memory: %d MB there, heap %d, direct %d, media and requests %d of %d MB%s"
        .formatted(
            megabytes(process.machine()),
            megabytes(process.heap()),
            megabytes(process.direct()),
            megabytes(account.held()),
            megabytes(account.size()),
            account.isShort() ? ", short" : "");
  }

  private void accept(LogEntry<StatusEntry> entry) {
    if (entry.value() instanceof SourceStatus source && source.onAir()) {
      synchronized (this) {
        onAir.put(new ChannelId(entry.key()), new Seen(source, beats));
      }
    }
  }

  /** Looks once; by one thread. */
  void beat() {
    try {
      account.balance();
      judge();
    } catch (RuntimeException e) {
      LOG.error("The memory could not be looked after", e);
    }
  }

  private synchronized void judge() {
    beats++;
    onAir.values().removeIf(seen -> beats - seen.atBeat() > BEATS_OF_A_STATUS);
    boolean isShort = account.isShort();
    if (isShort && !wasShort) {
      LOG.warn("Memory is short, although what can be read again was let go: {}", said());
    }
    wasShort = isShort;
    if (beats % BEATS_PER_ALERT != 0) {
      return;
    }
    for (Broadcast broadcast : open.get()) {
      if (isShort) {
        long wanted = 2 * Math.ceilDiv(process.machine(), 1L << 30);
        alerts.raise(
            broadcast.channel(),
            SHORT,
            Alert.Severity.CRITICAL,
            Message.of("memory.short", wanted));
      }
    }
    if (!isShort) {
      alerts.end(Set.of(SHORT), Message.of("memory.enough"));
    }
    onAir.forEach(this::judge);
  }

  private void judge(ChannelId channel, Seen seen) {
    double carried = carried();
    double sent = seen.source().bitsPerSecond();
    if (sent > carried) {
      alerts.raise(
          channel,
          TOO_FAST,
          Alert.Severity.WARNING,
          Message.of(
              "memory.source-too-fast",
              seen.source().name(),
              Math.round(sent / MEGABIT),
              Math.round(carried / MEGABIT),
              Math.max(1, Math.round(Math.min(carried / 2, 8 * MEGABIT) / MEGABIT))));
    } else {
      alerts.end(channel, Set.of(TOO_FAST), Message.of("memory.source-carried"));
    }
  }

  /** Bits a second that there is memory for, of each source on air. */
  private double carried() {
    return ofTopic(account) * 8 / SECONDS_CARRIED / Math.max(1, onAir.size());
  }

  private static long megabytes(long bytes) {
    return bytes >> 20;
  }

  @Override
  public void close() {
    thread.shutdownNow();
    subscription.ifPresent(Subscription::close);
  }
}
