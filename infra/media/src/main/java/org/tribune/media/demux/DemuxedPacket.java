package org.tribune.media.demux;

import java.util.Optional;
import org.tribune.core.Bytes;
import org.tribune.core.time.MediaTime;

/**
 * One packet as the container gave it (AVPacket), copied out of native memory.
 *
 * @param track the index of its {@link org.tribune.core.contribution.Track}
 * @param presentationTime in the stream's time base, if given
 * @param decodingTime in the stream's time base, if given
 * @param duration zero if unknown
 * @param keyFrame FFmpeg's AV_PKT_FLAG_KEY
 * @param damaged FFmpeg's AV_PKT_FLAG_CORRUPT
 * @param unshown FFmpeg's AV_PKT_FLAG_DISCARD: to be decoded, since others need it, and not shown
 */
public record DemuxedPacket(
    int track,
    Optional<MediaTime> presentationTime,
    Optional<MediaTime> decodingTime,
    MediaTime duration,
    boolean keyFrame,
    boolean damaged,
    boolean unshown,
    Bytes data) {}
