package org.tribune.delivery.limit;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much memory the JVM may have.
 *
 * @param heap of {@code -Xmx}, in bytes
 * @param direct of {@code -XX:MaxDirectMemorySize}, in bytes
 */
public record ServerMemory(long heap, long direct) {
  /**
   * The public's part. Measured: with a broadcast of 1080p on air 70 to 94 of 224 MB are in use
   * after a collection, a fifth is for what is new; what clients have open may be 64.
   */
  private static final int PERCENT = 29;

  private static final Pattern DIRECT =
      Pattern.compile("-XX:MaxDirectMemorySize=(\\d+)([kKmMgGtT]?)");

  /** The memory of this process. */
  public static ServerMemory ofThisProcess() {
    return of(
        Runtime.getRuntime().maxMemory(), ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  /** That of a JVM with these arguments: where they say nothing, as much direct memory as heap. */
  static ServerMemory of(long heap, List<String> arguments) {
    long direct =
        arguments.stream()
            .map(DIRECT::matcher)
            .filter(Matcher::matches)
            .mapToLong(given -> Long.parseLong(given.group(1)) << shift(given.group(2)))
            .filter(given -> given > 0)
            .reduce(heap, (before, last) -> last);
    return new ServerMemory(heap, direct);
  }

  private static int shift(String unit) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "k" -> 10;
      case "m" -> 20;
      case "g" -> 30;
      case "t" -> 40;
      default -> 0;
    };
  }

  /**
   * What all clients may have open, in bytes by {@link ClientLoad#bytes}: 29 % of the heap, or of
   * twice the direct memory, whichever is less, as what they cost is in both.
   */
  public long forClients() {
    return Math.min(heap, 2 * direct) / 100 * PERCENT;
  }
}
