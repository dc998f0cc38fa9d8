package org.tribune.delivery.sending.kernel;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Files of which the kernel has not all in memory: zeros that were never written. */
public final class Holes {
  private Holes() {}

  /** Makes a file longer by so many bytes. */
  public static Path append(Path path, int bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(file.length() + bytes);
    }
    return path;
  }
}
