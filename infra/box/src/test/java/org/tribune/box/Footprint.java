package org.tribune.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a process takes of the machine, as Linux shows it (proc(5)). */
record Footprint(long threads, long children, long openFiles, long residentMegabytes) {
  static Footprint of(ProcessHandle process) throws IOException {
    Path proc = Path.of("/proc", "" + process.pid());
    return new Footprint(
        threads(proc.resolve("task")),
        process.children().count(),
        count(proc.resolve("fd")),
        resident(proc.resolve("status")));
  }

  /** Without Vert.x's workers: there are twenty in the end, however many there are now. */
  private static long threads(Path tasks) throws IOException {
    try (Stream<Path> found = Files.list(tasks)) {
      return found.filter(task -> !name(task).startsWith("vert.x-worker")).count();
    }
  }

  private static String name(Path task) {
    try {
      return Files.readString(task.resolve("comm"));
    } catch (IOException e) {
      return "It has just ended";
    }
  }

  private static long count(Path directory) throws IOException {
    try (Stream<Path> found = Files.list(directory)) {
      return found.count();
    }
  }

  private static long resident(Path status) throws IOException {
    String line =
        Files.readAllLines(status).stream()
            .filter(each -> each.startsWith("VmRSS:"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
  }
}
