package org.tribune.site.search.index;

import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;

/**
 * The worth of a word in a text: more if it is there often, in three steps, so that most texts are
 * equal and the newer goes first. It knows nothing of other texts: what is hidden changes no order.
 */
final class FrequencySimilarity extends Similarity {
  private static final float SOME = 3;
  private static final float MANY = 10;

  @Override
  public SimScorer scorer(
      float boost, CollectionStatistics collection, TermStatistics... statistics) {
    return new SimScorer() {
      @Override
      public float score(float frequency, long norm) {
        if (frequency >= MANY) {
          return boost * 1.5f;
        }
        return frequency >= SOME ? boost * 1.25f : boost;
      }
    };
  }
}
