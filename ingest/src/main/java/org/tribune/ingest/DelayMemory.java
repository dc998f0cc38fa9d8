package org.tribune.ingest;

import java.time.Duration;
import java.util.List;
import org.tribune.core.config.ChannelConfig;
import org.tribune.core.memory.MemoryAccount;

/**
 * What channels may hold back for their publication delays: half of the account for all that have
 * one. Immutable.
 *
 * @param delayed how many channels have a delay
 */
record DelayMemory(MemoryAccount account, int delayed) {
  /** A minute of 12 Mbit/s: the longest delay that is configured, of a good camera. */
  private static final long MOST = 90L << 20;

  static DelayMemory of(MemoryAccount account, List<ChannelConfig> channels) {
    return new DelayMemory(
        account, (int) channels.stream().filter(each -> !each.publicationDelay().isZero()).count());
  }

  /** Bytes for one channel; what has no delay passes at once. */
  long of(Duration delay) {
    return delay.isZero() ? MOST : Math.min(MOST, account.size() / 2 / delayed);
  }
}
