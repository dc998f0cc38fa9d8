package org.tribune.transcoder.film;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.time.MediaTime;
import org.tribune.media.FfmpegException;
import org.tribune.media.decode.TextDecoder;
import org.tribune.media.demux.DemuxedPacket;
import org.tribune.media.demux.TextTrack;

/** Reads the subtitles that a film's file holds as text: one track of each language. */
final class FilmCaptions {
  private static final Logger LOG = LoggerFactory.getLogger(FilmCaptions.class);

  /** As many as a report may have. */
  private static final int MOST_LANGUAGES = 8;

  private FilmCaptions() {}

  /** One track, as it is read. */
  private sealed interface Lane {
    /** A packet of the track, with its time from the film's first picture on. */
    void take(DemuxedPacket packet, MediaTime start);

    /** All of it as WebVTT; empty if there was nothing. */
    Optional<String> finish();

    void close();
  }

  private record Lines(TextDecoder decoder, WebVttCaptions captions) implements Lane {
    @Override
    public void take(DemuxedPacket packet, MediaTime start) {
      captions.add(start, packet.duration(), decoder.decode(packet.data()));
    }

    @Override
    public Optional<String> finish() {
      return captions.finish();
    }

    @Override
    public void close() {
      decoder.close();
    }
  }

  private record Closed(FilmClosedCaptions captions) implements Lane {
    @Override
    public void take(DemuxedPacket packet, MediaTime start) {
      captions.add(packet.data(), start);
    }

    @Override
    public Optional<String> finish() {
      return captions.finish();
    }

    @Override
    public void close() {
      captions.close();
    }
  }

  /**
   * Reads the file to its end, if it has such tracks.
   *
   * @param usual the language of a track that names none
   * @return WebVTT by its language, as in RFC 5646
   */
  static Map<String, String> read(Path path, String usual) throws FilmException {
    Map<String, Lane> languages = new LinkedHashMap<>();
    try (FilmFile file = FilmFile.open(path)) {
      Map<Integer, Lane> tracks = new HashMap<>();
      for (TextTrack track : file.textTracks()) {
        String language = Languages.shortest(track.language()).orElse(usual);
        if (!track.isForced()
            && languages.size() < MOST_LANGUAGES
            && !languages.containsKey(language)) {
          open(file, track, language)
              .ifPresent(
                  lane -> {
                    languages.put(language, lane);
                    tracks.put(track.index(), lane);
                  });
        }
      }
      if (!tracks.isEmpty()) {
        file.readOnlyText();
        read(file, tracks);
      }
      Map<String, String> captions = new LinkedHashMap<>();
      languages.forEach(
          (language, lane) -> lane.finish().ifPresent(text -> captions.put(language, text)));
      return captions;
    } finally {
      languages.values().forEach(Lane::close);
    }
  }

  private static Optional<Lane> open(FilmFile file, TextTrack track, String language) {
    try {
      return Optional.of(
          track.isClosedCaptions()
              ? new Closed(new FilmClosedCaptions(language))
              : new Lines(file.textDecoder(track), new WebVttCaptions()));
    } catch (FfmpegException e) {
      LOG.info("Subtitles are left out: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static void read(FilmFile file, Map<Integer, Lane> tracks) throws FilmException {
    MediaTime start = file.facts().start().orElse(MediaTime.ZERO);
    for (Optional<DemuxedPacket> read = file.read(); read.isPresent(); read = file.read()) {
      DemuxedPacket packet = read.get();
      Lane lane = tracks.get(packet.track());
      Optional<MediaTime> time = packet.presentationTime();
      if (lane != null && time.isPresent()) {
        lane.take(packet, MediaTime.ofMicros(time.get().toMicros()).minus(start));
      }
    }
  }
}
