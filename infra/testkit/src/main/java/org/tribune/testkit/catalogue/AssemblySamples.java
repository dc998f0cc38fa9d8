package org.tribune.testkit.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.AssemblyId;
import org.tribune.catalogue.assembly.AssemblyRules;
import org.tribune.catalogue.assembly.Collectivity;
import org.tribune.catalogue.assembly.Member;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.catalogue.assembly.Quorum;

/** Assemblies for tests. */
public final class AssemblySamples {
  private static final Instant NOW = Instant.parse("2026-11-25T17:30:00.123456Z");

  private AssemblySamples() {}

  /** An assembly without members. */
  public static Assembly empty(String id, String body) {
    return Assembly.create(new AssemblyId(id), body, AssemblyRules.LAW, NOW, "Mme Claire MARTIN");
  }

  /** An assembly with something of each kind. */
  public static Assembly whole(String id, String body) {
    return empty(id, body)
        .change()
        .rules(
            new AssemblyRules(
                /* proxiesPerHolder= */ 2,
                Quorum.THIRD,
                "{year}-{month}-{n}",
                /* publishesAttendance= */ true))
        .collectivity(new Collectivity("Ville de Saint-Flour", "21860194600013"))
        .members(
            List.of(
                new Member(
                    new MemberId("martin"),
                    "Mme Claire MARTIN",
                    "Ensemble",
                    "Maire",
                    "Saint-Flour",
                    /* rank= */ 1,
                    Optional.of(LocalDate.parse("2026-03-28")),
                    Optional.of(LocalDate.parse("2032-03-01")),
                    Optional.of(new MemberId("petit"))),
                member("petit", "M. Noël PETIT « fils » <b>", /* rank= */ 2)))
        .build();
  }

  /** An assembly of so many members. */
  public static Assembly of(String id, String body, int members) {
    return empty(id, body)
        .with(
            IntStream.rangeClosed(1, members)
                .mapToObj(each -> member("m" + each, "M. Membre " + each, each))
                .toList());
  }

  private static Member member(String id, String name, int rank) {
    return new Member(
        new MemberId(id),
        name,
        /* group= */ "",
        /* role= */ "",
        /* commune= */ "",
        rank,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
