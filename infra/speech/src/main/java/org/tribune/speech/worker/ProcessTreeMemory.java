package org.tribune.speech.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * How much memory a process and its children have; looked up now and then (proc(5)). Thread-safe.
 */
final class ProcessTreeMemory {
  private static final int PAGE = 4_096;

  private final ProcessHandle process;
  private final Duration age;
  private long bytes = 0;
  private long read = 0;
  private boolean isRead = false;

  /** Watches a process; a figure is read again once it is older than {@code age}. */
  ProcessTreeMemory(ProcessHandle process, Duration age) {
    this.process = process;
    this.age = age;
  }

  /** Resident bytes; 0 once it has ended. */
  synchronized long bytes() {
    long now = System.nanoTime();
    if (!isRead || now - read > age.toNanos()) {
      bytes =
          Stream.concat(Stream.of(process), process.descendants())
              .mapToLong(each -> resident(each.pid()))
              .sum();
      read = now;
      isRead = true;
    }
    return bytes;
  }

  private static long resident(long pid) {
    try {
      String[] pages = Files.readString(Path.of("/proc/" + pid + "/statm")).split(" ", 3);
      return pages.length > 1 ? Long.parseLong(pages[1]) * PAGE : 0;
    } catch (IOException | NumberFormatException e) {
      return 0;
    }
  }
}
