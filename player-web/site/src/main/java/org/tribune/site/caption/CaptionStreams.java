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
final class CaptionStreams {
  private static final long KEEP_ALIVE_MILLIS = 15_000;
  private static final long CATCH_UP_MILLIS = 1_000;
  private static final String EVENT = "captions";

  private final LiveTranscripts transcripts;
  private final Function<ChannelId, Optional<Broadcast>> shown;
  private final Function<HttpServerRequest, Optional<EventStreams.Open>> rooms;

  /** How far each reader of a channel has read. */
  private final Map<ChannelId, Map<EventStream, Optional<TranscriptPlace>>> readers =
      new HashMap<>();

  /**
   * No stream is open yet.
   *
   * @param shown what the public sees on a channel
   * @param rooms makes room for one, if there is some
   */
  CaptionStreams(
      LiveTranscripts transcripts,
      Function<ChannelId, Optional<Broadcast>> shown,
      Function<HttpServerRequest, Optional<EventStreams.Open>> rooms) {
    this.transcripts = transcripts;
    this.shown = shown;
    this.rooms = rooms;
  }

  /** Begins to send, on the loop of the caller. */
  void start(Vertx vertx) {
    Context loop = vertx.getOrCreateContext();
    transcripts.onChange(id -> loop.runOnContext(_ -> tell(id)));
    vertx.setPeriodic(
        KEEP_ALIVE_MILLIS,
        _ -> readers.values().forEach(each -> each.keySet().forEach(EventStream::keepAlive)));
    vertx.setPeriodic(CATCH_UP_MILLIS, _ -> readers.keySet().forEach(this::catchUp));
  }

  /**
   * A page reads; false if there is no room.
   *
   * @param known how far it has read
   */
  boolean open(ChannelId channel, Optional<TranscriptPlace> known, HttpServerRequest request) {
    Optional<EventStreams.Open> room = rooms.apply(request);
    room.ifPresent(
        each -> {
          EventStream stream = new EventStream(request.response());
          Optional<TranscriptPlace> read = begin(channel, known, stream);
          readers.computeIfAbsent(channel, _ -> new LinkedHashMap<>()).put(stream, read);
          request
              .response()
              .closeHandler(
                  _ -> {
                    each.close();
                    close(channel, stream);
                  });
        });
    return room.isPresent();
  }

  /** Says at once what is new, or that nothing is: a page knows by it that the stream works. */
  private Optional<TranscriptPlace> begin(
      ChannelId channel, Optional<TranscriptPlace> known, EventStream stream) {
    Optional<Event> first = shown.apply(channel).map(each -> event(each, known));
    boolean isSent = first.map(each -> stream.send(each.bytes())).orElse(false);
    if (!isSent) {
      stream.keepAlive();
    }
    return isSent ? first.flatMap(Event::place) : known;
  }

  private void close(ChannelId channel, EventStream stream) {
    Map<EventStream, ?> others = readers.getOrDefault(channel, new HashMap<>());
    others.remove(stream);
    if (others.isEmpty()) {
      readers.remove(channel);
    }
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
    shown.apply(channel).ifPresent(each -> catchUp(channel, each));
  }

  private void catchUp(ChannelId channel, Broadcast broadcast) {
    Optional<TranscriptPlace> newest =
        Optional.of(
            new TranscriptPlace(
                transcripts.instance(), broadcast.id(), transcripts.version(broadcast.id())));
    Map<Optional<TranscriptPlace>, Event> written = new HashMap<>();
    for (Map.Entry<EventStream, Optional<TranscriptPlace>> reader :
        readers.getOrDefault(channel, Map.of()).entrySet()) {
      if (!reader.getValue().equals(newest)) {
        Event event = written.computeIfAbsent(reader.getValue(), each -> event(broadcast, each));
        if (reader.getKey().send(event.bytes())) {
          reader.setValue(event.place());
        }
      }
    }
  }

  /** As it is sent to all who have read equally far. */
  private record Event(Optional<TranscriptPlace> place, Buffer bytes) {}

  private Event event(Broadcast broadcast, Optional<TranscriptPlace> known) {
    LiveCaptionResponses.Transcript changes =
        LiveCaptionResponses.Transcript.of(transcripts, broadcast, known);
    String place = changes.place().orElseThrow();
    return new Event(
        TranscriptPlace.of(place), EventStream.event(EVENT, place, ApiJson.text(changes)));
  }
}
