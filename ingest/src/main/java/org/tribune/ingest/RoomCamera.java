package org.tribune.ingest;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.Track;
import org.tribune.core.room.RoomPictures;
import org.tribune.ingest.clock.TimedPacket;
import org.tribune.media.FfmpegException;
import org.tribune.media.decode.DecodedFrame;
import org.tribune.media.decode.PacketDecoder;
import org.tribune.media.filter.PictureConformer;
import org.tribune.media.picture.Picture;
import org.tribune.media.still.Jpeg;
import org.tribune.media.still.StillScaler;

/**
 * Makes stills of a channel's newest key pictures while somebody who conducts the sitting looks, on
 * a thread of its own; pictures that come while it is at work are passed over. Safe for all
 * threads.
 */
final class RoomCamera implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RoomCamera.class);
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int QUANTISER = 6;

  private final RoomPictures pictures;
  private final ChannelId channel;
  private final Thread thread;

  // Guarded by this.
  private List<Track> tracks = List.of();
  private Optional<Shot> next = Optional.empty();
  private long turn = 0;
  private boolean failing = false;

  /** A key picture that is to be made a still of, unless the turn is another by then. */
  private record Shot(Track track, TimedPacket packet, long turn) {}

  RoomCamera(RoomPictures pictures, ChannelId channel) {
    this.pictures = pictures;
    this.channel = channel;
    this.thread = Thread.ofPlatform().name("room-" + channel).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** What comes from now on is of these tracks. */
  synchronized void change(List<Track> now) {
    tracks = List.copyOf(now);
    next = Optional.empty();
  }

  /** The newest packet of what may be seen in the room. */
  synchronized void take(TimedPacket packet) {
    if (packet.keyFrame() && pictures.isWanted(channel)) {
      tracks.stream()
          .filter(track -> track.kind() == Track.Kind.VIDEO && track.index() == packet.track())
          .findFirst()
          .ifPresent(track -> next = Optional.of(new Shot(track, packet, turn)));
      notifyAll();
    }
  }

  /** Nothing of what came so far may be seen, nor what is at work. */
  synchronized void forget() {
    turn++;
    next = Optional.empty();
    pictures.forget(channel);
  }

  private void run() {
    try {
      while (true) {
        Shot shot = await();
        try {
          still(shot).ifPresent(picture -> show(shot, picture));
        } catch (FfmpegException e) {
          fail(e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Shot await() throws InterruptedException {
    while (next.isEmpty()) {
      wait();
    }
    Shot shot = next.get();
    next = Optional.empty();
    return shot;
  }

  private synchronized void show(Shot shot, RoomPictures.RoomPicture picture) {
    failing = false;
    if (shot.turn() == turn) {
      pictures.show(channel, picture);
    }
  }

  private synchronized void fail(FfmpegException e) {
    if (!failing) {
      LOG.warn("Channel {}: there is no picture of the room: {}", channel, e.getMessage());
    }
    failing = true;
  }

  private static Optional<RoomPictures.RoomPicture> still(Shot shot) {
    Still still = new Still(shot);
    try (PacketDecoder decoder = PacketDecoder.open(shot.track());
        PictureConformer conformer = new PictureConformer(WIDTH, HEIGHT);
        StillScaler scaler = new StillScaler(WIDTH, HEIGHT, WIDTH, HEIGHT)) {
      int rotation = shot.track().video().map(Track.Video::rotation).orElse(0);
      decoder.decode(
          packet(shot.packet()), frame -> still.take(frame, rotation, conformer, scaler));
      // A decoder that waits for pictures that come later but are shown before.
      decoder.drain(frame -> still.take(frame, rotation, conformer, scaler));
    }
    return still.found;
  }

  private static ContributionPacket packet(TimedPacket packet) {
    return new ContributionPacket(
        /* generation= */ 0,
        packet.track(),
        packet.presentationTime(),
        packet.decodingTime(),
        packet.duration(),
        /* keyFrame= */ true,
        packet.data());
  }

  /** The first frame that comes out. */
  private static final class Still {
    private final Shot shot;
    private Optional<RoomPictures.RoomPicture> found = Optional.empty();

    Still(Shot shot) {
      this.shot = shot;
    }

    void take(DecodedFrame frame, int rotation, PictureConformer conformer, StillScaler scaler) {
      conformer.conform(
          frame,
          rotation,
          picture -> {
            try (picture;
                Picture small = scaler.scale(picture)) {
              found =
                  Optional.of(
                      new RoomPictures.RoomPicture(
                          shot.packet().presentationTime().toInstant(),
                          Jpeg.encode(small, QUANTISER)));
            }
          });
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    forget();
  }
}
