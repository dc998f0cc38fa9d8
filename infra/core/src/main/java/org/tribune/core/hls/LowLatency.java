package org.tribune.core.hls;

import java.util.List;
import java.util.Optional;
import org.tribune.core.time.MediaTime;

/**
 * What makes a live playlist a low-latency one.
 *
 * @param serverControl EXT-X-SERVER-CONTROL, the same in all playlists of the presentation
 * @param partTarget EXT-X-PART-INF PART-TARGET (4.4.3.7)
 * @param open the segment that is being made
 * @param preloadHint EXT-X-PRELOAD-HINT TYPE=PART (4.4.5.3): the URI of the part that comes next
 * @param renditionReports one for each other playlist
 */
public record LowLatency(
    ServerControl serverControl,
    MediaTime partTarget,
    Optional<OpenSegment> open,
    Optional<String> preloadHint,
    List<RenditionReport> renditionReports) {
  public LowLatency {
    renditionReports = List.copyOf(renditionReports);
  }
}
