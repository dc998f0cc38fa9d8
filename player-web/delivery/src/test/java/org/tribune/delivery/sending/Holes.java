package org.tribune.delivery.sending;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Files of which the kernel has not all in memory: zeros that were never written. */
final class Holes {
  private Holes() {}

  /** Makes a file longer by so many bytes. */
  static Path append(Path path, int bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(file.length() + bytes);
    }
    return path;
  }
}
