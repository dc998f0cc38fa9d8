package org.tribune.core.hls;

import org.tribune.core.time.MediaTime;

/**
 * EXT-X-PART (4.4.4.9).
 *
 * @param uri URI, relative to the playlist
 * @param duration DURATION
 * @param independent INDEPENDENT=YES: it holds an independent frame
 * @param gap GAP=YES: it is not available
 */
public record PartialSegment(String uri, MediaTime duration, boolean independent, boolean gap) {}
