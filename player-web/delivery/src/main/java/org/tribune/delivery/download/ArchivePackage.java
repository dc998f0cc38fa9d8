package org.tribune.delivery.download;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.tribune.core.Bytes;

/**
 * The archive package: a ZIP of metadata, one MP4 and the SHA-256 sums of all.
 *
 * <pre>
 *   metadata.json, metadata.html
 *   captions-fr.vtt, …              one for each language
 *   recording.mp4
 *   SHA256SUMS
 * </pre>
 */
final class ArchivePackage {
  private static final String SUMS = "SHA256SUMS";

  private final List<PackedZip.Part.Small> texts;
  private final String film;
  private final long filmLength;
  private final Instant time;

  /**
   * A package.
   *
   * @param texts what comes before the film
   * @param film the name of the MP4, in plain letters
   * @param filmLength of the MP4 in bytes
   * @param time that all files bear
   */
  ArchivePackage(List<PackedZip.Part.Small> texts, String film, long filmLength, Instant time) {
    this.texts = List.copyOf(texts);
    this.film = film;
    this.filmLength = filmLength;
    this.time = time;
  }

  /** In bytes. */
  long length() {
    return zip(
            /* tag= */ "",
            () -> {
              throw new IllegalStateException("Nobody reads what is measured");
            })
        .length();
  }

  /**
   * As it is sent.
   *
   * @param tag another one if the film's bytes are others
   * @param reading gives the film's bytes
   */
  PackedZip zip(String tag, Supplier<Body> reading) {
    List<PackedZip.Part> parts = new ArrayList<>(texts);
    parts.add(new PackedZip.Part.Streamed(film, filmLength, tag, reading));
    parts.add(new PackedZip.Part.Late(SUMS, ArchivePackage::sums));
    return new PackedZip(parts, "SHA-256", time);
  }

  /** As sha256sum writes and checks them. */
  private static Bytes sums(List<PackedZip.Sum> files) {
    StringBuilder lines = new StringBuilder();
    files.forEach(
        each -> lines.append(each.digest()).append("  ").append(each.name()).append('\n'));
    return Bytes.utf8(lines.toString());
  }
}
