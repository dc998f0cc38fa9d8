package org.tribune.web.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/**
 * Marks what was looked for: in a title, and in the passage of a text that tells most. What it
 * gives are pieces of plain text: nothing in them is ever markup. One search's.
 */
final class Highlighter {
  private static final int PASSAGE = 180;
  private static final int LONGEST_PASSAGE = 320;
  private static final int LEAD = 60;
  private static final int LONGEST_TEXT = 8_000_000;
  private static final char PAGE_END = '\f';

  private final Analyzer analyzer;
  private final Meaning meaning;
  private final Passages passages;

  Highlighter(IndexSearcher searcher, Analyzer analyzer, Meaning meaning) {
    this.analyzer = analyzer;
    this.meaning = meaning;
    this.passages = new Passages(searcher, analyzer);
  }

  /** The whole of a short text. */
  List<Piece> mark(String text, Field field) throws IOException {
    if (text.isEmpty()) {
      return List.of();
    }
    UnifiedHighlighter whole =
        UnifiedHighlighter.builderWithoutSearcher(analyzer)
            .withBreakIterator(WholeBreakIterator::new)
            .withFormatter(new Whole())
            .build();
    Object marked =
        whole.highlightWithoutSearcher(
            field.word(), Queries.marks(meaning, field), text, /* maxPassages= */ 1);
    return marked instanceof Excerpt excerpt
        ? excerpt.pieces()
        : List.of(new Piece(text, /* isFound= */ false));
  }

  /** The passage of the text of the entry {@code document}; empty if nothing is found in it. */
  Optional<Excerpt> excerpt(int document) throws IOException {
    return passages.of(document, Queries.marks(meaning, Field.TEXT));
  }

  private static final class Whole extends PassageFormatter {
    @Override
    public Object format(Passage[] passages, String content) {
      return new Excerpt(pieces(passages[0], content, 0, content.length()), /* page= */ 1);
    }
  }

  /** Finds passages by where the index says that words are, without reading the text again. */
  private static final class Passages extends UnifiedHighlighter {
    private static final String FIELD = Field.TEXT.word();

    Passages(IndexSearcher searcher, Analyzer analyzer) {
      super(
          new Builder(searcher, analyzer)
              .withMaxLength(LONGEST_TEXT)
              .withMaxNoHighlightPassages(0)
              .withHandleMultiTermQuery(false)
              .withBreakIterator(Passages::sentences)
              .withFormatter(new Best()));
    }

    private static BreakIterator sentences() {
      return LengthGoalBreakIterator.createClosestToLength(
          BreakIterator.getSentenceInstance(Locale.FRENCH), PASSAGE, /* fragmentAlignment= */ 0.4f);
    }

    Optional<Excerpt> of(int document, Query marks) throws IOException {
      Object[] found =
          highlightFieldsAsObjects(new String[] {FIELD}, marks, new int[] {document}, new int[] {1})
              .getOrDefault(FIELD, new Object[1]);
      return found.length > 0 && found[0] instanceof Excerpt excerpt
          ? Optional.of(excerpt)
          : Optional.empty();
    }
  }

  private static final class Best extends PassageFormatter {
    @Override
    public Object format(Passage[] passages, String content) {
      Passage best = passages[0];
      int first = best.getMatchStarts()[0];
      int from = best.getStartOffset();
      if (first - from > LONGEST_PASSAGE - LEAD) {
        from = wordStart(content, first - LEAD);
      }
      int lastPage = content.lastIndexOf(PAGE_END, first);
      from = Math.max(from, lastPage + 1);
      int end = Math.min(best.getEndOffset(), from + LONGEST_PASSAGE);
      int pageEnd = content.indexOf(PAGE_END, first);
      end = pageEnd >= 0 ? Math.min(end, pageEnd) : end;
      List<Piece> pieces = new ArrayList<>();
      if (from > lastPage + 1) {
        pieces.add(new Piece("… ", /* isFound= */ false));
      }
      pieces.addAll(pieces(best, content, from, wordEnd(content, end, best.getEndOffset())));
      if (goesOn(content, end)) {
        pieces.add(new Piece(" …", /* isFound= */ false));
      }
      long page = content.substring(0, first).chars().filter(each -> each == PAGE_END).count() + 1;
      return new Excerpt(pieces, (int) page);
    }

    /** True if more follows on the same page. */
    private static boolean goesOn(String content, int end) {
      int next = end;
      while (next < content.length() && content.charAt(next) == ' ') {
        next++;
      }
      return next < content.length() && content.charAt(next) != PAGE_END;
    }

    private static int wordStart(String content, int at) {
      int space = content.indexOf(' ', Math.max(0, at));
      return space >= 0 && space - at < LEAD / 2 ? space + 1 : Math.max(0, at);
    }

    /** A passage that is cut ends with a whole word. */
    private static int wordEnd(String content, int end, int passageEnd) {
      int space = content.lastIndexOf(' ', end);
      return end < passageEnd && end - space < LEAD ? space : end;
    }
  }

  private static List<Piece> pieces(Passage passage, String content, int from, int end) {
    List<Piece> pieces = new ArrayList<>();
    int done = from;
    for (int i = 0; i < passage.getNumMatches(); i++) {
      int start = Math.max(done, passage.getMatchStarts()[i]);
      int behind = Math.min(end, passage.getMatchEnds()[i]);
      if (start < behind) {
        if (start > done) {
          pieces.add(new Piece(content.substring(done, start), /* isFound= */ false));
        }
        pieces.add(new Piece(content.substring(start, behind), /* isFound= */ true));
        done = behind;
      }
    }
    if (done < end) {
      pieces.add(new Piece(content.substring(done, end), /* isFound= */ false));
    }
    return pieces;
  }
}
