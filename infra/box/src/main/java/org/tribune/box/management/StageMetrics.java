package org.tribune.box.management;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.tribune.core.status.Alert;
import org.tribune.core.status.CaptionerStatus;
import org.tribune.core.status.SoundLevel;
import org.tribune.core.status.SourceStatus;
import org.tribune.core.status.StatusEntry;
import org.tribune.core.status.TranscoderStatus;
import org.tribune.core.status.UnknownStatus;
import org.tribune.core.status.ViewerCount;

/**
 * The newest status of each source, transcoder and recogniser as figures. What was not reported
 * again for twenty seconds is left out: its stage has died, or its broadcast is over. Safe for all
 * threads.
 */
final class StageMetrics implements MeterBinder {
  private static final long SILENCE_NANOS = 20_000_000_000L;

  private record SourceKey(String channel, int index) {}

  private record AlertKey(String channel, String code) {}

  private record Heard<T>(T value, long at) {}

  private final LongSupplier nanoClock;
  private final Map<SourceKey, Heard<SourceStatus>> sources = new ConcurrentHashMap<>();
  private final Map<String, Heard<TranscoderStatus>> transcoders = new ConcurrentHashMap<>();
  private final Map<String, Heard<CaptionerStatus>> captioners = new ConcurrentHashMap<>();
  private final Map<AlertKey, Heard<Alert>> alerts = new ConcurrentHashMap<>();
  private final List<Runnable> refreshes = new ArrayList<>();
  private Optional<MeterRegistry> registry = Optional.empty();

  StageMetrics(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /** Takes the next entry of the status topic. */
  void accept(String channel, StatusEntry entry) {
    switch (entry) {
      case SourceStatus source ->
          sources.put(new SourceKey(channel, source.index()), heard(source));
      case TranscoderStatus transcoder -> transcoders.put(channel, heard(transcoder));
      case CaptionerStatus captioner -> captioners.put(channel, heard(captioner));
      case Alert alert -> {
        AlertKey key = new AlertKey(channel, alert.code());
        if (alert.raised()) {
          alerts.put(key, heard(alert));
        } else {
          alerts.remove(key);
        }
      }
      case SoundLevel level -> {}
      case ViewerCount viewers -> {}
      case UnknownStatus _ -> {}
    }
  }

  private <T> Heard<T> heard(T value) {
    return new Heard<>(value, nanoClock.getAsLong());
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
    rung("tribune.transcoder.rung.effort", "0 is full quality", rung -> Optional.of(rung.effort()));
    rung(
        "tribune.transcoder.rung.viewers",
        "About how many watch it, as the transcoder knows",
        TranscoderStatus.Rung::viewers);
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
    captioner("tribune.captioner.hearing", "1 while it hears, and keeps up", this::hearing);
    captioner("tribune.captioner.delay.seconds", "Behind the sound", c -> c.delayMillis() / 1e3);
    captioner("tribune.captioner.skipped.seconds", "Never heard", c -> c.skippedMillis() / 1e3);
    captioner("tribune.captioner.restarts", "Of its process", CaptionerStatus::restarts);
    captioner("tribune.captioner.memory.bytes", "Of its process", CaptionerStatus::memory);
    show("tribune.alert", "1 while it is raised", this::alertRows);
  }

  private double delivering(SourceStatus source) {
    return source.state() == SourceStatus.State.DELIVERING ? 1 : 0;
  }

  private double slate(TranscoderStatus transcoder) {
    return transcoder.picture() == TranscoderStatus.Picture.SLATE ? 1 : 0;
  }

  private double hearing(CaptionerStatus captioner) {
    return captioner.state() == CaptionerStatus.State.HEARING ? 1 : 0;
  }

  /** Brings the rows up to date; called before each scrape. */
  synchronized void refresh() {
    long now = nanoClock.getAsLong();
    sources.values().removeIf(heard -> now - heard.at() > SILENCE_NANOS);
    transcoders.values().removeIf(heard -> now - heard.at() > SILENCE_NANOS);
    captioners.values().removeIf(heard -> now - heard.at() > SILENCE_NANOS);
    alerts.values().removeIf(heard -> now - heard.at() > SILENCE_NANOS);
    refreshes.forEach(Runnable::run);
  }

  private void source(String name, String description, ToDoubleFunction<SourceStatus> value) {
    show(
        name,
        description,
        rows ->
            sources.forEach(
                (key, status) ->
                    rows.accept(
                        MultiGauge.Row.of(
                            Tags.of(
                                "channel",
                                key.channel(),
                                "source",
                                "" + key.index(),
                                "type",
                                status.value().type()),
                            value.applyAsDouble(status.value())))));
  }

  private void transcoder(
      String name, String description, ToDoubleFunction<TranscoderStatus> value) {
    ofChannels(name, description, transcoders, value);
  }

  private void captioner(String name, String description, ToDoubleFunction<CaptionerStatus> value) {
    ofChannels(name, description, captioners, value);
  }

  private <T> void ofChannels(
      String name, String description, Map<String, Heard<T>> found, ToDoubleFunction<T> value) {
    show(
        name,
        description,
        rows ->
            found.forEach(
                (channel, status) ->
                    rows.accept(
                        MultiGauge.Row.of(
                            Tags.of("channel", channel), value.applyAsDouble(status.value())))));
  }

  private void rung(
      String name, String description, Function<TranscoderStatus.Rung, Optional<Integer>> value) {
    show(
        name,
        description,
        rows ->
            transcoders.forEach(
                (channel, status) ->
                    status
                        .value()
                        .rungs()
                        .forEach(
                            rung ->
                                value
                                    .apply(rung)
                                    .ifPresent(
                                        each ->
                                            rows.accept(
                                                MultiGauge.Row.of(
                                                    Tags.of(
                                                        "channel",
                                                        channel,
                                                        "rendition",
                                                        rung.rendition()),
                                                    each))))));
  }

  /** A gauge of as many rows as {@code found} gives at each scrape. */
  private void show(String name, String description, Consumer<Consumer<MultiGauge.Row<?>>> found) {
    MultiGauge gauge =
        MultiGauge.builder(name).description(description).register(registry.orElseThrow());
    refreshes.add(
        () -> {
          List<MultiGauge.Row<?>> rows = new ArrayList<>();
          found.accept(rows::add);
          gauge.register(rows, /* overwrite= */ true);
        });
  }

  private void alertRows(Consumer<MultiGauge.Row<?>> rows) {
    alerts.forEach(
        (key, alert) ->
            rows.accept(
                MultiGauge.Row.of(
                    Tags.of(
                        "channel",
                        key.channel(),
                        "code",
                        key.code(),
                        "severity",
                        "" + alert.value().severity()),
                    1)));
  }
}
