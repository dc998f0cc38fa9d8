package org.tribune.archive.correction;

import java.util.ArrayList;
import java.util.List;
import org.tribune.catalogue.recording.Correction;
import org.tribune.core.Bytes;
import org.tribune.core.mp4.SilentFrame;
import org.tribune.core.rendition.Rendition;
import org.tribune.media.encode.EncodedFrame;
import org.tribune.media.packaging.Sample;

/**
 * Silences or cuts sound by whole frames, without encoding. A frame of AAC overlaps its neighbours
 * (ISO/IEC 14496-3, 4.6.11: a window of two frames), so that one more frame goes on each side: what
 * stays can't be decoded to anything that was said in the passage.
 */
final class SoundEdit implements TrackEdit {
  private final TrackFormat format;
  private final Ticks reach;
  private final boolean cuts;
  private final Bytes silence;

  SoundEdit(Correction correction, TrackFormat format, Rendition.Audio rendition) {
    this.format = format;
    this.reach = Ticks.of(correction, format.timescale()).with(format.frameTicks());
    this.cuts = correction.kind() == Correction.Kind.CUT;
    this.silence =
        SilentFrame.of(rendition.channels())
            .orElseThrow(
                () ->
                    new CorrectionException(
                        "le son a "
                            + rendition.channels()
                            + " canaux / the sound has "
                            + rendition.channels()
                            + " channels"));
  }

  @Override
  public Ticks reach() {
    return reach;
  }

  @Override
  public List<Take> edit(Take take) {
    return cuts ? cut(take) : List.of(silence(take));
  }

  private Take silence(Take take) {
    List<Sample> samples = new ArrayList<>();
    long time = take.start();
    for (Sample sample : take.samples()) {
      long end = time + format.ticks(sample);
      samples.add(reach.touches(time, end) ? silent(sample) : sample);
      time = end;
    }
    return new Take(take.start(), samples);
  }

  private Sample silent(Sample sample) {
    EncodedFrame frame = sample.frame();
    return new Sample(new EncodedFrame(frame.index(), frame.keyFrame(), silence), sample.frames());
  }

  private List<Take> cut(Take take) {
    Stay stay = new Stay();
    long time = take.start();
    for (Sample sample : take.samples()) {
      long end = time + format.ticks(sample);
      if (!reach.touches(time, end)) {
        stay.add(time, sample, time >= reach.to());
      }
      time = end;
    }
    return stay.takes();
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
