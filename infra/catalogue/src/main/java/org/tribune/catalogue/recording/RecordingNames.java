package org.tribune.catalogue.recording;

import org.tribune.core.broadcast.BroadcastId;

/** The names of a recording's objects; the same as under {@code /hls/} in addresses. */
public final class RecordingNames {
  /** In the name of an asset's file that another will soon replace. */
  public static final String GROWING = "-open";

  /** The asset that shows a recording that goes on as it is now. */
  public static final String STILL = "still";

  private RecordingNames() {}

  /** What the names of all of a recording's objects begin with. */
  public static String prefix(BroadcastId recording) {
    return "recordings/" + recording + "/";
  }

  /** A whole segment that no correction touched. */
  public static String segment(BroadcastId recording, String rendition, long number) {
    return prefix(recording) + rendition + "/" + number + ".m4s";
  }

  /**
   * A segment, corrected or not: {@code 57.m4s}, {@code 57-1.m4s} after revision 1, {@code
   * 57-1-1.m4s} for what follows a cut inside it. A correction changes the name, so that no cache
   * gives what was there before.
   */
  public static String segment(BroadcastId recording, RecordedSegment segment) {
    return prefix(recording) + segment.rendition() + "/" + fileName(segment);
  }

  /** The last word of {@link #segment(BroadcastId, RecordedSegment)}. */
  public static String fileName(RecordedSegment segment) {
    String revision = segment.revision() == 0 ? "" : "-" + segment.revision();
    String piece = segment.piece() == 0 ? "" : "-" + segment.piece();
    return segment.number() + revision + piece + ".m4s";
  }

  /** A rendition's CMAF header. */
  public static String header(BroadcastId recording, String rendition) {
    return prefix(recording) + rendition + "/init.mp4";
  }

  /** An asset, such as {@code poster-0.jpg}. */
  public static String asset(BroadcastId recording, String file) {
    return prefix(recording) + "assets/" + file;
  }
}
