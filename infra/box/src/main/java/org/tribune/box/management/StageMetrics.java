package org.tribune.box.management;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.tribune.core.status.Alert;
import org.tribune.core.status.SoundLevel;
import org.tribune.core.status.SourceStatus;
import org.tribune.core.status.StatusEntry;
import org.tribune.core.status.TranscoderStatus;

/**
 * The newest status of each source and transcoder as figures; alerts end with the stage that
 * repeats them. Safe for all threads.
 */
final class StageMetrics implements MeterBinder {
  private record SourceKey(String channel, int index) {}

  private record AlertKey(String channel, String code) {}

  private record HeardAlert(Alert alert, long nanoTime) {}

  private static final Duration ALERT_SILENCE = Duration.ofSeconds(20);

  private final Map<SourceKey, SourceStatus> sources = new ConcurrentHashMap<>();
  private final Map<String, TranscoderStatus> transcoders = new ConcurrentHashMap<>();
  private final Map<AlertKey, HeardAlert> alerts = new ConcurrentHashMap<>();
  private final List<Runnable> refreshes = new ArrayList<>();
  private Optional<MeterRegistry> registry = Optional.empty();

  /** Takes the next entry of the status topic. */
  void accept(String channel, StatusEntry entry) {
    switch (entry) {
      case SourceStatus source -> sources.put(new SourceKey(channel, source.index()), source);
      case TranscoderStatus transcoder -> transcoders.put(channel, transcoder);
      case Alert alert -> {
        AlertKey key = new AlertKey(channel, alert.code());
        if (alert.raised()) {
          alerts.put(key, new HeardAlert(alert, System.nanoTime()));
        } else {
          alerts.remove(key);
        }
      }
      case SoundLevel level -> {}
    }
  }

  @Override
  public synchronized void bindTo(MeterRegistry target) {
    registry = Optional.of(target);
    source("tribune.source.delivering", "1 while packets come", this::delivering);
    source("tribune.source.on.air", "1 for the source that goes out", s -> s.onAir() ? 1 : 0);
    source("tribune.source.bits.per.second", "Measured bit rate", SourceStatus::bitsPerSecond);
    source(
        "tribune.source.frames.per.second", "Measured frame rate", SourceStatus::framesPerSecond);
    source("tribune.source.dropped.packets", "Since it connected", SourceStatus::droppedPackets);
    source(
        "tribune.source.corrected.timestamps",
        "Since it connected",
        SourceStatus::correctedTimestamps);
    transcoder(
        "tribune.transcoder.lateness.seconds", "Behind the sources", t -> t.latenessMillis() / 1e3);
    transcoder("tribune.transcoder.effort", "0 is full quality", TranscoderStatus::effort);
    transcoder("tribune.transcoder.slate", "1 while the slate is seen", this::slate);
    transcoder(
        "tribune.transcoder.encoded.frames",
        "Of the fullest rendition",
        TranscoderStatus::encodedFrames);
    transcoder(
        "tribune.transcoder.repeated.frames",
        "The source was slow",
        TranscoderStatus::repeatedFrames);
    transcoder(
        "tribune.transcoder.dropped.frames",
        "The source was fast",
        TranscoderStatus::droppedFrames);
    transcoder(
        "tribune.transcoder.decode.errors", "Packets lost to us", TranscoderStatus::decodeErrors);
    MultiGauge raised = multi("tribune.alert", "1 while it is raised");
    refreshes.add(() -> raised.register(alertRows(), /* overwrite= */ true));
  }

  private double delivering(SourceStatus source) {
    return source.state() == SourceStatus.State.DELIVERING ? 1 : 0;
  }

  private double slate(TranscoderStatus transcoder) {
    return transcoder.picture() == TranscoderStatus.Picture.SLATE ? 1 : 0;
  }

  /** Brings the rows up to date; called before each scrape. */
  synchronized void refresh() {
    refreshes.forEach(Runnable::run);
  }

  private void source(String name, String description, ToDoubleFunction<SourceStatus> value) {
    MultiGauge gauge = multi(name, description);
    refreshes.add(
        () -> {
          List<MultiGauge.Row<?>> rows = new ArrayList<>();
          sources.forEach(
              (key, status) ->
                  rows.add(
                      MultiGauge.Row.of(
                          Tags.of(
                              "channel",
                              key.channel(),
                              "source",
                              "" + key.index(),
                              "type",
                              status.type()),
                          value.applyAsDouble(status))));
          gauge.register(rows, /* overwrite= */ true);
        });
  }

  private void transcoder(
      String name, String description, ToDoubleFunction<TranscoderStatus> value) {
    MultiGauge gauge = multi(name, description);
    refreshes.add(
        () -> {
          List<MultiGauge.Row<?>> rows = new ArrayList<>();
          transcoders.forEach(
              (channel, status) ->
                  rows.add(
                      MultiGauge.Row.of(Tags.of("channel", channel), value.applyAsDouble(status))));
          gauge.register(rows, /* overwrite= */ true);
        });
  }

  private List<MultiGauge.Row<?>> alertRows() {
    long oldest = System.nanoTime() - ALERT_SILENCE.toNanos();
    alerts.values().removeIf(heard -> heard.nanoTime() - oldest < 0);
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    alerts.forEach(
        (key, heard) ->
            rows.add(
                MultiGauge.Row.of(
                    Tags.of(
                        "channel",
                        key.channel(),
                        "code",
                        key.code(),
                        "severity",
                        "" + heard.alert().severity()),
                    1)));
    return rows;
  }

  private MultiGauge multi(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry.orElseThrow());
  }
}
