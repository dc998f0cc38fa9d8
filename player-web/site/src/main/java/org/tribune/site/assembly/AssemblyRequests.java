package org.tribune.site.assembly;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.AssemblyRules;
import org.tribune.catalogue.assembly.Collectivity;
import org.tribune.catalogue.assembly.Member;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.catalogue.assembly.Quorum;
import org.tribune.site.http.RequestField;

/** Changes of assemblies as clerks send them: what is left out stays as it is. */
final class AssemblyRequests {
  private AssemblyRequests() {}

  /** An assembly. */
  record AssemblyRequest(
      Optional<String> body,
      Optional<RulesRequest> rules,
      Optional<CollectivityRequest> collectivity,
      Optional<List<MemberRequest>> members) {
    Assembly apply(Assembly before) {
      return before
          .change()
          .body(body.orElse(before.body()))
          .rules(rules.map(each -> each.apply(before.rules())).orElse(before.rules()))
          .collectivity(
              collectivity
                  .map(each -> each.apply(before.collectivity()))
                  .orElse(before.collectivity()))
          .members(
              members
                  .map(all -> all.stream().map(MemberRequest::member).toList())
                  .orElse(before.members()))
          .build();
    }
  }

  /** By which rules it sits. */
  record RulesRequest(
      Optional<Integer> proxiesPerHolder,
      Optional<Quorum> quorum,
      Optional<String> deliberationPattern,
      Optional<Boolean> publishesAttendance) {
    private AssemblyRules apply(AssemblyRules before) {
      return new AssemblyRules(
          proxiesPerHolder.orElse(before.proxiesPerHolder()),
          quorum.orElse(before.quorum()),
          deliberationPattern.orElse(before.deliberationPattern()),
          publishesAttendance.orElse(before.publishesAttendance()));
    }
  }

  /** The authority that it decides for. */
  record CollectivityRequest(Optional<String> name, Optional<String> siret) {
    private Collectivity apply(Collectivity before) {
      return new Collectivity(name.orElse(before.name()), siret.orElse(before.siret()));
    }
  }

  /** A member, all of them. */
  record MemberRequest(
      MemberId id,
      String name,
      Optional<String> group,
      Optional<String> role,
      Optional<String> commune,
      int rank,
      @RequestField(kind = "request.kind.day", orNull = true) Optional<LocalDate> from,
      @RequestField(kind = "request.kind.day", orNull = true) Optional<LocalDate> until,
      @RequestField(orNull = true) Optional<MemberId> substitute) {
    private Member member() {
      return new Member(
          id,
          name,
          group.orElse(""),
          role.orElse(""),
          commune.orElse(""),
          rank,
          from,
          until,
          substitute);
    }
  }
}
