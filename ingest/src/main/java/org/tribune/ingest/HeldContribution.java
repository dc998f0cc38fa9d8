package org.tribune.ingest;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.broadcast.Broadcast;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.channel.ChannelId;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.MediaTime;
import org.tribune.ingest.clock.TimedPacket;
import org.tribune.ingest.failover.Contribution;

/**
 * Lets through what may be published, once it may. What comes is held in memory for the publication
 * delay; what falls behind a {@link Blackout} meanwhile, or comes while it is down, is forgotten
 * and never written. After it the source goes on with its next key frame. Called under the
 * channel's lock.
 */
final class HeldContribution implements Contribution {
  private static final Logger LOG = LoggerFactory.getLogger(HeldContribution.class);

  private sealed interface Held {
    MediaTime due();
  }

  private record Change(String source, List<Track> tracks, MediaTime due) implements Held {}

  private record Packet(TimedPacket packet, boolean begins, MediaTime due) implements Held {}

  private final BroadcastContribution published;
  private final ChannelId channel;
  private final MediaTime delay;
  private final Blackout blackout;
  private final Optional<RoomCamera> room;
  private final long most;
  private final Deque<Held> held = new ArrayDeque<>();
  private volatile long heldBytes = 0;
  private Optional<Change> source = Optional.empty();
  private boolean broken = false;
  private boolean overflowing = false;
  private Optional<Interruption.Kind> reported = Optional.empty();

  /**
   * What a channel publishes.
   *
   * @param room shows who conducts the sitting what is held back; empty where nothing is
   * @param most bytes that are held back
   */
  HeldContribution(
      BroadcastContribution published,
      ChannelId channel,
      Duration publicationDelay,
      Optional<RoomCamera> room,
      long most) {
    this.room = room;
    this.most = most;
    this.published = published;
    this.channel = channel;
    this.delay = MediaTime.of(publicationDelay);
    this.blackout = new Blackout(publicationDelay);
  }

  @Override
  public boolean isOpen() {
    return published.isOpen();
  }

  @Override
  public void change(String name, List<Track> tracks, MediaTime now) {
    room.ifPresent(each -> each.change(tracks));
    hold(new Change(name, List.copyOf(tracks), now.plus(delay)), now);
  }

  @Override
  public void write(TimedPacket packet, boolean begins, MediaTime now) {
    count(packet.data().length());
    room.filter(_ -> isRoomSeen(now, packet.decodingTime(), packet.presentationTime()))
        .ifPresent(camera -> camera.take(packet));
    hold(new Packet(packet, begins, now.plus(delay)), now);
    if (heldBytes > most) {
      giveUpOldest();
    }
  }

  /** Bytes that are held back; from any thread. */
  long heldBytes() {
    return heldBytes;
  }

  /** With the channel's lock, which alone changes it. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void count(int change) {
    heldBytes += change;
  }

  private void hold(Held entry, MediaTime now) {
    held.addLast(entry);
    release(now);
  }

  @Override
  public void tick(MediaTime now) {
    MediaTime present = now.minus(delay);
    published.goTo(present);
    Optional<Interruption.Kind> why = why(present);
    report(why);
    if (why.isPresent()) {
      // At once, and not when it is due: what must not be seen is not kept.
      forgetWithheld();
    }
    room.filter(_ -> !isRoomSeen(now)).ifPresent(RoomCamera::forget);
    release(now);
    published.tick(present, why);
  }

  private void report(Optional<Interruption.Kind> why) {
    if (!why.equals(reported)) {
      reported = why;
      LOG.info(
          "Channel {}: {}",
          channel,
          why.map(kind -> "the camera is off the air: " + words(kind))
              .orElse("the camera may be on"));
    }
  }

  private static String words(Interruption.Kind kind) {
    return switch (kind) {
      case SUSPENSION -> "suspension";
      case PUBLIC_FLOOR -> "the public has the floor";
      case CLOSED_SESSION -> "closed session";
    };
  }

  private void forgetWithheld() {
    if (held.removeIf(entry -> entry instanceof Packet packet && isWithheld(packet.packet()))) {
      broken = true;
      heldBytes =
          held.stream()
              .mapToLong(
                  entry -> entry instanceof Packet packet ? packet.packet().data().length() : 0)
              .sum();
    }
  }

  private void release(MediaTime now) {
    MediaTime present = now.minus(delay);
    while (!held.isEmpty() && !held.getFirst().due().isAfter(now)) {
      Held next = held.removeFirst();
      published.goTo(present);
      switch (next) {
        case Change change -> {
          source = Optional.of(change);
          broken = false;
          published.change(change.source(), change.tracks(), present);
        }
        case Packet packet -> {
          count(-packet.packet().data().length());
          publish(packet, present);
        }
      }
    }
  }

  private void publish(Packet next, MediaTime present) {
    TimedPacket packet = next.packet();
    if (why(present).isPresent() || isWithheld(packet)) {
      broken = true;
      return;
    }
    if (broken) {
      if (!next.begins() && hasPicture()) {
        return;
      }
      broken = false;
      source.ifPresent(last -> published.change(last.source(), last.tracks(), present));
    }
    published.write(packet, next.begins(), present);
  }

  private boolean hasPicture() {
    return source.stream()
        .flatMap(last -> last.tracks().stream())
        .anyMatch(track -> track.kind() == Track.Kind.VIDEO);
  }

  /** By either time: a picture that is shown later than it is decoded belongs to both. */
  private boolean isWithheld(TimedPacket packet) {
    return why(packet.decodingTime()).isPresent() || why(packet.presentationTime()).isPresent();
  }

  private Optional<Interruption.Kind> why(MediaTime time) {
    Optional<Broadcast> broadcast = published.broadcast();
    return broadcast.flatMap(known -> blackout.at(known, time));
  }

  /** By the broadcast that is open now, and not by the one to which is written, a delay behind. */
  private boolean isRoomSeen(MediaTime... times) {
    return published
        .open()
        .filter(now -> Stream.of(times).allMatch(time -> blackout.at(now, time).isEmpty()))
        .isPresent();
  }

  /** A source that sends more than fits into memory loses the oldest of it; the slate shows it. */
  private void giveUpOldest() {
    if (!overflowing) {
      LOG.error(
          "Channel {}: more than {} MB come in {} s of publication delay: lower the bit rate of the"
              + " source, or the delay; pictures are lost",
          channel,
          most >> 20,
          delay.toSeconds());
    }
    overflowing = true;
    while (heldBytes > most / 2 && !held.isEmpty()) {
      switch (held.removeFirst()) {
        case Change change -> source = Optional.of(change);
        case Packet packet -> count(-packet.packet().data().length());
      }
    }
    broken = true;
  }
}
