package org.tribune.delivery.origin;

import org.tribune.delivery.origin.playlist.Directives;
import org.tribune.delivery.origin.playlist.SegmentFiles;

/**
 * What is asked for of a rendition from its first public second on.
 *
 * @param files the names of the segments: the captions of the sound are listed as its segments are
 */
record RewindTarget(Directives directives, SegmentFiles files) {}
