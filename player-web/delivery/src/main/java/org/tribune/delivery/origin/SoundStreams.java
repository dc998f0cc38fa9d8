package org.tribune.delivery.origin;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.mp4.Mp4Exception;
import org.tribune.core.time.MediaClock;
import org.tribune.delivery.client.Viewer.Verdict;
import org.tribune.delivery.limit.ClientPlaces;

/**
 * The sound of what is on air as one stream that goes on and on, for browsers and players that know
 * nothing of HLS: AAC in ADTS. Of one event loop, which owns this.
 */
public final class SoundStreams {
  /** What stands behind a channel's address. */
  static final String NAME = "sound.aac";

  private static final Logger LOG = LoggerFactory.getLogger(SoundStreams.class);
  private static final String TYPE = "audio/aac";

  private final Executor loop;
  private final MediaClock clock;
  private final ClientPlaces places;
  private final BiFunction<ChannelId, HttpServerRequest, Runnable> listens;
  private final Map<BroadcastId, SoundFrames> frames = new HashMap<>();
  private final Set<SoundStream> open = new HashSet<>();

  /**
   * Streams of an event loop.
   *
   * @param places make room for streams
   * @param listens called with each listener of a channel; gives what to call when it leaves
   */
  public SoundStreams(
      Executor loop,
      MediaClock clock,
      ClientPlaces places,
      BiFunction<ChannelId, HttpServerRequest, Runnable> listens) {
    this.loop = loop;
    this.clock = clock;
    this.places = places;
    this.listens = listens;
  }

  /** Answers with the stream; false, and nothing is answered, if there is no sound to be heard. */
  boolean open(Broadcast broadcast, LiveWindow window, HlsReply reply) {
    Optional<SoundFrames> shared = frames(broadcast.id(), window);
    if (shared.isEmpty()) {
      return false;
    }
    if (reply.request().method().equals(HttpMethod.HEAD)) {
      HttpServerResponse _ = reply.stream(TYPE);
      return true;
    }
    Optional<ClientPlaces.Place> place = places.take(reply.request());
    if (place.isEmpty()) {
      reply.tooManyWait();
      return true;
    }
    boolean counts = reply.viewer().seesPreviews() != Verdict.YES;
    Runnable leaves = counts ? listens.apply(broadcast.channel(), reply.request()) : () -> {};
    frames.put(broadcast.id(), shared.get());
    SoundStream stream =
        new SoundStream(window, shared.get(), reply, reply.stream(TYPE), loop, clock, counts);
    open.add(stream);
    stream.start(
        () -> {
          open.remove(stream);
          place.get().close();
          leaves.run();
          if (open.stream().noneMatch(each -> each.isOf(window))) {
            frames.remove(broadcast.id());
          }
        });
    return true;
  }

  private Optional<SoundFrames> frames(BroadcastId id, LiveWindow window) {
    SoundFrames known = frames.get(id);
    return known != null
        ? Optional.of(known)
        : window
            .sound()
            .flatMap(
                rendition -> {
                  try {
                    return Optional.of(SoundFrames.of(rendition));
                  } catch (Mp4Exception e) {
                    LOG.debug("Broadcast {}: no stream of its sound: {}", id, e.getMessage());
                    return Optional.empty();
                  }
                });
  }

  /** Ends all of them, as a broadcast's end does: the server stops. */
  public void close() {
    List.copyOf(open).forEach(SoundStream::end);
  }
}
