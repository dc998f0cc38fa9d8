package org.tribune.core.contribution;

import org.tribune.core.time.MediaTime;

/**
 * One entry of a broadcast's contribution, in the order of its log. Times are microseconds since
 * the Unix epoch on the ingest's {@link org.tribune.core.time.MediaClock}: the (estimated) moment
 * of capture, so that the contribution of any source joins the same timeline.
 */
public sealed interface ContributionEntry
    permits ContributionFormat, ContributionPacket, ContributionTick {
  /** Its place on the timeline: a packet's decoding time, else the time at which it was written. */
  MediaTime time();
}
