package org.tribune.site.broadcast;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.lifecycle.Service;
import org.tribune.core.log.EventLog;
import org.tribune.core.log.LogEntry;
import org.tribune.core.log.StartFrom;
import org.tribune.core.log.Subscription;
import org.tribune.core.status.Alert;
import org.tribune.core.status.CaptionerStatus;
import org.tribune.core.status.SoundLevel;
import org.tribune.core.status.SourceStatus;
import org.tribune.core.status.StatusEntry;
import org.tribune.core.status.TranscoderStatus;
import org.tribune.core.status.UnknownStatus;
import org.tribune.core.status.ViewerCount;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;

/**
 * The newest that each stage reported of each channel. What a stage has not repeated for five
 * seconds is marked, or left out: the stage may have died. Alerts live on for twenty, as some are
 * reported anew only when a store has failed again. Safe for all threads.
 */
public final class StatusProjection implements Service {
  private static final MediaTime SILENCE = MediaTime.of(Duration.ofSeconds(5));
  private static final MediaTime ALERT_SILENCE = MediaTime.of(Duration.ofSeconds(20));
  private static final int MOST_ALERTS = 50;
  private static final int MOST_SOURCES = 64;
  private static final int MOST_PROCESSES = 256;
  private static final Message SILENT = Message.of("source.input-silent");

  private record Heard<T>(T value, MediaTime at) {}

  /** What is known of one channel. Guarded by the projection. */
  private static final class Known {
    final Map<Integer, Heard<SourceStatus>> sources = new TreeMap<>();
    final Map<String, Heard<Alert>> alerts = new TreeMap<>();
    final Map<String, Heard<ViewerCount>> viewers = new HashMap<>();
    Optional<Heard<TranscoderStatus>> transcoder = Optional.empty();
    Optional<Heard<CaptionerStatus>> captioner = Optional.empty();
    Optional<Heard<SoundLevel>> sound = Optional.empty();
  }

  private final EventLog log;
  private final MediaClock clock;
  private final Map<ChannelId, Known> channels = new HashMap<>();
  private final List<Supplier<Optional<Alert>>> ownAlerts = new ArrayList<>();
  private Optional<Subscription> subscription = Optional.empty();

  /** A projection that reads {@code log} once started. */
  public StatusProjection(EventLog log, MediaClock clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  public void start() {
    subscription = Optional.of(log.follow(Topics.STATUS, StartFrom.EARLIEST, this::accept));
  }

  @Override
  public void close() {
    subscription.ifPresent(Subscription::close);
    subscription = Optional.empty();
  }

  private synchronized void accept(LogEntry<StatusEntry> entry) {
    Known known = channels.computeIfAbsent(new ChannelId(entry.key()), channel -> new Known());
    switch (entry.value()) {
      case SourceStatus source -> {
        if (known.sources.size() < MOST_SOURCES || known.sources.containsKey(source.index())) {
          known.sources.put(source.index(), heard(source));
        }
      }
      case TranscoderStatus transcoder -> known.transcoder = Optional.of(heard(transcoder));
      case CaptionerStatus captioner -> known.captioner = Optional.of(heard(captioner));
      case SoundLevel sound -> known.sound = Optional.of(heard(sound));
      case ViewerCount viewers -> {
        known.viewers.values().removeIf(this::isSilent);
        if (known.viewers.size() < MOST_PROCESSES) {
          known.viewers.put(viewers.process(), heard(viewers));
        }
      }
      case Alert alert -> {
        known.alerts.remove(alert.code());
        if (alert.raised() && known.alerts.size() < MOST_ALERTS) {
          known.alerts.put(alert.code(), heard(alert));
        }
      }
      case UnknownStatus _ -> {}
    }
  }

  private <T> Heard<T> heard(T value) {
    return new Heard<>(value, clock.now());
  }

  private boolean isSilent(Heard<?> heard) {
    return clock.now().isAfter(heard.at().plus(SILENCE));
  }

  /** The sources of a channel, in its order; one that is silent is marked so. */
  synchronized List<SourceStatus> sources(ChannelId channel) {
    Known known = channels.get(channel);
    return known == null
        ? List.of()
        : known.sources.values().stream()
            .map(heard -> isSilent(heard) ? silent(heard.value()) : heard.value())
            .toList();
  }

  private static SourceStatus silent(SourceStatus last) {
    return new SourceStatus(
        last.index(),
        last.name(),
        last.type(),
        SourceStatus.State.STALLED,
        /* onAir= */ false,
        last.videoCodec(),
        last.width(),
        last.height(),
        /* framesPerSecond= */ 0,
        last.audioCodec(),
        last.sampleRate(),
        last.channels(),
        /* bitsPerSecond= */ 0,
        last.droppedPackets(),
        last.correctedTimestamps(),
        last.remote(),
        last.since(),
        Optional.of(SILENT));
  }

  /** The transcoder of a channel's open broadcast; absent while it is silent. */
  synchronized Optional<TranscoderStatus> transcoder(ChannelId channel) {
    return Optional.ofNullable(channels.get(channel))
        .flatMap(known -> known.transcoder)
        .filter(heard -> !isSilent(heard))
        .map(Heard::value);
  }

  /** The recogniser of a channel's open broadcast; absent while it is silent. */
  synchronized Optional<CaptionerStatus> captioner(ChannelId channel) {
    return Optional.ofNullable(channels.get(channel))
        .flatMap(known -> known.captioner)
        .filter(heard -> !isSilent(heard))
        .map(Heard::value);
  }

  /** The sound that goes out; absent while it is silent. */
  synchronized Optional<SoundLevel> sound(ChannelId channel) {
    return Optional.ofNullable(channels.get(channel))
        .flatMap(known -> known.sound)
        .filter(heard -> !isSilent(heard))
        .map(Heard::value);
  }

  /** How many watch a channel through other processes than this. */
  public synchronized int viewersElsewhere(ChannelId channel, String process) {
    Known known = channels.get(channel);
    return known == null
        ? 0
        : known.viewers.values().stream()
            .filter(heard -> !isSilent(heard) && !heard.value().process().equals(process))
            .mapToInt(heard -> heard.value().viewers())
            .sum();
  }

  /** What this process has to say of the whole site beside what the stages report. */
  public synchronized void ownAlert(Supplier<Optional<Alert>> alert) {
    ownAlerts.add(alert);
  }

  /** The alerts that are raised, the worst and newest first. */
  synchronized List<Alert> alerts(ChannelId channel) {
    Stream<Alert> heard =
        Optional.ofNullable(channels.get(channel)).stream()
            .flatMap(known -> known.alerts.values().stream())
            .filter(each -> !clock.now().isAfter(each.at().plus(ALERT_SILENCE)))
            .map(Heard::value);
    return Stream.concat(heard, ownAlerts.stream().flatMap(each -> each.get().stream()))
        .sorted(Comparator.comparing(Alert::severity).thenComparing(Alert::at).reversed())
        .toList();
  }
}
