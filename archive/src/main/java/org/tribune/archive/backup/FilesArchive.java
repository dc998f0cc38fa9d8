package org.tribune.archive.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The files of a site that are neither objects nor the catalogue, as a ZIP file: the event log's
 * journals and the keys under {@code data/}, the configuration. A journal that grows meanwhile may
 * end in a torn entry, which opening it cuts off.
 */
final class FilesArchive {
  private static final String DATA = "data/";
  private static final String KEYS = "data/keys/";
  private static final String NAMES = "object-names.key";

  private FilesArchive() {}

  /** Writes such a file. Used by one thread; close() closes the stream. */
  static final class Writer implements AutoCloseable {
    private final ZipOutputStream zip;

    Writer(OutputStream out) {
      this.zip = new ZipOutputStream(out);
      zip.setLevel(Deflater.BEST_SPEED);
    }

    /** The key of the objects' names, which comes first: who reads the objects needs it. */
    void add(ObjectKeys.Secret names) throws IOException {
      addText(NAMES, out -> out.write(NamesKey.text(names)));
    }

    /** What a text is written by. */
    interface Text {
      void writeTo(java.io.Writer out) throws IOException;
    }

    /** Adds a text. */
    void addText(String name, Text text) throws IOException {
      zip.putNextEntry(new ZipEntry(name));
      java.io.Writer out = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
      text.writeTo(out);
      out.flush();
      zip.closeEntry();
    }

    /** Adds one file. One that is gone by now was a passing one. */
    void add(String name, Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        zip.putNextEntry(new ZipEntry(name));
        in.transferTo(zip);
        zip.closeEntry();
      } catch (NoSuchFileException e) {
        // It was a passing one.
      }
    }

    /**
     * Adds all files of a data directory.
     *
     * @param without files and directories that are left out
     */
    void addAll(Path data, Set<Path> without) throws IOException {
      Path root = data.toAbsolutePath().normalize();
      if (!Files.isDirectory(root)) {
        return;
      }
      Files.walkFileTree(
          root,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes about) {
              return without.contains(directory)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about)
                throws IOException {
              if (about.isRegularFile() && !without.contains(file)) {
                add(DATA + root.relativize(file).toString().replace('\\', '/'), file);
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure)
                throws IOException {
              if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
              }
              throw failure;
            }
          });
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }

  /**
   * Makes sure that such a file is whole, and that none of its names leads out of the directory.
   *
   * @throws IOException if it is not
   */
  static void check(InputStream in) throws IOException {
    Path somewhere = Path.of("data").toAbsolutePath();
    try (ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        if (each.getName().startsWith(DATA)) {
          var _ = place(somewhere, each);
        }
        zip.transferTo(OutputStream.nullOutputStream());
      }
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static Path place(Path data, ZipEntry entry) throws IOException {
    Path root = data.toAbsolutePath().normalize();
    Path place = root.resolve(entry.getName().substring(DATA.length())).normalize();
    if (!place.startsWith(root) || place.equals(root)) {
      throw new ZipException("it names a place outside of the data directory");
    }
    return place;
  }

  /** Writes the data directory's files into {@code data}. */
  static void extract(InputStream in, Path data) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        if (each.getName().startsWith(DATA) && !each.isDirectory()) {
          Path place = place(data, each);
          Files.createDirectories(place.getParent());
          Files.copy(zip, place, StandardCopyOption.REPLACE_EXISTING);
          if (each.getName().startsWith(KEYS)) {
            keepForOwner(place);
          }
        }
      }
    }
  }

  private static void keepForOwner(Path file) throws IOException {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** The key of the objects' names; empty in a file of a backup that is not encrypted. */
  static Optional<ObjectKeys.Secret> names(InputStream in) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(in)) {
      ZipEntry first = zip.getNextEntry();
      return first == null || !first.getName().equals(NAMES)
          ? Optional.empty()
          : Optional.of(
              NamesKey.read(new String(zip.readAllBytes(), StandardCharsets.UTF_8), NAMES));
    }
  }
}
