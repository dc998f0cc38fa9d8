package org.tribune.archive.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.tribune.core.Bytes;
import org.tribune.core.store.ObjectStore;

/** Where objects are copied to. Safe for all threads, but for {@link #copyFrom}. */
interface ObjectTarget {
  /** True if there is an object of this name whose content is so long. */
  boolean has(String name, long length);

  /** Stores an object, whole or not at all. */
  void put(String name, Bytes content);

  /** Opens the file {@code half} to write an object's content to. */
  OutputStream open(Path half) throws IOException;

  /** Stores the object whose content was written to {@code half}, which is gone then. */
  void putHalf(String name, Path half);

  /**
   * Copies an object of any size.
   *
   * @param half for what is half copied
   * @return false if it is not there, or not of this length
   */
  default boolean copyFrom(ObjectSource from, String name, long length, Path half)
      throws IOException {
    try {
      CountedBytes counted;
      try (OutputStream out = open(half)) {
        counted = new CountedBytes(out);
        if (!from.copyTo(name, counted)) {
          return false;
        }
      }
      if (counted.count() != length) {
        return false;
      }
      putHalf(name, half);
      return true;
    } finally {
      Files.deleteIfExists(half);
    }
  }

  /** A store. */
  static ObjectTarget of(ObjectStore store) {
    return new StoreTarget(store);
  }

  /** A store. */
  record StoreTarget(ObjectStore store) implements ObjectTarget {
    @Override
    public boolean has(String name, long length) {
      return store.lengthOf(name).equals(OptionalLong.of(length));
    }

    @Override
    public void put(String name, Bytes content) {
      store.put(name, content);
    }

    @Override
    public OutputStream open(Path half) throws IOException {
      return Files.newOutputStream(half);
    }

    @Override
    public void putHalf(String name, Path half) {
      store.putFile(name, half);
    }
  }
}
