package org.tribune.transcoder;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a run cost.
 *
 * @param processorSeconds user and system time of the whole process
 * @param wallSeconds from its start to its end
 */
record BenchmarkCost(double processorSeconds, double wallSeconds) {
  /** The median of each figure by itself. */
  static BenchmarkCost median(List<BenchmarkCost> costs) {
    return new BenchmarkCost(
        median(costs.stream().map(BenchmarkCost::processorSeconds).toList(), costs.size()),
        median(costs.stream().map(BenchmarkCost::wallSeconds).toList(), costs.size()));
  }

  private static double median(List<Double> figures, int count) {
    List<Double> sorted = figures.stream().sorted(Comparator.naturalOrder()).toList();
    return (sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2;
  }

  /** For a second of what was made. */
  BenchmarkCost over(double seconds) {
    return new BenchmarkCost(processorSeconds / seconds, wallSeconds / seconds);
  }

  String text() {
    return String.format(Locale.ROOT, "%.2f s CPU, %.2f s wall", processorSeconds, wallSeconds);
  }
}
