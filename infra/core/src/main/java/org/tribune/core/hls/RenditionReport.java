package org.tribune.core.hls;

import java.util.OptionalInt;

/**
 * EXT-X-RENDITION-REPORT (4.4.5.4): how far another playlist of the same presentation is.
 *
 * @param uri URI of that playlist, relative to this one
 * @param lastSegment LAST-MSN
 * @param lastPart LAST-PART, of the segment named by LAST-MSN
 */
public record RenditionReport(String uri, long lastSegment, OptionalInt lastPart) {}
