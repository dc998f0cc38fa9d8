package org.tribune.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directory for what must outlive the process. */
final class DataDirectory {
  private DataDirectory() {}

  /** Creates it if need be; throws {@link StartException} if this user can't write there. */
  static void prepare(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.delete(Files.createTempFile(directory, ".write-", ".probe"));
    } catch (IOException e) {
      throw new StartException(
          "Can't write to the data directory "
              + directory
              + " ("
              + e
              + "): let the user "
              + System.getProperty("user.name")
              + " write there, or choose another with --data",
          e);
    }
  }
}
