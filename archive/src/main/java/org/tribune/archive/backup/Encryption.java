package org.tribune.archive.backup;

import java.io.IOException;
import java.io.OutputStream;

/** How the files of a backup are written. Safe for all threads. */
interface Encryption {
  /** What the names of its files end with. */
  String suffix();

  /** The length of a file whose content is {@code content} bytes long. */
  long lengthOf(long content);

  /** A stream that writes to {@code out} what is written to it; its close() closes {@code out}. */
  OutputStream encrypt(OutputStream out) throws IOException;
}
