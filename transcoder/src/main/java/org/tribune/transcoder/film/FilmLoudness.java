package org.tribune.transcoder.film;

import java.nio.file.Path;
import java.util.Optional;
import org.tribune.core.contribution.Track;
import org.tribune.core.time.MediaTime;
import org.tribune.media.demux.DemuxedPacket;
import org.tribune.media.filter.Loudness;
import org.tribune.media.filter.LoudnessMeter;

/** Measures how loud the whole of a film is, before it is made. */
final class FilmLoudness {
  private FilmLoudness() {}

  /**
   * Reads the file's sound to its end.
   *
   * @param progress called with the share that was read
   * @return empty if there is no sound
   */
  static Optional<Loudness> measure(Path path, FilmProgress progress) throws FilmException {
    try (FilmFile file = FilmFile.open(path);
        LoudnessMeter meter = new LoudnessMeter();
        FilmDecoder decoder = new FilmDecoder(Track.Kind.AUDIO, meter::add)) {
      if (file.track(Track.Kind.AUDIO).isEmpty()) {
        return Optional.empty();
      }
      file.leaveOutPictures();
      FilmClock clock = new FilmClock(file.facts(), MediaTime.ZERO);
      decoder.follow(file);
      for (Optional<DemuxedPacket> read = file.read(); read.isPresent(); read = file.read()) {
        if (file.tracksChanged()) {
          decoder.follow(file);
        }
        if (decoder.takes(read.get().track())) {
          decoder.decode(clock.place(read.get()), !read.get().unshown());
          progress.at(file.share(), /* seconds= */ 0);
        }
      }
      decoder.drain();
      return Optional.of(meter.measured());
    }
  }
}
