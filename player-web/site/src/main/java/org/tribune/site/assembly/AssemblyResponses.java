package org.tribune.site.assembly;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tribune.catalogue.assembly.Assembly;
import org.tribune.catalogue.assembly.AssemblyRules;
import org.tribune.catalogue.assembly.Collectivity;
import org.tribune.catalogue.assembly.Member;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.core.text.Message;
import org.tribune.site.http.ApiWords;

/** What the routes of assemblies answer, as {@code openapi.yaml} describes it. */
final class AssemblyResponses {
  private AssemblyResponses() {}

  /** All of them, by their names. */
  record Listing(List<Whole> assemblies) {}

  /** An assembly with its members over the years. */
  record Whole(
      String id,
      String body,
      Rules rules,
      CollectivityOf collectivity,
      List<MemberOf> members,
      long version,
      Instant changedAt,
      String changedBy) {
    /** An assembly as it is on a day. */
    static Whole of(Assembly assembly, LocalDate today) {
      Set<MemberId> seated = ids(assembly.seated(today));
      Set<MemberId> substitutes = ids(assembly.substitutes(today));
      return new Whole(
          assembly.id().value(),
          assembly.body(),
          Rules.of(assembly.rules()),
          CollectivityOf.of(assembly.collectivity()),
          assembly.members().stream()
              .map(
                  each ->
                      MemberOf.of(
                          each,
                          seated.contains(each.id())
                              ? "member"
                              : substitutes.contains(each.id()) ? "substitute" : "not-in-office"))
              .toList(),
          assembly.version(),
          assembly.changedAt(),
          assembly.changedBy());
    }
  }

  private static Set<MemberId> ids(List<Member> members) {
    return new HashSet<>(members.stream().map(Member::id).toList());
  }

  /** By which rules it sits. */
  record Rules(
      int proxiesPerHolder,
      String quorum,
      String deliberationPattern,
      boolean publishesAttendance) {
    static Rules of(AssemblyRules rules) {
      return new Rules(
          rules.proxiesPerHolder(),
          ApiWords.of(rules.quorum()),
          rules.deliberationPattern(),
          rules.publishesAttendance());
    }
  }

  /** The authority that it decides for; a text that nobody has typed is empty. */
  record CollectivityOf(String name, String siret) {
    static CollectivityOf of(Collectivity collectivity) {
      return new CollectivityOf(collectivity.name(), collectivity.siret());
    }
  }

  /** What is written down of a member. */
  record MemberFacts(
      String id,
      String name,
      String group,
      String role,
      String commune,
      int rank,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      Optional<String> substitute) {
    static MemberFacts of(Member member) {
      return new MemberFacts(
          member.id().value(),
          member.name(),
          member.group(),
          member.role(),
          member.commune(),
          member.rank(),
          member.from(),
          member.until(),
          member.substitute().map(MemberId::value));
    }
  }

  /**
   * A member.
   *
   * @param standing whether they sit by their own right today, in another's place, or not
   */
  record MemberOf(@JsonUnwrapped MemberFacts facts, String standing) {
    static MemberOf of(Member member, String standing) {
      return new MemberOf(MemberFacts.of(member), standing);
    }
  }

  /** An assembly that is no more. */
  record Deleted(String id) {}

  /**
   * What a table of members would make of an assembly; nothing is written.
   *
   * @param gone members of before that are not in it
   * @param ignored lines that can't be taken, and why
   */
  record Preview(
      List<ReadMember> members,
      List<MemberFacts> gone,
      List<ColumnOf> columns,
      List<IgnoredLine> ignored) {}

  /**
   * A column.
   *
   * @param field what it is taken for; empty: it says nothing
   */
  record ColumnOf(String heading, Optional<String> field) {}

  /**
   * A member that was read.
   *
   * @param line where it stands, 1 for the first
   * @param doubts what of the line could not be taken
   * @param change whether it is new, changed or the same
   * @param before as it was, unless it is new
   */
  record ReadMember(
      @JsonUnwrapped MemberFacts facts,
      int line,
      List<String> doubts,
      String change,
      Optional<MemberFacts> before) {}

  /** A line that was not taken. */
  record IgnoredLine(int line, String text, Message reason) {}
}
