package org.tribune.archive.backup;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** How the files of a backup are read. Safe for all threads. */
interface Decryption {
  /**
   * The content of {@code in}, which the stream's close() closes.
   *
   * @throws BackupException if no key at hand opens it
   * @throws IOException if it is damaged, here or while it is read
   */
  InputStream decrypt(InputStream in) throws IOException;

  /** The content of {@code file}; else as {@link #decrypt}. */
  default InputStream open(Path file) throws IOException {
    // A file's own stream: its channel is used as it is, without a copy of each block.
    FileInputStream in = new FileInputStream(file.toFile());
    try {
      return decrypt(in);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }
}
