package org.tribune.site.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.tribune.site.search.index.EntryIndex;

/** How well each item is found: by the best of the entries that speak of it. One search's. */
final class BySubject implements CollectorManager<BySubject.One, Map<String, Float>> {
  private static final float NOT_FOUND = -1;

  /** One thread's share. */
  static final class One implements Collector {
    private final Map<String, Float> best = new HashMap<>();

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
      SortedDocValues subjects = DocValues.getSorted(leaf.reader(), EntryIndex.SUBJECT);
      float[] scores = new float[subjects.getValueCount()];
      Arrays.fill(scores, NOT_FOUND);
      return new LeafCollector() {
        private Scorable scorer =
            new Scorable() {
              @Override
              public float score() {
                return 0;
              }
            };

        @Override
        public void setScorer(Scorable now) {
          scorer = now;
        }

        @Override
        public void collect(int document) throws IOException {
          if (subjects.advanceExact(document)) {
            int number = subjects.ordValue();
            scores[number] = Math.max(scores[number], scorer.score());
          }
        }

        @Override
        public void finish() throws IOException {
          for (int i = 0; i < scores.length; i++) {
            if (scores[i] != NOT_FOUND) {
              best.merge(subjects.lookupOrd(i).utf8ToString(), scores[i], Math::max);
            }
          }
        }
      };
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE;
    }
  }

  @Override
  public One newCollector() {
    return new One();
  }

  @Override
  public Map<String, Float> reduce(Collection<One> shares) {
    Map<String, Float> all = new HashMap<>();
    shares.forEach(each -> each.best.forEach((item, score) -> all.merge(item, score, Math::max)));
    return all;
  }
}
