package org.tribune.delivery.sending;

/**
 * A run of bytes of an object of the store.
 *
 * @param object its name
 * @param objectLength how long the whole object must be
 * @param offset of the run's first byte
 * @param length of the run, at least 1
 */
public record StoredRun(String object, int objectLength, int offset, int length) {
  /** Why a run can't be sent. */
  public enum Refusal {
    /** The store has no such object. */
    MISSING,
    /** The object is not as long as it must be, or can't be read. */
    DAMAGED,
    /** The store does not answer now. */
    UNAVAILABLE
  }

  /** The whole object. */
  public static StoredRun whole(String object, int length) {
    return new StoredRun(object, length, /* offset= */ 0, length);
  }
}
