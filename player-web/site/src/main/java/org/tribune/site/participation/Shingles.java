package org.tribune.site.participation;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The letters of a text in runs of five, each once: two texts that were made from one share most of
 * them, whatever was put in between. Digits, spaces, case and accents count for nothing. Immutable.
 */
final class Shingles {
  private static final int LENGTH = 5;

  /** A signature has two signs a band; of texts that share six runs of ten, one band is equal. */
  static final int BANDS = 12;

  private final int[] runs;
  private final long[] bands;

  private Shingles(int[] runs) {
    this.runs = runs;
    this.bands = new long[BANDS];
    for (int band = 0; band < BANDS; band++) {
      bands[band] = ((long) least(2 * band) << 32) | (least(2 * band + 1) & 0xFFFF_FFFFL);
    }
  }

  static Shingles of(String text) {
    CharSequence folded = FoldedText.of(text, QuestionField.TEXT).folded();
    StringBuilder letters = new StringBuilder(folded.length());
    folded.chars().filter(Character::isLetter).forEach(each -> letters.append((char) each));
    String all = letters.toString();
    return new Shingles(
        IntStream.rangeClosed(0, Math.max(0, all.length() - LENGTH))
            .map(at -> all.substring(at, Math.min(all.length(), at + LENGTH)).hashCode())
            .sorted()
            .distinct()
            .toArray());
  }

  /** MinHash (Broder 1997) by multiplication and shift, another one for each seed. */
  private int least(int seed) {
    int factor = 0x9E37_79B1 * (2 * seed + 1);
    int least = Integer.MAX_VALUE;
    for (int run : runs) {
      int mixed = (run ^ (run >>> 15)) * factor;
      least = Math.min(least, mixed ^ (mixed >>> 13));
    }
    return least;
  }

  /** Equal in one of these at least: worth comparing. */
  long band(int band) {
    return bands[band];
  }

  int count() {
    return runs.length;
  }

  /** Jaccard's index: 1 if all runs are the same. */
  double likeness(Shingles other) {
    if (Arrays.equals(runs, other.runs)) {
      return 1;
    }
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < runs.length && j < other.runs.length) {
      if (runs[i] == other.runs[j]) {
        common++;
        i++;
        j++;
      } else if (runs[i] < other.runs[j]) {
        i++;
      } else {
        j++;
      }
    }
    return common / (double) (runs.length + other.runs.length - common);
  }
}
