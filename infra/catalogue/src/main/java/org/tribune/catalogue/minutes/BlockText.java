package org.tribune.catalogue.minutes;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.Message;
import org.tribune.core.text.ValidationException;

/**
 * Text of minutes, clean as {@link CleanText} makes it, but with its no-break spaces, by which a
 * number stays with what it counts, and a colon with its word.
 */
final class BlockText {
  private static final Pattern LINES = Pattern.compile("\\r\\n|[\\n\\r\\u0085\\u2028\\u2029]");

  /** Before and after each no-break space. */
  private static final Pattern NO_BREAK =
      Pattern.compile("(?<=[\\u00A0\\u202F])|(?=[\\u00A0\\u202F])");

  private BlockText() {}

  /** One line of at most so many characters. */
  static String line(String text, int longest, String field) {
    return bounded(line(text), longest, field);
  }

  /** Several lines, of at most so many characters. */
  static String lines(String text, int longest, String field) {
    String clean =
        LINES
            .splitAsStream(text)
            .map(BlockText::line)
            .collect(Collectors.joining("\n"))
            .replaceAll("\\n{3,}", "\n\n")
            .strip();
    return bounded(clean, longest, field);
  }

  private static String line(String text) {
    if (text.indexOf('\u00A0') < 0 && text.indexOf('\u202F') < 0) {
      return CleanText.line(text);
    }
    String clean =
        Arrays.stream(NO_BREAK.split(text, /* limit= */ -1))
            .map(each -> isNoBreak(each) ? each : CleanText.line(each))
            .collect(Collectors.joining());
    int start = 0;
    int end = clean.length();
    while (start < end && isNoBreak(clean.substring(start, start + 1))) {
      start++;
    }
    while (start < end && isNoBreak(clean.substring(end - 1, end))) {
      end--;
    }
    return clean.substring(start, end);
  }

  private static boolean isNoBreak(String piece) {
    return piece.equals("\u00A0") || piece.equals("\u202F");
  }

  private static String bounded(String text, int longest, String field) {
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      throw new ValidationException("text.too-long", Message.of(field), length, longest);
    }
    return text;
  }
}
