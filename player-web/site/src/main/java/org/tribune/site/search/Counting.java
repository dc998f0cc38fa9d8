package org.tribune.site.search;

import java.io.IOException;
import java.util.ArrayList;
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

/** Counts all that is found, by what stands in fields of the index. One search's. */
final class Counting implements CollectorManager<Counting.One, Counting.Counts> {
  private final List<String> fields;

  Counting(String... fields) {
    this.fields = List.of(fields);
  }

  /**
   * How many there are.
   *
   * @param total of all
   * @param fields by what stands in each field
   */
  record Counts(int total, Map<String, Map<String, Integer>> fields) {
    static final Counts NONE = new Counts(/* total= */ 0, Map.of());

    Map<String, Integer> of(String field) {
      return fields.getOrDefault(field, Map.of());
    }

    /** The most frequent first. */
    List<SearchAnswer.Count> byCount(String field) {
      return list(field, Comparator.comparingInt((SearchAnswer.Count each) -> -each.count()));
    }

    /** The latest first. */
    List<SearchAnswer.Count> byYear(String field) {
      return list(
          field, Comparator.comparing(SearchAnswer.Count::value, Comparator.reverseOrder()));
    }

    private List<SearchAnswer.Count> list(String field, Comparator<SearchAnswer.Count> order) {
      return of(field).entrySet().stream()
          .map(each -> new SearchAnswer.Count(each.getKey(), each.getValue()))
          .sorted(order.thenComparing(SearchAnswer.Count::value))
          .toList();
    }
  }

  /** One thread's share. */
  static final class One implements Collector {
    private final Map<String, Map<String, Integer>> counts = new HashMap<>();
    private int total;

    private One(List<String> fields) {
      fields.forEach(each -> counts.put(each, new HashMap<>()));
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext leaf) throws IOException {
      List<Tally> made = new ArrayList<>();
      for (Map.Entry<String, Map<String, Integer>> each : counts.entrySet()) {
        made.add(new Tally(DocValues.getSorted(leaf.reader(), each.getKey()), each.getValue()));
      }
      Tally[] tallies = made.toArray(Tally[]::new);
      return new LeafCollector() {
        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public void collect(int document) throws IOException {
          total++;
          for (Tally each : tallies) {
            each.count(document);
          }
        }

        @Override
        public void finish() throws IOException {
          for (Tally each : tallies) {
            each.add();
          }
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
    return new One(fields);
  }

  @Override
  public Counts reduce(Collection<One> shares) {
    int total = 0;
    Map<String, Map<String, Integer>> all = new HashMap<>();
    for (One each : shares) {
      total += each.total;
      each.counts.forEach(
          (field, counts) -> {
            Map<String, Integer> sums = all.computeIfAbsent(field, _ -> new HashMap<>());
            counts.forEach((value, count) -> sums.merge(value, count, Integer::sum));
          });
    }
    return new Counts(total, Map.copyOf(all));
  }
}
