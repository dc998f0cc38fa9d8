package org.tribune.site.search.index;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/** Puts the stems of each word, marked, at the word's own place. Used by one thread. */
final class StemFilter extends TokenFilter {
  /** What a stem begins with, and no word. */
  static final char MARK = '~';

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final Stems stems = new Stems();
  private final Deque<String> waiting = new ArrayDeque<>();
  private AttributeSource.@Nullable State word;

  StemFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (waiting.isEmpty()) {
      if (!input.incrementToken()) {
        return false;
      }
      Set<String> found = new LinkedHashSet<>();
      stems.of(term, found);
      waiting.addAll(found);
      word = waiting.isEmpty() ? null : captureState();
      return true;
    }
    restoreState(word);
    term.setEmpty().append(MARK).append(waiting.removeFirst());
    increment.setPositionIncrement(0);
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    waiting.clear();
    word = null;
  }
}
