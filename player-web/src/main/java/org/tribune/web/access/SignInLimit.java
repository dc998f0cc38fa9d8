package org.tribune.web.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tribune.core.time.MediaClock;
import org.tribune.core.time.MediaTime;

/**
 * How often an address may be wrong: ten times in ten minutes. Holds a bounded number of addresses,
 * the newest. Guarded by its owner.
 */
final class SignInLimit {
  private static final int MOST_FAILURES = 10;
  private static final MediaTime WITHIN = MediaTime.of(Duration.ofMinutes(10));
  private static final int MOST_ADDRESSES = 10_000;

  private record Failures(int count, MediaTime since) {}

  private final MediaClock clock;
  private final Map<String, Failures> addresses = new LinkedHashMap<>();

  SignInLimit(MediaClock clock) {
    this.clock = clock;
  }

  boolean isReached(String address) {
    Failures failures = addresses.get(address);
    if (failures != null && clock.now().isAfter(failures.since().plus(WITHIN))) {
      addresses.remove(address);
      return false;
    }
    return failures != null && failures.count() >= MOST_FAILURES;
  }

  void failed(String address) {
    Failures before = addresses.remove(address);
    addresses.put(
        address,
        before == null
            ? new Failures(/* count= */ 1, clock.now())
            : new Failures(before.count() + 1, before.since()));
    if (addresses.size() > MOST_ADDRESSES) {
      addresses.remove(addresses.keySet().iterator().next());
    }
  }
}
