package org.tribune.site.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.tribune.site.RawHttp2;

/**
 * One host, 127.0.0.66, that opens streams of HTTP/2 and takes no byte of their answers. Arguments:
 * port, connections, streams of each, seconds.
 */
public final class FloodOfStreams {
  private FloodOfStreams() {}

  /** Floods for a while, and ends by itself. */
  public static void main(String[] arguments) throws InterruptedException {
    int port = Integer.parseInt(arguments[0]);
    int connections = Integer.parseInt(arguments[1]);
    int streams = Integer.parseInt(arguments[2]);
    LongAdder connected = new LongAdder();
    LongAdder asked = new LongAdder();
    for (int i = 0; i < connections; i++) {
      Thread.ofVirtual().start(() -> open(port, streams, connected, asked));
    }
    Thread.sleep(Duration.ofSeconds(Long.parseLong(arguments[3])));
    System.out.printf(
        "flood of streams: %d connections, %d streams asked for%n", connected.sum(), asked.sum());
    System.exit(0);
  }

  private static void open(int port, int streams, LongAdder connected, LongAdder asked) {
    try (RawHttp2 client =
        new RawHttp2(InetAddress.ofLiteral("127.0.0.66"), port, /* window= */ 0)) {
      connected.increment();
      for (int stream = 0; stream < streams; stream++) {
        client.get(2 * stream + 1, "/hls/recordings/bench/720p/5.m4s");
        asked.increment();
      }
      Thread.sleep(Duration.ofMinutes(10));
    } catch (IOException | InterruptedException e) {
      // Closed by the server: it has what it gets.
    }
  }
}
