package org.tribune.ingest.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tribune.core.config.SourceConfig;
import org.tribune.core.contribution.Track;
import org.tribune.media.demux.DemuxException;
import org.tribune.media.demux.DemuxInput;
import org.tribune.media.demux.DemuxedPacket;
import org.tribune.media.demux.Demuxer;

/**
 * A camera of this machine (V4L2) and a sound card (ALSA), both stamped by the machine's clock. The
 * camera must compress by itself (H.264 or MJPEG): raw pictures would fill the log in a second.
 */
final class DeviceConnection implements Connection {
  private static final int VIDEO = 0;
  private static final int AUDIO = 1;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final List<String> COMPRESSED = List.of("h264", "mjpeg");

  private final SourceConfig.Device config;
  private final List<Demuxer> open = new ArrayList<>();
  private volatile Optional<SourceException> soundFailure = Optional.empty();
  private boolean closed = false;

  DeviceConnection(SourceConfig.Device config) {
    this.config = config;
  }

  @Override
  public void run(SourceSink sink) throws SourceException, InterruptedException {
    List<Track> tracks = new ArrayList<>();
    Optional<Demuxer> video = Optional.empty();
    Optional<Demuxer> audio = Optional.empty();
    if (config.video().isPresent()) {
      video = Optional.of(camera(config.video().get(), tracks));
    }
    if (config.audio().isPresent()) {
      audio = Optional.of(probe(input(config.audio().get(), "alsa", Map.of()), AUDIO, tracks));
    }
    if (tracks.isEmpty()) {
      throw new SourceException(SourceErrors.noDevice());
    }
    sink.connected(Optional.empty());
    sink.tracks(tracks);
    if (video.isPresent() && audio.isPresent()) {
      readBoth(video.get(), audio.get(), sink);
    } else {
      read(video.isPresent() ? video.get() : audio.orElseThrow(), video.isPresent(), sink);
    }
  }

  private static DemuxInput input(String device, String format, Map<String, String> options) {
    return new DemuxInput(
        device,
        Optional.of(format),
        options,
        /* protocols= */ Set.of(),
        /* waitsForPeer= */ false,
        PATIENCE,
        PATIENCE);
  }

  private Demuxer camera(String device, List<Track> tracks) throws SourceException {
    Optional<SourceException> last = Optional.empty();
    for (String format : COMPRESSED) {
      Map<String, String> options = Map.of("input_format", format, "timestamps", "abs");
      try {
        Demuxer opened = probe(input(device, "v4l2", options), VIDEO, tracks);
        if (tracks.stream().noneMatch(track -> track.codec().equals("rawvideo"))) {
          return opened;
        }
        opened.close();
        tracks.clear();
        last = Optional.of(new SourceException(SourceErrors.rawPictures(config)));
      } catch (SourceException e) {
        last = Optional.of(e);
      }
    }
    throw last.orElseThrow();
  }

  private Demuxer probe(DemuxInput input, int index, List<Track> tracks) throws SourceException {
    Demuxer demuxer = hold(new Demuxer(input));
    try {
      for (Track track : demuxer.probe()) {
        tracks.add(numbered(track, index));
      }
      return demuxer;
    } catch (DemuxException e) {
      demuxer.close();
      throw new SourceException(SourceErrors.of(config, e, /* delivered= */ false), e);
    }
  }

  private static Track numbered(Track track, int index) {
    return new Track(
        index,
        track.codec(),
        track.codecTag(),
        track.bitsPerCodedSample(),
        track.extradata(),
        track.video(),
        track.audio());
  }

  private synchronized Demuxer hold(Demuxer demuxer) {
    open.add(demuxer);
    if (closed) {
      demuxer.close();
    }
    return demuxer;
  }

  /** The sound is read on a thread of its own; the sink is called by one at a time. */
  private void readBoth(Demuxer video, Demuxer audio, SourceSink sink)
      throws SourceException, InterruptedException {
    Thread sound =
        Thread.ofPlatform()
            .name(Thread.currentThread().getName() + "-sound")
            .daemon()
            .start(
                () -> {
                  try {
                    read(audio, /* isVideo= */ false, sink);
                  } catch (SourceException e) {
                    soundFailure = Optional.of(e);
                  }
                  video.close();
                });
    try {
      read(video, /* isVideo= */ true, sink);
    } catch (SourceException e) {
      // If the sound failed first, that is the reason.
      throw soundFailure.orElse(e);
    } finally {
      audio.close();
      sound.join();
    }
  }

  private void read(Demuxer demuxer, boolean isVideo, SourceSink sink) throws SourceException {
    int index = isVideo ? VIDEO : AUDIO;
    try {
      for (Optional<DemuxedPacket> next = demuxer.read(); next.isPresent(); next = demuxer.read()) {
        DemuxedPacket packet = next.get();
        synchronized (sink) {
          sink.packet(
              new SourcePacket(
                  index,
                  packet.presentationTime(),
                  packet.decodingTime(),
                  packet.duration(),
                  packet.keyFrame(),
                  packet.data()));
        }
      }
    } catch (DemuxException e) {
      throw new SourceException(SourceErrors.of(config, e, /* delivered= */ true), e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    open.forEach(Demuxer::close);
  }
}
