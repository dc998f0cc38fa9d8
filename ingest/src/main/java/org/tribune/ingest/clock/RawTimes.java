package org.tribune.ingest.clock;

/**
 * A packet's times on the source's own clock, complete and unwrapped. Microseconds.
 *
 * @param decoding from any origin
 * @param reorder how much later it is shown, not negative
 * @param duration zero if unknown
 * @param corrected true if the source's own times had to be mended
 */
record RawTimes(long decoding, long reorder, long duration, boolean corrected) {}
