package org.tribune.site.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some viewers that each follow a picture and its sound. Arguments: port, viewers, seconds, process
 * identifiers of the server. Prints how long after its publication a part was there (last byte),
 * how many parts of those published came, and what the server used of its processor.
 */
public final class Watching {
  private static final Pattern HINT =
      Pattern.compile("PRELOAD-HINT:TYPE=PART,URI=\"(\\d+)\\.(\\d+)\\.m4s\"");
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  /** Parts of both renditions in a second. */
  private static final double PARTS_A_SECOND = 2 / 0.32;

  private final int port;
  private final long[] delays = new long[4_000_000];
  private int count = 0;
  private long from = Long.MAX_VALUE;
  private long until = Long.MAX_VALUE;

  private Watching(int port) {
    this.port = port;
  }

  /** Measures once. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    new Watching(Integer.parseInt(arguments[0]))
        .run(
            Integer.parseInt(arguments[1]),
            Duration.ofSeconds(Long.parseLong(arguments[2])),
            new ProcessorTime(arguments[3]));
  }

  private void run(int viewers, Duration length, ProcessorTime server)
      throws IOException, InterruptedException {
    ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < viewers; i++) {
        // They come over time, as people do, and not in the middle of one part.
        for (String rendition : new String[] {"720p", "audio"}) {
          new Viewer(
              selector, port, rendition, "viewer " + i, edge(i), i % 50 == 0, this::delivered);
        }
        read(selector, buffer, System.nanoTime());
      }
      read(selector, buffer, System.nanoTime() + WARM_UP.toNanos());
      double before = server.seconds();
      double ownBefore = ownSeconds();
      from = System.nanoTime();
      until = from + length.toNanos();
      read(selector, buffer, until);
      double used = (server.seconds() - before) / length.toSeconds();
      double own = (ownSeconds() - ownBefore) / length.toSeconds();
      // The last parts still have a second to come.
      read(selector, buffer, until + Duration.ofSeconds(1).toNanos());
      print(viewers, length, used, own);
    }
  }

  private long edge = 0;

  private long edge(int viewer) throws IOException, InterruptedException {
    if (viewer % 20 == 0) {
      try (HttpClient client = HttpClient.newHttpClient()) {
        URI uri = URI.create("http://localhost:" + port + "/hls/recordings/bench/720p/live.m3u8");
        String text =
            client
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher hint = HINT.matcher(text);
        if (!hint.find()) {
          throw new IllegalStateException("No preload hint in " + text);
        }
        edge = Long.parseLong(hint.group(1)) * 12 + Long.parseLong(hint.group(2));
      }
    }
    return edge;
  }

  private static void read(Selector selector, ByteBuffer buffer, long end) throws IOException {
    do {
      selector.select(/* timeout= */ 1);
      for (var key : selector.selectedKeys()) {
        ((Exchange) key.attachment()).read(buffer);
      }
      selector.selectedKeys().clear();
    } while (System.nanoTime() < end);
  }

  private void delivered(long publishedAt, long now) {
    if (publishedAt >= from && publishedAt < until && count < delays.length) {
      delays[count++] = now - publishedAt;
    }
  }

  /** Processor time of this client, which is the only thread of its own that works. */
  private static double ownSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
  }

  private void print(int viewers, Duration length, double used, double own) {
    Arrays.sort(delays, 0, count);
    System.out.printf(
        Locale.ROOT,
        "%d viewers: p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, %.1f %% delivered, %.0f %% of a core,"
            + " client %.0f %%%n",
        viewers,
        percentile(50),
        percentile(90),
        percentile(99),
        100 * count / (viewers * PARTS_A_SECOND * length.toSeconds()),
        100 * used,
        100 * own);
  }

  private double percentile(int percent) {
    return count == 0 ? Double.NaN : delays[Math.min(count - 1, count * percent / 100)] / 1e6;
  }
}
