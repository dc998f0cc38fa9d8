package org.tribune.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which program listens on a TCP port, as far as Linux shows it ({@code /proc}, see proc(5)). */
final class PortHolder {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private PortHolder() {}

  /** Its name and number, such as {@code nginx (process 812)}. */
  static Optional<String> of(int port) {
    return Stream.of("net/tcp", "net/tcp6")
        .flatMap(table -> lines(PROC.resolve(table)).stream())
        .map(line -> line.strip().split("\\s+"))
        .filter(row -> row.length > INODE && isListener(row, port))
        .findFirst()
        .flatMap(row -> process("socket:[" + row[INODE] + "]"));
  }

  private static boolean isListener(String[] row, int port) {
    return row[STATE].equals(LISTENING)
        && row[LOCAL_ADDRESS].endsWith(String.format(":%04X", port));
  }

  private static Optional<String> process(String socket) {
    return children(PROC).stream()
        .filter(process -> process.getFileName().toString().matches("\\d+"))
        .filter(process -> children(process.resolve("fd")).stream().anyMatch(fd -> is(fd, socket)))
        .findFirst()
        .map(
            process ->
                String.join("", lines(process.resolve("comm")))
                    + " (process "
                    + process.getFileName()
                    + ")");
  }

  private static boolean is(Path descriptor, String socket) {
    try {
      return Files.readSymbolicLink(descriptor).toString().equals(socket);
    } catch (IOException e) {
      return false;
    }
  }

  // What can't be read is another user's: then the answer is just less full.
  private static List<Path> children(Path directory) {
    try (Stream<Path> found = Files.list(directory)) {
      return found.toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
