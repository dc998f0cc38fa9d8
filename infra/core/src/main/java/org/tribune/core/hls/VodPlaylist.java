package org.tribune.core.hls;

import java.util.List;
import java.util.Optional;

/**
 * A media playlist of fragmented MP4 or WebVTT that will never change (EXT-X-PLAYLIST-TYPE:VOD,
 * 4.4.3.5).
 *
 * @param targetDuration EXT-X-TARGETDURATION, whole seconds
 * @param initialization EXT-X-MAP URI (4.4.4.5): the header of all segments; absent where each has
 *     its own
 * @param dateRanges EXT-X-DATERANGE
 * @param segments all there are
 * @param iFramesOnly EXT-X-I-FRAMES-ONLY (4.4.3.6): each segment is one key frame
 */
public record VodPlaylist(
    int targetDuration,
    Optional<String> initialization,
    List<DateRange> dateRanges,
    List<Segment> segments,
    boolean iFramesOnly) {
  public VodPlaylist {
    dateRanges = List.copyOf(dateRanges);
    segments = List.copyOf(segments);
    MediaPlaylist.requireFit(segments, targetDuration);
  }
}
