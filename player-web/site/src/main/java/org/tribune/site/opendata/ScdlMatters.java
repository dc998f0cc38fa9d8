package org.tribune.site.opendata;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tribune.catalogue.deliberation.Matters;

/**
 * Matters as the file of deliberations names them: of the second level, both levels in small
 * letters, without commas and brackets, parted by a stroke: {@code finances locales/emprunts}.
 */
final class ScdlMatters {
  private static final Pattern SECOND = Pattern.compile("(\\d)\\.(\\d{1,2})(?:\\.\\d+)*");
  private static final Pattern SIGNS = Pattern.compile("[,()/]+");

  private ScdlMatters() {}

  /** The first two levels of a code; empty if it has one alone. */
  static Optional<String> code(String matter) {
    return Optional.of(SECOND.matcher(matter))
        .filter(parts -> parts.matches())
        .map(parts -> parts.group(1) + "." + parts.group(2));
  }

  /**
   * The name of a code of two levels.
   *
   * @return empty if the nomenclature does not have it
   */
  static Optional<String> name(String code) {
    // Of a level that the list does not have it gives the one above.
    return Matters.all().list().stream()
        .filter(each -> each.code().equals(code))
        .findFirst()
        .flatMap(
            second ->
                Matters.all()
                    .name(code.substring(0, code.indexOf('.')))
                    .map(first -> plain(first) + "/" + plain(second.name())));
  }

  private static String plain(String name) {
    return SIGNS
        .matcher(name.toLowerCase(Locale.FRENCH))
        .replaceAll(" ")
        .replaceAll(" +", " ")
        .strip();
  }
}
