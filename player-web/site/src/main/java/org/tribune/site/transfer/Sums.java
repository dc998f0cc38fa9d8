package org.tribune.site.transfer;

import java.util.List;
import org.tribune.core.Bytes;
import org.tribune.delivery.download.PackedZip;

/** The sums of a package's files. */
final class Sums {
  /** As the JDK and SEDA call it. */
  static final String ALGORITHM = "SHA-512";

  private Sums() {}

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
