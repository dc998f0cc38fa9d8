package org.tribune.catalogue.sitting;

import java.time.Instant;
import java.util.Optional;
import org.tribune.core.text.CleanText;
import org.tribune.core.text.ValidationException;

/**
 * A PDF file that belongs to a sitting.
 *
 * @param item that it belongs to; absent: to the sitting as a whole
 * @param title as people read it
 * @param fileName that it is saved under, ending in {@code .pdf}
 * @param length in bytes
 * @param sha256 of its bytes, in 64 hexadecimal digits
 * @param pages how many
 * @param isPublic true if everybody may read it once the sitting is announced
 * @param text what was found in it to be read; absent for one that was scanned
 */
public record Document(
    DocumentId id,
    Optional<ItemId> item,
    DocumentKind kind,
    String title,
    String fileName,
    int length,
    String sha256,
    int pages,
    boolean isPublic,
    Optional<DocumentText> text,
    Instant addedAt) {
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_NAME = 120;
  private static final String EXTENSION = ".pdf";

  public Document {
    DocumentText.requireStored(length, sha256);
    if (pages < 1) {
      throw ValidationException.contradiction("A document has pages: " + id);
    }
    title = CleanText.line(title, LONGEST_TITLE, "field.document-title");
    fileName = cleanName(fileName);
  }

  /** A name without signs that a file system refuses. */
  private static String cleanName(String name) {
    String words =
        CleanText.line(name.replaceAll("[/\\\\:*?\"<>|%\\p{Cntrl}]+", " "))
            .replaceAll("(?i)(\\.pdf)+$", "")
            .replaceAll("^[. ]+|[. ]+$", "");
    int end =
        words.offsetByCodePoints(
            0, Math.min(LONGEST_NAME, words.codePointCount(0, words.length())));
    return (words.isEmpty() ? "document" : words.substring(0, end).strip()) + EXTENSION;
  }

  /** This document, described otherwise. */
  public Document described(
      Optional<ItemId> newItem, DocumentKind newKind, String newTitle, boolean nowPublic) {
    return new Document(
        id, newItem, newKind, newTitle, fileName, length, sha256, pages, nowPublic, text, addedAt);
  }

  /** This document, of the sitting as a whole. */
  public Document ofWhole() {
    return described(Optional.empty(), kind, title, isPublic);
  }
}
