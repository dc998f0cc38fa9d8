package org.tribune.site.bench;

import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * Viewers of the low-latency live, each from a network of its own (127.1.x.y): a blocking playlist,
 * then its part, over and over, of picture and sound; what fails is counted, and tried again after
 * a moment as players do. Arguments: port, viewers, seconds, {@code tls} or {@code plain}. Prints
 * how long after its publication a part was there, how many of those published came, and what
 * failed.
 */
public final class Followers {
  private static final Pattern HINT =
      Pattern.compile("PRELOAD-HINT:TYPE=PART,URI=\"(\\d+)\\.(\\d+)\\.m4s\"");
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)");
  private static final int PARTS = 12;
  private static final double PARTS_A_SECOND = 1 / 0.32;
  private static final int TIMEOUT_MILLIS = 10_000;
  private static final Duration AFTER_FAILURE = Duration.ofMillis(300);
  private static final Duration WARM_UP = Duration.ofSeconds(4);

  private final int port;
  private final boolean tls;
  private final SSLContext context;
  private final long[] delays = new long[2_000_000];
  private final AtomicInteger count = new AtomicInteger();
  private final LongAdder errors = new LongAdder();
  private volatile long from = Long.MAX_VALUE;
  private volatile long until = Long.MAX_VALUE;

  private Followers(int port, boolean tls) throws GeneralSecurityException {
    this.port = port;
    this.tls = tls;
    this.context = SSLContext.getInstance("TLS");
    context.init(null, InsecureTrustManagerFactory.INSTANCE.getTrustManagers(), null);
  }

  /** Measures once. */
  public static void main(String[] arguments) throws Exception {
    int viewers = Integer.parseInt(arguments[1]);
    Duration length = Duration.ofSeconds(Long.parseLong(arguments[2]));
    Followers followers = new Followers(Integer.parseInt(arguments[0]), arguments[3].equals("tls"));
    for (int i = 0; i < viewers; i++) {
      InetAddress address = InetAddress.ofLiteral("127.1." + i / 200 + "." + (i % 200 + 1));
      for (String rendition : new String[] {"720p", "audio"}) {
        Thread.ofVirtual().start(() -> followers.follow(address, rendition));
      }
      Thread.sleep(5);
    }
    Thread.sleep(WARM_UP);
    followers.from = System.nanoTime();
    followers.until = followers.from + length.toNanos();
    followers.errors.reset();
    Thread.sleep(length);
    long failed = followers.errors.sum();
    // The last parts still have a moment to come.
    Thread.sleep(Duration.ofSeconds(1));
    followers.print(viewers, length, failed);
    System.exit(0);
  }

  private void follow(InetAddress address, String rendition) {
    while (true) {
      try (Socket playlists = connect(address);
          Socket media = connect(address)) {
        follow(playlists, media, "/hls/recordings/bench/" + rendition + "/");
      } catch (IOException | IllegalStateException e) {
        errors.increment();
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(AFTER_FAILURE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Socket connect(InetAddress address) throws IOException {
    Socket socket = new Socket();
    socket.bind(new InetSocketAddress(address, 0));
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
    return tls
        ? context.getSocketFactory().createSocket(socket, "localhost", port, /* autoClose= */ true)
        : socket;
  }

  private void follow(Socket playlists, Socket media, String base) throws IOException {
    InputStream listed = new BufferedInputStream(playlists.getInputStream());
    InputStream parts = new BufferedInputStream(media.getInputStream(), 1 << 16);
    String text = new String(get(playlists, listed, base + "live.m3u8"), StandardCharsets.UTF_8);
    Matcher hint = HINT.matcher(text);
    if (!hint.find()) {
      throw new IllegalStateException("No preload hint in " + text);
    }
    long part = Long.parseLong(hint.group(1)) * PARTS + Long.parseLong(hint.group(2));
    for (; ; part++) {
      String position = "_HLS_msn=" + part / PARTS + "&_HLS_part=" + part % PARTS;
      get(playlists, listed, base + "live.m3u8?" + position + "&_HLS_skip=YES");
      byte[] body = get(media, parts, base + part / PARTS + "." + part % PARTS + ".m4s");
      delivered(ByteBuffer.wrap(body).getLong(), System.nanoTime());
    }
  }

  private void delivered(long publishedAt, long now) {
    if (publishedAt >= from && publishedAt < until) {
      int index = count.getAndIncrement();
      if (index < delays.length) {
        delays[index] = now - publishedAt;
      }
    }
  }

  private static byte[] get(Socket socket, InputStream in, String target) throws IOException {
    String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException("The server closed a connection");
      }
      head.append((char) next);
    }
    Matcher length = LENGTH.matcher(head);
    byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
    if (head.indexOf(" 200 ") < 0) {
      throw new IllegalStateException("No answer to " + target + ": " + head);
    }
    return body;
  }

  private void print(int viewers, Duration length, long failed) {
    int measured = Math.min(count.get(), delays.length);
    Arrays.sort(delays, 0, measured);
    System.out.printf(
        Locale.ROOT,
        "%d viewers: parts after p50 %.0f ms, p90 %.0f ms, p99 %.0f ms, max %.0f ms; %.1f %%"
            + " delivered, %d failures%n",
        viewers,
        percentile(measured, 50),
        percentile(measured, 90),
        percentile(measured, 99),
        percentile(measured, 100),
        100 * measured / (2 * viewers * PARTS_A_SECOND * length.toSeconds()),
        failed);
  }

  private double percentile(int measured, int percent) {
    return measured == 0
        ? Double.NaN
        : delays[Math.min(measured - 1, measured * percent / 100)] / 1e6;
  }
}
