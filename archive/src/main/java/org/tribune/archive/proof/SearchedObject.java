package org.tribune.archive.proof;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that was read from its beginning to its end, and decoded.
 *
 * @param name in its place
 * @param sha256 of all its bytes as they were read, in hexadecimal digits
 * @param pictures of the session's time that were decoded
 * @param soundSeconds of the session's time that were decoded
 * @param clean true if all of it was the slate and silence
 * @param residues how many of the pictures are the slate through which the last public picture from
 *     before the session still shines
 * @param foundAt when the first of what is not clean was filmed, if that is known
 */
public record SearchedObject(
    String name,
    long bytes,
    String sha256,
    long pictures,
    double soundSeconds,
    boolean clean,
    long residues,
    Optional<Instant> foundAt) {
  /** Something in which neither a trace of the public picture nor the place of a find is known. */
  public SearchedObject(
      String name, long bytes, String sha256, long pictures, double soundSeconds, boolean clean) {
    this(name, bytes, sha256, pictures, soundSeconds, clean, 0, Optional.empty());
  }
}
