package org.tribune.site.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/**
 * One host, 127.0.0.66, that wants all of a server on this machine. Arguments: port, what it does,
 * connections, seconds. It ends by itself, and prints what it reached:
 *
 * <ul>
 *   <li>{@code events}: event streams, which it reads
 *   <li>{@code playlists}: blocking playlist requests, one after the other on each connection
 *   <li>{@code unread}: whole segments that it never reads
 *   <li>{@code pages}: pages and API, one after the other on each connection
 * </ul>
 *
 * What is closed is opened again, as fast as it goes.
 */
public final class Flood {
  private static final String HOST = "127.0.0.66";
  private static final String PLAYLIST = "/hls/recordings/bench/720p/live.m3u8";

  private final int port;
  private final String what;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
  private long opened = 0;
  private long answered = 0;
  private long refused = 0;
  private long closed = 0;
  private long requests = 0;

  private Flood(int port, String what) {
    this.port = port;
    this.what = what;
  }

  /** Floods for a while. */
  public static void main(String[] arguments) throws IOException {
    Flood flood = new Flood(Integer.parseInt(arguments[0]), arguments[1]);
    flood.run(Integer.parseInt(arguments[2]), Duration.ofSeconds(Long.parseLong(arguments[3])));
  }

  private void run(int connections, Duration length) throws IOException {
    long end = System.nanoTime() + length.toNanos();
    try (Selector selector = Selector.open()) {
      while (System.nanoTime() < end) {
        int missing = connections - selector.keys().size();
        for (int i = 0; i < Math.min(missing, 200); i++) {
          open(selector);
        }
        selector.select(this::ready, /* timeout= */ 5);
      }
      long open = selector.keys().size();
      System.out.printf(
          Locale.ROOT,
          "flood of %s: %d connections tried, %d open at the end, %d closed by the server,"
              + " %d requests, %d answered 200, %d refused%n",
          what,
          opened,
          open,
          closed,
          requests,
          answered,
          refused);
    }
  }

  private void open(Selector selector) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.bind(new InetSocketAddress(HOST, 0));
      channel.configureBlocking(false);
      channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.register(selector, SelectionKey.OP_CONNECT);
      opened++;
    } catch (IOException e) {
      // No more ports or descriptors: it has what it gets.
      channel.close();
    }
  }

  private void ready(SelectionKey key) {
    SocketChannel channel = (SocketChannel) key.channel();
    try {
      if (key.isConnectable() && channel.finishConnect()) {
        key.interestOps(what.equals("unread") ? 0 : SelectionKey.OP_READ);
        ask(channel);
      } else if (key.isReadable()) {
        read(channel);
      }
    } catch (IOException e) {
      closed++;
      close(key, channel);
    }
  }

  private static void close(SelectionKey key, SocketChannel channel) {
    key.cancel();
    try {
      channel.close();
    } catch (IOException e) {
      // It is gone in any case.
    }
  }

  private void ask(SocketChannel channel) throws IOException {
    requests++;
    String target =
        switch (what) {
          case "events" -> "/api/v1/channels/chamber/events";
          case "playlists" -> PLAYLIST + "?_HLS_msn=" + next() / 12 + "&_HLS_part=" + next() % 12;
          case "unread" -> "/hls/recordings/bench/720p/5.m4s";
          default -> requests % 2 == 0 ? "/live/chamber" : "/api/v1/channels";
        };
    String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
  }

  /** About the next part, from the playlists that came. */
  private long next() {
    return edge;
  }

  private long edge = 10L * 12;

  private void read(SocketChannel channel) throws IOException {
    buffer.clear();
    if (channel.read(buffer) < 0) {
      throw new IOException("closed");
    }
    buffer.flip();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (!text.startsWith("HTTP/1.1 ")) {
      return;
    }
    boolean isFound = text.startsWith("HTTP/1.1 200");
    answered += isFound ? 1 : 0;
    refused += isFound ? 0 : 1;
    int hint = text.lastIndexOf("PRELOAD-HINT:TYPE=PART,URI=\"");
    if (hint > 0) {
      String name = text.substring(hint + 28, text.indexOf('"', hint + 28));
      String[] numbers = name.split("\\.", -1);
      edge = Math.max(edge, Long.parseLong(numbers[0]) * 12 + Long.parseLong(numbers[1]));
    } else if (what.equals("playlists") && !isFound) {
      edge = Math.max(edge, 10L * 12);
    }
    if (!what.equals("events")) {
      ask(channel);
    }
  }
}
