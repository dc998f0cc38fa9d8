package org.tribune.catalogue.question;

import java.time.Instant;
import java.util.Optional;
import org.tribune.catalogue.sitting.SittingId;

/**
 * What moderators have to do in a sitting.
 *
 * @param waiting questions that nobody has decided on yet
 * @param contested refusals that are to be decided again
 * @param flagged of both, those in which something was noticed
 * @param reported reports that are not decided
 * @param held questions that somebody looks at now
 * @param since when the question that waits longest began to; empty if none waits
 */
public record Workload(
    SittingId sitting,
    int waiting,
    int contested,
    int flagged,
    int reported,
    int held,
    Optional<Instant> since) {}
