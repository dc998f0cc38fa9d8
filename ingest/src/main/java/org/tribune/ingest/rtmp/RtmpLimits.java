package org.tribune.ingest.rtmp;

import java.time.Duration;

/**
 * What a peer may cost.
 *
 * @param publishDeadline from accept to an accepted publish command
 * @param silence without a byte from a publisher before it is given up
 * @param bytesBeforePublish on the wire, TLS included
 * @param messageBeforePublish bytes of one message
 * @param message bytes of one message once published
 * @param pendingMessages bytes of all half-received messages of a connection
 * @param chunkStreams of a connection
 * @param connections of the server in all
 * @param waiting connections that have not published yet; beyond it the oldest is closed
 * @param waitingPerAddress connections of one address that have not published yet
 * @param queue bytes held for a slow sink before the peer is no longer read
 */
record RtmpLimits(
    Duration publishDeadline,
    Duration silence,
    int bytesBeforePublish,
    int messageBeforePublish,
    int message,
    int pendingMessages,
    int chunkStreams,
    int connections,
    int waiting,
    int waitingPerAddress,
    int queue) {
  private static final int MEBIBYTE = 1 << 20;

  /** What the server runs with. */
  static RtmpLimits standard() {
    return new RtmpLimits(
        /* publishDeadline= */ Duration.ofSeconds(10),
        /* silence= */ Duration.ofSeconds(15),
        /* bytesBeforePublish= */ 128 << 10,
        /* messageBeforePublish= */ 32 << 10,
        /* message= */ 16 * MEBIBYTE,
        /* pendingMessages= */ 20 * MEBIBYTE,
        /* chunkStreams= */ 64,
        /* connections= */ 1_024,
        /* waiting= */ 256,
        /* waitingPerAddress= */ 32,
        /* queue= */ 8 * MEBIBYTE);
  }
}
