package org.tribune.ingest.rtmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.tribune.core.contribution.Track;
import org.tribune.core.text.Message;
import org.tribune.ingest.source.SourcePacket;
import org.tribune.ingest.source.SourceSink;

/** Remembers all that it is given, and can be made to stand still. Safe for all threads. */
final class RecordingSink implements SourceSink {
  /** One call. */
  sealed interface Told {
    record Connected(Optional<String> remote) implements Told {}

    record Tracks(List<Track> tracks) implements Told {}

    record Packet(SourcePacket packet) implements Told {}

    record Dropped(long packets) implements Told {}

    record Disconnected(Optional<Message> why) implements Told {}

    record Refused(Message why) implements Told {}
  }

  private final List<Told> told = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  /** Blocks the next packet until {@link #release()}. */
  void hold() {
    gate = new CountDownLatch(1);
  }

  void release() {
    gate.countDown();
  }

  List<Told> told() {
    return List.copyOf(told);
  }

  <T extends Told> List<T> told(Class<T> kind) {
    List<T> found = new ArrayList<>();
    for (Told one : told) {
      if (kind.isInstance(one)) {
        found.add(kind.cast(one));
      }
    }
    return found;
  }

  List<SourcePacket> packets() {
    return told(Told.Packet.class).stream().map(Told.Packet::packet).toList();
  }

  /** The last list of tracks. */
  List<Track> tracks() {
    return told(Told.Tracks.class).getLast().tracks();
  }

  long dropped() {
    return told(Told.Dropped.class).stream().mapToLong(Told.Dropped::packets).sum();
  }

  @Override
  public void connected(Optional<String> remote) {
    told.add(new Told.Connected(remote));
  }

  @Override
  public void tracks(List<Track> tracks) {
    told.add(new Told.Tracks(tracks));
  }

  @Override
  public void packet(SourcePacket packet) {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    told.add(new Told.Packet(packet));
  }

  @Override
  public void dropped(long packets) {
    told.add(new Told.Dropped(packets));
  }

  @Override
  public void disconnected(Optional<Message> why) {
    told.add(new Told.Disconnected(why));
  }

  @Override
  public void refused(Message why) {
    told.add(new Told.Refused(why));
  }
}
