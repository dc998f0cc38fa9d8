package org.tribune.delivery.bulkhead;

import java.time.Duration;

/** So much waits already that it makes no sense to join: try again later. */
public final class BulkheadFullException extends RuntimeException {
  /** When it is worth to try again. */
  public static final Duration RETRY_AFTER = Duration.ofSeconds(3);

  BulkheadFullException(String bulkhead) {
    // It is thrown as often as a flood asks: without a stack, which nobody reads.
    super("No room: " + bulkhead, /* cause= */ null, false, /* writableStackTrace= */ false);
  }
}
