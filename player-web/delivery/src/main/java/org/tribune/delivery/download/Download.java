package org.tribune.delivery.download;

import java.util.Optional;

/**
 * Something of a recording that can be taken away.
 *
 * @param rendition what it is of; absent for the archive package
 * @param url its address on this site; a passage is added as {@code ?from=SECONDS&to=SECONDS}
 * @param bytes its exact size
 */
public record Download(Kind kind, Optional<String> rendition, String url, long bytes) {
  /** What it is. */
  public enum Kind {
    /** An MP4 with picture and sound. */
    VIDEO,
    /** An M4A: the sound alone. */
    AUDIO,
    /** A ZIP with the best MP4, its metadata and checksums. */
    ARCHIVE
  }
}
