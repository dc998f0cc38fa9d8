package org.tribune.delivery.limit;

/**
 * What a client may have open at the server, in the order in which it is given up when memory gets
 * short: event streams first, for which the pages ask now and then instead; then streams of sound,
 * of which one costs as much as many playlists; then playlists that wait; then connections and
 * streams, by which segments are fetched; and the staff last.
 */
public enum ClientLoad {
  /** A citizen's stream of events, beside its connection. */
  EVENT_STREAM(/* bytes= */ 16_000, /* percent= */ 75),

  /**
   * A stream of sound, beside its connection: half of what waits in it for a client that is slow.
   */
  SOUND_STREAM(/* bytes= */ 32_000, /* percent= */ 85),

  /** A playlist that is answered when there is something new, beside its connection. */
  WAITING_PLAYLIST(/* bytes= */ 2_000, /* percent= */ 90),

  /** A request of HTTP/2, or one that waits for its refusal, beside its connection. */
  STREAM(/* bytes= */ 8_000, /* percent= */ 97),

  /** A connection without TLS, with one request. */
  CONNECTION(/* bytes= */ 6_000, /* percent= */ 97),

  /** A connection with TLS, whose buffers are not on the heap. */
  TLS_CONNECTION(/* bytes= */ 13_000, /* percent= */ 97),

  /** An event stream of the staff. */
  STAFF_EVENT_STREAM(/* bytes= */ 16_000, /* percent= */ 100);

  private final int bytes;
  private final int percent;

  ClientLoad(int bytes, int percent) {
    this.bytes = bytes;
    this.percent = percent;
  }

  /** That of a connection. */
  public static ClientLoad ofConnection(boolean isEncrypted) {
    return isEncrypted ? TLS_CONNECTION : CONNECTION;
  }

  /**
   * What one costs; but for the sound as it was measured (docs/benchmarks.md, One host against the
   * live).
   */
  public int bytes() {
    return bytes;
  }

  /** Up to where this kind may fill the room, or a network's share of it. */
  int percent() {
    return percent;
  }
}
