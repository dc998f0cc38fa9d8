package org.tribune.testkit;

/**
 * What may block is kept off the web server's event loops, each of which serves a share of all
 * viewers: a loop that waits for a slow database keeps them waiting.
 */
public final class EventLoops {
  private static final String THREADS = "vert.x-eventloop-thread-";

  private EventLoops() {}

  /**
   * Fails on an event loop; anywhere else it does nothing.
   *
   * @param what blocks
   */
  public static void refuse(String what) {
    if (Thread.currentThread().getName().startsWith(THREADS)) {
      throw new AssertionError(what + " may block, and was called on an event loop");
    }
  }
}
