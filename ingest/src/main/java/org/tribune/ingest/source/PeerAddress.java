package org.tribune.ingest.source;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * A peer's address as the operator reads it: {@code 192.0.2.7:50000}, {@code [2001:db8::7]:554}.
 */
final class PeerAddress {
  private PeerAddress() {}

  /** The text for a peer that is known by its address. */
  static String of(InetSocketAddress peer) {
    return of(peer.getAddress().getHostAddress(), peer.getPort());
  }

  /**
   * The text for a host by name: looks its address up, and keeps the name if there is none. Blocks.
   */
  static String lookedUp(String host, int port) {
    try {
      return of(InetAddress.getByName(host).getHostAddress(), port);
    } catch (UnknownHostException e) {
      return of(host, port);
    }
  }

  private static String of(String host, int port) {
    return (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
  }
}
