package org.tribune.site.transfer;

import java.time.Instant;
import java.util.Optional;
import org.tribune.catalogue.sitting.ItemId;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;
import org.tribune.delivery.download.PackedZip.Part;

/**
 * A file of a package.
 *
 * @param title as people read it
 * @param item of the agenda that it is about; absent: the sitting
 * @param language of what is said or written in it
 * @param start of what it shows or tells, as is {@code end}; absent: the sitting's
 * @param part where its bytes are
 * @param tag another one if what it says is another
 */
record TransferFile(
    TransferKind kind,
    String title,
    FileFormat format,
    Optional<ItemId> item,
    Optional<String> language,
    Optional<Instant> start,
    Optional<Instant> end,
    Part part,
    String tag) {
  /** The folder that holds all files: an archive system wants the manifest alone beside it. */
  static final String FOLDER = "content/";

  /** A file that is at hand, about the whole of the sitting. */
  static TransferFile of(
      TransferKind kind,
      String name,
      String title,
      FileFormat format,
      String language,
      Bytes content) {
    return of(kind, name, title, format, language, content, Sha256.hex(content));
  }

  /** The same, of which two that say the same may differ in their bytes. */
  static TransferFile of(
      TransferKind kind,
      String name,
      String title,
      FileFormat format,
      String language,
      Bytes content,
      String tag) {
    return new TransferFile(
        kind,
        title,
        format,
        Optional.empty(),
        Optional.of(language),
        Optional.empty(),
        Optional.empty(),
        new Part.Small(FOLDER + name, content),
        tag);
  }

  /** In the folder. */
  String name() {
    return part.name().substring(FOLDER.length());
  }

  /** In bytes; 0 of one that is written of the sums of others, which is small. */
  long length() {
    return switch (part) {
      case Part.Small small -> small.content().length();
      case Part.Streamed streamed -> streamed.length();
      case Part.Late late -> 0;
    };
  }
}
