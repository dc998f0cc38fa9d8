package org.tribune.site.sitting.agenda;

import java.util.regex.Pattern;
import org.tribune.core.text.CleanText;
import org.tribune.site.sitting.convocation.TextLine.Layout;

/**
 * A line of pasted text without what belongs to the page it came from.
 *
 * @param number 1 for the first
 * @param indent columns from the margin, a tab to the next multiple of four
 * @param marked the text with its inner tabs and runs of spaces, which may set a number apart
 * @param text as it is shown
 * @param isHyphenated true if its last word goes on in the next line
 * @param layout what a document says of it
 */
record SourceLine(
    int number, int indent, String marked, String text, boolean isHyphenated, Layout layout) {
  private static final int TAB = 4;
  private static final int LONGEST = 2_000;
  private static final int LONGEST_RUN = 8;
  private static final int PAGE_DIGITS = 4;
  private static final int FEWEST_MARKS = 4;
  private static final String LEADING = ".…_· \t";

  private static final Pattern PAGE =
      Pattern.compile("(?iu)\\s+(?:[-–—]\\s*)?[(\\[]?(?:page|p\\.)\\s?\\d{1,4}[)\\]]?\\s*$");

  /** What stands at the head or the foot of each page. */
  private static final Pattern FURNITURE =
      Pattern.compile(
          "(?iu)(?:page\\s*)?\\d{1,4}\\s*(?:/|sur|of|de)\\s*\\d{1,4}|page\\s*\\d{1,4}|[-–—]\\s*\\d{1,4}\\s*[-–—]|\\d{1,3}");

  private static final Pattern RULE = Pattern.compile("[-–—_=*.·~\\s]{3,}");

  static SourceLine of(int number, String raw, Layout layout) {
    String text = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
    boolean hyphenated = text.stripTrailing().endsWith("\u00ad");
    int indent = 0;
    int at = 0;
    while (at < text.length() && isSpace(text.charAt(at))) {
      indent = text.charAt(at) == '\t' ? (indent / TAB + 1) * TAB : indent + 1;
      at++;
    }
    String cleaned = clean(text.substring(at));
    String plain = PAGE.matcher(cleaned).replaceFirst("");
    String marked = withoutLeader(plain).strip();
    return new SourceLine(number, indent, marked, CleanText.line(marked), hyphenated, layout);
  }

  /**
   * Without the dots, the rule or the spaces that lead to the number of a page, as in a table of
   * contents. Looked at from the end, so that its time is linear.
   */
  private static String withoutLeader(String text) {
    int end = text.stripTrailing().length();
    int digits = end;
    while (digits > 0 && end - digits < PAGE_DIGITS && Character.isDigit(text.charAt(digits - 1))) {
      digits--;
    }
    int start = digits;
    while (start > 0 && LEADING.indexOf(text.charAt(start - 1)) >= 0) {
      start--;
    }
    String leader = text.substring(start, digits);
    long marks = leader.chars().filter(c -> c != ' ' && c != '\t').count();
    boolean hasPage = digits < end;
    boolean leads =
        marks >= FEWEST_MARKS
            || (leader.indexOf('…') >= 0 && (hasPage || marks > 1))
            || (hasPage && (leader.indexOf('\t') >= 0 || leader.contains("    ")));
    return leads && start > 0 ? text.substring(0, start) : text;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff' || c == '\u200b';
  }

  /** Keeps tabs, runs of spaces and the bullets of Word's symbol font; the rest is made clean. */
  private static String clean(String text) {
    StringBuilder cleaned = new StringBuilder(text.length());
    int before = -1;
    int run = 0;
    for (int c : text.codePoints().map(SourceLine::plain).filter(SourceLine::isKept).toArray()) {
      run = c == before ? run + 1 : 1;
      before = c;
      // Longer runs say no more, and would be looked at from each of their signs.
      if (run <= LONGEST_RUN || Character.isLetterOrDigit(c)) {
        cleaned.appendCodePoint(c);
      }
    }
    return cleaned.toString();
  }

  private static int plain(int c) {
    return c != '\t' && (Character.isSpaceChar(c) || Character.isWhitespace(c)) ? ' ' : c;
  }

  private static boolean isKept(int c) {
    return c == '\t' || (c >= 0xf000 && c <= 0xf0ff) || isSeen(c);
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> false;
      default -> true;
    };
  }

  /** Columns up to its last letter. */
  int width() {
    return indent + marked.length();
  }

  boolean isBlank() {
    return marked.isEmpty() || RULE.matcher(marked).matches();
  }

  boolean isFurniture() {
    return layout.isApart() || FURNITURE.matcher(marked).matches();
  }
}
