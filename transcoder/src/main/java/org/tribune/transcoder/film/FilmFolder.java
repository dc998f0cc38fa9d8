package org.tribune.transcoder.film;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.film.FilmManifest;
import org.tribune.core.hls.BitRates;
import org.tribune.core.hls.ByteRange;
import org.tribune.core.hls.IFrameVariant;
import org.tribune.core.hls.MultivariantPlaylistWriter;
import org.tribune.core.hls.Segment;
import org.tribune.core.hls.Variants;
import org.tribune.core.hls.VodPlaylist;
import org.tribune.core.hls.VodPlaylistWriter;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.rendition.RenditionPart;
import org.tribune.core.time.MediaTime;
import org.tribune.transcoder.encode.PartSink;

/**
 * The folder that a film is written into: headers, segments, playlists, and last the manifest.
 * Parts come from each rendition's own thread; all else from one.
 */
final class FilmFolder implements PartSink {
  private static final String PLAYLIST = "index.m3u8";
  private static final String KEY_FRAMES = "iframes.m3u8";
  private static final String HEADER = "init.mp4";

  private final Path folder;
  private final RenditionFormat format;
  private final String language;
  private final Map<String, Lane> lanes = new HashMap<>();

  /** What was written of a segment: its name, its length, and where its key frames lie. */
  private record Written(
      String name, MediaTime duration, int bytes, List<SegmentIndex.KeyFrame> keyFrames) {}

  /** One rendition; used by the thread that makes it, and after that by the folder's. */
  private static final class Lane {
    private final Path folder;
    private final ByteArrayOutputStream segment = new ByteArrayOutputStream();
    private final List<Written> written = new ArrayList<>();
    private MediaTime duration = MediaTime.ZERO;
    private long number = 0;

    Lane(Path folder) {
      this.folder = folder;
    }

    void add(RenditionPart part) throws IOException {
      duration = segment.size() == 0 ? part.duration() : duration.plus(part.duration());
      segment.writeBytes(part.data().array());
      number = part.segment();
      if (part.last()) {
        end();
      }
    }

    /** Writes the segment that is begun: a film that ends with a whole part has no last one. */
    void end() throws IOException {
      if (segment.size() > 0) {
        String name = number + ".m4s";
        byte[] whole = segment.toByteArray();
        segment.reset();
        Files.write(folder.resolve(name), whole);
        written.add(
            new Written(
                name, duration, whole.length, SegmentIndex.of(Bytes.wrap(whole)).keyFrames()));
      }
    }
  }

  /**
   * A folder, which is made, with the headers in it.
   *
   * @param language of the sound, as in RFC 5646
   */
  FilmFolder(Path folder, RenditionFormat format, String language) throws IOException {
    this.folder = folder;
    this.format = format;
    this.language = language;
    for (Rendition rendition : format.renditions()) {
      Path own = Files.createDirectories(folder.resolve(rendition.id()));
      Files.write(own.resolve(HEADER), rendition.header().array());
      lanes.put(rendition.id(), new Lane(own));
    }
  }

  @Override
  public void part(RenditionPart part) {
    try {
      lane(part.rendition()).add(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Lane lane(String rendition) {
    Lane lane = lanes.get(rendition);
    if (lane == null) {
      throw new IllegalArgumentException("No such rendition: " + rendition);
    }
    return lane;
  }

  /** All parts have come: writes the playlists, and then the manifest. */
  void finish(FilmManifest manifest) throws IOException {
    for (Lane lane : lanes.values()) {
      lane.end();
    }
    List<IFrameVariant> iFrames = new ArrayList<>();
    for (Rendition rendition : format.renditions()) {
      write(rendition.id() + "/" + PLAYLIST, VodPlaylistWriter.write(segments(rendition)));
      if (rendition instanceof Rendition.Video video) {
        write(rendition.id() + "/" + KEY_FRAMES, VodPlaylistWriter.write(keyFrames(rendition)));
        Variants.Rates rates = keyFrameRates(rendition);
        iFrames.add(
            new IFrameVariant(
                rendition.id() + "/" + KEY_FRAMES,
                rates.peak(),
                rates.average(),
                video.codec(),
                video.width(),
                video.height()));
      }
    }
    Variants variants =
        new Variants(language, rendition -> rendition.id() + "/" + PLAYLIST, this::rates);
    write(
        PLAYLIST,
        MultivariantPlaylistWriter.write(
            variants.compose(List.of(), format.renditions(), iFrames)));
    Files.write(folder.resolve(FilmManifest.FILE), manifest.encode());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private Variants.Rates rates(Rendition rendition) {
    BitRates rates = new BitRates(format.timeline().targetDuration());
    lane(rendition.id())
        .written
        .forEach(segment -> rates.add(segment.duration().toSeconds(), segment.bytes()));
    return rates.measured();
  }

  private VodPlaylist segments(Rendition rendition) {
    List<Segment> segments = new ArrayList<>();
    for (Written each : lane(rendition.id()).written) {
      segments.add(segment(each.name(), each.duration(), segments.isEmpty(), Optional.empty()));
    }
    return playlist(segments, /* iFramesOnly= */ false);
  }

  private VodPlaylist keyFrames(Rendition rendition) {
    List<Segment> frames = new ArrayList<>();
    forEachKeyFrame(
        rendition,
        (segment, frame, duration) ->
            frames.add(
                segment(
                    segment.name(),
                    duration,
                    frames.isEmpty(),
                    Optional.of(new ByteRange(frame.offset(), frame.length())))));
    return playlist(frames, /* iFramesOnly= */ true);
  }

  private Variants.Rates keyFrameRates(Rendition rendition) {
    BitRates rates = new BitRates(format.timeline().targetDuration());
    forEachKeyFrame(
        rendition, (segment, frame, duration) -> rates.add(duration.toSeconds(), frame.length()));
    return rates.measured();
  }

  private interface KeyFrameVisitor {
    void visit(Written segment, SegmentIndex.KeyFrame frame, MediaTime duration);
  }

  /** Each is shown until the next. */
  private void forEachKeyFrame(Rendition rendition, KeyFrameVisitor visitor) {
    int timescale = format.timeline().frameRate().timescale();
    for (Written segment : lane(rendition.id()).written) {
      List<SegmentIndex.KeyFrame> frames = segment.keyFrames();
      long start = frames.getFirst().time();
      long end = start + segment.duration().rescale(timescale).ticks();
      for (int i = 0; i < frames.size(); i++) {
        long until = i + 1 < frames.size() ? frames.get(i + 1).time() : end;
        visitor.visit(
            segment, frames.get(i), new MediaTime(until - frames.get(i).time(), timescale));
      }
    }
  }

  private Segment segment(
      String name, MediaTime duration, boolean first, Optional<ByteRange> range) {
    Optional<Instant> date = first ? Optional.of(format.timeline().origin()) : Optional.empty();
    return new Segment(
        name, duration, date, /* gap= */ false, /* discontinuity= */ false, List.of(), range);
  }

  private VodPlaylist playlist(List<Segment> segments, boolean iFramesOnly) {
    return new VodPlaylist(
        format.timeline().targetDuration(), Optional.of(HEADER), List.of(), segments, iFramesOnly);
  }
}
