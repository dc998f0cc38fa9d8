package org.tribune.ingest.source;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.tribune.core.contribution.Track;
import org.tribune.core.text.Message;

/** Keeps all that a source gives. Safe for all threads. */
final class RecordingSink implements SourceSink {
  final AtomicInteger connections = new AtomicInteger();
  final AtomicLong dropped = new AtomicLong();
  final List<List<Track>> tracks = new CopyOnWriteArrayList<>();
  final List<SourcePacket> packets = new CopyOnWriteArrayList<>();
  final List<Optional<Message>> ends = new CopyOnWriteArrayList<>();
  final List<String> refusals = new CopyOnWriteArrayList<>();
  final List<Optional<String>> remotes = new CopyOnWriteArrayList<>();

  @Override
  public void connected(Optional<String> remote) {
    remotes.add(remote);
    connections.incrementAndGet();
  }

  @Override
  public void tracks(List<Track> announced) {
    tracks.add(announced);
  }

  @Override
  public void packet(SourcePacket packet) {
    packets.add(packet);
  }

  @Override
  public void dropped(long count) {
    dropped.addAndGet(count);
  }

  @Override
  public void disconnected(Optional<Message> why) {
    ends.add(why);
  }

  @Override
  public void refused(Message why) {
    refusals.add(why.en());
  }

  /** The codecs of the newest tracks, the picture's first. */
  List<String> codecs() {
    return tracks.isEmpty()
        ? List.of()
        : tracks.getLast().stream()
            .sorted((a, b) -> a.kind().compareTo(b.kind()))
            .map(Track::codec)
            .toList();
  }

  /** What was reported last in English, empty if nothing was. */
  String lastTold() {
    return ends.stream().flatMap(Optional::stream).map(Message::en).reduce("", (a, b) -> b);
  }
}
