package org.tribune.archive.proof;

import java.time.Instant;
import org.tribune.core.broadcast.BroadcastId;

/**
 * A closed session that is over.
 *
 * @param number 1 for the first of its broadcast
 * @param from when it was ordered
 * @param until when it was resumed, or the broadcast ended
 * @param searchedFrom from here on nothing may have been kept: earlier than {@code from} where the
 *     public picture is held back, later by what was shown last before the cut
 */
public record ClosedSession(
    BroadcastId broadcast, int number, Instant from, Instant until, Instant searchedFrom) {}
