package org.tribune.site.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Processor time of other processes, from {@code /proc/PID/stat} (proc(5)). */
final class ProcessorTime {
  /** USER_HZ, the same on every Linux that we run on. */
  private static final double TICKS_OF_A_SECOND = 100;

  private final List<String> processes;

  /** The processes of {@code identifiers}, separated by commas. */
  ProcessorTime(String identifiers) {
    this.processes = Arrays.asList(identifiers.split(",", /* limit= */ -1));
  }

  /** Seconds, in the kernel and outside, of all of them since they started. */
  double seconds() throws IOException {
    double ticks = 0;
    for (String process : processes) {
      String stat = Files.readString(Path.of("/proc", process, "stat"));
      // The name in parentheses may hold spaces; utime and stime are fields 14 and 15.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", /* limit= */ -1);
      ticks += Stream.of(fields[11], fields[12]).mapToLong(Long::parseLong).sum();
    }
    return ticks / TICKS_OF_A_SECOND;
  }
}
