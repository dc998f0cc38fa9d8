package org.tribune.core.text;

import com.ibm.icu.text.MessageFormat;
import java.util.Locale;

/**
 * Puts arguments into a pattern. Nearly all patterns have {@code {0}} at most, into which an
 * argument goes as it is; ICU, which takes a while to load, is for those with a plural or a choice.
 */
final class MessagePattern {
  private MessagePattern() {}

  static String format(String pattern, Locale locale, Object[] arguments) {
    int open = pattern.indexOf('{');
    if (open < 0) {
      return pattern;
    }
    StringBuilder out = new StringBuilder(pattern.length() + 32);
    int from = 0;
    while (open >= 0) {
      int close = pattern.indexOf('}', open);
      int number = number(pattern, open + 1, close);
      if (number < 0) {
        return new MessageFormat(pattern, locale).format(arguments);
      }
      out.append(pattern, from, open);
      if (number < arguments.length) {
        out.append(arguments[number]);
      } else {
        assert false : "No argument " + number + " for " + pattern;
        out.append(pattern, open, close + 1);
      }
      from = close + 1;
      open = pattern.indexOf('{', from);
    }
    return out.append(pattern, from, pattern.length()).toString();
  }

  /** What stands there, if it is a number alone; otherwise less than 0. */
  private static int number(String pattern, int from, int to) {
    int number = to > from ? 0 : -1;
    for (int i = from; i < to && number >= 0; i++) {
      int digit = pattern.charAt(i) - '0';
      number = digit >= 0 && digit <= 9 && number < 100 ? number * 10 + digit : -1;
    }
    return number;
  }
}
