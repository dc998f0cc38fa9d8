package org.tribune.site.transfer;

import java.time.Instant;

/**
 * When an item was debated, and where that is to be seen.
 *
 * @param end when the next one began, or what was filmed ended
 * @param film the name of the recording's file
 * @param second of the film
 */
record Debate(Instant start, Instant end, String film, long second) {}
