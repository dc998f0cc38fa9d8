package org.tribune.sql.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.OSInfo;

/**
 * Keeps SQLite's native library in the folder that {@code org.sqlite.lib.path} names. Without it
 * the driver unpacks it into the folder for temporary files at each start, which some machines
 * don't run programs from.
 */
final class SqliteNatives {
  private static final Logger LOG = LoggerFactory.getLogger(SqliteNatives.class);

  private SqliteNatives() {}

  /** Unpacks the library if that was not done yet. Called before the driver is loaded. */
  static void prepare() {
    Optional<Path> folder =
        Optional.ofNullable(System.getProperty("org.sqlite.lib.path")).map(Path::of);
    if (folder.isEmpty() || System.getProperty("org.sqlite.lib.name") != null) {
      return;
    }
    String name = "libsqlitejdbc-" + SQLiteJDBCLoader.getVersion() + ".so";
    try {
      if (!Files.exists(folder.get().resolve(name))) {
        unpack(folder.get(), name);
      }
      System.setProperty("org.sqlite.lib.name", name);
    } catch (IOException e) {
      LOG.debug("SQLite's library can't be kept in {}: it is unpacked each time", folder.get(), e);
    }
  }

  private static void unpack(Path folder, String name) throws IOException {
    String resource =
        "/org/sqlite/native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/libsqlitejdbc.so";
    Files.createDirectories(folder);
    Path whole = Files.createTempFile(folder, name, ".part");
    try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("The driver has no library for this machine at " + resource);
      }
      Files.copy(in, whole, StandardCopyOption.REPLACE_EXISTING);
      Files.move(whole, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }
}
