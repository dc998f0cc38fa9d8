package org.tribune.core.config.yaml;

import org.tribune.core.config.ArchiveConfig;

/** Reads {@code archive}. */
final class ArchiveReader {
  private static final long MEGABYTE = 1_000_000;
  private static final long SPOOL = 4_000 * MEGABYTE;
  private static final long SMALLEST_SPOOL = 100 * MEGABYTE;
  private static final long LARGEST_SPOOL = 100_000_000 * MEGABYTE;

  private ArchiveReader() {}

  static ArchiveConfig read(Section section) {
    return new ArchiveConfig(
        Values.bytes(section, "spool", SMALLEST_SPOOL, LARGEST_SPOOL).orElse(SPOOL));
  }
}
