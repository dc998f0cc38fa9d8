package org.tribune.ingest.source;

import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.time.MediaTime;

/**
 * One encoded packet as the source gave it. Its times are the source's own: in the source's
 * timescale, from any origin, and not to be trusted.
 *
 * @param track the {@link org.tribune.core.contribution.Track#index()} it belongs to
 * @param presentationTime when its first frame or sample is shown, if the source says
 * @param decodingTime when it is decoded, if the source says
 * @param duration zero if unknown
 * @param keyFrame true if decoding can start here
 * @param data in the framing of the track's codec parameters, as in {@link
 *     org.tribune.core.contribution.ContributionPacket}
 */
public record SourcePacket(
    int track,
    Optional<MediaTime> presentationTime,
    Optional<MediaTime> decodingTime,
    MediaTime duration,
    boolean keyFrame,
    Bytes data) {}
