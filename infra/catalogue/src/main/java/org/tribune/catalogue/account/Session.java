package org.tribune.catalogue.account;

import java.time.Duration;
import java.time.Instant;
import org.tribune.core.access.AccountId;

/**
 * A device on which a person is signed in.
 *
 * @param hash SHA-256 of the secret that its cookie carries, which is kept nowhere
 * @param lastSeenAt to the minute
 * @param endsAt whatever is done with it
 * @param trusted true if it may rest unused until then; else it ends with {@link #LONGEST_REST}
 * @param from which browser and where, in words
 */
public record Session(
    String hash,
    AccountId account,
    Instant createdAt,
    Instant lastSeenAt,
    Instant endsAt,
    boolean trusted,
    String from) {
  /** How long one that is not trusted may rest unused. */
  public static final Duration LONGEST_REST = Duration.ofHours(12);

  /** How long any of them lasts. */
  public static final Duration LONGEST = Duration.ofDays(30);

  /** True while it is good. */
  public boolean isOpen(Instant now) {
    return now.isBefore(endsAt) && (trusted || now.isBefore(lastSeenAt.plus(LONGEST_REST)));
  }

  /** What logs may show. */
  @Override
  public String toString() {
    return "Session[" + account + ", " + from + "]";
  }
}
