package org.tribune.core.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Reads an IP address in text; no name is ever looked up. Stricter than {@link
 * InetAddress#ofLiteral}, which takes {@code 1.2.3} and leading zeros, which others read as octal.
 */
public final class AddressLiteral {
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
    boolean isLiteral = address.length() <= LONGEST && (isIpv4(address) || mayBeIpv6(address));
    if (!isLiteral) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Written out, not a regular expression: it is asked of each request. */
  private static boolean isIpv4(String text) {
    int numbers = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == '.') {
        if (!isNumber(text, start, i)) {
          return false;
        }
        numbers++;
        start = i + 1;
      }
    }
    return numbers == 4;
  }

  /** True for up to three digits, of which the first is 0 only if it is the only one. */
  private static boolean isNumber(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    int digits = to - from;
    return digits == 1 || (digits > 1 && digits <= 3 && text.charAt(from) != '0');
  }

  private static boolean mayBeIpv6(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ':' && c != '.' && !HexFormat.isHexDigit(c)) {
        return false;
      }
    }
    return text.indexOf(':') >= 0;
  }
}
