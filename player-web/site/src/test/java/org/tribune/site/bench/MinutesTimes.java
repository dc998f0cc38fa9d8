package org.tribune.site.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.function.Supplier;
import org.tribune.catalogue.minutes.Minutes;
import org.tribune.core.Bytes;
import org.tribune.site.minutes.file.MinutesFiles;
import org.tribune.site.minutes.file.MinutesFormat;
import org.tribune.testkit.catalogue.CouncilEvening;

/**
 * How long minutes take: those of {@link CouncilEvening} are composed and written as each format,
 * the first time in this process and the tenth. Prints time and processor time of this thread.
 */
public final class MinutesTimes {
  private static final int ROUNDS = 10;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private MinutesTimes() {}

  /** Measures once. */
  public static void main(String[] arguments) {
    MinutesFiles files = new MinutesFiles("Saint-Flour");
    for (int round = 1; round <= ROUNDS; round++) {
      boolean isTold = round == 1 || round == ROUNDS;
      Minutes minutes = measured("composed", isTold, () -> CouncilEvening.minutes("fr"));
      for (MinutesFormat format : MinutesFormat.values()) {
        Bytes file = measured(format.name(), isTold, () -> files.write(minutes, format));
        if (isTold) {
          System.out.printf(Locale.ROOT, "  %d bytes%n", file.array().length);
        }
      }
    }
  }

  private static <T> T measured(String what, boolean isTold, Supplier<T> work) {
    long start = System.nanoTime();
    long processor = THREADS.getCurrentThreadCpuTime();
    T made = work.get();
    if (isTold) {
      System.out.printf(
          Locale.ROOT,
          "%s: %.2f s, processor %.2f s%n",
          what,
          (System.nanoTime() - start) / 1e9,
          (THREADS.getCurrentThreadCpuTime() - processor) / 1e9);
    }
    return made;
  }
}
