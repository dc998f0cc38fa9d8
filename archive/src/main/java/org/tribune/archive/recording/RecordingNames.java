package org.tribune.archive.recording;

import org.tribune.core.broadcast.BroadcastId;

/** The names of a recording's objects; the same as under {@code /hls/} in addresses. */
public final class RecordingNames {
  private RecordingNames() {}

  /** A whole segment. */
  public static String segment(BroadcastId broadcast, String rendition, long segment) {
    return "recordings/" + broadcast + "/" + rendition + "/" + segment + ".m4s";
  }

  /** A rendition's CMAF header. */
  public static String header(BroadcastId broadcast, String rendition) {
    return "recordings/" + broadcast + "/" + rendition + "/init.mp4";
  }
}
