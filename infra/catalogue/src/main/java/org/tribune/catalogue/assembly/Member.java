package org.tribune.catalogue.assembly;

import java.time.LocalDate;
import java.util.Optional;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * Somebody who sits in an assembly, or sits there for another.
 *
 * @param name as it is read out: {@code Mme Claire MARTIN}
 * @param group political or other; empty for none
 * @param role the function: {@code Maire}, {@code 1er vice-président}; empty for none
 * @param commune that the person stands for; empty for none
 * @param rank the place in the order of the table, from 1
 * @param from the first day of the office; absent: since ever
 * @param until the last day of it; absent: still
 * @param substitute who may sit in their place
 */
public record Member(
    MemberId id,
    String name,
    String group,
    String role,
    String commune,
    int rank,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    Optional<MemberId> substitute) {
  /** The longest of each of its texts, in characters. */
  public static final int LONGEST = 120;

  /** The last rank. */
  public static final int LAST_RANK = 9_999;

  public Member {
    name = CleanText.line(name, LONGEST, "field.name");
    group = CleanText.line(group, LONGEST, "field.group");
    role = CleanText.line(role, LONGEST, "field.role");
    commune = CleanText.line(commune, LONGEST, "field.commune");
    if (name.isEmpty()) {
      throw new ValidationException("assembly.member-without-name");
    }
    if (rank < 1 || rank > LAST_RANK) {
      throw new ValidationException("assembly.rank-out-of-range", LAST_RANK, name);
    }
    if (from.isPresent() && until.filter(last -> last.isBefore(from.get())).isPresent()) {
      throw new ValidationException("assembly.ends-before-it-begins", name);
    }
    if (substitute.filter(id::equals).isPresent()) {
      throw new ValidationException("assembly.own-substitute", name);
    }
  }

  /** True if the person is in office on this day. */
  public boolean isMemberOn(LocalDate day) {
    return from.filter(day::isBefore).isEmpty() && until.filter(day::isAfter).isEmpty();
  }

  /** This member with nobody who may sit in their place. */
  Member withoutSubstitute() {
    return new Member(id, name, group, role, commune, rank, from, until, Optional.empty());
  }
}
