package org.tribune.site.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.tribune.site.search.index.Entry;
import org.tribune.site.search.index.Excerpt;
import org.tribune.site.search.index.Field;
import org.tribune.site.search.index.Piece;

/**
 * Marks what was looked for: in a title, and in the passage of a text that says most. What it gives
 * are pieces of plain text: nothing in them is ever markup. One search's.
 */
final class Highlighter {
  private static final int PASSAGE = 180;
  private static final int LONGEST_PASSAGE = 320;
  private static final int LEAD = 60;
  private static final int LONGEST_TEXT = 8_000_000;
  private static final char PAGE_END = '\f';

  private final Analyzer analyzer;
  private final Meaning meaning;
  private final Set<String> wanted;
  private final Query marks;
  private final Passages passages;

  Highlighter(IndexSearcher searcher, Analyzer analyzer, Meaning meaning) {
    this.analyzer = analyzer;
    this.meaning = meaning;
    this.wanted = new HashSet<>(Queries.marks(meaning));
    this.marks = Queries.marks(meaning, Field.TEXT);
    this.passages = new Passages(searcher, analyzer);
  }

  /** The whole of a short text, which is analyzed once: there are hundreds on a page of results. */
  List<Piece> mark(String text, Field field) throws IOException {
    BitSet found = new BitSet(text.length());
    List<Place> words = new ArrayList<>();
    try (TokenStream tokens = analyzer.tokenStream(field.word(), text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      OffsetAttribute place = tokens.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = tokens.addAttribute(PositionIncrementAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        String word = term.toString();
        if (wanted.contains(word)) {
          found.set(place.startOffset(), place.endOffset());
        }
        // A stem stands at the place of its word.
        if (step.getPositionIncrement() > 0) {
          words.add(new Place(word, place.startOffset(), place.endOffset()));
        }
      }
      tokens.end();
    }
    meaning.phrases().forEach(phrase -> markPhrase(phrase.surfaces(), words, found));
    return pieces(text, found);
  }

  private record Place(String word, int from, int end) {}

  private static void markPhrase(List<String> phrase, List<Place> words, BitSet found) {
    for (int first = 0; first + phrase.size() <= words.size(); first++) {
      List<Place> here = words.subList(first, first + phrase.size());
      if (here.stream().map(Place::word).toList().equals(phrase)) {
        here.forEach(each -> found.set(each.from(), each.end()));
      }
    }
  }

  private static List<Piece> pieces(String text, BitSet found) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      boolean isFound = found.get(from);
      int change = isFound ? found.nextClearBit(from) : found.nextSetBit(from);
      int end = change < 0 ? text.length() : Math.min(change, text.length());
      pieces.add(new Piece(text.substring(from, end), isFound));
      from = end;
    }
    return pieces;
  }

  /** The passage of the text of the entry {@code document}; empty if nothing is found in it. */
  Optional<Excerpt> excerpt(int document) throws IOException {
    return excerpts(document, /* most= */ 1).stream().findFirst();
  }

  /** The passages that say most, in order, one of a page. */
  List<Excerpt> excerpts(int document, int most) throws IOException {
    return passages.of(document, marks, most).stream().limit(most).toList();
  }

  /** The same of a short text that the index does not keep. */
  Optional<Excerpt> excerpt(String text) throws IOException {
    return new Passages(analyzer).of(text, marks).stream().findFirst();
  }

  /**
   * Finds passages by where the index says that words are, without reading the text again; where
   * there is no index, by reading it.
   */
  private static final class Passages extends UnifiedHighlighter {
    private static final String FIELD = Field.TEXT.word();

    Passages(IndexSearcher searcher, Analyzer analyzer) {
      this(new Builder(searcher, analyzer));
    }

    Passages(Analyzer analyzer) {
      this(builderWithoutSearcher(analyzer));
    }

    private Passages(Builder builder) {
      super(
          builder
              .withMaxLength(LONGEST_TEXT)
              .withMaxNoHighlightPassages(0)
              .withHandleMultiTermQuery(false)
              .withBreakIterator(Passages::sentences)
              .withFormatter(new Best()));
    }

    List<Excerpt> of(String text, Query marks) throws IOException {
      return highlightWithoutSearcher(FIELD, marks, text, /* maxPassages= */ 1)
              instanceof Excerpts found
          ? found.all()
          : List.of();
    }

    private static BreakIterator sentences() {
      return LengthGoalBreakIterator.createClosestToLength(
          new Sentences(), PASSAGE, /* fragmentAlignment= */ 0.4f);
    }

    List<Excerpt> of(int document, Query marks, int most) throws IOException {
      Object[] found =
          highlightFieldsAsObjects(
                  new String[] {FIELD}, marks, new int[] {document}, new int[] {most})
              .getOrDefault(FIELD, new Object[1]);
      return found.length > 0 && found[0] instanceof Excerpts excerpts ? excerpts.all() : List.of();
    }
  }

  /** What a formatter gives, by page. */
  private record Excerpts(List<Excerpt> all) {}

  private static final class Best extends PassageFormatter {
    @Override
    public Object format(Passage[] passages, String written) {
      // Turns of a speaker are parted by another sign, which ends a page as well.
      String content = written.replace(Entry.TURN_END, PAGE_END);
      Map<Integer, Excerpt> all = new TreeMap<>();
      for (Passage each : passages) {
        int before = -1;
        for (int i = 0; i < each.getNumMatches(); i++) {
          int first = each.getMatchStarts()[i];
          // A passage may go over the end of a page: then it is one of each.
          if (before < 0 || content.substring(before, first).indexOf(PAGE_END) >= 0) {
            Excerpt excerpt = excerpt(each, first, content);
            all.putIfAbsent(excerpt.page(), excerpt);
          }
          before = first;
        }
      }
      return new Excerpts(List.copyOf(all.values()));
    }

    /**
     * What is shown of a passage.
     *
     * @param first where in the text what is found begins that shall be seen
     */
    private static Excerpt excerpt(Passage best, int first, String content) {
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
      if (end >= passageEnd || content.charAt(end) == PAGE_END) {
        return end;
      }
      int space = content.lastIndexOf(' ', end);
      return end - space < LEAD ? space : end;
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
