package org.tribune.speech.sherpa;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names and terms as sherpa-onnx takes them: one after the other, each in the model's letters. */
final class Hotwords {
  private Hotwords() {}

  /** Those of which something is left, with {@code /} between them. */
  static String text(List<String> hotwords, List<String> vocabulary, Locale language) {
    boolean isUpperCase = vocabulary.stream().noneMatch(Hotwords::hasLowerCase);
    boolean isLowerCase = vocabulary.stream().noneMatch(Hotwords::hasUpperCase);
    return hotwords.stream()
        // ':' begins a score, '#' and '@' other things; the rest is in no vocabulary.
        .map(word -> word.replaceAll("[^\\p{L}\\p{M}\\p{Nd}'’ -]+", " ").strip())
        .map(word -> word.replace('’', '\''))
        .map(word -> isUpperCase ? word.toUpperCase(language) : word)
        .map(word -> isLowerCase ? word.toLowerCase(language) : word)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining("/"));
  }

  /** What is in angle brackets is no piece of a word. */
  private static boolean hasLowerCase(String piece) {
    return !piece.startsWith("<") && piece.codePoints().anyMatch(Character::isLowerCase);
  }

  private static boolean hasUpperCase(String piece) {
    return !piece.startsWith("<") && piece.codePoints().anyMatch(Character::isUpperCase);
  }
}
