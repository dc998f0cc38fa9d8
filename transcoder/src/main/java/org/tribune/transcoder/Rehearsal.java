package org.tribune.transcoder;

import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.media.slate.SlateBrand;
import org.tribune.transcoder.conform.PictureTimeline;
import org.tribune.transcoder.output.BroadcastOutput;
import org.tribune.transcoder.output.RenditionFactory;
import org.tribune.transcoder.output.SoundMeter;
import org.tribune.transcoder.slate.Slates;

/**
 * Makes a second of slate for nobody, so that a transcoder that waits for its turn has loaded all
 * that it needs, and loses no time with that when the turn comes. Blocks for some seconds.
 */
final class Rehearsal {
  private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
  private static final String NOBODY = "rehearsal";
  private static final MediaTime SECOND = MediaTime.ofMicros(MediaTime.MICROS);

  private final TranscoderContext context;

  Rehearsal(TranscoderContext context) {
    this.context = context;
  }

  /** Rehearses; what fails is logged, and fails again when it counts. */
  void run() {
    long before = System.nanoTime();
    try {
      var _ = context.log().tail(Topics.RENDITIONS, NOBODY, Topics.RENDITIONS.retention());
      var _ = context.log().tail(Topics.FORMATS, NOBODY, Topics.FORMATS.retention());
      encode(context.clock().now().toInstant());
      LOG.info("Ready to take over, after {} ms", (System.nanoTime() - before) / 1_000_000);
    } catch (RuntimeException e) {
      LOG.warn("Warming up the encoders failed", e);
    }
  }

  private void encode(Instant origin) {
    RenditionFactory factory = new RenditionFactory(context.config().transcoder());
    double processors = Runtime.getRuntime().availableProcessors();
    RenditionFormat format = factory.plan(/* epoch= */ 0, origin, Optional.empty(), processors);
    Timeline timeline = format.timeline();
    try (BroadcastOutput output =
        factory.open(
            format,
            _ -> 0,
            _ -> {},
            new SoundMeter(_ -> {}),
            PictureTimeline.Holes.SLATE,
            Slates.of(NOBODY, SlateBrand.OWN))) {
      output.finish(MediaTime.of(timeline.origin()).plus(SECOND));
    }
  }
}
