package org.tribune.site.sitting.convocation;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The letter that an agenda stands in: with which words one leads to it, and with which it goes on
 * behind it.
 */
public final class LetterAround {
  private static final String WORD_END = "(?!\\p{L})";

  /** A title of its own. */
  private static final Pattern TITLE =
      Pattern.compile(
          "(?iu)(?:(?:l['’]\\s?|projet d['’]\\s?|convocation\\s*(?:et|[-–—/:])\\s*)?ordre\\s+du\\s+jour(?:\\s.{0,80})?"
              + "|o\\s*r\\s*d\\s*r\\s*e\\s+d\\s*u\\s+j\\s*o\\s*u\\s*r"
              + "|(?:.{0,40}\\s)?agenda|agenda\\s+(?:of|for)\\s.{0,80}|sommaire(?:\\s+des\\s.{0,40})?)\\s*[:.]?");

  private static final Pattern NAMES_AGENDA =
      Pattern.compile("(?iu)ordre\\s+du\\s+jour" + WORD_END + "|(?<!\\p{L})agenda" + WORD_END);

  /** A sentence that ends in the agenda. */
  private static final Pattern LEADS =
      Pattern.compile(
          "(?iu)(?::|(?:suivants?|ci-dessous|ci-après|following|below)\\s*[.:,]?)\\s*$");

  /** What a summons ends with. */
  private static final Pattern ENDS =
      Pattern.compile(
          "(?iu)(?:fait\\s+(?:à|le)"
              + WORD_END
              + "|(?:le|la)\\s+(?:maire|présidente?)\\s*(?:[,.]?$|[,:]\\s+\\p{L}|de\\s.{1,60}$)|pour\\s+(?:le|la)\\s+(?:maire|président)|"
              + "(?:je\\s+(?:vous|soussignée?)|nous\\s+vous\\s+prions|veuillez|comptant\\s+sur|dans\\s+l['’]attente|vous\\s+souhaitant|"
              + "(?:bien\\s+)?cordialement|en\\s+cas\\s+d['’](?:empêchement|absence)|pi[eè]ces?\\s+jointes?|"
              + "(?:bon\\s+pour\\s+)?pouvoir\\s*:?\\s*$|procuration\\s*:?\\s*$)"
              + WORD_END
              + "|\\[?signé|(?:à\\s+)?\\p{L}[\\p{L}'’ -]{1,60},\\s+le\\s+\\d{1,2}(?:er)?\\s+\\p{L}{3,10}\\s+20\\d\\d\\W*$).*");

  /** What an item begins with: "1. Adoption de l'ordre du jour" leads to nothing. */
  private static final Pattern MARKED = Pattern.compile("[^\\p{L}«\"]|[IVXLC]{1,5}\\W|\\p{L}[.)]");

  private static final int LONGEST_REST = 60;
  private static final int NEAR = 12;

  private LetterAround() {}

  /** The line behind the one that leads to the agenda; 0 if none does. */
  public static int agendaBegins(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (TITLE.matcher(lines.get(i)).matches()) {
        return i + 1;
      }
      int behind = behindSentence(lines, i);
      if (behind > 0) {
        return behindTitle(lines, behind);
      }
    }
    return 0;
  }

  /** The line behind a sentence that ends in the agenda, which may end on the line below. */
  private static int behindSentence(List<String> lines, int at) {
    String line = lines.get(at);
    if (MARKED.matcher(line).lookingAt() || !NAMES_AGENDA.matcher(line).find()) {
      return 0;
    }
    if (LEADS.matcher(line).find()) {
      return at + 1;
    }
    String below = at + 1 < lines.size() ? lines.get(at + 1) : "";
    boolean goesOn =
        !below.isEmpty()
            && below.length() <= LONGEST_REST
            && Character.isLowerCase(below.codePointAt(0));
    return goesOn && LEADS.matcher(below).find() ? at + 2 : 0;
  }

  /** Where the title follows that the sentence announces. */
  private static int behindTitle(List<String> lines, int from) {
    for (int i = from; i < Math.min(lines.size(), from + NEAR); i++) {
      if (TITLE.matcher(lines.get(i)).matches()) {
        return i + 1;
      }
    }
    return from;
  }

  /** True for a line that no item begins with, but the end of a letter does. */
  public static boolean isEnd(String line) {
    return ENDS.matcher(line).matches();
  }
}
