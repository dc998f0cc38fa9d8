package org.tribune.site.caption;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.channel.ChannelId;
import org.tribune.delivery.caption.LiveTranscripts;
import org.tribune.delivery.limit.EventStreams;
import org.tribune.site.http.ApiJson;
import org.tribune.site.http.EventStream;

/**
 * The open streams of captions of one event loop, which owns this. Each reader gets what became
 * another since it read last; one that is slow misses nothing, and is brought up to date once it
 * reads again.
 */
public final class CaptionStreams {
  private static final long KEEP_ALIVE_MILLIS = 15_000;
  private static final long CATCH_UP_MILLIS = 1_000;
  private static final String EVENT = "captions";
  private static final Pattern PLACE = Pattern.compile("([\\w-]{1,64})/(\\d{1,18})");

  private final LiveTranscripts transcripts;
  private final Function<ChannelId, Optional<Broadcast>> shown;
  private final Function<HttpServerRequest, Optional<EventStreams.Open>> rooms;
  private final Map<ChannelId, Map<EventStream, Place>> readers = new HashMap<>();

  /** How far a reader has read. */
  private record Place(Optional<BroadcastId> broadcast, long version) {
    static final Place NOWHERE = new Place(Optional.empty(), 0);

    long in(BroadcastId id) {
      return broadcast.equals(Optional.of(id)) ? version : 0;
    }
  }

  /**
   * No stream is open yet.
   *
   * @param shown what the public sees on a channel
   * @param rooms makes room for one, if there is some
   */
  public CaptionStreams(
      LiveTranscripts transcripts,
      Function<ChannelId, Optional<Broadcast>> shown,
      Function<HttpServerRequest, Optional<EventStreams.Open>> rooms) {
    this.transcripts = transcripts;
    this.shown = shown;
    this.rooms = rooms;
  }

  /** Begins to send, on the loop of the caller. */
  public void start(Vertx vertx) {
    Context loop = vertx.getOrCreateContext();
    transcripts.onChange(id -> loop.runOnContext(_ -> tell(id)));
    vertx.setPeriodic(
        KEEP_ALIVE_MILLIS,
        _ -> readers.values().forEach(each -> each.keySet().forEach(EventStream::keepAlive)));
    vertx.setPeriodic(CATCH_UP_MILLIS, _ -> readers.keySet().forEach(this::catchUp));
  }

  /** A page reads; false if there is no room. */
  boolean open(ChannelId channel, HttpServerRequest request) {
    Optional<EventStreams.Open> room = rooms.apply(request);
    room.ifPresent(
        each -> {
          EventStream stream = new EventStream(request.response());
          readers.computeIfAbsent(channel, _ -> new LinkedHashMap<>()).put(stream, place(request));
          request
              .response()
              .closeHandler(
                  _ -> {
                    each.close();
                    close(channel, stream);
                  });
          catchUp(channel);
        });
    return room.isPresent();
  }

  private void close(ChannelId channel, EventStream stream) {
    Map<EventStream, Place> others = readers.getOrDefault(channel, new HashMap<>());
    others.remove(stream);
    if (others.isEmpty()) {
      readers.remove(channel);
    }
  }

  private static Place place(HttpServerRequest request) {
    String last = request.getHeader("Last-Event-ID");
    Matcher found = PLACE.matcher(last == null ? "" : last);
    return found.matches()
        ? new Place(Optional.of(new BroadcastId(found.group(1))), Long.parseLong(found.group(2)))
        : Place.NOWHERE;
  }

  private void tell(BroadcastId id) {
    for (ChannelId channel : readers.keySet()) {
      if (shown.apply(channel).filter(each -> each.id().equals(id)).isPresent()) {
        catchUp(channel);
      }
    }
  }

  /** Who has not read all of it gets the rest now. */
  private void catchUp(ChannelId channel) {
    Optional<Broadcast> broadcast = shown.apply(channel);
    if (broadcast.isEmpty()) {
      return;
    }
    BroadcastId id = broadcast.get().id();
    long version = transcripts.version(id);
    Map<Long, Buffer> written = new HashMap<>();
    for (Map.Entry<EventStream, Place> reader :
        readers.getOrDefault(channel, Map.of()).entrySet()) {
      long known = reader.getValue().in(id);
      if (known < version
          && reader
              .getKey()
              .send(
                  written.computeIfAbsent(known, each -> event(broadcast.get(), each, version)))) {
        reader.setValue(new Place(Optional.of(id), version));
      }
    }
  }

  private Buffer event(Broadcast broadcast, long known, long version) {
    LiveCaptionResponses.Transcript changes =
        LiveCaptionResponses.Transcript.of(
            broadcast, version, transcripts.since(broadcast.id(), known));
    return EventStream.event(EVENT, broadcast.id().value() + "/" + version, ApiJson.text(changes));
  }
}
