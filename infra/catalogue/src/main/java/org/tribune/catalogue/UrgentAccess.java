package org.tribune.catalogue;

import java.util.concurrent.Callable;

/**
 * Marks what a thread does as urgent: a catalogue then uses connections that it keeps for that, and
 * lets it write before all others that wait. It is for what protects somebody, such as a closed
 * session, so that no number of readers is in its way.
 */
public final class UrgentAccess {
  private static final ScopedValue<Boolean> URGENT = ScopedValue.newInstance();

  private UrgentAccess() {}

  /** Does {@code work} urgently. */
  public static <T> T call(Callable<T> work) throws Exception {
    return ScopedValue.where(URGENT, true).call(work::call);
  }

  /** True for what is called within {@link #call}. */
  public static boolean isUrgent() {
    return URGENT.isBound();
  }
}
