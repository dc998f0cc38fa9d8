package org.tribune.site.search.index;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * Text as it is searched: words in lower case, without what is elided before them ({@code l'eau} is
 * {@code eau}) and without accents; and at the same place their French and English stems, behind a
 * mark that no word has. So a word that was written is distinguished from one of its family. Safe
 * for all threads.
 */
public final class SearchAnalyzer extends Analyzer {
  public SearchAnalyzer() {
    super(PER_FIELD_REUSE_STRATEGY);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer words = new StandardTokenizer();
    TokenStream lower = new LowerCaseFilter(words);
    TokenStream whole = new ElisionFilter(lower, FrenchAnalyzer.DEFAULT_ARTICLES);
    TokenStream plain = new ASCIIFoldingFilter(whole);
    return new TokenStreamComponents(
        words, Field.of(field).hasStems() ? new StemFilter(plain) : plain);
  }

  @Override
  protected TokenStream normalize(String field, TokenStream in) {
    return new ASCIIFoldingFilter(new LowerCaseFilter(in));
  }

  /** Between two values of a field: a phrase does not reach from one to the other. */
  @Override
  public int getPositionIncrementGap(String field) {
    return 100;
  }
}
