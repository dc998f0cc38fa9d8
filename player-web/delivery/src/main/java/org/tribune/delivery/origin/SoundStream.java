package org.tribune.delivery.origin;

import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.Bytes;
import org.tribune.core.mp4.AdtsFraming;
import org.tribune.core.mp4.Mp4Exception;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.origin.window.PartPosition;

/**
 * The sound for one listener: each part as it comes. A listener who takes less than that has no
 * more waiting for it than its connection's buffers hold; what it has not taken by then is left
 * out. For its event loop.
 */
final class SoundStream {
  private static final Logger LOG = LoggerFactory.getLogger(SoundStream.class);

  private final LiveWindow window;
  private final SoundFrames frames;
  private final HlsReply reply;
  private final HttpServerResponse response;
  private final Executor loop;
  private final MediaClock clock;
  private final boolean counts;
  private Optional<PartPosition> next = Optional.empty();
  private Runnable left = () -> {};

  /** Samples of silence that are due, and are less than a frame. */
  private long owed = 0;

  /**
   * A stream.
   *
   * @param counts false for the staff, who are no audience
   */
  SoundStream(
      LiveWindow window,
      SoundFrames frames,
      HlsReply reply,
      HttpServerResponse response,
      Executor loop,
      MediaClock clock,
      boolean counts) {
    this.window = window;
    this.frames = frames;
    this.reply = reply;
    this.response = response;
    this.loop = loop;
    this.clock = clock;
    this.counts = counts;
  }

  boolean isOf(LiveWindow other) {
    return window == other;
  }

  /**
   * Begins.
   *
   * @param leaves called once, when it is over
   */
  void start(Runnable leaves) {
    left = leaves;
    response.closeHandler(closed -> leave());
    response.exceptionHandler(broken -> leave());
    goOn();
  }

  /** Sends what there is, as far as the listener takes it. */
  private void goOn() {
    while (!reply.isGone()) {
      if (response.writeQueueFull()) {
        response.drainHandler(
            taken -> {
              response.drainHandler(null);
              goOn();
            });
        return;
      }
      Optional<SoundAnswer> now = window.sound(next, new Waiter<>(loop, clock.now(), this::came));
      if (now.isEmpty()) {
        return;
      }
      take(now.get());
    }
  }

  /** What was waited for is there. */
  private void came(SoundAnswer answer) {
    if (!reply.isGone()) {
      take(answer);
      goOn();
    }
  }

  private void take(SoundAnswer answer) {
    switch (answer) {
      case SoundAnswer.Heard heard -> hear(heard);
      case SoundAnswer.Silent silent -> beSilent(silent);
      case SoundAnswer.Behind behind -> next = Optional.empty();
      case SoundAnswer.NothingYet nothing -> {}
      case SoundAnswer.Ended ended -> end();
    }
  }

  private void hear(SoundAnswer.Heard part) {
    next = following(part.position());
    try {
      send(frames.of(part), Optional.of(part.position()));
    } catch (Mp4Exception e) {
      LOG.warn("Part {} of the sound is left out of a stream: {}", part.position(), e.getMessage());
    }
  }

  /** Players count on time going on: what can't be heard lasts as long as it would have. */
  private void beSilent(SoundAnswer.Silent part) {
    next = following(part.position());
    owed += part.duration().rescale(frames.rendition().sampleRate()).ticks();
    int whole = Math.toIntExact(owed / AdtsFraming.SAMPLES);
    owed -= (long) whole * AdtsFraming.SAMPLES;
    send(frames.silence(whole), /* heard= */ Optional.empty());
  }

  private static Optional<PartPosition> following(PartPosition position) {
    return Optional.of(new PartPosition(position.segment(), position.part() + 1));
  }

  private void send(Bytes bytes, Optional<PartPosition> heard) {
    if (bytes.isEmpty()) {
      return;
    }
    reply.write(bytes);
    boolean isWatched = counts && heard.isPresent();
    if (isWatched) {
      window
          .watched()
          .ifPresent(
              watched ->
                  watched.count(frames.rendition().id(), new MediaName.Part(heard.get()), reply));
    }
    reply.delivers(bytes.length(), isWatched);
  }

  /** Nothing follows. */
  void end() {
    if (!reply.isGone()) {
      reply.endStream();
    }
    leave();
  }

  private void leave() {
    Runnable once = left;
    left = () -> {};
    once.run();
  }
}
