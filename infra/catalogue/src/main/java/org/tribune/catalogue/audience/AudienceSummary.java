package org.tribune.catalogue.audience;

import java.time.Duration;
import org.tribune.core.broadcast.BroadcastId;

/**
 * The figures of one recording over some days.
 *
 * @param live what was watched of it on air in these days, by all together
 * @param replay the same of what was watched afterwards
 * @param peak the most who watched it at once on air, whenever that was; 0 if nobody did
 * @param fullest what was watched of its most watched minute, live and replay, whenever that was:
 *     divided by a minute, how many viewings went through it
 */
public record AudienceSummary(
    BroadcastId recording, Duration live, Duration replay, int peak, Duration fullest) {}
