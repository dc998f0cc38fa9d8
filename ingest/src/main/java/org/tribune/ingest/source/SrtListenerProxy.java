package org.tribune.ingest.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The UDP port that SRT callers see. It passes their datagrams on to libsrt's listener, which
 * stands behind it on loopback, and its answers back. It reads the handshakes as they pass, since
 * libsrt in FFmpeg reports neither who called nor whom it turned away. Media pass untouched.
 *
 * <p>Has a thread of its own. Bounded: so many callers at a time, only a handshake makes a new one,
 * and one that is silent is forgotten.
 */
final class SrtListenerProxy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SrtListenerProxy.class);
  private static final int MOST_CALLERS = 32;
  private static final long SILENCE_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long SWEEP_MILLIS = 1_000;
  private static final long ANSWER_MILLIS = 2_000;
  private static final int LARGEST_DATAGRAM = 2_048;
  private static final int SOCKET_BUFFER = 1 << 20;

  /** Is called with callers that were turned away, on the proxy's thread. */
  @FunctionalInterface
  interface Watcher {
    void refused(InetSocketAddress caller, int reason);
  }

  private static final class Caller {
    private final InetSocketAddress address;
    private final DatagramChannel inner;
    private long lastHeard;

    private Caller(InetSocketAddress address, DatagramChannel inner) {
      this.address = address;
      this.inner = inner;
      this.lastHeard = System.nanoTime();
    }
  }

  private final Selector selector;
  private final DatagramChannel outer;
  private final InetSocketAddress listener;
  private final Watcher watcher;
  private final Thread thread;
  private final Map<InetSocketAddress, Caller> callers = new HashMap<>(); // the thread's own
  private final ByteBuffer room = ByteBuffer.allocateDirect(LARGEST_DATAGRAM); // the thread's own
  private final CompletableFuture<InetSocketAddress> peer = new CompletableFuture<>();
  private volatile boolean closed = false;

  private SrtListenerProxy(
      Selector selector, DatagramChannel outer, InetSocketAddress listener, Watcher watcher) {
    this.selector = selector;
    this.outer = outer;
    this.listener = listener;
    this.watcher = watcher;
    this.thread = Thread.ofPlatform().name("srt-door-" + port(outer)).daemon().unstarted(this::run);
  }

  /**
   * Opens the port.
   *
   * @param listenerPort where libsrt listens, or will, on loopback
   * @throws IOException if it is taken, or may not be opened
   */
  static SrtListenerProxy open(String host, int port, int listenerPort, Watcher watcher)
      throws IOException {
    Selector selector = Selector.open();
    DatagramChannel outer = DatagramChannel.open();
    try {
      outer.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
      outer.bind(new InetSocketAddress(host, port));
      outer.configureBlocking(false);
      outer.register(selector, SelectionKey.OP_READ);
    } catch (IOException | RuntimeException e) {
      outer.close();
      selector.close();
      throw e;
    }
    SrtListenerProxy door =
        new SrtListenerProxy(
            selector,
            outer,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), listenerPort),
            watcher);
    door.thread.start();
    return door;
  }

  private static int port(DatagramChannel channel) {
    return channel.socket().getLocalPort();
  }

  /**
   * Whom libsrt let in: it takes one. Blocks for a moment at most: libsrt may be ready before its
   * answer has passed the proxy.
   */
  Optional<InetSocketAddress> peer() {
    return Optional.ofNullable(
        peer.copy().completeOnTimeout(null, ANSWER_MILLIS, TimeUnit.MILLISECONDS).join());
  }

  private void run() {
    long swept = System.nanoTime();
    try {
      while (!closed) {
        selector.select(this::ready, SWEEP_MILLIS);
        if (System.nanoTime() - swept >= SWEEP_MILLIS * 1_000_000) {
          swept = System.nanoTime();
          sweep(swept);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.error("The SRT port failed: {}", e.toString());
    } finally {
      callers.values().forEach(caller -> shut(caller.inner));
      shut(outer);
    }
  }

  private void ready(SelectionKey key) {
    if (key.attachment() instanceof Caller caller) {
      fromListener(caller);
    } else {
      fromCallers();
    }
  }

  private void fromCallers() {
    try {
      for (InetSocketAddress from = receive(); from != null; from = receive()) {
        Optional<Caller> caller = caller(from);
        if (caller.isPresent()) {
          caller.get().lastHeard = System.nanoTime();
          // What finds no room is lost, as in any network: SRT asks for it again.
          write(caller.get().inner);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("NullAway") // DatagramChannel.receive gives null when there is nothing
  private InetSocketAddress receive() throws IOException {
    room.clear();
    InetSocketAddress from = (InetSocketAddress) outer.receive(room);
    room.flip();
    return from;
  }

  private Optional<Caller> caller(InetSocketAddress from) throws IOException {
    Caller known = callers.get(from);
    if (known != null) {
      return Optional.of(known);
    }
    if (!SrtHandshake.isOne(room)) {
      return Optional.empty();
    }
    if (callers.size() >= MOST_CALLERS) {
      forgetTheQuietest();
    }
    DatagramChannel inner = DatagramChannel.open();
    inner.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
    inner.connect(listener);
    inner.configureBlocking(false);
    Caller caller = new Caller(from, inner);
    inner.register(selector, SelectionKey.OP_READ, caller);
    callers.put(from, caller);
    return Optional.of(caller);
  }

  /** So that a crowd of false callers can't lock a device out. */
  private void forgetTheQuietest() {
    callers.values().stream()
        .filter(caller -> !caller.address.equals(peer.getNow(null)))
        .min(Comparator.comparingLong(caller -> caller.lastHeard))
        .ifPresent(
            quietest -> {
              callers.remove(quietest.address);
              shut(quietest.inner);
            });
  }

  private void write(DatagramChannel inner) {
    try {
      inner.write(room);
    } catch (IOException e) {
      // Nobody listens behind at the moment: the caller tries again.
    }
  }

  private void fromListener(Caller caller) {
    try {
      room.clear();
      while (caller.inner.read(room) > 0) {
        room.flip();
        watch(caller);
        outer.send(room, caller.address);
        room.clear();
      }
    } catch (IOException e) {
      // Nobody listens behind, or the caller's network is gone: it tries again, or is forgotten.
    }
  }

  private void watch(Caller caller) {
    SrtHandshake.verdict(room)
        .ifPresent(
            verdict -> {
              if (verdict == SrtHandshake.ACCEPTED) {
                peer.complete(caller.address);
              } else {
                watcher.refused(caller.address, verdict);
              }
            });
  }

  private void sweep(long now) {
    for (Iterator<Caller> each = callers.values().iterator(); each.hasNext(); ) {
      Caller caller = each.next();
      if (now - caller.lastHeard > SILENCE_NANOS) {
        each.remove();
        shut(caller.inner);
      }
    }
  }

  private static void shut(DatagramChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("A socket could not be closed", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join(Duration.ofSeconds(2));
      selector.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("A selector could not be closed", e);
    }
  }
}
