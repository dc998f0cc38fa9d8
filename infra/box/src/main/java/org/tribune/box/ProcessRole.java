package org.tribune.box;

/** What a process does. */
enum ProcessRole {
  /** Everything. */
  BOX,
  /** Takes the sources in. */
  INGEST,
  /** Makes the renditions. */
  TRANSCODER,
  /** Has what is said heard, and written as captions. */
  CAPTIONER,
  /** Keeps what was on air. */
  ARCHIVE,
  /** Serves the public. */
  WEB;

  /** True if this process is {@code role}, or everything. */
  boolean does(ProcessRole role) {
    return this == BOX || this == role;
  }
}
