package org.tribune.core.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads an IP address in text; no name is ever looked up. Stricter than {@link
 * InetAddress#ofLiteral}, which takes {@code 1.2.3} and leading zeros, which others read as octal.
 */
public final class AddressLiteral {
  private static final Pattern IPV4 =
      Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  /** The longest that an IPv6 address is, with an IPv4 address in its last four bytes. */
  private static final int LONGEST = 45;

  private AddressLiteral() {}

  /** The address of these 4 or 16 bytes. */
  static InetAddress of(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("An address of " + bytes.length + " bytes", e);
    }
  }

  /**
   * The address that {@code text} is, if it is one. An IPv4-mapped IPv6 address ({@code
   * ::ffff:192.0.2.1}) is that IPv4 address; a zone ({@code %eth0}) is left out.
   */
  public static Optional<InetAddress> parse(String text) {
    int zone = text.indexOf('%');
    String address = zone < 0 || text.indexOf(':') < 0 ? text : text.substring(0, zone);
    boolean isLiteral =
        address.length() <= LONGEST
            && (IPV4.matcher(address).matches() || IPV6.matcher(address).matches());
    if (!isLiteral) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
