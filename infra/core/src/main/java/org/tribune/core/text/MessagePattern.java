package org.tribune.core.text;

import com.ibm.icu.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Puts arguments into a pattern. Nearly all patterns have {@code {0}} at most, into which an
 * argument goes as it is; ICU, which takes a while to load, is for those with a plural or a choice.
 */
final class MessagePattern {
  private MessagePattern() {}

  /** What ICU has read of a pattern is kept: there are few, and reading is most of the work. */
  private static final class Plurals {
    private static final Map<Key, MessageFormat> READ = new ConcurrentHashMap<>();

    private record Key(String pattern, Locale locale) {}

    static String format(Key key, Object[] arguments) {
      MessageFormat read =
          READ.computeIfAbsent(key, each -> new MessageFormat(each.pattern(), each.locale()));
      synchronized (read) {
        return read.format(arguments);
      }
    }
  }

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
        return Plurals.format(new Plurals.Key(pattern, locale), arguments);
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
