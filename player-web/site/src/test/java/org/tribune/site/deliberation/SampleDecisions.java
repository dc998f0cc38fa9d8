package org.tribune.site.deliberation;

import java.util.List;
import java.util.Map;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.core.broadcast.Interruption;
import org.tribune.site.attendance.PublicVotes;

/** Decisions of a catalogue without broadcasts. */
public final class SampleDecisions {
  private SampleDecisions() {}

  /**
   * Those of {@code catalogue}.
   *
   * @param closed what is closed in each sitting; it may be changed later
   */
  public static PublicDecisions of(Catalogue catalogue, Map<SittingId, List<Interruption>> closed) {
    return new PublicDecisions(
        catalogue, sitting -> new PublicVotes(closed.getOrDefault(sitting.id(), List.of())));
  }
}
