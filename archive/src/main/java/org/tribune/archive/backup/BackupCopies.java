package org.tribune.archive.backup;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.archive.inventory.ExpectedObject;
import org.tribune.core.Bytes;
import org.tribune.core.store.FileSystemObjectStore;

/** The objects of a backup that is read; those of a key before may lie in folders of their own. */
public final class BackupCopies implements ObjectSource {
  private static final Logger LOG = LoggerFactory.getLogger(BackupCopies.class);
  private static final int BLOCK = 1 << 16;

  private final List<Folder> folders;

  /** A folder of objects. */
  record Folder(FileSystemObjectStore files, ObjectKeys keys, Decryption decryption) {
    Optional<Path> file(String name) {
      return files.file(keys.of(name));
    }
  }

  BackupCopies(List<Folder> folders) {
    this.folders = List.copyOf(folders);
  }

  /**
   * The objects of the backup in {@code backup}.
   *
   * @param identity the file of the key that opens it, if it is encrypted
   * @throws BackupException if there is none, or the key is missing or another one
   */
  public static BackupCopies open(Path backup, Optional<Path> identity) {
    return BackupContents.open(backup, identity).copies();
  }

  /** The objects of a folder that is not encrypted. */
  static BackupCopies plain(Path folder) {
    return new BackupCopies(
        List.of(
            new Folder(
                new FileSystemObjectStore(folder),
                ObjectKeys.Plain.INSTANCE,
                PlainFiles.INSTANCE)));
  }

  @Override
  public Optional<Bytes> find(ExpectedObject object) {
    return folders.stream()
        .flatMap(folder -> read(folder, object.name()).stream())
        .filter(object::isSameAs)
        .findFirst();
  }

  private static Optional<Bytes> read(Folder folder, String name) {
    Optional<Path> file = folder.file(name);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = folder.decryption().open(file.get())) {
      ByteArrayOutputStream content = new ByteArrayOutputStream((int) Files.size(file.get()));
      in.transferTo(content);
      return Optional.of(Bytes.wrap(content.toByteArray()));
    } catch (IOException | BackupException e) {
      LOG.warn("The copy of {} in {} can't be read: {}", name, file.get(), e.toString());
      return Optional.empty();
    }
  }

  @Override
  public boolean copyTo(String name, OutputStream out) throws IOException {
    for (Folder folder : folders) {
      Optional<Path> file = folder.file(name);
      if (file.isPresent()) {
        try (InputStream in = folder.decryption().open(file.get())) {
          return copy(in, out, file.get());
        }
      }
    }
    return false;
  }

  /** False if what is read is damaged; what can't be written is another matter. */
  private static boolean copy(InputStream in, OutputStream out, Path file) throws IOException {
    byte[] block = new byte[BLOCK];
    while (true) {
      int read;
      try {
        read = in.read(block);
      } catch (IOException e) {
        LOG.warn("The copy {} can't be read: {}", file, e.toString());
        return false;
      }
      if (read < 0) {
        return true;
      }
      out.write(block, 0, read);
    }
  }
}
