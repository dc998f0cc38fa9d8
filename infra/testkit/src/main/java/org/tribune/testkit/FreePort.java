package org.tribune.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports of this machine that nobody has, for programs that are given theirs before they start. */
public final class FreePort {
  /**
   * Below those that Linux gives to whoever wants any, or connects (ip(7), {@code
   * ip_local_port_range}): until the program has it, nobody gets it but by asking for it.
   */
  private static final int FIRST = 20_000;

  private static final int AFTER_LAST = 32_000;
  private static final int TRIES = 100;

  private FreePort() {}

  /** One of TCP that was free just now, and that is unlikely to be given out again soon. */
  public static int find() {
    return find(port -> new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
  }

  /** One of UDP. */
  public static int findUdp() {
    return find(port -> new DatagramSocket(port, InetAddress.getLoopbackAddress()));
  }

  private interface Opening {
    Closeable open(int port) throws IOException;
  }

  private static int find(Opening opening) {
    for (int left = TRIES; ; left--) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
      try (Closeable _ = opening.open(port)) {
        return port;
      } catch (IOException e) {
        if (left == 0) {
          throw new UncheckedIOException("None of many ports is free", e);
        }
      }
    }
  }
}
