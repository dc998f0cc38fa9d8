package org.tribune.kafka;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HexFormat;
import org.apache.kafka.common.utils.Utils;
import org.tribune.core.log.LogException;

/**
 * Looks whether servers answer in the clear before Kafka's client asks them so: what a TLS listener
 * answers is the length of an answer to it, 352 MB, for which it takes memory from the whole
 * process until there is none (KAFKA-4090). Blocks; safe for all threads.
 */
final class ClearListeners {
  /** ApiVersions, version 0, the first of us: what anybody may ask (Kafka protocol guide). */
  private static final byte[] QUESTION = HexFormat.of().parseHex("0000000a0012000000000001ffff");

  /** For each step: one server of several that is away must not use up all that a start waits. */
  private static final int PATIENCE_MILLIS = 1_000;

  private ClearListeners() {}

  /**
   * Throws if one of {@code servers} answers what can't be Kafka's in the clear. Of one that is
   * away or says nothing Kafka's client will tell.
   *
   * @param servers as {@code log.bootstrapServers} has them
   * @throws LogException with the remedy
   */
  static void require(String servers) {
    for (String server : servers.split(",", -1)) {
      if (!isClear(server.strip())) {
        throw new LogException(
            server.strip()
                + " does not answer as Kafka does in the clear, but as TLS: set log.security: tls,"
                + " or name the port of another listener in log.bootstrapServers");
      }
    }
  }

  private static boolean isClear(String server) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(Utils.getHost(server), Utils.getPort(server)), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(QUESTION);
      // Of its length, which is some hundred bytes; of a TLS record it is the type, 20 to 24.
      return new DataInputStream(socket.getInputStream()).readByte() == 0;
    } catch (IOException e) {
      return true;
    }
  }
}
