package org.tribune.speech.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.core.contribution.ContributionPacket;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.MediaTime;
import org.tribune.media.demux.DemuxException;
import org.tribune.media.demux.DemuxInput;
import org.tribune.media.demux.DemuxedPacket;
import org.tribune.media.demux.Demuxer;
import org.tribune.speech.SpeechSound;

/** The sound of a file of the operator's own, such as a clip to try a recogniser with. */
public final class SpeechFile {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private SpeechFile() {}

  /**
   * The beginning of its first track of sound.
   *
   * @param longest so much of it at most
   * @throws IOException if it can't be read, or has no sound; the message says so
   */
  public static short[] read(Path file, MediaTime longest) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("There is no file " + file + " that can be read");
    }
    DemuxInput input =
        DemuxInput.of("file:" + file.toAbsolutePath(), List.of("file"))
            .withTimeouts(PATIENCE, PATIENCE);
    try (Demuxer demuxer = new Demuxer(input)) {
      Track track =
          demuxer.probe().stream()
              .filter(each -> each.audio().isPresent())
              .findFirst()
              .orElseThrow(() -> new IOException("There is no sound in " + file));
      return read(demuxer, track, SpeechSound.samples(longest));
    } catch (DemuxException e) {
      throw new IOException("The file " + file + " can't be read as sound: " + e.getMessage(), e);
    }
  }

  private static short[] read(Demuxer demuxer, Track track, long most) throws DemuxException {
    List<short[]> pieces = new ArrayList<>();
    long[] length = {0};
    try (SpeechDecoder decoder = new SpeechDecoder(track)) {
      for (Optional<DemuxedPacket> next = demuxer.read();
          next.isPresent() && length[0] < most;
          next = demuxer.read()) {
        if (next.get().track() == track.index()) {
          decoder.decode(
              packet(next.get()),
              (_, samples) -> {
                pieces.add(samples);
                length[0] += samples.length;
              });
        }
      }
    }
    short[] all = new short[(int) Math.min(most, length[0])];
    int at = 0;
    for (short[] piece : pieces) {
      int count = Math.min(piece.length, all.length - at);
      System.arraycopy(piece, 0, all, at, count);
      at += count;
    }
    return all;
  }

  private static ContributionPacket packet(DemuxedPacket read) {
    MediaTime time = read.presentationTime().orElse(MediaTime.ZERO);
    return new ContributionPacket(
        /* generation= */ 0,
        read.track(),
        time,
        read.decodingTime().orElse(time),
        read.duration(),
        read.keyFrame(),
        read.data());
  }
}
