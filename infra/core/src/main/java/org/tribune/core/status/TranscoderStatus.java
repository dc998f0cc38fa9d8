package org.tribune.core.status;

import java.util.List;
import java.util.Optional;
import org.tribune.core.broadcast.BroadcastId;

/**
 * How the transcoder of an open broadcast is, written once a second.
 *
 * @param renditions the ladder, fullest first
 * @param picture what is seen now
 * @param latenessMillis how far the output is behind the contribution
 * @param effort 0 is full quality; each step up saves processor time; the highest of all rungs
 * @param encodedFrames of the fullest rendition since the broadcast opened
 * @param repeatedFrames repeated since the source was late or slower
 * @param droppedFrames left out since the source was faster
 * @param decodeErrors packets that could not be decoded
 * @param rungs the renditions of the picture, fullest first; none from an earlier version
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
    long decodeErrors,
    List<Rung> rungs)
    implements StatusEntry {
  public TranscoderStatus {
    renditions = List.copyOf(renditions);
    rungs = rungs == null ? List.of() : List.copyOf(rungs);
  }

  /**
   * How one rendition of the picture is made.
   *
   * @param effort as that of all
   * @param viewers about how many watch it; absent if that is not known
   */
  public record Rung(String rendition, int effort, Optional<Integer> viewers) {}

  /** What is seen. */
  public enum Picture {
    SOURCE,
    SLATE
  }
}
