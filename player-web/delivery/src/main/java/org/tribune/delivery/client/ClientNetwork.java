package org.tribune.delivery.client;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * The network that a request comes from, which is what limits count: an IPv4 address, or the 56
 * bits of an IPv6 address that providers give to one customer (RFC 6177), who could use another of
 * its addresses for each request. It is personal data: never kept longer than a limit needs it.
 *
 * @param prefix its first bits, at most 64, those behind them 0
 * @param length how many: 32 (IPv4), 56 or 48 (IPv6)
 */
public record ClientNetwork(long prefix, int length) {
  private static final int IPV4 = 32;
  private static final int IPV6 = 56;
  private static final int IPV6_SITE = 48;

  public ClientNetwork {
    if (length != IPV4 && length != IPV6 && length != IPV6_SITE) {
      throw new IllegalArgumentException("A network of " + length + " bits");
    }
    prefix &= -1L << (Long.SIZE - length);
  }

  /** The network of an address. */
  public static ClientNetwork of(InetAddress address) {
    ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
    return bytes.capacity() == Integer.BYTES
        ? new ClientNetwork((long) bytes.getInt() << (Long.SIZE - IPV4), IPV4)
        : new ClientNetwork(bytes.getLong(), IPV6);
  }

  /**
   * The larger network which that one is in, and of which one customer may have all: the /48 of an
   * IPv6 address, for a limit a few times as large. Of IPv4 it is the network itself.
   */
  public ClientNetwork site() {
    return length == IPV4 ? this : new ClientNetwork(prefix, IPV6_SITE);
  }

  /** As in configuration files: {@code 192.0.2.7/32}, {@code 2001:db8:1:200::/56}. */
  @Override
  public String toString() {
    if (length == IPV4) {
      return "%d.%d.%d.%d/32".formatted(group(0, 8), group(8, 8), group(16, 8), group(24, 8));
    }
    return "%x:%x:%x:%x::/%d"
        .formatted(group(0, 16), group(16, 16), group(32, 16), group(48, 16), length);
  }

  private long group(int first, int bits) {
    return prefix << first >>> (Long.SIZE - bits);
  }
}
