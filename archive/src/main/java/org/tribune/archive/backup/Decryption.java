package org.tribune.archive.backup;

import java.io.IOException;
import java.io.InputStream;

/** How the files of a backup are read. Safe for all threads. */
interface Decryption {
  /**
   * The content of {@code in}, which the stream's close() closes.
   *
   * @throws BackupException if no key at hand opens it
   * @throws IOException if it is damaged, here or while it is read
   */
  InputStream decrypt(InputStream in) throws IOException;
}
