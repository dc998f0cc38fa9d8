package org.tribune.site.sitting.agenda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A title and who presents the item, taken apart.
 *
 * @param title without the rapporteur
 * @param name empty for nobody
 */
record Rapporteur(String title, String name) {
  private static final String WORD =
      "(?:rapporteure?s?|rapporteurs|rapp\\.|présentée?\\s+par|presented\\s+by|présentation\\s*(?:par|:))";
  private static final Pattern BRACKETS =
      Pattern.compile(
          "(?iu)\\s*[(\\[]\\s*" + WORD + "\\s*:?\\s*([^()\\[\\]]+?)\\s*[)\\]]\\s*\\.?$");
  private static final Pattern DASH =
      Pattern.compile("(?iu)\\s*(?:[-–—/|.,;]\\s*|\\s)" + WORD + "\\s*:\\s*([^:]+?)\\s*\\.?$");
  private static final Pattern ALONE = Pattern.compile("(?iu)" + WORD + "\\s*:?\\s*(.+?)\\s*\\.?$");
  private static final Pattern NAME =
      Pattern.compile(
          "(?u)\\s*[(\\[]\\s*((?:M\\.|Mme|MM\\.|Mmes|Mlle|Mr|Monsieur|Madame)\\s+[^()\\[\\]]{2,80})[)\\]]\\s*\\.?$");

  static Rapporteur of(String title) {
    for (Pattern form : new Pattern[] {BRACKETS, NAME, DASH}) {
      Matcher match = form.matcher(title);
      if (match.find()) {
        return new Rapporteur(title.substring(0, match.start()).strip(), match.group(1).strip());
      }
    }
    return new Rapporteur(title, "");
  }

  /** Who a line names that says nothing else; empty if it says something else. */
  static String alone(String line) {
    String bare = line.replaceAll("^[(\\[]\\s*|\\s*[)\\]]\\.?$", "");
    Matcher match = ALONE.matcher(bare);
    return match.matches() ? match.group(1).strip() : "";
  }
}
