package org.tribune.delivery.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.tribune.core.network.ClientNetwork;

/**
 * The memory for what clients have open, and what each network has of it. A network may have a
 * third (hundreds of viewers: a school, or all whom a mobile carrier has behind one address), an
 * IPv6 network a sixth, since its site may have a third: however much one asks for, there is room
 * for the others. Within the room, and within each share, what matters less is refused first: see
 * {@link ClientLoad}. Safe for all threads.
 */
public final class ClientMemoryBudget {
  private static final int SHARES = 3;
  private static final int SHARES_IPV6 = 6;

  /** Above this connections on which nothing is asked are closed. */
  private static final int CROWDED_PERCENT = 60;

  /** Above this event streams are ended to make room. */
  private static final int SHORT_PERCENT = 80;

  private final long bytes;
  private final Map<ClientNetwork, Long> used = new HashMap<>();
  private volatile Runnable relief = () -> {};
  private long all = 0;
  private volatile long crowdedAt = System.nanoTime() - Duration.ofHours(1).toNanos();
  private long refused = 0;

  /**
   * A room.
   *
   * @param bytes for all, by {@link ClientLoad#bytes}
   */
  public ClientMemoryBudget(long bytes) {
    this.bytes = bytes;
  }

  /** Called, on any thread, while memory is short: ends some event streams. */
  void relief(Runnable ends) {
    relief = ends;
  }

  /** True if there is room; {@link #leave} follows then. */
  public boolean enter(ClientLoad load, ClientNetwork network) {
    return enter(load, Optional.of(network));
  }

  /** The same for what a trusted proxy has open: it is of many networks. */
  public boolean enter(ClientLoad load) {
    return enter(load, Optional.empty());
  }

  private boolean enter(ClientLoad load, Optional<ClientNetwork> network) {
    boolean isShort;
    synchronized (this) {
      boolean hasRoom =
          fits(load, all, bytes) && network.map(each -> fitsShare(load, each)).orElse(true);
      if (!hasRoom) {
        refused++;
        crowdedAt = System.nanoTime();
        return false;
      }
      add(load.bytes(), network);
      if (network.map(each -> excess(each) > 0).orElse(false)) {
        crowdedAt = System.nanoTime();
      }
      isShort = load != ClientLoad.EVENT_STREAM && all > bytes / 100 * SHORT_PERCENT;
    }
    if (isShort) {
      relief.run();
    }
    return true;
  }

  /** The staff is not refused for what others of its network do. */
  private boolean fitsShare(ClientLoad load, ClientNetwork network) {
    if (load == ClientLoad.STAFF_EVENT_STREAM) {
      return true;
    }
    ClientNetwork site = network.site();
    boolean isIpv4 = site.equals(network);
    return fits(load, of(network), bytes / (isIpv4 ? SHARES : SHARES_IPV6))
        && (isIpv4 || fits(load, of(site), bytes / SHARES));
  }

  /** When something was opened last although there was little room, by the system's nanoTime. */
  long crowdedAt() {
    return crowdedAt;
  }

  /**
   * How much more is open than leaves others and what comes from this network the room that they
   * may want, in bytes; 0 or less if there is enough.
   */
  public synchronized long excess(ClientNetwork network) {
    ClientNetwork site = network.site();
    boolean isIpv4 = site.equals(network);
    long share = of(network) - crowded(bytes / (isIpv4 ? SHARES : SHARES_IPV6));
    long ofSite = isIpv4 ? 0 : of(site) - crowded(bytes / SHARES);
    return Math.max(all - crowded(bytes), Math.max(share, ofSite));
  }

  private static long crowded(long most) {
    return most / 100 * CROWDED_PERCENT;
  }

  private static boolean fits(ClientLoad load, long before, long most) {
    return before + load.bytes() <= most / 100 * load.percent();
  }

  private long of(ClientNetwork network) {
    return used.getOrDefault(network, 0L);
  }

  private void add(int change, Optional<ClientNetwork> network) {
    all += change;
    network.ifPresent(
        each -> {
          count(each, change);
          if (!each.site().equals(each)) {
            count(each.site(), change);
          }
        });
  }

  private void count(ClientNetwork network, int change) {
    used.merge(network, (long) change, (before, more) -> before + more == 0 ? null : before + more);
  }

  /** What entered is over. */
  public synchronized void leave(ClientLoad load, ClientNetwork network) {
    add(-load.bytes(), Optional.of(network));
  }

  /** The same for what a trusted proxy had open. */
  public synchronized void leave(ClientLoad load) {
    add(-load.bytes(), Optional.empty());
  }

  /** The bytes in use. */
  public synchronized long used() {
    return all;
  }

  /** The bytes for all. */
  public long size() {
    return bytes;
  }

  /** How often there was no room. */
  public synchronized long refused() {
    return refused;
  }

  /** How many networks have something open. */
  synchronized int networks() {
    return used.size();
  }
}
