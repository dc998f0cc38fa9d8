package org.tribune.speech;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What an engine holds an utterance to be.
 *
 * @param utterance its number: higher ones are later
 * @param isFinal it does not change any more
 * @param words in the order of their beginnings; none, where what was thought to be speech is not
 */
public record Hypothesis(int utterance, boolean isFinal, List<Word> words) {
  /** More are said in no breath. */
  public static final int MOST_WORDS = 1_000;

  public Hypothesis {
    words = List.copyOf(words);
    if (utterance < 0) {
      throw new IllegalArgumentException("Utterances are counted from 0");
    }
    if (words.size() > MOST_WORDS) {
      throw new IllegalArgumentException("An utterance has at most " + MOST_WORDS + " words");
    }
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i).start().isBefore(words.get(i - 1).start())) {
        throw new IllegalArgumentException("The times of an utterance's words go backwards");
      }
    }
  }

  /** Its words with spaces between. */
  public String text() {
    return words.stream().map(Word::text).collect(Collectors.joining(" "));
  }
}
