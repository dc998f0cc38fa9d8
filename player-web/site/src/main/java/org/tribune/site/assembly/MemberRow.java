package org.tribune.site.assembly;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tribune.catalogue.assembly.Member;
import org.tribune.catalogue.assembly.MemberId;
import org.tribune.catalogue.assembly.PlainName;
import org.tribune.core.text.ValidationException;
import org.tribune.site.assembly.CsvMembers.Column;
import org.tribune.site.assembly.CsvMembers.Row;

/** A row of a table of members, on its way to one. Owned by the call that makes it. */
final class MemberRow {
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ].*)?");
  private static final Pattern FRENCH =
      Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?: .*)?");
  private static final Pattern RANK = Pattern.compile("[1-9]\\d{0,3}");

  private final Row row;
  private final int place;
  private final Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);

  /** What of a row could not be taken, or was not said in it. */
  enum Doubt {
    FROM_UNREAD,
    UNTIL_UNREAD,
    RANK_UNREAD,
    ENDS_BEFORE_IT_BEGINS,
    OWN_SUBSTITUTE,
    /** Named as another's substitute only. */
    SUBSTITUTE_ADDED
  }

  /**
   * A row.
   *
   * @param place among the members that are read, which is their rank if nothing says another
   */
  MemberRow(Row row, int place) {
    this.row = row;
    this.place = place;
  }

  Set<Doubt> doubts() {
    return doubts;
  }

  /**
   * The name as it is read out: {@code Mme Claire MARTIN}.
   *
   * @throws ValidationException if there is none
   */
  String name() {
    if (row.cell(Column.NAME).isEmpty()) {
      throw new ValidationException("assembly.csv-no-name");
    }
    return Stream.of(
            civility(row.cell(Column.CIVILITY)), row.cell(Column.FIRST_NAME), row.cell(Column.NAME))
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** As it is read out; the register of elected people has the sex instead. */
  private static String civility(String said) {
    return switch (PlainName.of(said)) {
      case "m", "mr", "h", "homme", "monsieur" -> "M.";
      case "f", "mme", "femme", "madame", "mrs", "ms" -> "Mme";
      case "mlle", "mademoiselle" -> "Mlle";
      default -> said;
    };
  }

  /**
   * The member.
   *
   * @param known who has this name already: what the table has no column for stays theirs
   */
  Member member(Optional<Member> known) {
    Optional<LocalDate> from = day(Column.FROM, Doubt.FROM_UNREAD, known.flatMap(Member::from));
    Optional<LocalDate> until = day(Column.UNTIL, Doubt.UNTIL_UNREAD, known.flatMap(Member::until));
    if (from.isPresent() && until.filter(last -> last.isBefore(from.get())).isPresent()) {
      doubts.add(Doubt.ENDS_BEFORE_IT_BEGINS);
      until = Optional.empty();
    }
    return new Member(
        known.map(Member::id).orElseGet(MemberId::create),
        name(),
        said(Column.GROUP, known.map(Member::group)),
        said(Column.ROLE, known.map(Member::role)),
        said(Column.COMMUNE, known.map(Member::commune)),
        rank(known),
        from,
        until,
        row.has(Column.SUBSTITUTE) ? Optional.empty() : known.flatMap(Member::substitute));
  }

  private String said(Column column, Optional<String> before) {
    return row.has(column) ? row.cell(column) : before.orElse("");
  }

  private int rank(Optional<Member> known) {
    String said = row.cell(Column.RANK);
    if (RANK.matcher(said).matches()) {
      return Integer.parseInt(said);
    }
    if (!said.isEmpty()) {
      doubts.add(Doubt.RANK_UNREAD);
    }
    return row.has(Column.RANK) ? place : known.map(Member::rank).orElse(place);
  }

  private Optional<LocalDate> day(Column column, Doubt unread, Optional<LocalDate> before) {
    String said = row.cell(column);
    if (!row.has(column)) {
      return before;
    }
    if (said.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(day(said));
    } catch (DateTimeException e) {
      doubts.add(unread);
      return Optional.empty();
    }
  }

  private static LocalDate day(String said) {
    Matcher iso = ISO.matcher(said);
    if (iso.matches()) {
      return LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
    }
    Matcher french = FRENCH.matcher(said);
    if (french.matches()) {
      return LocalDate.of(number(french, 3), number(french, 2), number(french, 1));
    }
    throw new DateTimeException("No day: " + said);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
