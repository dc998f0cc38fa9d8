package org.tribune.catalogue.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tribune.core.text.ValidationException;

/**
 * The passages of a question's text that nobody may read.
 *
 * @param passages in the order of the text; they neither overlap nor are empty
 */
public record MaskedText(List<Passage> passages) {
  /** What stands in the place of a passage. */
  public static final String MASK = "[…]";

  private static final int MOST = 50;

  /**
   * A passage, in UTF-16 characters.
   *
   * @param end the first character behind it
   */
  public record Passage(int start, int end) {}

  public MaskedText {
    passages = List.copyOf(passages);
    int before = 0;
    for (Passage each : passages) {
      if (each.start() < before || each.end() <= each.start()) {
        throw unfit();
      }
      before = each.end();
    }
    if (passages.isEmpty() || passages.size() > MOST) {
      throw unfit();
    }
  }

  /** Passages in any order; those that meet become one. */
  public static MaskedText ofAny(List<Passage> passages) {
    List<Passage> merged = new ArrayList<>();
    passages.stream()
        .sorted(Comparator.comparingInt(Passage::start))
        .forEach(
            each -> {
              Passage last = merged.isEmpty() ? each : merged.getLast();
              if (!merged.isEmpty() && each.start() <= last.end()) {
                merged.set(
                    merged.size() - 1, new Passage(last.start(), Math.max(last.end(), each.end())));
              } else {
                merged.add(each);
              }
            });
    return new MaskedText(merged);
  }

  private static ValidationException unfit() {
    return new ValidationException("question.nothing-to-mask");
  }

  /** A text without the passages; no half of a sign is left of one. */
  String of(String text) {
    StringBuilder masked = new StringBuilder();
    int from = 0;
    for (Passage each : passages) {
      if (each.end() > text.length()) {
        throw unfit();
      }
      masked.append(text, from, edge(text, each.start(), /* by= */ -1)).append(MASK);
      from = edge(text, each.end(), /* by= */ 1);
    }
    return masked.append(text.substring(from)).toString();
  }

  private static int edge(String text, int at, int by) {
    boolean splits =
        at > 0
            && at < text.length()
            && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    return splits ? at + by : at;
  }
}
