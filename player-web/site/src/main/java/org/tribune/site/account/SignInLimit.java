package org.tribune.site.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tribune.core.network.ClientNetwork;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;

/**
 * How long who was wrong must wait before the next try: twice as long each time, a quarter of an
 * hour at most, forgotten an hour after the last one. What is counted is one login from one
 * network, and a network whatever the login. A login that is tried from everywhere is left fewer
 * tries from each network, but its first from a new one is always free: so nobody can lock out a
 * person who is elsewhere. A browser in which the person has signed in before is counted by itself
 * alone: so nobody can lock out a person behind the same address either. Holds the newest of a
 * bounded number; see docs/decisions/0090-accounts.md and 0113. Safe for all threads.
 */
public final class SignInLimit {
  private static final int FREE = 5;
  private static final int FREE_UNDER_ATTACK = 1;
  private static final int FREE_OF_A_NETWORK = 30;

  /** Free tries of an IPv6 site, which has 256 networks. */
  private static final int FREE_OF_A_SITE = 4 * FREE_OF_A_NETWORK;

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

  /** What is counted. */
  private sealed interface Key {
    record Device(String login, String id) implements Key {}

    record Pair(String login, ClientNetwork network) implements Key {}

    record Network(ClientNetwork network) implements Key {}

    record OfLogin(String login) implements Key {}
  }

  /**
   * A key, and how many tries of it are free.
   *
   * @param free how many before the first wait
   */
  private record Counter(Key key, int free) {}

  private final MediaClock clock;
  private final Map<Key, Tries> tries = new LinkedHashMap<>();
  private final Map<Key, MediaTime> reportedAt = new LinkedHashMap<>();

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
  public synchronized Duration begin(String login, SignInSource source) {
    MediaTime now = clock.now();
    List<Counter> counters = counters(login, source, now);
    Duration longest =
        counters.stream()
            .map(each -> left(each.key(), now))
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    if (longest.isZero()) {
      counters.forEach(each -> count(each.key(), now, each.free()));
    }
    return longest;
  }

  /** What a try is counted as, the narrowest first. */
  private List<Counter> counters(String login, SignInSource source, MediaTime now) {
    return switch (source) {
      case SignInSource.Device device ->
          List.of(new Counter(new Key.Device(login, device.id()), FREE));
      case SignInSource.Network from -> {
        ClientNetwork network = from.network();
        Key ofLogin = new Key.OfLogin(login);
        int free = count(ofLogin, now) >= ATTACK ? FREE_UNDER_ATTACK : FREE;
        List<Counter> counters = new ArrayList<>();
        counters.add(new Counter(new Key.Pair(login, network), free));
        counters.add(new Counter(ofLogin, /* free= */ Integer.MAX_VALUE));
        counters.add(new Counter(new Key.Network(network), FREE_OF_A_NETWORK));
        if (!network.site().equals(network)) {
          counters.add(new Counter(new Key.Network(network.site()), FREE_OF_A_SITE));
        }
        yield counters;
      }
    };
  }

  /**
   * True the first time that this is asked while a login must wait at a network; where the whole
   * network must, whatever logins are tried there.
   */
  public synchronized boolean isNews(String login, SignInSource source) {
    MediaTime now = clock.now();
    List<Counter> counters = counters(login, source, now);
    Key key =
        counters.reversed().stream()
            .map(Counter::key)
            .filter(each -> left(each, now).isPositive())
            .findFirst()
            .orElse(counters.getFirst().key());
    boolean reported =
        reportedAt.getOrDefault(key, now.minus(FORGOTTEN)).plus(FORGOTTEN).isAfter(now);
    if (!reported) {
      reportedAt.put(key, now);
      bound(reportedAt);
    }
    return !reported;
  }

  private static void bound(Map<Key, ?> map) {
    if (map.size() > MOST_KEPT) {
      map.remove(map.keySet().iterator().next());
    }
  }

  /** The try that began was right. */
  public synchronized void right(String login, SignInSource source) {
    List<Counter> counters = counters(login, source, clock.now());
    tries.remove(counters.getFirst().key());
    counters.stream().skip(1).forEach(each -> forgive(each.key()));
  }

  private void forgive(Key key) {
    Tries known = tries.get(key);
    if (known != null) {
      tries.put(key, new Tries(Math.max(0, known.count() - 1), known.last(), clock.now()));
    }
  }

  private int count(Key key, MediaTime now) {
    Tries known = tries.get(key);
    return known == null || now.isAfter(known.last().plus(FORGOTTEN)) ? 0 : known.count();
  }

  private Duration left(Key key, MediaTime now) {
    Tries known = tries.get(key);
    if (known == null || !known.until().isAfter(now)) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now.toInstant(), known.until().toInstant());
    // The clock may have been set back meanwhile.
    return left.compareTo(LONGEST) > 0 ? LONGEST : left;
  }

  private void count(Key key, MediaTime now, int free) {
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
