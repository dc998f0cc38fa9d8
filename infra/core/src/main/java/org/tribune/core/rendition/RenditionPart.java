package org.tribune.core.rendition;

import org.tribune.core.Bytes;
import org.tribune.core.time.MediaTime;

/**
 * A CMAF chunk: one moof and one mdat. The parts of a segment, joined, are the segment.
 *
 * @param rendition the {@link Rendition#id()}
 * @param segment the segment's number (EXT-X-MEDIA-SEQUENCE counts these), 0 at the origin
 * @param part 0 for the first of the segment
 * @param start its tfdt, in the track's timescale
 * @param duration the sum of its samples' durations, in the track's timescale
 * @param independent true if it has a frame that needs no other, be it not its first
 * @param last true if it completes its segment
 */
public record RenditionPart(
    long epoch,
    String rendition,
    long segment,
    int part,
    MediaTime start,
    MediaTime duration,
    boolean independent,
    boolean last,
    Bytes data)
    implements RenditionEntry {}
