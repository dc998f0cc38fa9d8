package org.tribune.core.text;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** E-mail addresses as people type them, made fit to be written to (RFC 5321, 4.1.2). */
public final class EmailAddress {
  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL = 64;

  /** Dot-atom (RFC 5322, 3.2.3): nothing that ends a header, quotes, or names a second address. */
  private static final Pattern LOCAL =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

  /** At least two labels, the last of which is no number: no name of this network, no number. */
  private static final Pattern DOMAIN =
      Pattern.compile(
          "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+(?![0-9]+$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /** Java's IDNA 2003 makes another domain of these than IDNA 2008: somebody else would read it. */
  private static final Pattern DEVIATIONS = Pattern.compile("[\u00DF\u03C2\u200C\u200D]");

  private EmailAddress() {}

  /**
   * The address as it is kept: its domain in lower case and in ASCII (RFC 5890).
   *
   * @throws ValidationException if nobody can be written to there
   */
  public static String fit(String text) {
    String address = text.strip();
    int at = address.lastIndexOf('@');
    String local = address.substring(0, Math.max(0, at));
    String domain = ascii(address.substring(at + 1));
    if (local.length() > LONGEST_LOCAL
        || local.length() + 1 + domain.length() > LONGEST
        || !LOCAL.matcher(local).matches()
        || !DOMAIN.matcher(domain).matches()) {
      throw new ValidationException("text.no-email-address");
    }
    return local + "@" + domain;
  }

  private static String ascii(String domain) {
    // Whatever is longer is none, and would only cost time.
    if (domain.length() > LONGEST || DEVIATIONS.matcher(domain).find()) {
      return "";
    }
    try {
      return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
