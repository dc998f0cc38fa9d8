package org.tribune.archive.inventory;

import org.tribune.catalogue.recording.RecordedSegment;
import org.tribune.catalogue.recording.SegmentState;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.core.mp4.SegmentIndex;
import org.tribune.core.rendition.Rendition;
import org.tribune.core.rendition.RenditionFormat;
import org.tribune.core.time.MediaTime;

/** What the catalogue says of a stored segment that no correction touched. */
public final class SegmentRows {
  private SegmentRows() {}

  /**
   * The row of a segment whose samples are known.
   *
   * @param timescale of the rendition, see {@link #timescale}
   */
  public static RecordedSegment of(
      String rendition, long number, int timescale, Bytes content, SegmentIndex index) {
    return of(
        rendition,
        number,
        content,
        new MediaTime(index.start(), timescale),
        new MediaTime(index.duration(), timescale),
        index.encode());
  }

  /**
   * The row of a segment.
   *
   * @param index as {@link RecordedSegment#index}
   */
  public static RecordedSegment of(
      String rendition,
      long number,
      Bytes content,
      MediaTime start,
      MediaTime duration,
      Bytes index) {
    return new RecordedSegment(
        rendition,
        number,
        /* piece= */ 0,
        /* revision= */ 0,
        SegmentState.STORED,
        start,
        duration,
        content.length(),
        Sha256.of(content),
        index);
  }

  /** The ticks a second of a rendition's times. */
  public static int timescale(RenditionFormat format, String rendition) {
    for (Rendition each : format.renditions()) {
      if (each instanceof Rendition.Audio audio && audio.id().equals(rendition)) {
        return audio.sampleRate();
      }
    }
    // One for all pictures of a broadcast.
    return format.timeline().frameRate().timescale();
  }
}
