package org.tribune.catalogue.assembly;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * An assembly with its members over the years, read and written as one. Immutable; {@link
 * Assemblies} keeps it.
 *
 * @param body its name, which its sittings bear: {@code Conseil municipal}
 * @param members in the order of the table; those whose office has ended stay
 * @param collectivity that it decides for
 * @param changedAt when it was last written
 * @param changedBy who wrote it
 * @param version one more for each change; a change names the version that it was made on
 */
@RecordBuilder
public record Assembly(
    AssemblyId id,
    String body,
    List<Member> members,
    AssemblyRules rules,
    Collectivity collectivity,
    Instant changedAt,
    String changedBy,
    long version) {
  /** How many members an assembly has at most, over the years. */
  public static final int MOST_MEMBERS = 500;

  private static final int LONGEST_BODY = 120;

  public Assembly {
    body = CleanText.line(body, LONGEST_BODY, "field.assembly");
    if (body.isEmpty()) {
      throw new ValidationException("sitting.no-assembly");
    }
    if (members.size() > MOST_MEMBERS) {
      throw new ValidationException("assembly.too-many-members", MOST_MEMBERS, members.size());
    }
    // What an older program wrote has none.
    collectivity = collectivity == null ? Collectivity.NONE : collectivity;
    Set<MemberId> known = members.stream().map(Member::id).collect(Collectors.toSet());
    if (known.size() < members.size()) {
      throw ValidationException.contradiction("A member is there twice in assembly " + id);
    }
    members =
        members.stream()
            .map(
                each ->
                    each.substitute().filter(who -> !known.contains(who)).isPresent()
                        ? each.withoutSubstitute()
                        : each)
            .sorted(Comparator.comparingInt(Member::rank))
            .toList();
  }

  /** An assembly without members yet. */
  public static Assembly create(
      AssemblyId id, String body, AssemblyRules rules, Instant now, String who) {
    return new Assembly(id, body, List.of(), rules, Collectivity.NONE, now, who, /* version= */ 0);
  }

  /** This assembly, to be changed. */
  public AssemblyBuilder change() {
    return AssemblyBuilder.builder(this);
  }

  /** This assembly with other members. */
  public Assembly with(List<Member> next) {
    return change().members(next).build();
  }

  /** This assembly, written by {@code who}. */
  public Assembly changed(Instant now, String who) {
    return change().changedAt(now).changedBy(who).build();
  }

  /** This assembly under another version; for {@link Assemblies} alone. */
  public Assembly at(long newVersion) {
    return change().version(newVersion).build();
  }

  /** The member of this id. */
  public Optional<Member> member(MemberId wanted) {
    return members.stream().filter(each -> each.id().equals(wanted)).findFirst();
  }

  /** Who sits in it on a day by their own right, in the order of the table. */
  public List<Member> seated(LocalDate day) {
    Set<MemberId> substitutes = substitutesOf(day);
    return on(day).stream().filter(each -> !substitutes.contains(each.id())).toList();
  }

  /** Who may sit in it on a day in another's place, in the order of the table. */
  public List<Member> substitutes(LocalDate day) {
    Set<MemberId> substitutes = substitutesOf(day);
    return on(day).stream().filter(each -> substitutes.contains(each.id())).toList();
  }

  private List<Member> on(LocalDate day) {
    return members.stream().filter(each -> each.isMemberOn(day)).toList();
  }

  /** Who has a substitute sits by their own right, whomever they may replace. */
  private Set<MemberId> substitutesOf(LocalDate day) {
    Set<MemberId> substitutes = new HashSet<>();
    on(day).forEach(each -> each.substitute().ifPresent(substitutes::add));
    on(day).stream()
        .filter(each -> each.substitute().isPresent())
        .forEach(each -> substitutes.remove(each.id()));
    return substitutes;
  }
}
