package org.tribune.transcoder;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.contribution.ContributionEntry;
import org.tribune.core.contribution.ContributionFormat;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.ContributionTick;
import org.tribune.core.contribution.Track;
import org.tribune.core.log.Checkpoint;
import org.tribune.core.log.KeyWorker;
import org.tribune.core.log.LogEntry;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.media.NativeMemory;
import org.tribune.media.decode.DecodedFrame;
import org.tribune.transcoder.output.SourceShape;

/**
 * Turns the contribution of one broadcast into its renditions, for as long as this process holds
 * it.
 *
 * <p>What is shown follows from the contribution alone, so a transcoder that takes over makes the
 * same pictures. Only when the ingest itself falls silent does its own clock take the ticks' place.
 * {@code accept} comes from the log's thread, {@code beat} from the transcoder's: both lock, in
 * turn, so that a busy log does not keep out the beat that would relieve it.
 */
final class BroadcastTranscoder implements KeyWorker<ContributionEntry> {
  private static final Logger LOG = LoggerFactory.getLogger(BroadcastTranscoder.class);

  /** How long the first picture is waited for before the broadcast begins with the slate. */
  private static final MediaTime FIRST_PICTURE = MediaTime.ofMicros(2_000_000);

  /** How long the ingest may be silent before our own clock goes on. */
  private static final long SILENCE_MICROS = 1_000_000;

  /** How long before the log is asked whether it has anything: early enough for its answer. */
  private static final long DOUBT_MICROS = 300_000;

  /** How long the log takes at most for its answer when all is well. */
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(1);

  /** How long the log may take to bring the ingest's entries again after it was away. */
  private static final long RECOVERY_MICROS = 3_000_000;

  /** How long the end waits for what is still on its way. */
  private static final long END_MICROS = 300_000;

  /** A broadcast that ended so long ago was finished by someone, or nobody will watch it live. */
  private static final long FORGOTTEN_MICROS = 120_000_000;

  private final BroadcastId id;
  private final TranscoderContext context;
  private final ReentrantLock turn = new ReentrantLock(/* fair= */ true);
  private final Checkpoint checkpoint;
  private final JoinPoints joinPoints;
  private final SilenceCheck silenceCheck;
  private final SourceDecoder decoder = new SourceDecoder(new Decoded());
  private Optional<RunningOutput> running = Optional.empty();
  private Optional<MediaTime> firstEntry = Optional.empty();
  private Optional<Long> formatPosition = Optional.empty();
  private int videoTrack = -1;
  private Optional<Interruption.Kind> blackout = Optional.empty();
  private MediaTime lastTick = MediaTime.ZERO;
  private MediaTime lastArrival;
  private MediaTime lastAway = MediaTime.ZERO;
  private long nextPosition = 0;
  private boolean finished = false;

  BroadcastTranscoder(String key, Checkpoint checkpoint, TranscoderContext context) {
    this.id = new BroadcastId(key);
    this.context = context;
    this.checkpoint = checkpoint;
    this.joinPoints = new JoinPoints(checkpoint);
    this.silenceCheck =
        new SilenceCheck(
            back -> context.log().tail(Topics.CONTRIBUTION, key, back),
            question -> Thread.ofVirtual().name("transcoder-silence").start(question));
    this.lastArrival = context.clock().now();
    context.beats().add(this);
  }

  @Override
  public void accept(LogEntry<ContributionEntry> entry) {
    turn.lock();
    try {
      acceptInTurn(entry);
    } finally {
      turn.unlock();
    }
  }

  private void acceptInTurn(LogEntry<ContributionEntry> entry) {
    nextPosition = entry.position() + 1;
    if (finished) {
      checkpoint.resumeFrom(nextPosition);
      return;
    }
    try (MDC.MDCCloseable ignored = MDC.putCloseable("broadcast", id.value())) {
      running.ifPresent(RunningOutput::throwIfFailed);
      if (firstEntry.isEmpty()) {
        firstEntry = Optional.of(entry.value().time());
      }
      if (isPastTheEnd(entry.value().time())) {
        lastTick = entry.value().time();
      } else {
        take(entry.position(), entry.value());
      }
      // Not before: while we were busy with this entry the ingest was not silent.
      lastArrival = context.clock().now();
    }
  }

  private boolean isPastTheEnd(MediaTime time) {
    return context
        .ledger()
        .find(id)
        .flatMap(Broadcast::endedAt)
        .map(end -> time.isAfter(MediaTime.of(end)))
        .orElse(false);
  }

  private void take(long position, ContributionEntry entry) {
    switch (entry) {
      case ContributionFormat format -> {
        formatPosition = Optional.of(position);
        videoTrack =
            format.tracks().stream()
                .filter(track -> track.kind() == Track.Kind.VIDEO)
                .mapToInt(Track::index)
                .findFirst()
                .orElse(-1);
        if (decoder.format(format)) {
          running.ifPresent(RunningOutput::sourceChanged);
        }
      }
      case ContributionPacket packet -> {
        if (packet.track() == videoTrack && packet.keyFrame()) {
          formatPosition.ifPresent(at -> joinPoints.add(at, packet.presentationTime()));
        }
        decoder.packet(packet);
      }
      case ContributionTick tick -> {
        blackout = tick.blackout();
        tick(tick.time());
      }
    }
  }

  private void tick(MediaTime now) {
    lastTick = now;
    boolean waitedEnough =
        firstEntry.map(first -> now.minus(first).compareTo(FIRST_PICTURE) > 0).orElse(true);
    if (running.isEmpty() && waitedEnough) {
      begin(Optional.empty());
    }
    running.ifPresent(
        output -> {
          output.blackout(blackout, now);
          output.advance(now, decoder.hasSound() && blackout.isEmpty());
        });
  }

  /** Called several times a second by the transcoder. */
  void beat() {
    turn.lock();
    try {
      beatInTurn();
    } finally {
      turn.unlock();
    }
  }

  private void beatInTurn() {
    if (finished) {
      return;
    }
    try (MDC.MDCCloseable ignored = MDC.putCloseable("broadcast", id.value())) {
      Optional<Broadcast> broadcast = context.ledger().find(id);
      MediaTime now = context.clock().now();
      MediaTime present = broadcast.map(context::present).orElse(now);
      if (broadcast.map(found -> found.state() == BroadcastState.ENDED).orElse(false)) {
        finishWhenDue(broadcast.get().endedAt().orElse(Instant.EPOCH), present);
        return;
      }
      if (isIngestSilent(now)) {
        tick(present);
      } else if (isInDoubt(now)) {
        running.ifPresent(RunningOutput::waits);
        return;
      }
      running.ifPresent(
          output ->
              decoder.effort(output.report(present, decoder.errors(), decoder.undecodable())));
    } catch (RuntimeException e) {
      // The log's thread finds the failure at its next entry and starts again.
      LOG.error("The transcoder failed", e);
      running.ifPresent(output -> output.fail(e));
    }
  }

  /**
   * True if nothing comes although the log is there. While it is away the ingest's entries wait for
   * it, as our own parts do; a slate in their place would lose them.
   */
  private boolean isIngestSilent(MediaTime now) {
    boolean confirmed = isInDoubt(now) && silenceCheck.confirms(now, lastArrival, nextPosition);
    if (running.map(RunningOutput::isLogAway).orElse(false)
        || silenceCheck.isLogAway(now, ANSWER_PATIENCE)) {
      lastAway = now;
    }
    return confirmed
        && now.minus(lastArrival).toMicros() > SILENCE_MICROS
        && now.minus(lastAway).toMicros() > RECOVERY_MICROS;
  }

  /** True if the ingest may be silent, or the log away. */
  private boolean isInDoubt(MediaTime now) {
    return now.minus(lastArrival).toMicros() > DOUBT_MICROS;
  }

  private void finishWhenDue(Instant endedAt, MediaTime present) {
    MediaTime now = context.clock().now();
    MediaTime end = MediaTime.of(endedAt);
    boolean heardAll = !lastTick.isBefore(end);
    boolean waited = present.minus(end).toMicros() > END_MICROS;
    boolean silent = now.minus(lastArrival).toMicros() > END_MICROS;
    if (!heardAll && !(waited && silent)) {
      return;
    }
    finished = true;
    if (running.isEmpty() && now.minus(end).toMicros() < FORGOTTEN_MICROS) {
      begin(Optional.empty());
    }
    running.ifPresent(output -> output.finish(end));
    checkpoint.resumeFrom(nextPosition);
    free();
  }

  private final class Decoded implements SourceDecoder.Sink {
    @Override
    public void picture(DecodedFrame frame, SourceDecoder.Shape shape) {
      if (blackout.isPresent()) {
        return;
      }
      if (running.isEmpty()) {
        begin(Optional.of(SourceShape.of(frame, shape.rotation(), shape.frameRate())));
      }
      running.ifPresent(
          output -> {
            output.picture(frame, shape.rotation());
            if (!decoder.hasSound()) {
              output.followPicturesWithSilence();
            }
          });
    }

    @Override
    public void passedOver(MediaTime time, MediaTime duration) {
      if (blackout.isPresent()) {
        return;
      }
      running.ifPresent(
          output -> {
            output.passOver(time, duration);
            if (!decoder.hasSound()) {
              output.followPicturesWithSilence();
            }
          });
    }

    @Override
    public void sound(DecodedFrame frame) {
      if (blackout.isPresent()) {
        return;
      }
      running.ifPresent(output -> output.sound(frame));
    }
  }

  private void begin(Optional<SourceShape> source) {
    Optional<Broadcast> broadcast = context.awaitBroadcast(id);
    if (broadcast.isEmpty()) {
      LOG.warn("The log has no event of this broadcast: its contribution is ignored");
      finished = true;
      return;
    }
    running =
        RunningOutput.begin(
            broadcast.get(), source, firstEntry.orElse(MediaTime.ZERO), joinPoints, context);
    finished = running.isEmpty();
  }

  private void free() {
    context.beats().remove(this);
    running.ifPresent(RunningOutput::close);
    running = Optional.empty();
    decoder.close();
    NativeMemory.giveBack();
  }

  @Override
  public void close() {
    turn.lock();
    try {
      finished = true;
      free();
    } finally {
      turn.unlock();
    }
  }
}
