package org.tribune.site.search.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SimilarWordsTest {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0éœ字";

  @Test
  void mayBe_whateverIsNearEnough_isNeverSortedOut() {
    Random random = new Random(20_261_201);
    for (int i = 0; i < 20_000; i++) {
      String word = word(random);
      String other = random.nextInt(10) == 0 ? word(random) : mistyped(word, random);
      int mistakes = 1 + random.nextInt(2);
      if (EditDistance.between(word, other) <= mistakes) {
        assertThat(new SimilarWords(word, mistakes).mayBe(new BytesRef(other)))
            .as("%s for %s, %d mistakes", other, word, mistakes)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"budget, bilan", "assainissement, association", "commune, communautaire"})
  void mayBe_anotherWord_isSortedOut(String word, String other) {
    assertThat(new SimilarWords(word, 2).mayBe(new BytesRef(other))).isFalse();
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    int length = 4 + random.nextInt(9);
    for (int i = 0; i < length; i++) {
      word.append(letter(random));
    }
    return word.toString();
  }

  private static char letter(Random random) {
    // Mostly plain ones, as in a language.
    int count = random.nextInt(8) == 0 ? LETTERS.length() : 26;
    return LETTERS.charAt(random.nextInt(count));
  }

  private static String mistyped(String word, Random random) {
    StringBuilder typed = new StringBuilder(word);
    for (int i = 0; i <= random.nextInt(2); i++) {
      int at = random.nextInt(typed.length() - 1);
      switch (random.nextInt(4)) {
        case 0 -> typed.setCharAt(at, letter(random));
        case 1 -> typed.insert(at, letter(random));
        case 2 -> typed.deleteCharAt(at);
        default -> typed.insert(at, typed.charAt(at + 1)).deleteCharAt(at + 2);
      }
    }
    return typed.toString();
  }
}
