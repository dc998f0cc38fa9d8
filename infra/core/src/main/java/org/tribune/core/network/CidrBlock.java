package org.tribune.core.network;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * The addresses that begin with the same bits (RFC 4632), such as {@code 10.0.0.0/8}. Its text is
 * that, for IPv6 with all eight groups.
 *
 * @param network the first of them: its bits after the prefix are 0
 * @param length how many bits of the prefix
 */
public record CidrBlock(InetAddress network, int length) {
  private static final int MAPPED_BITS = 96;

  /** This machine itself: 127.0.0.0/8 and ::1. */
  public static final List<CidrBlock> LOOPBACK =
      List.of(
          new CidrBlock(InetAddress.ofLiteral("127.0.0.0"), 8),
          new CidrBlock(InetAddress.ofLiteral("::1"), 128));

  public CidrBlock {
    if (length < 0 || length > bits(network)) {
      throw new IllegalArgumentException("A prefix of " + length + " bits: 0 to " + bits(network));
    }
    if (!network.equals(mask(network, length))) {
      throw new IllegalArgumentException("An address behind the prefix: " + network);
    }
  }

  private static int bits(InetAddress address) {
    return address.getAddress().length * Byte.SIZE;
  }

  /**
   * The block that {@code text} names: an address and the length of its prefix, or an address
   * alone; empty if it names none. Bits after the prefix are taken for 0.
   */
  public static Optional<CidrBlock> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    return AddressLiteral.parse(address)
        .flatMap(
            found -> {
              boolean isMapped = address.indexOf(':') >= 0 && bits(found) < MAPPED_BITS;
              int length =
                  slash < 0
                      ? bits(found)
                      : prefix(text.substring(slash + 1)) - (isMapped ? MAPPED_BITS : 0);
              return length < 0 || length > bits(found)
                  ? Optional.empty()
                  : Optional.of(new CidrBlock(mask(found, length), length));
            });
  }

  private static int prefix(String text) {
    return text.matches("0|[1-9][0-9]{0,2}") ? Integer.parseInt(text) : -1;
  }

  private static InetAddress mask(InetAddress address, int length) {
    byte[] bytes = address.getAddress();
    for (int i = 0; i < bytes.length; i++) {
      int kept = Math.clamp(length - (long) i * Byte.SIZE, 0, Byte.SIZE);
      bytes[i] &= (byte) (0xff00 >> kept);
    }
    return AddressLiteral.of(bytes);
  }

  /** True if {@code address} is one of them. */
  public boolean contains(InetAddress address) {
    return bits(address) == bits(network) && mask(address, length).equals(network);
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + length;
  }
}
