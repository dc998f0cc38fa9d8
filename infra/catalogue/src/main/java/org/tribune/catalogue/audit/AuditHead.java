package org.tribune.catalogue.audit;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.tribune.core.Bytes;

/**
 * The end of the audit trail's chain at some time: who knows it can verify whether anything before
 * it was changed since.
 *
 * @param number of the last entry
 * @param hash of the last entry
 */
public record AuditHead(long number, Bytes hash) {
  private static final int HEX_DIGITS = 2 * AuditHashes.LENGTH;
  private static final int GROUP = 4;

  /** A head. */
  public AuditHead {
    if (number < 1 || hash.length() != AuditHashes.LENGTH) {
      throw new IllegalArgumentException(
          "number, hash: " + number + ", " + hash.length() + " bytes");
    }
  }

  /** The hash in hexadecimal digits. */
  public String hex() {
    return HexFormat.of().formatHex(hash.array());
  }

  /** For people to copy from paper: {@code 1234: 3f2a 9c01 …}, the number, then 16 groups. */
  public String text() {
    return number + ": " + hex().replaceAll("(.{" + GROUP + "})(?!$)", "$1 ");
  }

  /** What {@link #text} wrote, with whatever spaces, signs and line ends there are in it now. */
  public static Optional<AuditHead> parse(String text) {
    String digits = text.toLowerCase(Locale.ROOT).replaceAll("[^0-9a-z]", "");
    int before = digits.length() - HEX_DIGITS;
    if (before < 1) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new AuditHead(
              Long.parseLong(digits.substring(0, before)),
              Bytes.wrap(HexFormat.of().parseHex(digits.substring(before)))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
