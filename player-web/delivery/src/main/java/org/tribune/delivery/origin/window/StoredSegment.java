package org.tribune.delivery.origin.window;

import org.tribune.core.time.MediaTime;

/**
 * A whole segment that the archive holds.
 *
 * @param start its tfdt
 * @param length bytes
 */
public record StoredSegment(long number, MediaTime start, int length) {}
