package org.tribune.transcoder.film;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tribune.core.contribution.Track;
import org.tribune.core.film.TranscodeError;
import org.tribune.media.decode.ContainerColours;
import org.tribune.media.decode.PacketDecoder;
import org.tribune.media.decode.TextDecoder;
import org.tribune.media.demux.ContainerFacts;
import org.tribune.media.demux.DemuxException;
import org.tribune.media.demux.DemuxInput;
import org.tribune.media.demux.DemuxedPacket;
import org.tribune.media.demux.Demuxer;
import org.tribune.media.demux.TextTrack;

/**
 * A file that somebody sent. Only containers that hold their media themselves are read, and nothing
 * but this one file: no list that names others, no network. Used by one thread.
 */
final class FilmFile implements AutoCloseable {
  /** Demuxers of FFmpeg that never open anything else; playlists and scripts are left out. */
  private static final List<String> FORMATS =
      List.of(
          "mov,mp4,m4a,3gp,3g2,mj2",
          "matroska,webm",
          "avi",
          "mpeg",
          "mpegts",
          "mpegvideo",
          "m4v",
          "h264",
          "hevc",
          "ivf",
          "flv",
          "live_flv",
          "asf",
          "ogg",
          "mxf",
          "dv",
          "gxf",
          "nut",
          "rm",
          "wav",
          "w64",
          "aiff",
          "mp3",
          "aac",
          "flac",
          "amr",
          "ac3",
          "eac3",
          "caf",
          "wv",
          "yuv4mpegpipe");

  private static final Set<String> FIRST_BOXES =
      Set.of("ftyp", "moov", "mdat", "wide", "skip", "free", "pnot");

  private static final String MOST_STREAMS = "100";

  private static final int LOWEST_RATE = 1_000;
  private static final int HIGHEST_RATE = 768_000;
  private static final int MOST_CHANNELS = 64;

  /** A file on this machine is silent only if the disk is broken. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Demuxer demuxer;
  private final long length;

  private FilmFile(Demuxer demuxer, long length) {
    this.demuxer = demuxer;
    this.length = length;
  }

  /** Opens a file and looks what is in it. */
  static FilmFile open(Path path) throws FilmException {
    long length;
    try {
      length = Files.size(path);
    } catch (IOException e) {
      throw new FilmException(TranscodeError.DISK, "Can't read " + path + ": " + e.getMessage(), e);
    }
    DemuxInput input =
        // "file:" keeps a path that holds a colon from being taken for a protocol.
        DemuxInput.of("file:" + path.toAbsolutePath(), List.of("file"))
            .withOption("format_whitelist", String.join(",", FORMATS))
            .withOption("max_streams", MOST_STREAMS)
            .withTimeouts(PATIENCE, PATIENCE);
    Demuxer demuxer = new Demuxer(input);
    try {
      demuxer.probe();
      FilmFile file = new FilmFile(demuxer, length);
      file.refuseLargePictures();
      file.refuseAbsurdSound();
      return file;
    } catch (DemuxException e) {
      demuxer.close();
      throw refused(path, e);
    } catch (FilmException e) {
      demuxer.close();
      throw e;
    }
  }

  private static FilmException refused(Path path, DemuxException e) {
    if (e.said().stream().anyMatch(line -> line.contains("exceeds max_streams"))) {
      return new FilmException(
          TranscodeError.TOO_MANY_TRACKS,
          "There are more than " + MOST_STREAMS + " tracks in the file: export it with fewer",
          e);
    }
    boolean cutOff = e.said().stream().anyMatch(line -> line.contains("moov atom not found"));
    if (cutOff && isBaseMedia(path)) {
      return new FilmException(
          TranscodeError.CUT_OFF,
          "The file is cut off: its index, which is written last, is missing. Copy it from the"
              + " camera again, and upload it whole",
          e);
    }
    return switch (e.kind()) {
      case NO_KNOWN_TRACK ->
          new FilmException(
              TranscodeError.EMPTY,
              "There is neither picture nor sound in the file: upload the film itself, as MP4",
              e);
      case NOT_FOUND, NOT_PERMITTED, TIMED_OUT, CLOSED ->
          new FilmException(TranscodeError.DISK, "The file can't be read: " + e.getMessage(), e);
      default ->
          new FilmException(
              TranscodeError.NOT_A_FILM,
              "This is no film that can be read, or it is damaged: export it as MP4 (H.264 and"
                  + " AAC), and upload that",
              e);
    };
  }

  /** FFmpeg takes what is called .mp4 for one, whatever is in it. */
  private static boolean isBaseMedia(Path path) {
    try (InputStream file = Files.newInputStream(path)) {
      byte[] head = file.readNBytes(8);
      return head.length == 8
          && FIRST_BOXES.contains(new String(head, 4, 4, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return false;
    }
  }

  private void refuseLargePictures() throws FilmException {
    for (Track track : tracks()) {
      if (track.video().isPresent()) {
        Track.Video video = track.video().get();
        if ((long) video.width() * video.height() > PacketDecoder.LARGEST_PICTURE) {
          throw new FilmException(
              TranscodeError.TOO_LARGE_PICTURES,
              "Its pictures are %d × %d pixels, larger than any screen: export it in 4K or less"
                  .formatted(video.width(), video.height()));
        }
      }
    }
  }

  /** Rejects sound of which a few bytes would be hours, or an instant more channels than exist. */
  private void refuseAbsurdSound() throws FilmException {
    for (Track track : tracks()) {
      if (track.audio().isPresent()) {
        Track.Audio audio = track.audio().get();
        boolean isUsual =
            (audio.sampleRate() == 0
                    || (audio.sampleRate() >= LOWEST_RATE && audio.sampleRate() <= HIGHEST_RATE))
                && audio.channels() <= MOST_CHANNELS;
        if (!isUsual) {
          throw new FilmException(
              TranscodeError.UNKNOWN_CODEC,
              "Its sound has %d channels of %d samples a second, as no microphone: export it as MP4"
                  .formatted(audio.channels(), audio.sampleRate()));
        }
      }
    }
  }

  List<Track> tracks() {
    return demuxer.tracks();
  }

  Optional<Track> track(Track.Kind kind) {
    return tracks().stream().filter(track -> track.kind() == kind).findFirst();
  }

  /** True, once, if the tracks have changed: to be asked after each packet. */
  boolean tracksChanged() {
    return demuxer.tracksChanged();
  }

  /** Only sound is read from now on. */
  void leaveOutPictures() {
    track(Track.Kind.VIDEO).ifPresent(video -> demuxer.leaveOut(video.index()));
  }

  /** Its subtitles that are text. */
  List<TextTrack> textTracks() {
    return demuxer.textTracks();
  }

  /** A decoder of subtitles, which is the caller's. */
  TextDecoder textDecoder(TextTrack track) {
    return demuxer.textDecoder(track);
  }

  /** Only subtitles are read from now on. */
  void readOnlyText() {
    demuxer.readOnlyText();
  }

  /** What the file says of a track's colours. */
  ContainerColours colours(Track track) {
    return demuxer.colours(track.index());
  }

  ContainerFacts facts() {
    return demuxer.facts();
  }

  /** The share of the file that was read, 0 to 1. */
  double share() {
    return length == 0 ? 1 : Math.clamp(demuxer.position() / (double) length, 0, 1);
  }

  /** The next packet; empty at the end, also that of a file which breaks off. */
  Optional<DemuxedPacket> read() throws FilmException {
    try {
      return demuxer.read();
    } catch (DemuxException e) {
      return switch (e.kind()) {
        // What was read until here is the film.
        case NOT_MEDIA, OTHER -> Optional.empty();
        default ->
            throw new FilmException(
                TranscodeError.DISK, "The file can't be read: " + e.getMessage(), e);
      };
    }
  }

  @Override
  public void close() {
    demuxer.close();
  }
}
