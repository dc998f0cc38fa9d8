package org.tribune.ingest.rtmp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.MediaTime;
import org.tribune.ingest.source.SourcePacket;

/**
 * Turns a publisher's audio, video, data and aggregate messages into tracks and packets. The tracks
 * are passed on just before the first packet that needs them, so that the configurations which
 * encoders send one after the other make one change. Used by one event loop.
 */
final class MediaReader {
  private static final int MILLISECONDS = 1_000;
  private static final MediaTime NO_DURATION = new MediaTime(/* ticks= */ 0, MILLISECONDS);
  private static final int AGGREGATE_HEADER = 11;

  private final SinkFeed.Publication publication;
  private final Consumer<String> refusals;
  private final MillisecondCounter clock = new MillisecondCounter();
  private StreamMetadata metadata = StreamMetadata.NONE;
  private Optional<Track> video = Optional.empty();
  private Optional<Track> audio = Optional.empty();
  private List<Track> told = List.of();

  /**
   * Reads for one publication.
   *
   * @param refusals is notified why a tag was dropped
   */
  MediaReader(SinkFeed.Publication publication, Consumer<String> refusals) {
    this.publication = publication;
    this.refusals = refusals;
  }

  /** Takes a message of the stream; others are ignored. */
  void read(RtmpMessage message) {
    ByteBuffer body = message.payload().asByteBuffer();
    read(message.type(), message.timestamp(), body);
  }

  private void read(int type, int timestamp, ByteBuffer body) {
    switch (type) {
      case RtmpMessage.VIDEO -> take(VideoTag.read(body), VideoTag.TRACK, timestamp);
      case RtmpMessage.AUDIO -> take(AudioTag.read(body), AudioTag.TRACK, timestamp);
      case RtmpMessage.DATA_AMF0 -> readData(body);
      case RtmpMessage.DATA_AMF3 -> {
        body.position(Math.min(1, body.limit())); // AMF0 follows a format byte
        readData(body);
      }
      case RtmpMessage.AGGREGATE -> readAggregate(timestamp, body);
      default -> {}
    }
  }

  private void readData(ByteBuffer body) {
    try {
      metadata = StreamMetadata.read(AmfReader.readAll(body)).orElse(metadata);
    } catch (RtmpException.Malformed e) {
      refusals.accept("metadata that can't be read: " + e.getMessage());
    }
  }

  /** RTMP section 7.1.6: whole FLV tags, each followed by its size, on times of their own. */
  private void readAggregate(int timestamp, ByteBuffer in) {
    int offset = 0;
    for (boolean first = true; in.remaining() >= AGGREGATE_HEADER; first = false) {
      int type = in.get() & 0x1F;
      int length = medium(in);
      int tagTime = medium(in) | (in.get() << 24);
      medium(in); // the stream, always 0
      offset = first ? timestamp - tagTime : offset;
      if (length > in.remaining()) {
        drop("an aggregate message cut short");
        return;
      }
      if (type != RtmpMessage.AGGREGATE) {
        read(type, tagTime + offset, in.slice(in.position(), length));
      }
      in.position(Math.min(in.limit(), in.position() + length + Integer.BYTES));
    }
  }

  private static int medium(ByteBuffer in) {
    return ((in.get() & 0xFF) << 16) | ((in.get() & 0xFF) << 8) | (in.get() & 0xFF);
  }

  private void take(MediaTag tag, int track, int timestamp) {
    switch (tag) {
      case MediaTag.Configuration(Track found) -> learn(found);
      case MediaTag.Coded coded -> pass(coded, track, timestamp);
      case MediaTag.Silent() -> {}
      case MediaTag.Refused(String what) -> drop(what);
    }
  }

  private void learn(Track track) {
    if (track.kind() == Track.Kind.VIDEO) {
      video = Optional.of(track);
    } else {
      audio = Optional.of(track);
    }
  }

  private void pass(MediaTag.Coded coded, int track, int timestamp) {
    coded.track().ifPresent(this::learn);
    Optional<Track> known = track == VideoTag.TRACK ? video : audio;
    if (known.filter(found -> found.codec().equals(coded.codec())).isEmpty()) {
      drop(coded.codec() + " before its configuration");
      return;
    }
    tellTracks();
    long decoding = clock.unwrap(timestamp);
    publication.packet(
        new SourcePacket(
            track,
            Optional.of(new MediaTime(decoding + coded.compositionTime(), MILLISECONDS)),
            Optional.of(new MediaTime(decoding, MILLISECONDS)),
            NO_DURATION,
            coded.keyFrame(),
            coded.data()));
  }

  private void tellTracks() {
    List<Track> now = new ArrayList<>();
    video.map(this::complete).ifPresent(now::add);
    audio.ifPresent(now::add);
    if (!now.equals(told)) {
      told = List.copyOf(now);
      publication.tracks(told);
    }
  }

  private Track complete(Track track) {
    return Track.video(
        track.index(),
        track.codec(),
        track.extradata(),
        metadata.complete(track.video().orElse(PictureSize.UNKNOWN)));
  }

  private void drop(String why) {
    publication.dropped(/* packets= */ 1);
    refusals.accept(why);
  }
}
