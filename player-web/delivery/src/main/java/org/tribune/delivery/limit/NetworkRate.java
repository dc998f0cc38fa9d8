package org.tribune.delivery.limit;

import java.time.Duration;
import org.tribune.core.network.ClientNetwork;
import org.tribune.core.time.MediaClock;

/**
 * How often a client network may do something, and an IPv6 site (/48) four times as often, whatever
 * networks of its own it does it from. Safe for all threads.
 */
public final class NetworkRate {
  private static final int NETWORKS_OF_SITE = 4;

  private final RateLimit<ClientNetwork> networks;
  private final RateLimit<ClientNetwork> sites;

  /**
   * A limit.
   *
   * @param burst how often at once
   * @param pause after which it is once more
   */
  public NetworkRate(MediaClock clock, int burst, Duration pause) {
    this.networks = new RateLimit<>(clock, burst, pause);
    this.sites =
        new RateLimit<>(clock, burst * NETWORKS_OF_SITE, pause.dividedBy(NETWORKS_OF_SITE));
  }

  /** True if {@code network} may now; it counts. */
  public boolean allow(ClientNetwork network) {
    return networks.allow(network)
        && (network.site().equals(network) || sites.allow(network.site()));
  }

  /** How often {@code network} did so lately: what time has not made good yet. */
  public int used(ClientNetwork network) {
    return networks.used(network);
  }
}
