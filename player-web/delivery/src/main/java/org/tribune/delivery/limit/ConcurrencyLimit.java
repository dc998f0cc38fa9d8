package org.tribune.delivery.limit;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.tribune.core.network.ClientNetwork;

/**
 * How much is under way at the same time, in all and of one network; an IPv6 site may have twice as
 * much as a network. Safe for all threads.
 */
public final class ConcurrencyLimit {
  private static final int NETWORKS_OF_SITE = 2;

  private final int most;
  private final int mostOfNetwork;
  private final Map<ClientNetwork, Integer> inside = new HashMap<>();
  private int all = 0;

  /** What came of asking. */
  public enum Entry {
    /** There is room; {@link #leave} follows. */
    ADMITTED,
    /** The network has its share already. */
    NETWORK_FULL,
    /** There is no room for anybody. */
    FULL
  }

  /**
   * A limit.
   *
   * @param most at the same time
   * @param mostOfNetwork of one network
   */
  public ConcurrencyLimit(int most, int mostOfNetwork) {
    this.most = most;
    this.mostOfNetwork = mostOfNetwork;
  }

  /** Something of {@code network} wants to begin. */
  public synchronized Entry enter(ClientNetwork network) {
    ClientNetwork site = network.site();
    boolean hasShare =
        count(network) < mostOfNetwork
            && (site.equals(network) || count(site) < mostOfNetwork * NETWORKS_OF_SITE);
    if (!hasShare) {
      return Entry.NETWORK_FULL;
    }
    if (all >= most) {
      return Entry.FULL;
    }
    all++;
    Stream.of(network, site).distinct().forEach(each -> inside.merge(each, 1, Integer::sum));
    return Entry.ADMITTED;
  }

  private int count(ClientNetwork network) {
    return inside.getOrDefault(network, 0);
  }

  /** It is over. */
  public synchronized void leave(ClientNetwork network) {
    all--;
    Stream.of(network, network.site())
        .distinct()
        .forEach(
            each -> inside.computeIfPresent(each, (same, count) -> count == 1 ? null : count - 1));
  }
}
