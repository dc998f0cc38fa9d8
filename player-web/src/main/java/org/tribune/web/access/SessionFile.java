package org.tribune.web.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions on disk, one a line: the hash of its secret, a blank, when it ends. A file that
 * can't be read or written costs a new sign-in, no more; the log says so.
 */
final class SessionFile {
  private static final Logger LOG = LoggerFactory.getLogger(SessionFile.class);

  private final Path file;

  SessionFile(Path file) {
    this.file = file;
  }

  Map<String, Instant> read() {
    Map<String, Instant> sessions = new LinkedHashMap<>();
    if (!Files.exists(file)) {
      return sessions;
    }
    try {
      for (String line : Files.readAllLines(file)) {
        int blank = line.indexOf(' ');
        if (blank > 0) {
          sessions.put(line.substring(0, blank), Instant.parse(line.substring(blank + 1)));
        }
      }
    } catch (IOException | DateTimeParseException e) {
      LOG.warn("{} can't be read ({}): operators must sign in again", file, e.toString());
    }
    return sessions;
  }

  void write(Map<String, Instant> sessions) {
    List<String> lines =
        sessions.entrySet().stream().map(each -> each.getKey() + " " + each.getValue()).toList();
    Path written = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.deleteIfExists(written);
      createForOwner(written);
      Files.write(written, lines, StandardOpenOption.WRITE);
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      LOG.warn(
          "{} can't be written ({}): operators must sign in again after a restart",
          file,
          e.toString());
    }
  }

  private static void createForOwner(Path path) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(path);
    }
  }
}
