package org.tribune.ingest.source;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.contribution.Track;
import org.tribune.media.demux.DemuxException;
import org.tribune.media.demux.DemuxInput;
import org.tribune.media.demux.DemuxedPacket;
import org.tribune.media.demux.Demuxer;

/** A stream that comes at its own pace: SRT, RTSP, a device. */
final class DemuxedConnection implements Connection {
  private static final Duration QUICK = Duration.ofMillis(1_500);

  private final SourceConfig config;
  private final Demuxer demuxer;
  private final Supplier<Optional<String>> peer;

  /**
   * @param peer the address of who is at the other end, asked once it is connected
   */
  DemuxedConnection(SourceConfig config, DemuxInput input, Supplier<Optional<String>> peer) {
    this.config = config;
    this.peer = peer;
    this.demuxer = new Demuxer(input);
  }

  @Override
  public void run(SourceSink sink) throws SourceException {
    connect();
    boolean delivers = false;
    try {
      if (config instanceof SourceConfig.Srt) {
        // The peer is there, though what it sends is not known yet.
        sink.connected(peer.get());
      }
      List<Track> tracks = demuxer.probe();
      if (!(config instanceof SourceConfig.Srt)) {
        sink.connected(peer.get());
      }
      sink.tracks(tracks);
      for (Optional<DemuxedPacket> next = demuxer.read(); next.isPresent(); next = demuxer.read()) {
        delivers = true;
        give(next.get(), sink);
      }
    } catch (DemuxException e) {
      throw new SourceException(SourceErrors.of(config, e, delivers), e);
    }
  }

  private void connect() throws SourceException {
    long began = System.nanoTime();
    try {
      demuxer.connect();
    } catch (DemuxException e) {
      // SRT has one error for all: a peer that says no is quick, one that is not there is not.
      boolean refused = System.nanoTime() - began < QUICK.toNanos();
      boolean unclear = e.kind() == DemuxException.Kind.OTHER;
      throw new SourceException(
          unclear && config instanceof SourceConfig.Srt srt
              ? SourceErrors.unconnected(srt, refused)
              : SourceErrors.of(config, e, /* delivered= */ false),
          e);
    }
  }

  private void give(DemuxedPacket packet, SourceSink sink) {
    if (demuxer.tracksChanged()) {
      sink.tracks(demuxer.tracks());
    }
    if (packet.damaged()) {
      sink.dropped(1);
    }
    sink.packet(
        new SourcePacket(
            packet.track(),
            packet.presentationTime(),
            packet.decodingTime(),
            packet.duration(),
            packet.keyFrame(),
            packet.data()));
  }

  @Override
  public void close() {
    demuxer.close();
  }
}
