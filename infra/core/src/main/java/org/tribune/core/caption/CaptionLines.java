package org.tribune.core.caption;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what is said into captions that can be read: two lines at most, of 37 characters as
 * television has them (EBU, CSA charter of 2011), which last six seconds at most and end with a
 * sentence or a pause where there is one. What is cut already stays as it is when words are added
 * behind it.
 */
public final class CaptionLines {
  private static final int LINE = 37;
  private static final int LINES = 2;

  /** A sentence that is shorter goes on in the same caption. */
  private static final int SHORT = 20;

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(6);
  private static final String SENTENCE_END = ".?!…";

  private CaptionLines() {}

  /** The words of each caption, in order. */
  public static List<List<SpokenWord>> cut(List<SpokenWord> words) {
    List<List<SpokenWord>> captions = new ArrayList<>();
    List<SpokenWord> current = new ArrayList<>();
    for (SpokenWord next : words) {
      if (!current.isEmpty() && endsBefore(current, next)) {
        captions.add(List.copyOf(current));
        current.clear();
      }
      current.add(next);
    }
    if (!current.isEmpty()) {
      captions.add(List.copyOf(current));
    }
    return captions;
  }

  private static boolean endsBefore(List<SpokenWord> current, SpokenWord next) {
    SpokenWord last = current.getLast();
    boolean isSentence =
        SENTENCE_END.indexOf(last.text().charAt(last.text().length() - 1)) >= 0
            && length(current) >= SHORT;
    boolean isPause = next.start().minus(last.end()).compareTo(PAUSE) >= 0;
    boolean isLong = next.end().minus(current.getFirst().start()).compareTo(LONGEST) > 0;
    return isSentence || isPause || isLong || !fits(current, next);
  }

  private static int length(List<SpokenWord> words) {
    return words.stream().mapToInt(each -> each.text().length() + 1).sum() - 1;
  }

  private static boolean fits(List<SpokenWord> current, SpokenWord next) {
    List<SpokenWord> together = new ArrayList<>(current);
    together.add(next);
    return lines(together).size() <= LINES;
  }

  /** As few lines as hold them; a word that is longer than a line has one of its own. */
  private static List<String> lines(List<SpokenWord> words) {
    List<String> lines = new ArrayList<>();
    for (SpokenWord each : words) {
      String longer = lines.isEmpty() ? "" : lines.getLast() + " " + each.text();
      if (lines.isEmpty() || longer.length() > LINE) {
        lines.add(each.text());
      } else {
        lines.set(lines.size() - 1, longer);
      }
    }
    return lines;
  }

  /** A caption's words as its text: two lines as even as can be, where one does not hold them. */
  public static String text(List<SpokenWord> words) {
    List<String> lines = lines(words);
    return lines.size() == LINES ? balanced(words) : String.join("\n", lines);
  }

  private static String balanced(List<SpokenWord> words) {
    String best = "";
    int shortest = Integer.MAX_VALUE;
    for (int behind = 1; behind < words.size(); behind++) {
      String first = joined(words.subList(0, behind));
      String second = joined(words.subList(behind, words.size()));
      int longer = Math.max(first.length(), second.length());
      if (longer < shortest) {
        shortest = longer;
        best = first + "\n" + second;
      }
    }
    return best;
  }

  private static String joined(List<SpokenWord> words) {
    return String.join(" ", words.stream().map(SpokenWord::text).toList());
  }
}
