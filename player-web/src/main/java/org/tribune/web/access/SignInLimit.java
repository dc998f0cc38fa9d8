package org.tribune.web.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;

/**
 * How long who was wrong must wait before the next try: twice as long each time, a quarter of an
 * hour at most, forgotten an hour after the last one. What is counted is one login from one
 * address, and an address whatever the login. A login that is tried from everywhere is left fewer
 * tries from each address, but its first from a new one is always free: so nobody can lock out a
 * person who is elsewhere. Holds the newest of a bounded number; see
 * docs/decisions/0090-accounts.md. Safe for all threads.
 */
public final class SignInLimit {
  private static final int FREE = 5;
  private static final int FREE_UNDER_ATTACK = 1;
  private static final int FREE_OF_AN_ADDRESS = 30;
  private static final int ATTACK = 20;
  private static final int LONGEST_DOUBLING = 10;
  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final MediaTime FORGOTTEN = MediaTime.of(Duration.ofHours(1));
  private static final int MOST_KEPT = 10_000;

  /**
   * Tries that were wrong, or are not yet known to be right.
   *
   * @param until when the next one may be
   */
  private record Tries(int count, MediaTime last, MediaTime until) {}

  private final MediaClock clock;
  private final Map<String, Tries> tries = new LinkedHashMap<>();
  private final Map<String, MediaTime> toldAt = new LinkedHashMap<>();

  /** Nobody has tried yet. */
  public SignInLimit(MediaClock clock) {
    this.clock = clock;
  }

  /**
   * Someone tries. Unless they must wait it counts as wrong until {@link #right} is called, so that
   * many tries at once are no way around.
   *
   * @return how long they must wait; zero: they may
   */
  public synchronized Duration begin(String login, String address) {
    MediaTime now = clock.now();
    String network = network(address);
    Duration wait = left(pair(login, network), now);
    Duration ofAddress = left(network, now);
    Duration longest = wait.compareTo(ofAddress) > 0 ? wait : ofAddress;
    if (longest.isPositive()) {
      return longest;
    }
    boolean attacked = count(login, now) >= ATTACK;
    count(pair(login, network), now, attacked ? FREE_UNDER_ATTACK : FREE);
    count(network, now, FREE_OF_AN_ADDRESS);
    count(login, now, /* free= */ Integer.MAX_VALUE);
    return Duration.ZERO;
  }

  /**
   * True the first time that this is asked while a login must wait at an address; where the whole
   * address must, whatever logins are tried there.
   */
  public synchronized boolean isNews(String login, String address) {
    MediaTime now = clock.now();
    String network = network(address);
    String key = left(network, now).isPositive() ? network : pair(login, network);
    boolean told = toldAt.getOrDefault(key, now.minus(FORGOTTEN)).plus(FORGOTTEN).isAfter(now);
    if (!told) {
      toldAt.put(key, now);
      bound(toldAt);
    }
    return !told;
  }

  private static void bound(Map<String, ?> map) {
    if (map.size() > MOST_KEPT) {
      map.remove(map.keySet().iterator().next());
    }
  }

  /** The try that began was right. */
  public synchronized void right(String login, String address) {
    String network = network(address);
    tries.remove(pair(login, network));
    forgive(network);
    forgive(login);
  }

  private void forgive(String key) {
    Tries known = tries.get(key);
    if (known != null) {
      tries.put(key, new Tries(Math.max(0, known.count() - 1), known.last(), clock.now()));
    }
  }

  private static String pair(String login, String network) {
    return login + " " + network;
  }

  /** An address, or the half of an IPv6 address that one customer has to himself. */
  private static String network(String address) {
    String[] groups = address.split(":", -1);
    boolean isIpv6 = groups.length > 2;
    return "@"
        + (isIpv6
            ? String.join(":", groups[0], groups[1], groups[2], groups.length > 3 ? groups[3] : "")
            : address);
  }

  private int count(String key, MediaTime now) {
    Tries known = tries.get(key);
    return known == null || now.isAfter(known.last().plus(FORGOTTEN)) ? 0 : known.count();
  }

  private Duration left(String key, MediaTime now) {
    Tries known = tries.get(key);
    if (known == null || !known.until().isAfter(now)) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now.toInstant(), known.until().toInstant());
    // The clock may have been set back meanwhile.
    return left.compareTo(LONGEST) > 0 ? LONGEST : left;
  }

  private void count(String key, MediaTime now, int free) {
    int count = count(key, now) + 1;
    int beyond = count - free;
    Duration wait = beyond < 0 ? Duration.ZERO : pause(beyond);
    tries.remove(key);
    tries.put(key, new Tries(count, now, now.plus(MediaTime.of(wait))));
    bound(tries);
  }

  private static Duration pause(int beyond) {
    Duration doubled = SHORTEST.multipliedBy(1L << Math.min(beyond, LONGEST_DOUBLING));
    return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
  }
}
