package org.tribune.web.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Locale;

/**
 * Fetches the parts of five segments over and over, on some connections at once, as fast as the
 * server gives them. Arguments: port, connections, seconds, process identifiers of the server.
 * Prints bytes, requests and the server's processor seconds for a gigabyte (10^9 bytes).
 */
public final class Download {
  private static final int FIRST_SEGMENT = 5;
  private static final int SEGMENTS = 5;
  private static final int PARTS = 12;

  private final int port;
  private long bytes = 0;
  private long answers = 0;
  private int next = 0;

  private Download(int port) {
    this.port = port;
  }

  /** Measures once. */
  public static void main(String[] arguments) throws IOException {
    Download download = new Download(Integer.parseInt(arguments[0]));
    download.run(
        Integer.parseInt(arguments[1]),
        Duration.ofSeconds(Long.parseLong(arguments[2])),
        new ProcessorTime(arguments[3]));
  }

  private void run(int connections, Duration length, ProcessorTime server) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        ask(new Exchange(selector, port, /* keep= */ 0, this::answered));
      }
      // Both sides warm up first: a server is measured as it is after minutes, not at its start.
      read(selector, buffer, length.dividedBy(3));
      bytes = 0;
      answers = 0;
      double before = server.seconds();
      read(selector, buffer, length);
      double used = server.seconds() - before;
      System.out.printf(
          Locale.ROOT,
          "%.0f MB %d requests %.3f s/GB%n",
          bytes / 1e6,
          answers,
          used / (bytes / 1e9));
    }
  }

  private static void read(Selector selector, ByteBuffer buffer, Duration length)
      throws IOException {
    long end = System.nanoTime() + length.toNanos();
    while (System.nanoTime() < end) {
      selector.select(/* timeout= */ 100);
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
    int index = next++ % (SEGMENTS * PARTS);
    String part = (FIRST_SEGMENT + index / PARTS) + "." + index % PARTS;
    exchange.get("/hls/recordings/bench/720p/" + part + ".m4s", "");
  }
}
