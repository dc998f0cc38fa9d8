package org.tribune.site.participation;

import java.util.List;
import org.tribune.catalogue.question.Flag;
import org.tribune.site.participation.Words.Node;

/**
 * Finds the words of a list in one text, however they are disguised: by signs that look like
 * letters, letters that are repeated, hidden behind a star, or spaced. Only whole words are found.
 * For one thread.
 */
final class WordFinder {
  /** A letter that is there so often is there for show: it counts once, or as often as need be. */
  private static final int STRETCHED = 3;

  private static final int FEWEST_SPACED = 3;

  /** A whole row of spaced letters may be a short word; within a row it must be longer. */
  private static final int FEWEST_WITHIN_SPACED = 4;

  /** Shorter words need more letters than digits: a lot is called B17, and a road A55. */
  private static final int SHORT = 5;

  private final Words words;
  private final FoldedText text;
  private final List<TextSpan> into;

  private WordFinder(Words words, FoldedText text, List<TextSpan> into) {
    this.words = words;
    this.text = text;
    this.into = into;
  }

  /** Notes each word of the list that is in the text. */
  static void find(Words words, FoldedText text, List<TextSpan> into) {
    WordFinder finder = new WordFinder(words, text, into);
    Row row = Row.of(text.folded());
    finder.findWords(row);
    finder.findSpaced(row);
  }

  private void findWords(Row row) {
    int at = 0;
    while (at < row.size()) {
      int end = row.isStart(at) ? longest(row, at, /* isSpaced= */ false) : -1;
      if (end > at) {
        note(row, at, end);
        at = end;
      } else {
        at++;
      }
    }
  }

  /** Letters that stand alone, in a row, are read as one word. */
  private void findSpaced(Row row) {
    int at = 0;
    while (at < row.size()) {
      Row letters = row.spacedFrom(at);
      for (int i = 0; letters.size() >= FEWEST_SPACED && i < letters.size(); ) {
        int end = longest(letters, i, /* isSpaced= */ true);
        boolean isEnough = end - i >= FEWEST_WITHIN_SPACED || (i == 0 && end == letters.size());
        if (isEnough) {
          note(letters, i, end);
        }
        i = isEnough ? end : i + 1;
      }
      at = letters.size() == 0 ? at + 1 : row.behind(letters);
    }
  }

  private void note(Row row, int from, int end) {
    int first = row.from(from);
    int last = row.end(end - 1);
    if (row.hasEnoughLetters(from, end, SHORT)
        && !words.isException(text.folded().subSequence(first, last).toString())) {
      text.note(Flag.WORD, first, last, into);
    }
  }

  /** Behind the longest entry that begins at {@code at}; -1 if none does. */
  private int longest(Row row, int at, boolean isSpaced) {
    return longest(row, at, words.root(), isSpaced);
  }

  private int longest(Row row, int at, Node node, boolean isSpaced) {
    int best = -1;
    if (node.isWord && (isSpaced || row.isEnd(at))) {
      best = at;
    } else if (node.isBeginning) {
      best = isSpaced ? at : row.wordEnd(at);
    }
    if (at == row.size()) {
      return best;
    }
    Node apart = node.next(Words.SPACE);
    if (apart != null && row.isEnd(at)) {
      int next = row.behindGap(at);
      best = next > at ? Math.max(best, longest(row, next, apart, isSpaced)) : best;
    }
    for (long letters = row.letters(at); letters != 0; letters &= letters - 1) {
      int letter = Long.numberOfTrailingZeros(letters);
      Node next = node.next(letter);
      for (int i = 1; next != null && i <= (row.isStretched(at) ? STRETCHED : 1); i++) {
        best = Math.max(best, longest(row, at + 1, next, isSpaced));
        next = next.next(letter);
      }
    }
    return best;
  }
}
