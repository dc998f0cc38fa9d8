package org.tribune.site.attendance;

import java.time.Instant;
import java.util.Map;
import org.tribune.catalogue.assembly.Assemblies;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.AssemblyRules;
import org.tribune.catalogue.attendance.SeatsOfDay;
import org.tribune.catalogue.attendance.SittingChecks;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.delivery.http.Problem;
import org.tribune.site.http.ProblemException;

/**
 * What an assembly says of the sittings that bear its name: who sits in them, and by which rules.
 * Calls block. Safe for all threads.
 */
public final class AttendanceService {
  private final Assemblies assemblies;

  public AttendanceService(Assemblies assemblies) {
    this.assemblies = assemblies;
  }

  /**
   * What is doubtful in a sitting's attendance and votes. Where no assembly has its name, what the
   * law says holds.
   *
   * @param begun when the debate of an item began, where that was marked
   */
  public SittingChecks checks(Sitting sitting, Map<ItemId, Instant> begun) {
    AssemblyRules rules =
        assemblies
            .findByBody(sitting.facts().body())
            .map(Assembly::rules)
            .orElse(AssemblyRules.LAW);
    return SittingChecks.of(sitting, rules, begun);
  }

  /** A sitting that begins to be prepared, with those who sit in it, if anybody wrote them down. */
  public Sitting begin(Sitting draft) {
    return assemblies
        .findByBody(draft.facts().body())
        .filter(each -> !each.seated(draft.facts().day()).isEmpty())
        .map(each -> SeatsOfDay.take(draft, each))
        .orElse(draft);
  }

  /**
   * A sitting with those who sit in it on its day.
   *
   * @throws ProblemException if no assembly has its name, or nobody is in office on that day
   */
  public Sitting takeSeats(Sitting sitting) {
    Assembly assembly =
        assemblies
            .findByBody(sitting.facts().body())
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.of(
                            409,
                            "No such assembly",
                            "assembly.none-of-this-name",
                            sitting.facts().body())));
    if (assembly.seated(sitting.facts().day()).isEmpty()) {
      throw new ProblemException(
          Problem.of(
              409,
              "Nobody in office",
              "assembly.nobody-in-office",
              assembly.body(),
              sitting.facts().day()));
    }
    return SeatsOfDay.take(sitting, assembly);
  }
}
