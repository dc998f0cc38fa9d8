package org.tribune.ingest.clock;

import org.tribune.core.Bytes;
import org.tribune.core.time.MediaTime;

/**
 * A packet on the channel's timeline: microseconds since the Unix epoch on the ingest's clock.
 *
 * @param track the index of its track
 * @param presentationTime never before {@code decodingTime}
 * @param decodingTime grows with each packet of a track
 * @param duration zero if unknown
 * @param keyFrame true if decoding can start here
 */
public record TimedPacket(
    int track,
    MediaTime presentationTime,
    MediaTime decodingTime,
    MediaTime duration,
    boolean keyFrame,
    Bytes data) {}
