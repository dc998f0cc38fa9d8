package org.tribune.site.caption;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a person writes, as the words of captions: text without markup and control characters. */
final class CaptionWords {
  /** Longer ones are no words: they are broken so that lines can be made of them. */
  private static final int LONGEST = 37;

  private static final char NO_BREAK = '\u00A0';

  private static final Pattern TAG = Pattern.compile("</?[A-Za-z!][^<>]*>");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Zl}\\p{Zp}\u2000-\u2006 ]+");
  private static final Pattern UNSEEN = Pattern.compile("\\p{C}");

  /** Signs that French writes behind a space, at which no line may end. */
  private static final Pattern BEHIND = Pattern.compile("[?!:;»%…]+");

  private static final String BEFORE = "«";

  private CaptionWords() {}

  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    boolean isJoined = false;
    String plain = Normalizer.normalize(TAG.matcher(text).replaceAll(" "), Normalizer.Form.NFC);
    for (String each : SPACE.splitAsStream(plain).toList()) {
      String seen = UNSEEN.matcher(each).replaceAll("").strip();
      if (seen.isBlank()) {
        continue;
      }
      if (!words.isEmpty() && (isJoined || BEHIND.matcher(seen).matches())) {
        words.set(words.size() - 1, words.getLast() + NO_BREAK + seen);
      } else {
        words.add(seen);
      }
      isJoined = seen.equals(BEFORE);
    }
    return words.stream().flatMap(each -> broken(each).stream()).toList();
  }

  private static List<String> broken(String word) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (word.length() - from > LONGEST) {
      int to = from + LONGEST;
      to -= Character.isHighSurrogate(word.charAt(to - 1)) ? 1 : 0;
      parts.add(word.substring(from, to));
      from = to;
    }
    parts.add(word.substring(from));
    return parts.stream().filter(each -> !each.isBlank()).toList();
  }
}
