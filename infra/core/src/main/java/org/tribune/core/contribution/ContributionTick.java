package org.tribune.core.contribution;

import java.util.Optional;
import org.tribune.core.broadcast.Interruption;
import org.tribune.core.time.MediaTime;

/**
 * The ingest's clock, written at least ten times a second while a broadcast is open. The transcoder
 * knows by it that a source is silent, and for how long, without a clock of its own: so a replay of
 * the log gives the same pictures.
 *
 * @param time how far the contribution has come: the present, less the publication delay
 * @param blackout why nothing of the source is shown from {@code time} on, if so; what was written
 *     before and is not shown yet must not be
 */
public record ContributionTick(MediaTime time, Optional<Interruption.Kind> blackout)
    implements ContributionEntry {
  /** The source is shown. */
  public ContributionTick(MediaTime time) {
    this(time, Optional.empty());
  }
}
