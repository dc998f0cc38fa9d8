package org.tribune.site.search;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
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

/** Counts all that is found, by assembly and by year. One search's. */
final class Counting implements CollectorManager<Counting.One, Counting.Counts> {
  /**
   * How many there are.
   *
   * @param total of all
   * @param bodies by assembly
   * @param years by year
   */
  record Counts(int total, Map<String, Integer> bodies, Map<String, Integer> years) {
    /** The most frequent first. */
    List<SearchAnswer.Count> byCount() {
      return list(bodies, Comparator.comparingInt((SearchAnswer.Count each) -> -each.count()));
    }

    /** The latest first. */
    List<SearchAnswer.Count> byYear() {
      return list(
          years, Comparator.comparing(SearchAnswer.Count::value, Comparator.reverseOrder()));
    }

    private static List<SearchAnswer.Count> list(
        Map<String, Integer> counts, Comparator<SearchAnswer.Count> order) {
      return counts.entrySet().stream()
          .map(each -> new SearchAnswer.Count(each.getKey(), each.getValue()))
          .sorted(order.thenComparing(SearchAnswer.Count::value))
          .toList();
    }
  }

  /** One thread's share. */
  static final class One implements Collector {
    private final Map<String, Integer> bodies = new HashMap<>();
    private final Map<String, Integer> years = new HashMap<>();
    private int total;

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
      Tally body = new Tally(DocValues.getSorted(leaf.reader(), EntryIndex.BODY), bodies);
      Tally year = new Tally(DocValues.getSorted(leaf.reader(), EntryIndex.YEAR), years);
      return new LeafCollector() {
        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int document) throws IOException {
          total++;
          body.count(document);
          year.count(document);
        }

        @Override
        public void finish() throws IOException {
          body.add();
          year.add();
        }
      };
    }

    @Override
    public ScoreMode scoreMode() {
      return ScoreMode.COMPLETE_NO_SCORES;
    }
  }

  /** Counts by number within a segment of the index, and by word at its end. */
  private static final class Tally {
    private final SortedDocValues values;
    private final int[] counts;
    private final Map<String, Integer> into;

    Tally(SortedDocValues values, Map<String, Integer> into) {
      this.values = values;
      this.counts = new int[values.getValueCount()];
      this.into = into;
    }

    void count(int document) throws IOException {
      if (values.advanceExact(document)) {
        counts[values.ordValue()]++;
      }
    }

    void add() throws IOException {
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0) {
          into.merge(values.lookupOrd(i).utf8ToString(), counts[i], Integer::sum);
        }
      }
    }
  }

  @Override
  public One newCollector() {
    return new One();
  }

  @Override
  public Counts reduce(Collection<One> shares) {
    int total = 0;
    Map<String, Integer> bodies = new HashMap<>();
    Map<String, Integer> years = new HashMap<>();
    for (One each : shares) {
      total += each.total;
      each.bodies.forEach((body, count) -> bodies.merge(body, count, Integer::sum));
      each.years.forEach((year, count) -> years.merge(year, count, Integer::sum));
    }
    return new Counts(total, Map.copyOf(bodies), Map.copyOf(years));
  }
}
