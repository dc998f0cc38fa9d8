package org.tribune.transcoder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.log.LogEntry;
import org.tribune.core.memory.ProcessMemory;
import org.tribune.core.rendition.RenditionEnd;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.media.decode.DecodedFrame;
import org.tribune.media.slate.SlateBrand;
import org.tribune.transcoder.conform.PictureTimeline;
import org.tribune.transcoder.encode.Effort;
import org.tribune.transcoder.output.BroadcastOutput;
import org.tribune.transcoder.output.RenditionFactory;
import org.tribune.transcoder.output.SoundMeter;
import org.tribune.transcoder.output.SourceShape;
import org.tribune.transcoder.slate.Slates;

/**
 * The output of a broadcast from this transcoder's turn on: it fences the turn before, goes on
 * where that ended, and writes to the log. Used by one thread at a time, but for the parts, which
 * come from the encoders' threads.
 */
final class RunningOutput implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningOutput.class);

  private static final Duration LOG_PATIENCE = Duration.ofMillis(700);

  /** Within it the turn before has written something, also if it died: ten seconds pass at most. */
  private static final Duration RECENT = Duration.ofSeconds(20);

  private final Broadcast broadcast;
  private final TranscoderContext context;
  private final JoinPoints joinPoints;
  private final RenditionFormat format;
  private final BroadcastOutput output;
  private final OutputReport report;
  private final PublishedParts published;
  private final BroadcastCaptions captions;
  private volatile Optional<Throwable> failure = Optional.empty();

  private RunningOutput(
      Broadcast broadcast,
      RenditionFormat format,
      Resumption resumption,
      Instant joined,
      JoinPoints joinPoints,
      TranscoderContext context) {
    this.broadcast = broadcast;
    this.context = context;
    this.joinPoints = joinPoints;
    this.format = format;
    Timeline timeline = format.timeline();
    this.published =
        new PublishedParts(
            format,
            rendition ->
                timeline.startOf(
                    /* segment= */ 0,
                    Math.toIntExact(resumption.firstPart(rendition, timeline, joined))));
    RenditionFactory factory = new RenditionFactory(context.config().transcoder());
    SoundMeter meter = new SoundMeter(level -> context.tell(broadcast, level));
    this.output =
        factory.open(
            format,
            rendition -> resumption.firstPart(rendition, timeline, joined),
            this::publish,
            meter,
            PictureTimeline.Holes.SLATE,
            Slates.of(
                context.channelName(broadcast), SlateBrand.of(context.config().site().theme())));
    this.report = new OutputReport(broadcast, format, output, context);
    this.captions = new BroadcastCaptions(broadcast.id(), timeline.origin(), context);
    captions.finishWhatWasBegun();
  }

  /**
   * Takes its turn at a broadcast.
   *
   * @param source the shape of its first picture; empty: it begins with the slate
   * @param firstEntry where the contribution that we have begins
   * @return empty if another has finished it
   */
  static Optional<RunningOutput> begin(
      Broadcast broadcast,
      Optional<SourceShape> source,
      MediaTime firstEntry,
      JoinPoints joinPoints,
      TranscoderContext context) {
    Resumption before = look(broadcast, context);
    if (before.ended()) {
      return Optional.empty();
    }
    long epoch = Math.max(context.clock().now().toMicros(), before.epoch() + 1);
    RenditionFormat format = plan(before, source, epoch, broadcast, context);
    // Once this is in the log, what a transcoder that lost its turn still writes is ignored.
    context.log().append(Topics.RENDITIONS, broadcast.id().value(), format).join();
    Resumption resumption = look(broadcast, context).withFormat(format);
    Instant joined = joined(resumption, firstEntry, broadcast, context);
    LOG.info(
        "Transcoding {} from part {} to {}",
        broadcast.id(),
        resumption.nextParts().values().stream().min(Long::compare).orElse(0L),
        format.renditions().stream().map(r -> r.id()).toList());
    return Optional.of(
        new RunningOutput(broadcast, format, resumption, joined, joinPoints, context));
  }

  /** Reads as little as it can: all that the log keeps is 60 MB for four renditions. */
  private static Resumption look(Broadcast broadcast, TranscoderContext context) {
    Resumption recent = look(broadcast, RECENT, context);
    return recent.whole() ? recent : look(broadcast, Topics.RENDITIONS.retention(), context);
  }

  private static Resumption look(Broadcast broadcast, Duration back, TranscoderContext context) {
    return Resumption.of(context.log().tail(Topics.RENDITIONS, broadcast.id().value(), back));
  }

  /** The broadcast's renditions as they were frozen; if this is their first time, frozen now. */
  private static RenditionFormat plan(
      Resumption before,
      Optional<SourceShape> source,
      long epoch,
      Broadcast broadcast,
      TranscoderContext context) {
    Optional<RenditionFormat> known = before.format().or(() -> frozen(broadcast, context));
    if (known.isEmpty()) {
      int others = Math.max(1, context.beats().size());
      double processors = Runtime.getRuntime().availableProcessors() / (double) others;
      long memory = ProcessMemory.ofThisProcess().forCodecs() / others;
      RenditionFormat planned =
          new RenditionFactory(context.config().transcoder())
              .plan(epoch, broadcast.origin(), source, processors, memory);
      context.log().append(Topics.FORMATS, broadcast.id().value(), planned).join();
      // Had another planned at the same moment, the one that was first counts for both.
      known = frozen(broadcast, context);
    }
    RenditionFormat format = known.orElseThrow();
    return new RenditionFormat(epoch, format.timeline(), format.renditions());
  }

  private static Optional<RenditionFormat> frozen(Broadcast broadcast, TranscoderContext context) {
    return context
        .log()
        .tail(Topics.FORMATS, broadcast.id().value(), Topics.FORMATS.retention())
        .stream()
        .map(LogEntry::value)
        .filter(RenditionFormat.class::isInstance)
        .map(RenditionFormat.class::cast)
        .findFirst();
  }

  /** Where renditions may begin of which the log holds nothing. */
  private static Instant joined(
      Resumption resumption, MediaTime firstEntry, Broadcast broadcast, TranscoderContext context) {
    if (resumption.nextParts().isEmpty()) {
      boolean fresh = !broadcast.origin().isBefore(context.started());
      return fresh ? broadcast.origin() : context.present(broadcast).toInstant();
    }
    return firstEntry.toInstant();
  }

  private void publish(RenditionPart part) {
    // After one that was lost, readers could not join the next.
    if (failure.isPresent()) {
      return;
    }
    String key = broadcast.id().value();
    if (part.part() == 0 && part.rendition().equals(format.renditions().getFirst().id())) {
      watch(context.log().append(Topics.RENDITIONS, key, format), () -> {});
    }
    published.sent(System.nanoTime());
    watch(context.log().append(Topics.RENDITIONS, key, part), () -> acknowledged(part));
  }

  private void acknowledged(RenditionPart part) {
    if (failure.isEmpty()) {
      joinPoints.published(MediaTime.of(broadcast.origin()).plus(published.acknowledged(part)));
    }
  }

  private void watch(CompletableFuture<Long> appended, Runnable whenStored) {
    var _ =
        appended.whenComplete(
            (_, error) -> {
              if (error != null) {
                fail(error);
              } else {
                whenStored.run();
              }
            });
  }

  /** True if the log keeps parts waiting for longer than it does when all is well. */
  boolean isLogAway() {
    return published.isWaitingSince(System.nanoTime() - LOG_PATIENCE.toNanos());
  }

  /** Marks this turn as failed: the log gives the broadcast to a new worker. */
  void fail(Throwable cause) {
    failure = Optional.of(cause);
  }

  void throwIfFailed() {
    failure.ifPresent(
        cause -> {
          throw new IllegalStateException(
              "The renditions of " + broadcast.id() + " could not be made or written", cause);
        });
  }

  void picture(DecodedFrame frame, int rotation) {
    output.picture(frame, rotation);
    captions.picture(frame);
  }

  /** What comes next is of another source. */
  void sourceChanged() {
    captions.forget();
  }

  void sound(DecodedFrame frame) {
    output.sound(frame);
  }

  void followPicturesWithSilence() {
    output.followPicturesWithSilence();
  }

  void advance(MediaTime now, boolean hasSound) {
    output.advance(now);
    captions.advance(now);
    if (!hasSound) {
      output.followPicturesWithSilence();
    }
  }

  void blackout(Optional<Interruption.Kind> why, MediaTime now) {
    output.blackout(why, now);
    if (why.isPresent()) {
      captions.forget();
    }
  }

  void passOver(MediaTime time, MediaTime duration) {
    output.passOver(time, duration);
  }

  Effort report(MediaTime now, long decodeErrors, List<String> undecodable) {
    Effort effort = report.beat(now, decodeErrors, undecodable);
    captions.lackPictures(effort.leavesPicturesOut());
    return effort;
  }

  /** Nothing comes for the moment. */
  void waits() {
    report.waits();
  }

  void finish(MediaTime end) {
    output.finish(end);
    captions.close();
    context
        .log()
        .append(Topics.RENDITIONS, broadcast.id().value(), new RenditionEnd(format.epoch()))
        .join();
    LOG.info("The renditions of {} are complete", broadcast.id());
  }

  @Override
  public void close() {
    captions.close();
    output.close();
  }
}
