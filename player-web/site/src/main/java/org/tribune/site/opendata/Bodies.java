package org.tribune.site.opendata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.AssemblyRules;
import org.tribune.catalogue.assembly.Collectivity;
import org.tribune.catalogue.assembly.PlainName;
import org.tribune.catalogue.assembly.Quorum;
import org.tribune.catalogue.attendance.AttendanceAt;
import org.tribune.catalogue.attendance.QuorumCheck;
import org.tribune.catalogue.sitting.Attendance;
import org.tribune.catalogue.sitting.Sitting;

/**
 * The assemblies by the names that their sittings bear; one of which nobody wrote down the members
 * is none of them. Immutable.
 */
record Bodies(List<Assembly> all, Map<String, Assembly> named) {
  static Bodies of(List<Assembly> all) {
    Map<String, Assembly> named = new HashMap<>();
    all.forEach(each -> named.put(PlainName.of(each.body()), each));
    return new Bodies(List.copyOf(all), Map.copyOf(named));
  }

  private Optional<Assembly> of(String body) {
    return Optional.ofNullable(named.get(PlainName.of(body)));
  }

  Optional<Assembly> of(Sitting sitting) {
    return of(sitting.facts().body());
  }

  /** The authority that an assembly decides for; empty while a part of it is missing. */
  Optional<Collectivity> collectivity(String body) {
    return of(body).map(Assembly::collectivity).filter(Collectivity::isWhole);
  }

  /** True if the assembly wants it to be public who came and who voted how. */
  boolean publishesAttendance(Sitting sitting) {
    return of(sitting).map(Assembly::rules).filter(AssemblyRules::publishesAttendance).isPresent();
  }

  /**
   * How many seats were filled on a sitting's day; empty if nobody wrote down who sits.
   *
   * @param sitting as everybody may know it
   */
  Optional<Integer> inOffice(Sitting sitting) {
    Attendance attendance = sitting.attendance();
    int seats =
        QuorumCheck.of(attendance, AttendanceAt.rollCall(attendance), Quorum.NONE, List.of())
            .inOffice();
    int members =
        seats > 0
            ? seats
            : of(sitting).map(each -> each.seated(sitting.facts().day()).size()).orElse(0);
    return Optional.of(members).filter(each -> each > 0);
  }

  /** What an assembly is called by in the data: the same for as long as its name is. */
  static String id(String body) {
    return PlainName.of(body).replace(' ', '-');
  }
}
