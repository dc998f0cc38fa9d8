package org.tribune.site.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.tribune.core.text.CleanText;
import org.tribune.site.search.index.Field;

/**
 * Reads what somebody types. There is no language to learn, and none to abuse: quotes hold a phrase
 * together, and every other sign only parts words. Safe for all threads.
 */
final class SearchQueryParser {
  /** What stands between quotes of any kind; the last may be missing. */
  private static final Pattern QUOTED = Pattern.compile("[\"“”«»]([^\"“”«»]*)(?:[\"“”«»]|$)");

  private final Analyzer analyzer;
  private final Set<String> frenchStops;
  private final Set<String> englishStops;

  SearchQueryParser(Analyzer analyzer) {
    this.analyzer = analyzer;
    this.frenchStops = folded(FrenchAnalyzer.getDefaultStopSet());
    this.englishStops = folded(EnglishAnalyzer.getDefaultStopSet());
  }

  private Set<String> folded(CharArraySet words) {
    Set<String> folded = new HashSet<>();
    for (Object word : words) {
      folded.add(analyzer.normalize(Field.TITLE.word(), new String((char[]) word)).utf8ToString());
    }
    return Set.copyOf(folded);
  }

  /**
   * Reads.
   *
   * @param text of any content; the caller bounds its length
   * @param isEnglish in whose stop words: {@code the} is tea in French
   * @param isTyping true if the last word may not be complete yet
   */
  SearchQuery read(String text, boolean isEnglish, boolean isTyping) {
    Set<String> stops = isEnglish ? englishStops : frenchStops;
    String clean = CleanText.line(text);
    List<SearchQuery.Part> parts = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(clean);
    int done = 0;
    while (quoted.find()) {
      parts.addAll(words(clean.substring(done, quoted.start()), stops));
      List<SearchQuery.Word> phrase = words(quoted.group(1), stops);
      if (phrase.size() > 1) {
        parts.add(
            new SearchQuery.Phrase(
                quoted.group(1).strip(), phrase.stream().map(SearchQuery.Word::surface).toList()));
      } else {
        parts.addAll(phrase);
      }
      done = quoted.end();
    }
    List<SearchQuery.Word> last = words(clean.substring(done), stops);
    parts.addAll(last);
    boolean isOpen = isTyping && !last.isEmpty() && !text.endsWith(" ");
    return new SearchQuery(parts, isOpen);
  }

  /** The words of a name, in lower case, without accents. */
  List<String> surfaces(String name) {
    return words(CleanText.line(name), Set.of()).stream().map(SearchQuery.Word::surface).toList();
  }

  private List<SearchQuery.Word> words(String text, Set<String> stops) {
    List<SearchQuery.Word> words = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream(Field.TITLE.word(), text)) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      OffsetAttribute offsets = stream.getAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = stream.getAttribute(PositionIncrementAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        String found = term.toString();
        if (step.getPositionIncrement() > 0) {
          String typed = text.substring(offsets.startOffset(), offsets.endOffset());
          words.add(new SearchQuery.Word(typed, found, List.of(), stops.contains(found)));
        } else {
          words.add(withStem(words.removeLast(), found));
        }
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("A text in memory was read", e);
    }
    return words;
  }

  private static SearchQuery.Word withStem(SearchQuery.Word word, String stem) {
    Set<String> stems = new LinkedHashSet<>(word.stems());
    stems.add(stem);
    return new SearchQuery.Word(word.typed(), word.surface(), List.copyOf(stems), word.isStop());
  }
}
