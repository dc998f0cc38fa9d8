package org.tribune.delivery.limit;

import io.netty.util.internal.PlatformDependent;

/**
 * How much memory the JVM may have.
 *
 * @param heap of {@code -Xmx}, in bytes
 * @param direct of {@code -XX:MaxDirectMemorySize}, in bytes
 */
public record ServerMemory(long heap, long direct) {
  /**
   * The public's part. Measured: with a broadcast on air 96 of 256 MB are in use after a
   * collection, a tenth is for what is new; what clients have open may be a quarter, and be
   * collected badly.
   */
  private static final int PART = 4;

  /** The memory of this process. */
  public static ServerMemory ofThisProcess() {
    return new ServerMemory(Runtime.getRuntime().maxMemory(), PlatformDependent.maxDirectMemory());
  }

  /**
   * What all clients may have open, in bytes by {@link ClientLoad#bytes}: a quarter of the heap, or
   * of twice the direct memory, whichever is less, as what they cost is in both.
   */
  public long forClients() {
    return Math.min(heap, 2 * direct) / PART;
  }
}
