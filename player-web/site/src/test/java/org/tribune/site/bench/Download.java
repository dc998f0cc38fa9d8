package org.tribune.site.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Fetches the parts of five segments over and over, or what a file lists, on some connections at
 * once, as fast as the server gives them. Arguments: port, connections, how many parts, process
 * identifiers of the server; the file, of one address below the server's in a line. Prints bytes,
 * the time, and the server's processor seconds for a gigabyte (10^9 bytes). A number of parts, and
 * not a time, so that other work on the machine costs no precision.
 */
public final class Download {
  private static final int FIRST_SEGMENT = 5;
  private static final int SEGMENTS = 5;
  private static final int PARTS = 12;

  private final int port;
  private final List<String> targets;
  private long bytes = 0;
  private long answers = 0;
  private int next = 0;

  private Download(int port, List<String> targets) {
    this.port = port;
    this.targets = targets;
  }

  /** Measures once. */
  public static void main(String[] arguments) throws IOException {
    List<String> targets =
        arguments.length > 4 ? Files.readAllLines(Path.of(arguments[4])) : parts();
    Download download = new Download(Integer.parseInt(arguments[0]), targets);
    download.run(
        Integer.parseInt(arguments[1]),
        Long.parseLong(arguments[2]),
        new ProcessorTime(arguments[3]));
  }

  private static List<String> parts() {
    return IntStream.range(0, SEGMENTS * PARTS)
        .mapToObj(index -> (FIRST_SEGMENT + index / PARTS) + "." + index % PARTS)
        .map(part -> "/hls/recordings/bench/720p/" + part + ".m4s")
        .toList();
  }

  private void run(int connections, long parts, ProcessorTime server) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        ask(new Exchange(selector, port, /* keep= */ 0, this::answered));
      }
      // This client warms up first.
      read(selector, buffer, parts / 5);
      bytes = 0;
      answers = 0;
      double before = server.seconds();
      long start = System.nanoTime();
      read(selector, buffer, parts);
      double used = server.seconds() - before;
      System.out.printf(
          Locale.ROOT,
          "%.0f MB in %.1f s: %.3f s/GB%n",
          bytes / 1e6,
          (System.nanoTime() - start) / 1e9,
          used / (bytes / 1e9));
    }
  }

  private void read(Selector selector, ByteBuffer buffer, long until) throws IOException {
    while (answers < until) {
      selector.select();
      for (var key : selector.selectedKeys()) {
        ((Exchange) key.attachment()).read(buffer);
      }
      selector.selectedKeys().clear();
    }
  }

  private void answered(Exchange exchange) {
    if (!exchange.isFound()) {
      throw new IllegalStateException("Not what was asked for: " + exchange.head());
    }
    bytes += exchange.bodyLength();
    answers++;
    ask(exchange);
  }

  private void ask(Exchange exchange) {
    exchange.get(targets.get(next++ % targets.size()), "");
  }
}
