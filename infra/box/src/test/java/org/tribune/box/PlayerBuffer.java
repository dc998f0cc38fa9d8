package org.tribune.box;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What a viewer notices of when media came. A player shows them at the speed of life, a fixed time
 * behind the newest, which is HOLD-BACK or PART-HOLD-BACK (RFC 8216bis, 4.4.3.8): as long as that
 * lasts nobody sees that something is late. Once it has shown all, the picture stands still until
 * more is there, and the player is so much later from then on.
 */
final class PlayerBuffer {
  /**
   * New media were there.
   *
   * @param at by any clock
   * @param from where they begin: up to here all was there before
   * @param to where they end
   */
  record Arrival(Duration at, Duration from, Duration to) {
    /** How far behind life the newest was. */
    private Duration lag() {
      return at.minus(to);
    }
  }

  private PlayerBuffer() {}

  /**
   * For how long the picture stood still, all in all.
   *
   * @param arrivals in order, without a hole
   * @param holdBack behind the newest when that came soonest: the least that a player holds
   */
  static Duration stall(List<Arrival> arrivals, Duration holdBack) {
    Duration behind =
        arrivals.stream()
            .map(Arrival::lag)
            .min(Comparator.naturalOrder())
            .orElse(Duration.ZERO)
            .plus(holdBack);
    Duration stood = Duration.ZERO;
    for (Arrival arrival : arrivals) {
      Duration wanted = arrival.from().plus(behind).plus(stood);
      if (arrival.at().compareTo(wanted) > 0) {
        stood = stood.plus(arrival.at().minus(wanted));
      }
    }
    return stood;
  }
}
