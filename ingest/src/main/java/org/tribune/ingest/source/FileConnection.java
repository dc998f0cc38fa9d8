package org.tribune.ingest.source;

import java.util.List;
import java.util.Optional;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;
import org.tribune.media.demux.DemuxException;
import org.tribune.media.demux.DemuxInput;
import org.tribune.media.demux.DemuxedPacket;
import org.tribune.media.demux.Demuxer;

/**
 * A file at its own pace, once or again and again; its timestamps go on where the last round ended,
 * so that a loop is one endless stream.
 */
final class FileConnection implements Connection {
  private final SourceConfig.File config;
  private final FilePace pace;
  private volatile Optional<Demuxer> current = Optional.empty();
  private volatile boolean closed = false;

  FileConnection(SourceConfig.File config, MediaClock clock, Pause pause) {
    this.config = config;
    this.pace = new FilePace(clock, pause);
  }

  @Override
  public void run(SourceSink sink) throws SourceException, InterruptedException {
    List<Track> announced = List.of();
    boolean again = true;
    while (again && !closed) {
      try (Demuxer demuxer = open()) {
        List<Track> tracks = demuxer.probe();
        if (announced.isEmpty()) {
          sink.connected(Optional.empty());
        }
        if (!tracks.equals(announced)) {
          sink.tracks(tracks);
          announced = tracks;
        }
        again = play(demuxer, sink) && config.loop();
      } catch (DemuxException e) {
        throw new SourceException(SourceErrors.of(config, e, !announced.isEmpty()), e);
      }
    }
    if (closed) {
      throw new InterruptedException("The source was closed");
    }
    if (config.loop()) {
      throw new SourceException(SourceErrors.emptyFile(config));
    }
  }

  private Demuxer open() {
    // "file:" keeps a path that holds a colon from being taken for a protocol.
    Demuxer demuxer = new Demuxer(DemuxInput.of("file:" + config.path(), List.of("file")));
    current = Optional.of(demuxer);
    if (closed) {
      demuxer.close();
    }
    return demuxer;
  }

  /** Plays to the end. Returns true if there was anything. */
  private boolean play(Demuxer demuxer, SourceSink sink)
      throws DemuxException, InterruptedException {
    pace.beginRound();
    boolean any = false;
    for (Optional<DemuxedPacket> next = demuxer.read(); next.isPresent(); next = demuxer.read()) {
      any = true;
      if (demuxer.tracksChanged()) {
        sink.tracks(demuxer.tracks());
      }
      DemuxedPacket packet = next.get();
      MediaTime shift = pace.await(packet);
      sink.packet(
          new SourcePacket(
              packet.track(),
              packet.presentationTime().map(shift::plus),
              packet.decodingTime().map(shift::plus),
              packet.duration(),
              packet.keyFrame(),
              packet.data()));
    }
    return any;
  }

  @Override
  public void close() {
    closed = true;
    current.ifPresent(Demuxer::close);
  }
}
