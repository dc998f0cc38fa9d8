package org.tribune.archive.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.tribune.core.Bytes;

/**
 * The key of the names in a site's encrypted backups ({@link ObjectKeys.Secret}), in its data
 * directory: with it the next backup finds what is there already without being able to read it.
 */
final class NamesKey {
  /** Where it lies in the data directory. */
  static final String FILE = "keys/backup-names";

  private static final int LENGTH = 32;

  private NamesKey() {}

  /** The key of the site; a new one if it has none. */
  static ObjectKeys.Secret of(Path data) throws IOException {
    Path file = data.resolve(FILE);
    if (Files.notExists(file)) {
      byte[] fresh = new byte[LENGTH];
      new SecureRandom().nextBytes(fresh);
      Files.createDirectories(file.getParent(), permissions(file, "rwx------"));
      Path half = file.resolveSibling("backup-names.new");
      Files.deleteIfExists(half);
      Files.createFile(half, permissions(file, "rw-------"));
      Files.writeString(half, HexFormat.of().formatHex(fresh) + "\n", StandardOpenOption.SYNC);
      Files.move(half, file);
    }
    return read(Files.readString(file), file.toString());
  }

  private static FileAttribute<?>[] permissions(Path file, String permissions) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** The key that is written in {@code text}, of {@code where}. */
  static ObjectKeys.Secret read(String text, String where) {
    try {
      byte[] key = HexFormat.of().parseHex(text.strip());
      if (key.length == LENGTH) {
        return new ObjectKeys.Secret(Bytes.wrap(key));
      }
    } catch (IllegalArgumentException e) {
      // Reported below.
    }
    throw new BackupException(where + " is damaged: it should hold 64 hexadecimal digits");
  }

  /** As it is written. */
  static String text(ObjectKeys.Secret key) {
    return HexFormat.of().formatHex(key.key().array()) + "\n";
  }
}
