package org.tribune.transcoder;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.status.Alert;
import org.tribune.core.status.SoundLevel;
import org.tribune.core.status.StatusEntry;
import org.tribune.core.status.TranscoderStatus;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
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
  private final List<String> renditions;
  private final EffortController controller = new EffortController();
  private final Map<String, Instant> raisedAt = new HashMap<>();
  private Effort effort = Effort.FULL;
  private MediaTime last = MediaTime.ZERO;
  private long lastBusyNanos = 0;

  OutputReport(Broadcast broadcast, RenditionFormat format, TranscoderContext context) {
    this.broadcast = broadcast;
    this.context = context;
    this.format = format;
    this.renditions = format.renditions().stream().map(Rendition::id).toList();
  }

  void sound(SoundLevel level) {
    tell(level);
  }

  /** Reports and steers, if a second has gone; gives the effort for what comes. */
  Effort beat(MediaTime now, BroadcastOutput output, long decodeErrors, List<String> undecodable) {
    long elapsed = now.minus(last).toMicros();
    if (elapsed < EVERY_MICROS) {
      return effort;
    }
    last = now;
    long lateness = lateness(now, output);
    Effort before = effort;
    effort = controller.next(lateness, load(output, elapsed));
    if (effort != before) {
      LOG.info(
          "Encoder effort {} instead of {}: the output is {} ms behind", effort, before, lateness);
    }
    output.effort(effort);
    tellStatus(lateness, output, decodeErrors);
    tellAlerts(now, output);
    tellUndecodable(now, undecodable);
    return effort;
  }

  /** Nothing comes that could be encoded: that it is late is not the machine's fault. */
  void waits() {
    controller.waits();
  }

  private void tellStatus(long lateness, BroadcastOutput output, long decodeErrors) {
    tell(
        new TranscoderStatus(
            broadcast.id(),
            renditions,
            output.isSlateShown()
                ? TranscoderStatus.Picture.SLATE
                : TranscoderStatus.Picture.SOURCE,
            lateness,
            effort.step(),
            output.pictures().next(),
            output.pictures().repeated(),
            output.pictures().dropped(),
            decodeErrors));
  }

  private void tellAlerts(MediaTime now, BroadcastOutput output) {
    alert(
        "picture-lost",
        output.isSignalLost(),
        Alert.Severity.CRITICAL,
        now,
        Message.of("output.no-picture"));
    alert(
        "quality-reduced",
        effort != Effort.FULL && !effort.leavesPicturesOut(),
        Alert.Severity.WARNING,
        now,
        Message.of("output.reduced"));
    alert(
        "pictures-left-out",
        effort.leavesPicturesOut(),
        Alert.Severity.CRITICAL,
        now,
        Message.of("output.too-slow"));
  }

  private void tellUndecodable(MediaTime now, List<String> undecodable) {
    String codecs = String.join(", ", undecodable);
    alert(
        "codec-not-decoded",
        !undecodable.isEmpty(),
        Alert.Severity.CRITICAL,
        now,
        Message.of("output.unknown-codec", codecs));
  }

  private long lateness(MediaTime now, BroadcastOutput output) {
    long encoded = output.encodedIndex();
    if (encoded < 0) {
      return 0;
    }
    MediaTime shown =
        MediaTime.of(format.timeline().origin())
            .plus(format.timeline().frameRate().timeOf(encoded + 1));
    return Math.max(0, now.minus(shown).toMicros() / 1_000);
  }

  private double load(BroadcastOutput output, long elapsedMicros) {
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
      tell(new Alert(code, severity, /* raised= */ true, since, message));
    } else if (raisedAt.remove(code) != null) {
      tell(new Alert(code, severity, /* raised= */ false, at.toInstant(), message));
    }
  }

  private void tell(StatusEntry entry) {
    // Nobody waits for a status, and the next one comes soon.
    var _ = context.log().append(Topics.STATUS, broadcast.channel().value(), entry);
  }
}
