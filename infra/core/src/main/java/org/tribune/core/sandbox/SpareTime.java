package org.tribune.core.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How a process has nothing but the processor time that nobody else wants, and is the first to go
 * if memory runs out: words before its command, of programs that become it.
 */
public final class SpareTime {
  /** Programs of util-linux and coreutils, which every Debian has; what is missing is left out. */
  private static final List<List<String>> MANNERS =
      List.of(
          List.of("/usr/bin/choom", "-n", "900", "--"),
          // Counted from ours, which the unit of systemd raises; 19 is the end.
          List.of("/usr/bin/nice", "-n", "39"),
          List.of("/usr/bin/chrt", "--idle", "0"));

  private SpareTime() {}

  /** The words. */
  public static List<String> manners() {
    return MANNERS.stream()
        .filter(manner -> Files.isExecutable(Path.of(manner.getFirst())))
        .flatMap(List::stream)
        .toList();
  }
}
