package org.tribune.core.text;

import java.text.Normalizer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text as people type and paste it, made fit to be kept and shown: Unicode NFC, without control
 * characters, without those that are not seen and only change what is (directions, joiners, soft
 * hyphens), and without halves of characters.
 */
public final class CleanText {
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern LINES = Pattern.compile("\\r\\n|[\\n\\r\\u0085\\u2028\\u2029]");

  /**
   * Control, format and private-use characters, and noncharacters; spaces were split off before.
   */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\uFFFE\\uFFFF]");

  private CleanText() {}

  /** One line: each run of white space is one space. */
  public static String line(String text) {
    return isClean(text) ? text : cleaned(text);
  }

  /** True of nearly all that is read from the catalogue: single spaces between usual letters. */
  private static boolean isClean(String text) {
    boolean isBehindSpace = true;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      boolean isSpace = each == ' ';
      if (isSpace ? isBehindSpace : !isUsual(each)) {
        return false;
      }
      isBehindSpace = isSpace;
    }
    return !isBehindSpace || text.isEmpty();
  }

  /**
   * True for ASCII, for Latin letters of one character, and for quotation marks: nothing that
   * combines.
   */
  private static boolean isUsual(char each) {
    return (each > ' ' && each <= '~')
        || (each >= '\u00C0' && each <= '\u017F')
        || "’«»".indexOf(each) >= 0;
  }

  private static String cleaned(String text) {
    // First what is white space, since some of it is made of control characters.
    String spaced = SPACES.matcher(text).replaceAll(" ");
    String seen = UNSEEN.matcher(wholeCharacters(spaced)).replaceAll("");
    return Normalizer.normalize(SPACES.matcher(seen).replaceAll(" ").strip(), Normalizer.Form.NFC);
  }

  /** Several lines, each of them clean. */
  public static String lines(String text) {
    return LINES
        .splitAsStream(text)
        .map(CleanText::line)
        .collect(Collectors.joining("\n"))
        .replaceAll("\\n{3,}", "\n\n")
        .strip();
  }

  private static String wholeCharacters(String text) {
    return text.codePoints()
        .filter(each -> each < Character.MIN_SURROGATE || each > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /**
   * {@link #line} of at most so many characters.
   *
   * @param field code of the message that says what it is: {@code field.title}
   * @throws ValidationException if it is longer
   */
  public static String line(String text, int longest, String field) {
    return bounded(line(text), longest, field);
  }

  /** {@link #lines} of at most so many characters; as {@link #line(String, int, String)}. */
  public static String lines(String text, int longest, String field) {
    return bounded(lines(text), longest, field);
  }

  private static String bounded(String text, int longest, String field) {
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      throw new ValidationException("text.too-long", Message.of(field), length, longest);
    }
    return text;
  }
}
