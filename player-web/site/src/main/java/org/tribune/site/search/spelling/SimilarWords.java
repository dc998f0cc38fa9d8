package org.tribune.site.search.spelling;

import java.nio.charset.StandardCharsets;
import org.apache.lucene.util.BytesRef;

/**
 * Tells of nearly every word of an index, without a look at the order of its letters, that it is
 * not another one mistyped. Lucene's automaton of all that a word may have been takes longer to be
 * made than the words of ten years that begin with the same letter take to be gone through.
 */
public final class SimilarWords {
  private static final int BITS = 0x3F;

  private final int mistakes;
  private final byte[] word;
  private final long letters;
  private final boolean isPlain;

  /**
   * Words like {@code word}.
   *
   * @param mistakes how many letters may be other, missing, too many or changed with the next
   */
  public SimilarWords(String word, int mistakes) {
    this.mistakes = mistakes;
    this.word = word.getBytes(StandardCharsets.UTF_8);
    this.letters = letters(this.word, 0, this.word.length);
    this.isPlain = isPlain(this.word, 0, this.word.length);
  }

  public int mistakes() {
    return mistakes;
  }

  /** False if {@code term}, in UTF-8, has more other letters than there may be mistakes. */
  public boolean mayBe(BytesRef term) {
    if (!isPlain || !isPlain(term.bytes, term.offset, term.length)) {
      return true;
    }
    // A letter in place of another is one that is missing and one that is too many.
    return Math.abs(term.length - word.length) <= mistakes
        && Long.bitCount(letters ^ letters(term.bytes, term.offset, term.length)) <= 2 * mistakes;
  }

  private static boolean isPlain(byte[] bytes, int from, int count) {
    int all = 0;
    for (int i = from; i < from + count; i++) {
      all |= bytes[i];
    }
    return all >= 0;
  }

  /** A bit for each sign that is there; two may share one. */
  private static long letters(byte[] bytes, int from, int count) {
    long found = 0;
    for (int i = from; i < from + count; i++) {
      found |= 1L << (bytes[i] & BITS);
    }
    return found;
  }
}
