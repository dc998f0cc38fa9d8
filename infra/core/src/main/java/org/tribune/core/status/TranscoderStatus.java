package org.tribune.core.status;

import java.util.List;
import org.tribune.core.broadcast.BroadcastId;

/**
 * How the transcoder of an open broadcast is, written once a second.
 *
 * @param renditions the ladder, fullest first
 * @param picture what is seen now
 * @param latenessMillis how far the output is behind the contribution
 * @param effort 0 is full quality; each step up saves processor time
 * @param encodedFrames of the fullest rendition since the broadcast opened
 * @param repeatedFrames repeated since the source was late or slower
 * @param droppedFrames left out since the source was faster
 * @param decodeErrors packets that could not be decoded
 */
public record TranscoderStatus(
    BroadcastId broadcast,
    List<String> renditions,
    Picture picture,
    long latenessMillis,
    int effort,
    long encodedFrames,
    long repeatedFrames,
    long droppedFrames,
    long decodeErrors)
    implements StatusEntry {
  public TranscoderStatus {
    renditions = List.copyOf(renditions);
  }

  /** What is seen. */
  public enum Picture {
    SOURCE,
    SLATE
  }
}
