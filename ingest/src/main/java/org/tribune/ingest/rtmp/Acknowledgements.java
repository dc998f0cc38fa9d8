package org.tribune.ingest.rtmp;

/**
 * When to acknowledge to the peer how much has come (RTMP section 5.4.3): after each half of the
 * window that it set, so that a peer which counts strictly never waits. Used by one event loop.
 */
final class Acknowledgements {
  private static final int SMALLEST_WINDOW = 64 << 10;

  /** What was received before this began to count: C0, C1 and C2. */
  private static final int HANDSHAKE = 3_073;

  private int window = 2_500_000;
  private long received = HANDSHAKE;
  private long acknowledged;

  /** The peer's window. */
  void setWindow(int bytes) {
    window = Math.max(SMALLEST_WINDOW, bytes);
  }

  /** Counts bytes. */
  void received(int bytes) {
    received += bytes;
  }

  /** Bytes in all, from the first of the handshake. */
  long received() {
    return received;
  }

  /** True, once, when an acknowledgement is due. */
  boolean isDue() {
    boolean due = received - acknowledged >= window / 2;
    acknowledged = due ? received : acknowledged;
    return due;
  }
}
