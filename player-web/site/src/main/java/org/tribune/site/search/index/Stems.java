package org.tribune.site.search.index;

import java.io.IOException;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * What Lucene's light French and its Porter's English stemmer make of a word. Used by one thread.
 */
final class Stems {
  private final OneWord frenchWord = new OneWord();
  private final OneWord englishWord = new OneWord();
  private final TokenStream french = new FrenchLightStemFilter(frenchWord);
  private final TokenStream english = new PorterStemFilter(englishWord);

  /** A stream of one word that is set again and again. */
  private static final class OneWord extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    @Override
    public boolean incrementToken() {
      return true;
    }
  }

  /** Adds the stems of a word in lower case without accents; none for a number. */
  void of(CharSequence word, Set<String> into) throws IOException {
    if (!isWord(word)) {
      return;
    }
    into.add(stem(french, frenchWord, word));
    into.add(stem(english, englishWord, word));
  }

  private static boolean isWord(CharSequence word) {
    return word.length() > 2 && word.chars().allMatch(Character::isLetter);
  }

  private static String stem(TokenStream stemmer, OneWord one, CharSequence word)
      throws IOException {
    one.term.setEmpty().append(word);
    boolean stemmed = stemmer.incrementToken();
    assert stemmed;
    return one.term.toString();
  }
}
