package org.tribune.archive.backup;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tribune.core.Bytes;
import org.tribune.core.store.FileSystemObjectStore;
import org.tribune.core.store.StoredObject;

/** The objects of a backup while it is made: each a file in one folder. */
final class BackupObjects implements ObjectTarget {
  private final Path folder;
  private final FileSystemObjectStore files;
  private final ObjectKeys keys;
  private final Encryption encryption;
  private final AtomicInteger halves = new AtomicInteger();

  BackupObjects(Path folder, ObjectKeys keys, Encryption encryption) {
    this.folder = folder;
    this.files = new FileSystemObjectStore(folder);
    this.keys = keys;
    this.encryption = encryption;
  }

  @Override
  public boolean has(String name, long length) {
    return files.lengthOf(keys.of(name)).equals(OptionalLong.of(encryption.lengthOf(length)));
  }

  @Override
  public void put(String name, Bytes content) {
    if (encryption == PlainFiles.INSTANCE) {
      files.put(keys.of(name), content);
      return;
    }
    Path half = folder.resolveSibling(BackupFolder.HALF + halves.incrementAndGet());
    try {
      try (OutputStream out = open(half)) {
        out.write(content.array());
      }
      putHalf(name, half);
      Files.deleteIfExists(half);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public OutputStream open(Path half) throws IOException {
    // A file's own stream: its channel is used as it is, without a copy of each block.
    return encryption.encrypt(new FileOutputStream(half.toFile()));
  }

  @Override
  public void putHalf(String name, Path half) {
    files.putFile(keys.of(name), half);
  }

  /** True if there is a file {@code key}, of any length. */
  boolean hasKey(String key) {
    return files.lengthOf(key).isPresent();
  }

  Path folder() {
    return folder;
  }

  /** All files, by their keys. */
  Stream<StoredObject> list() {
    return files.list("");
  }

  /**
   * Removes all objects of an owner but those in {@code kept}.
   *
   * @return how many
   */
  long removeAllBut(String owner, Set<String> kept) {
    Set<String> keptKeys = new HashSet<>();
    kept.forEach(name -> keptKeys.add(keys.of(name)));
    return remove(keys.prefix(owner), key -> !keptKeys.contains(key));
  }

  /** Removes what {@code isGone} says of the files whose keys begin so; returns how many. */
  long remove(String prefix, Predicate<String> isGone) {
    List<String> gone;
    try (Stream<StoredObject> objects = files.list(prefix)) {
      gone = objects.map(StoredObject::name).filter(isGone).toList();
    }
    gone.forEach(files::delete);
    return gone.size();
  }
}
