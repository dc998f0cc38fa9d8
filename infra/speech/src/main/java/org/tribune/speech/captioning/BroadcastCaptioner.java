package org.tribune.speech.captioning;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.broadcast.BroadcastState;
import org.tribune.core.caption.SpokenNames;
import org.tribune.core.log.KeyWorker;
import org.tribune.core.log.LogEntry;
import org.tribune.core.mp4.Mp4Exception;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionEnd;
import org.tribune.core.rendition.RenditionEntry;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.rendition.Timeline;
import org.tribune.core.time.MediaTime;
import org.tribune.core.topics.Topics;
import org.tribune.media.FfmpegException;
import org.tribune.speech.worker.SpeechWorker;

/**
 * Has the sound of one broadcast heard, from its first public second on. In a closed session and in
 * a suspension the sound is silence (0092); the recogniser forgets what was before as one begins.
 * On the log's thread of the broadcast, but for {@link #changed}.
 */
final class BroadcastCaptioner implements KeyWorker<RenditionEntry> {
  private static final Logger LOG = LoggerFactory.getLogger(BroadcastCaptioner.class);

  private final BroadcastId broadcast;
  private final CaptionerContext context;
  private final Duration heardBefore;
  private long epoch = Long.MIN_VALUE;
  private Optional<Heard> heard = Optional.empty();
  private boolean isClosedSession = false; // guarded by this
  private Optional<SpeechWorker> worker = Optional.empty(); // guarded by this
  private SpokenNames known = SpokenNames.NONE; // the worker's; guarded by this

  /** The sound that is heard, and on which timeline. */
  private record Heard(String rendition, Timeline timeline, HeardSound sound) {}

  BroadcastCaptioner(BroadcastId broadcast, CaptionerContext context) {
    this.broadcast = broadcast;
    this.context = context;
    EarlierTurn before = context.earlierTurn(broadcast);
    this.heardBefore = before.until();
    before.unfinished().forEach(each -> context.write(broadcast, each.heard()));
    context.open().put(broadcast, this);
    context.ledger().find(broadcast).ifPresent(this::changed);
  }

  @Override
  public void accept(LogEntry<RenditionEntry> entry) {
    if (entry.value().epoch() < epoch) {
      return;
    }
    epoch = entry.value().epoch();
    switch (entry.value()) {
      case RenditionFormat format -> learn(format);
      case RenditionPart part -> hear(part);
      case RenditionEnd _ -> end();
    }
  }

  private void learn(RenditionFormat format) {
    if (heard.isPresent()) {
      return;
    }
    for (Rendition each : format.renditions()) {
      if (heard.isEmpty() && each instanceof Rendition.Audio audio) {
        heard = open(audio, format.timeline());
      }
    }
  }

  private Optional<Heard> open(Rendition.Audio audio, Timeline timeline) {
    try {
      return Optional.of(new Heard(audio.id(), timeline, new HeardSound(audio)));
    } catch (FfmpegException e) {
      LOG.error("Broadcast {}: its sound can't be decoded, it has no captions", broadcast, e);
      return Optional.empty();
    }
  }

  private void hear(RenditionPart part) {
    if (part.start().toDuration().compareTo(heardBefore) < 0
        || heard.filter(each -> each.rendition().equals(part.rendition())).isEmpty()
        || !isPublic(part.start(), heard.get().timeline())) {
      return;
    }
    try {
      short[] samples = heard.get().sound().samples(part.data());
      worker().ifPresent(each -> each.hear(part.start(), samples));
    } catch (Mp4Exception e) {
      LOG.warn("Broadcast {}: a part of its sound can't be read", broadcast, e);
    }
  }

  private boolean isPublic(MediaTime start, Timeline timeline) {
    Instant at = timeline.origin().plus(start.toDuration());
    return context
        .ledger()
        .find(broadcast)
        .filter(each -> each.liveAt().filter(live -> !at.isBefore(live)).isPresent())
        .filter(each -> each.endedAt().filter(end -> !at.isBefore(end)).isEmpty())
        .isPresent();
  }

  /** The worker, which is started with the first sound that anybody may hear. */
  private synchronized Optional<SpeechWorker> worker() {
    if (worker.isEmpty() && !isClosedSession) {
      worker = context.ledger().find(broadcast).map(this::startWorker);
    }
    return worker.filter(_ -> !isClosedSession);
  }

  private synchronized SpeechWorker startWorker(Broadcast now) {
    known = context.names(now.channel());
    return context.startWorker(now);
  }

  /** Takes what the ledger knows of the broadcast now; on the ledger's thread. */
  void changed(Broadcast now) {
    boolean begins;
    Optional<SpeechWorker> hearing;
    synchronized (this) {
      boolean isClosed = now.state() == BroadcastState.CLOSED;
      begins = isClosed && !isClosedSession;
      isClosedSession = isClosed;
      hearing = worker;
    }
    if (begins) {
      hearing.ifPresent(SpeechWorker::reset);
      endIfOutdated(now);
    }
  }

  /** Who hears afterwards knows the names that the sitting has by then. */
  private void endIfOutdated(Broadcast now) {
    boolean isOutdated;
    synchronized (this) {
      isOutdated = !known.equals(context.names(now.channel()));
    }
    if (isOutdated) {
      stopWorker();
    }
  }

  private void end() {
    heard.ifPresent(each -> each.sound().close());
    heard = Optional.empty();
    stopWorker();
  }

  private void stopWorker() {
    Optional<SpeechWorker> ended;
    synchronized (this) {
      ended = worker;
      worker = Optional.empty();
    }
    ended.ifPresent(SpeechWorker::close);
  }

  /** Reports to the operator how its recogniser is, if it has one; on any thread. */
  void report() {
    Optional<SpeechWorker> hearing;
    synchronized (this) {
      hearing = worker;
    }
    hearing
        .flatMap(each -> RecogniserReport.of(broadcast, each.status()))
        .ifPresent(
            status ->
                context
                    .ledger()
                    .find(broadcast)
                    .ifPresent(
                        each -> {
                          var _ =
                              context.log().append(Topics.STATUS, each.channel().value(), status);
                        }));
  }

  @Override
  public void close() {
    context.open().remove(broadcast, this);
    end();
  }
}
