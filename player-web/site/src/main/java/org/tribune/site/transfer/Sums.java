package org.tribune.site.transfer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.tribune.core.Bytes;
import org.tribune.delivery.download.PackedZip;

/** The sums of a package's files. */
final class Sums {
  /** As the JDK and SEDA call it. */
  static final String ALGORITHM = "SHA-512";

  private Sums() {}

  /** The SHA-256 of a content, in hexadecimal digits. */
  static String of(Bytes content) {
    return HexFormat.of().formatHex(sha256().digest(content.array()));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** As {@code sha512sum} writes and checks them, from within the folder. */
  static Bytes list(List<PackedZip.Sum> files) {
    StringBuilder lines = new StringBuilder();
    for (PackedZip.Sum each : files) {
      lines
          .append(each.digest())
          .append("  ")
          .append(each.name().substring(TransferFile.FOLDER.length()))
          .append('\n');
    }
    return Bytes.utf8(lines.toString());
  }
}
