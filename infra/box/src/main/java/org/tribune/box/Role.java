package org.tribune.box;

/** What a process does. */
enum Role {
  /** Everything. */
  BOX,
  /** Takes the sources in. */
  INGEST,
  /** Makes the renditions. */
  TRANSCODER,
  /** Keeps what was on air. */
  ARCHIVE,
  /** Serves the public. */
  WEB;

  /** True if this process is {@code role}, or everything. */
  boolean does(Role role) {
    return this == BOX || this == role;
  }
}
