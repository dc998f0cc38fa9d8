package org.tribune.site.decision;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.tribune.core.text.CleanText;

/**
 * Which decisions somebody looks for. What is empty counts for all.
 *
 * @param words subject, place, number, as they were typed
 * @param body the assembly's name
 * @param year of the sitting
 * @param place a commune that is named in it
 * @param matter first level of the nomenclature
 * @param outcome as the API has it
 * @param member whose vote everybody may read
 * @param page from 1
 */
public record DecisionQuery(
    String words,
    String body,
    String year,
    String place,
    String matter,
    String outcome,
    String member,
    int page) {
  /** The longest search, in characters. */
  public static final int LONGEST = 120;

  static final int LAST_PAGE = 50;

  /**
   * What an address asks for. What is too long is cut, and what is no number counts as the first
   * page: whoever types an address by hand gets an answer.
   *
   * @param parameter of the address by its name
   */
  public static DecisionQuery of(Function<String, Optional<String>> parameter) {
    return new DecisionQuery(
        line(parameter, "q"),
        line(parameter, "body"),
        line(parameter, "year"),
        line(parameter, "place"),
        line(parameter, "matter"),
        line(parameter, "outcome"),
        line(parameter, "member"),
        parameter
            .apply("page")
            .filter(each -> each.matches("[1-9]\\d?"))
            .map(Integer::parseInt)
            .filter(each -> each <= LAST_PAGE)
            .orElse(1));
  }

  private static String line(Function<String, Optional<String>> parameter, String name) {
    String text = parameter.apply(name).orElse("");
    String line = CleanText.line(text);
    return line.substring(
        0, line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length()))));
  }

  /** True if nothing is asked for in particular. */
  boolean isOfAll() {
    return (words + body + year + place + matter + outcome + member).isEmpty();
  }

  /** The same on another page. */
  DecisionQuery at(int otherPage) {
    return new DecisionQuery(words, body, year, place, matter, outcome, member, otherPage);
  }

  /** The same words, without filters. */
  DecisionQuery everywhere() {
    return new DecisionQuery(words, "", "", "", "", "", "", /* page= */ 1);
  }

  /** The address of what is asked for, behind that of the page. */
  String parameters() {
    StringBuilder out = new StringBuilder();
    add(out, "q", words);
    add(out, "body", body);
    add(out, "year", year);
    add(out, "place", place);
    add(out, "matter", matter);
    add(out, "outcome", outcome);
    add(out, "member", member);
    add(out, "page", page > 1 ? "" + page : "");
    return out.toString();
  }

  private static void add(StringBuilder out, String name, String value) {
    if (!value.isEmpty()) {
      out.append(out.isEmpty() ? '?' : '&')
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
