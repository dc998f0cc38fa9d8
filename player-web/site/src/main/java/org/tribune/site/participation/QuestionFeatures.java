package org.tribune.site.participation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a question says, prepared once to be compared with many: the beginnings of its words that
 * mean something, its numbers, and what kind of answer it wants. Why, and how well that works, is
 * in docs/decisions/0100-flags.md. Immutable.
 */
public final class QuestionFeatures {
  /** From this likeness on two questions are nearly the same. */
  static final double NEAR = 0.65;

  /** Fewer words than this are alike by chance. */
  private static final int FEWEST_WORDS = 2;

  private static final int SHORT_BEGINNING = 4;
  private static final int LONG_BEGINNING = 6;

  /** What is left of the likeness of two questions that ask for different things. */
  private static final double OTHER_KIND = 0.7;

  private static final double OTHER_NUMBERS = 0.6;

  private final String plain;

  /** A few for each word: {@link #features}. */
  private final int[] features;

  /** One for each family of words. */
  private final int[] families;

  private final int[] numbers;
  private final Set<AnswerKind> kinds;

  private QuestionFeatures(
      String plain, Set<String> words, Set<String> numbers, Set<AnswerKind> kinds) {
    this.plain = plain;
    this.features = sorted(words.stream().flatMapToInt(QuestionFeatures::features));
    this.families = sorted(words.stream().mapToInt(each -> beginning(each, SHORT_BEGINNING)));
    this.numbers = sorted(numbers.stream().mapToInt(String::hashCode));
    this.kinds = kinds;
  }

  private static int[] sorted(IntStream values) {
    return values.sorted().distinct().toArray();
  }

  /** Prepares a text. */
  public static QuestionFeatures of(String text) {
    return of(FoldedText.of(text, QuestionField.TEXT));
  }

  static QuestionFeatures of(FoldedText text) {
    StringBuilder plain = new StringBuilder();
    Set<String> words = new HashSet<>();
    Set<String> numbers = new HashSet<>();
    List<String> all = words(text.folded());
    for (String word : all) {
      plain.append(word);
      if (word.chars().allMatch(Character::isDigit)) {
        numbers.add(word);
      } else if (!CommonWords.has(word)) {
        words.add(word);
      }
    }
    return new QuestionFeatures(plain.toString(), words, numbers, AnswerKind.takeFrom(all, words));
  }

  private static List<String> words(CharSequence folded) {
    List<String> words = new ArrayList<>();
    int next;
    for (int at = 0; at < folded.length(); at = next) {
      next = at;
      while (next < folded.length() && Character.isLetterOrDigit(folded.charAt(next))) {
        next++;
      }
      if (next > at) {
        words.add(folded.subSequence(at, next).toString());
      } else {
        next++;
      }
    }
    return words;
  }

  /** The same words share all of these, words of a family some. */
  private static IntStream features(String word) {
    return IntStream.of(
        beginning(word, SHORT_BEGINNING), beginning(word, LONG_BEGINNING), ("=" + word).hashCode());
  }

  private static int beginning(String word, int length) {
    return (length + word.substring(0, Math.min(length, word.length()))).hashCode();
  }

  /**
   * From {@link #NEAR} to 1, the same but for case, accents, punctuation and spaces; below, nothing
   * exact.
   */
  double likeness(QuestionFeatures other) {
    if (plain.equals(other.plain)) {
      return plain.isEmpty() ? 0 : 1;
    }
    int fewest = Math.min(families.length, other.families.length);
    int all = features.length + other.features.length;
    int most = 2 * Math.min(features.length, other.features.length);
    if (fewest < FEWEST_WORDS || most < NEAR * all) {
      return 0;
    }
    int enough = (int) Math.ceil(NEAR * all / 2);
    int common = common(features, other.features, enough);
    if (common < enough) {
      return 0;
    }
    double likeness = 2.0 * common / all;
    // What both say for themselves contradicts; what one has besides may just be more words.
    int apart = fewest - common(families, other.families, /* enough= */ 0);
    likeness *= 1 - (double) apart / fewest;
    if (!kinds.equals(other.kinds) && Collections.disjoint(kinds, other.kinds)) {
      likeness *= OTHER_KIND;
    }
    if (!Arrays.equals(numbers, other.numbers)) {
      likeness *= OTHER_NUMBERS;
    }
    // Just the same is 1.
    return Math.min(likeness, 0.99);
  }

  /** How many numbers both have; too few as soon as there can't be {@code enough}. */
  private static int common(int[] one, int[] other, int enough) {
    int mayMiss = one.length - enough;
    int otherMayMiss = other.length - enough;
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < one.length
        && j < other.length
        && i - common <= mayMiss
        && j - common <= otherMayMiss) {
      if (one[i] == other[j]) {
        common++;
        i++;
        j++;
      } else if (one[i] < other[j]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }
}
