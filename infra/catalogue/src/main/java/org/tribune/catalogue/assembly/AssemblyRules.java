package org.tribune.catalogue.assembly;

import java.util.regex.Pattern;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * By which rules an assembly sits. What the law gives is the beginning, not a limit.
 *
 * @param proxiesPerHolder how many members one may vote for, beside themselves (CGCT, L2121-20)
 * @param deliberationPattern how deliberations are numbered: {@code 2026-11-{n}}, {@code
 *     {year}-{month}-{n}}, or {@code {n:3}} for 003; empty: they are not
 * @param publishesAttendance whether each member has a page with their presence and votes
 */
public record AssemblyRules(
    int proxiesPerHolder, Quorum quorum, String deliberationPattern, boolean publishesAttendance) {
  /** As the law has it for municipal councils. */
  public static final AssemblyRules LAW =
      new AssemblyRules(
          /* proxiesPerHolder= */ 1,
          Quorum.HALF,
          /* deliberationPattern= */ "",
          /* publishesAttendance= */ false);

  private static final int MOST_PROXIES = 20;
  private static final int LONGEST_PATTERN = 40;
  private static final Pattern NUMBER = Pattern.compile("\\{n(?::[1-9])?}");

  public AssemblyRules {
    deliberationPattern =
        CleanText.line(deliberationPattern, LONGEST_PATTERN, "field.deliberation-pattern");
    if (proxiesPerHolder < 0 || proxiesPerHolder > MOST_PROXIES) {
      throw new ValidationException("assembly.proxies-out-of-range", MOST_PROXIES);
    }
    if (!deliberationPattern.isEmpty() && !NUMBER.matcher(deliberationPattern).find()) {
      throw new ValidationException("assembly.pattern-without-number", "{n}");
    }
  }
}
