package org.tribune.site.search;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.tribune.site.search.index.Field;
import org.tribune.site.search.spelling.EditDistance;
import org.tribune.site.search.spelling.SimilarWords;

/** The words of an index: which are there, begin alike, or are nearly the same. One search's. */
final class Terms {
  /** A word of so many letters may have one wrong, a longer one two. */
  private static final int ONE_MISTAKE = 4;

  private static final int TWO_MISTAKES = 8;

  /** The first letter is seldom wrong, and distinguishes most words. */
  private static final int SURE_LETTERS = 1;

  private static final int SHORTEST_BEGINNING = 2;
  private static final int MOST_BEGINNINGS = 60;
  private static final int MOST_LOOKED_AT = 5_000;
  private static final int MOST_RESEMBLING = 8;

  private final IndexReader reader;

  Terms(IndexReader reader) {
    this.reader = reader;
  }

  /** True if any of these words or stems is in an entry. */
  boolean has(Collection<String> words) throws IOException {
    for (Field field : Field.values()) {
      for (String word : words) {
        if (reader.docFreq(new Term(field.word(), word)) > 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Words that begin so and are longer, the most frequent first. */
  List<String> beginning(String start) throws IOException {
    if (start.length() < SHORTEST_BEGINNING) {
      return List.of();
    }
    Map<String, Integer> found = new HashMap<>();
    BytesRef prefix = new BytesRef(start);
    for (Field field : Field.OWN) {
      org.apache.lucene.index.Terms terms = MultiTerms.getTerms(reader, field.word());
      if (terms == null) {
        continue;
      }
      TermsEnum each = terms.iterator();
      TermsEnum.SeekStatus status = each.seekCeil(prefix);
      int looked = 0;
      while (status != TermsEnum.SeekStatus.END
          && StringHelper.startsWith(each.term(), prefix)
          && looked < MOST_LOOKED_AT) {
        if (each.term().length > prefix.length) {
          found.merge(each.term().utf8ToString(), each.docFreq(), Integer::sum);
        }
        looked++;
        status = each.next() == null ? TermsEnum.SeekStatus.END : TermsEnum.SeekStatus.NOT_FOUND;
      }
    }
    return found.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, Integer> each) -> -each.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_BEGINNINGS)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How near a word of the index is to the one that was typed, and in how many entries it is. */
  private record Near(float likeness, int count) {
    Near and(Near other) {
      return new Near(Math.max(likeness, other.likeness), count + other.count);
    }
  }

  /** Words that somebody who typed {@code word} may have meant, the likeliest first. */
  List<String> resembling(String word) throws IOException {
    int length = word.codePointCount(0, word.length());
    if (length < ONE_MISTAKE || !word.chars().allMatch(Character::isLetter)) {
      return List.of();
    }
    SimilarWords similar = new SimilarWords(word, length < TWO_MISTAKES ? 1 : 2);
    Map<String, Near> found = new HashMap<>();
    BytesRef first = new BytesRef(word.substring(0, SURE_LETTERS));
    for (Field field : Field.OWN) {
      org.apache.lucene.index.Terms terms = MultiTerms.getTerms(reader, field.word());
      if (terms == null) {
        continue;
      }
      TermsEnum each = terms.iterator();
      BytesRef term = each.seekCeil(first) == TermsEnum.SeekStatus.END ? null : each.term();
      while (term != null && StringHelper.startsWith(term, first)) {
        if (similar.mayBe(term)) {
          String other = term.utf8ToString();
          int distance = EditDistance.between(word, other);
          if (distance <= similar.mistakes()) {
            found.merge(
                other, new Near(likeness(word, other, distance), each.docFreq()), Near::and);
          }
        }
        term = each.next();
      }
    }
    found.remove(word);
    return found.entrySet().stream()
        .sorted(
            Comparator.comparingDouble(
                    (Map.Entry<String, Near> each) -> -each.getValue().likeness())
                .thenComparingInt(each -> -each.getValue().count())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_RESEMBLING)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** 1 for the same; less for each letter that is other. */
  private static float likeness(String one, String other, int distance) {
    return 1f - (float) distance / Math.max(one.length(), other.length());
  }
}
