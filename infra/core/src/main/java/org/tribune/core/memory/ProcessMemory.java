package org.tribune.core.memory;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much memory the JVM may have; {@code infra/setup/java.sh} chooses it by what the machine, or
 * its cgroup, has.
 *
 * @param machine what there is, of the machine or of the cgroup, in bytes
 * @param heap of {@code -Xmx}, in bytes
 * @param direct of {@code -XX:MaxDirectMemorySize}, in bytes
 */
public record ProcessMemory(long machine, long heap, long direct) {
  /**
   * The public's part. Measured: with a broadcast of 1080p on air 70 to 94 of 224 MB are in use
   * after a collection, a fifth is for what is new; what clients have open may be 64.
   */
  private static final int PERCENT = 29;

  /**
   * The part of the heap that may be full, in percent: the rest is for what is new, and for the
   * collector, which would stop the program again and again on a heap that is always full.
   */
  private static final int FULL_PERCENT = 72;

  /** What the program itself holds after a collection, without a broadcast: 36 MB were measured. */
  private static final long PROGRAM = 40L << 20;

  /** What the program takes beside heap and direct memory: code, classes, threads, allocators. */
  private static final long BESIDE = 200L << 20;

  /** A small camera with two renditions. */
  private static final long LEAST_FOR_CODECS = 80L << 20;

  private static final Pattern DIRECT =
      Pattern.compile("-XX:MaxDirectMemorySize=(\\d+)([kKmMgGtT]?)");

  /** The memory of this process. */
  public static ProcessMemory ofThisProcess() {
    return of(
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize(),
        Runtime.getRuntime().maxMemory(),
        ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  /** That of a JVM with these arguments: where they say nothing, as much direct memory as heap. */
  static ProcessMemory of(long machine, long heap, List<String> arguments) {
    long direct =
        arguments.stream()
            .map(DIRECT::matcher)
            .filter(Matcher::matches)
            .mapToLong(given -> Long.parseLong(given.group(1)) << shift(given.group(2)))
            .filter(given -> given > 0)
            .reduce(heap, (before, last) -> last);
    return new ProcessMemory(machine, heap, direct);
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

  /** What {@link MemoryAccount} has, in bytes; what clients have open is a part of it. */
  public long forMedia() {
    return Math.max(heap / 100 * FULL_PERCENT - PROGRAM, heap / 4);
  }

  /** What decoders and encoders may take outside the JVM, in bytes; never less than one needs. */
  public long forCodecs() {
    return Math.max(machine - heap - direct - BESIDE, LEAST_FOR_CODECS);
  }
}
