package org.tribune.transcoder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.status.Alert;
import org.tribune.core.status.TranscoderStatus;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaTime;
import org.tribune.transcoder.effort.EffortController;
import org.tribune.transcoder.effort.EffortLevel;
import org.tribune.transcoder.effort.RungCost;
import org.tribune.transcoder.encode.Effort;
import org.tribune.transcoder.encode.RungEncoder;
import org.tribune.transcoder.output.BroadcastOutput;

/**
 * Reports to the operator once a second how a broadcast's output is, and steers its effort by it.
 */
final class OutputReport {
  private static final Logger LOG = LoggerFactory.getLogger(OutputReport.class);
  private static final long EVERY_MICROS = 1_000_000;

  private final Broadcast broadcast;
  private final TranscoderContext context;
  private final RenditionFormat format;
  private final BroadcastOutput output;
  private final List<String> renditions;
  private final EffortController controller;
  private final Map<String, Instant> raisedAt = new HashMap<>();
  private MediaTime last = MediaTime.ZERO;
  private long lastBusyNanos = 0;

  OutputReport(
      Broadcast broadcast,
      RenditionFormat format,
      BroadcastOutput output,
      TranscoderContext context) {
    this.broadcast = broadcast;
    this.context = context;
    this.format = format;
    this.output = output;
    this.renditions = format.renditions().stream().map(Rendition::id).toList();
    this.controller =
        new EffortController(output.encoders().stream().<RungCost>map(each -> each::cost).toList());
  }

  /** Reports and steers, if a second has gone; gives the effort to decode with. */
  Effort beat(MediaTime now, long decodeErrors, List<String> undecodable) {
    long elapsed = now.minus(last).toMicros();
    if (elapsed < EVERY_MICROS) {
      return controller.level().fullest();
    }
    last = now;
    long lateness = lateness(now);
    Optional<List<Integer>> viewers = context.viewers().of(broadcast.channel()).map(this::ofRungs);
    steer(lateness, load(elapsed), viewers);
    tellStatus(lateness, viewers, decodeErrors);
    tellAlerts(now);
    tellUndecodable(now, undecodable);
    return controller.level().fullest();
  }

  /** Nothing comes that could be encoded: that it is late is not the machine's fault. */
  void waits() {
    controller.waits();
  }

  private List<Integer> ofRungs(Map<String, Integer> viewers) {
    return output.encoders().stream()
        .map(each -> viewers.getOrDefault(each.rung().id(), 0))
        .toList();
  }

  private void steer(long lateness, double load, Optional<List<Integer>> viewers) {
    EffortLevel before = controller.level();
    EffortLevel level = controller.next(lateness, load, viewers);
    if (!level.efforts().equals(before.efforts())) {
      LOG.info(
          "Encoder effort {}, watched by {}: the output is {} ms behind",
          IntStream.range(0, level.efforts().size())
              .mapToObj(each -> rung(each) + " " + level.efforts().get(each))
              .collect(Collectors.joining(", ")),
          viewers.map(List::toString).orElse("who knows how many"),
          lateness);
    }
    output.efforts(level.efforts());
  }

  private String rung(int index) {
    return output.encoders().get(index).rung().id();
  }

  private void tellStatus(long lateness, Optional<List<Integer>> viewers, long decodeErrors) {
    EffortLevel level = controller.level();
    List<TranscoderStatus.Rung> rungs = new ArrayList<>();
    for (int i = 0; i < level.efforts().size(); i++) {
      int place = i;
      rungs.add(
          new TranscoderStatus.Rung(
              rung(i), level.efforts().get(i).step(), viewers.map(each -> each.get(place))));
    }
    context.tell(
        broadcast,
        new TranscoderStatus(
            broadcast.id(),
            renditions,
            output.isSlateShown()
                ? TranscoderStatus.Picture.SLATE
                : TranscoderStatus.Picture.SOURCE,
            lateness,
            level.least().step(),
            output.pictures().next(),
            output.pictures().repeated(),
            output.pictures().dropped(),
            decodeErrors,
            rungs));
  }

  private void tellAlerts(MediaTime now) {
    alert(
        "picture-lost",
        output.isSignalLost(),
        Alert.Severity.CRITICAL,
        now,
        Message.of("output.no-picture"));
    List<Effort> efforts = controller.level().efforts();
    List<String> reduced = rungs(each -> efforts.get(each) != Effort.FULL);
    List<String> seen =
        rungs(each -> efforts.get(each) != Effort.FULL && !controller.isPassedOver(each));
    List<String> inJerks =
        rungs(each -> efforts.get(each).leavesPicturesOut() && !controller.isPassedOver(each));
    alert(
        "quality-reduced",
        !reduced.isEmpty() && inJerks.isEmpty(),
        Alert.Severity.WARNING,
        now,
        seen.isEmpty()
            ? Message.of("output.reduced-unwatched", list(reduced))
            : Message.of("output.reduced"));
    alert(
        "pictures-left-out",
        !inJerks.isEmpty(),
        Alert.Severity.CRITICAL,
        now,
        controller.level().fullest().leavesPicturesOut()
            ? Message.of("output.too-slow")
            : Message.of("output.too-slow-in", list(inJerks)));
  }

  private List<String> rungs(IntPredicate chosen) {
    return IntStream.range(0, output.encoders().size())
        .filter(chosen)
        .mapToObj(this::rung)
        .toList();
  }

  private static String list(List<String> rungs) {
    return String.join(", ", rungs);
  }

  private void tellUndecodable(MediaTime now, List<String> undecodable) {
    alert(
        "codec-not-decoded",
        !undecodable.isEmpty(),
        Alert.Severity.CRITICAL,
        now,
        Message.of("output.unknown-codec", list(undecodable)));
  }

  private long lateness(MediaTime now) {
    long encoded = output.encodedIndex();
    if (encoded < 0) {
      return 0;
    }
    MediaTime shown =
        MediaTime.of(format.timeline().origin())
            .plus(format.timeline().frameRate().timeOf(encoded + 1));
    return Math.max(0, now.minus(shown).toMicros() / 1_000);
  }

  private double load(long elapsedMicros) {
    long busy = output.encoders().stream().mapToLong(RungEncoder::busyNanos).sum();
    double share =
        (busy - lastBusyNanos)
            / (elapsedMicros * 1_000.0)
            / Runtime.getRuntime().availableProcessors();
    lastBusyNanos = busy;
    return share;
  }

  private void alert(
      String code, boolean now, Alert.Severity severity, MediaTime at, Message message) {
    if (now) {
      // Again each time: it is forgotten with us if we die.
      Instant since = raisedAt.computeIfAbsent(code, _ -> at.toInstant());
      context.tell(broadcast, new Alert(code, severity, /* raised= */ true, since, message));
    } else if (raisedAt.remove(code) != null) {
      context.tell(
          broadcast, new Alert(code, severity, /* raised= */ false, at.toInstant(), message));
    }
  }
}
