package org.tribune.site.transfer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tribune.core.Sha256;
import org.tribune.core.config.TransferConfig;
import org.tribune.core.text.Messages;
import org.tribune.delivery.download.PackedZip;
import org.tribune.delivery.download.PackedZip.Part;

/**
 * A package that can be sent or written. Immutable.
 *
 * <pre>
 *   content/…             all files, the small ones first, then documents, then films
 *   content/SHA512SUMS    of all before it
 *   manifest.xml          ArchiveTransfer, with the sums of all before it
 * </pre>
 *
 * @param contents what is in it
 * @param zip with a length that is known
 */
record TransferPackage(TransferContents contents, PackedZip zip) {
  static final String SUMS = "SHA512SUMS";

  private static final int TAG_DIGITS = 16;

  /**
   * A package.
   *
   * @param date of the transfer
   */
  static TransferPackage of(TransferContents found, TransferConfig config, Instant date) {
    TransferContents contents = withSums(found);
    Messages words = Messages.in(contents.language());
    List<Part> parts = new ArrayList<>();
    contents.files().forEach(each -> parts.add(each.part()));
    parts.add(
        new Part.Late(Manifest.NAME, sums -> Manifest.of(config, contents, words, date, sums)));
    return new TransferPackage(
        contents, new PackedZip(parts, Sums.ALGORITHM, contents.sitting().facts().start()));
  }

  private static TransferContents withSums(TransferContents found) {
    Messages words = Messages.in(found.language());
    List<TransferFile> files = new ArrayList<>(found.files());
    files.add(
        new TransferFile(
            TransferKind.GUIDE,
            words.text("transfer.file.sums"),
            FileFormat.TEXT,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Part.Late(TransferFile.FOLDER + SUMS, Sums::list),
            /* tag= */ ""));
    return found.with(files);
  }

  /**
   * The same for contents that say the same, whenever they are packed. What guides through them
   * follows from the rest.
   */
  static String tag(TransferContents contents) {
    StringBuilder all = new StringBuilder();
    contents.files().stream()
        .filter(each -> each.kind() != TransferKind.GUIDE)
        .forEach(each -> all.append(each.name()).append(' ').append(each.tag()).append('\n'));
    contents.missing().forEach(each -> all.append(each.said().en()).append('\n'));
    return Sha256.hex(all.toString()).substring(0, TAG_DIGITS);
  }

  /** What the audit trail says of it: how much it is, and what it lacks. */
  String detail() {
    String lacking =
        contents.missing().stream()
            .map(Shortcoming::kind)
            .distinct()
            .collect(Collectors.joining(", "));
    String size = contents.files().size() + " files, " + zip.length() + " bytes";
    return lacking.isEmpty() ? size : size + ", without " + lacking;
  }

  /** Throws if less of a recording may be had than when it was looked for. */
  void watch() {
    contents.watches().forEach(Runnable::run);
  }
}
