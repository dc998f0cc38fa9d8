package org.tribune.core.contribution;

import org.tribune.core.time.MediaTime;

/**
 * The ingest's clock, written at least ten times a second while a broadcast is open. The transcoder
 * knows by it that a source is silent, and for how long, without a clock of its own: so a replay of
 * the log gives the same pictures.
 *
 * @param time the present of the ingest
 */
public record ContributionTick(MediaTime time) implements ContributionEntry {}
