package org.tribune.core.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.tribune.core.Bytes;

/**
 * Where what was published is kept: immutable objects under slash-separated names. Calls block; use
 * virtual threads. Safe for all threads.
 */
public interface ObjectStore {
  /**
   * Stores an object, whole or not at all: once this returns, a crash does not lose it, and until
   * then no reader sees it. An object of the same name is replaced.
   *
   * @throws StoreException if it could not be stored, or its name is not one (see {@link
   *     ObjectNames})
   */
  void put(String name, Bytes content);

  /**
   * The object, or empty if there is none of this name.
   *
   * @throws StoreException if it could not be read, or its name is not one
   */
  Optional<Bytes> get(String name);

  /**
   * A run of an object's bytes; shorter if the object ends before, empty if it ends at or before
   * {@code offset}. Empty if there is none of this name.
   *
   * @throws StoreException if it could not be read, or its name is not one
   * @throws IllegalArgumentException if {@code offset} or {@code length} is negative
   */
  Optional<Bytes> get(String name, long offset, int length);

  /**
   * As {@link #put(String, Bytes)}, from a file, which is the store's from now on: it may be moved,
   * and is no longer there once this returns. If this throws, the file is still there and whole.
   *
   * @throws StoreException if it could not be stored, or its name is not one
   */
  void putFile(String name, Path file);

  /**
   * The length of an object in bytes, or empty if there is none of this name.
   *
   * @throws StoreException if that could not be found out, or the name is not one
   */
  OptionalLong lengthOf(String name);

  /**
   * The objects whose names begin with {@code prefix}, in the order of their names as bytes; what
   * is stored or deleted meanwhile may be listed or not. The reader closes the stream, and may meet
   * a {@link StoreException} anywhere in it.
   *
   * @param prefix any beginning of a name, also in the middle of a word; empty for all
   */
  Stream<StoredObject> list(String prefix);

  /**
   * Deletes an object; one that is not there is no failure. Once this returns, a crash does not
   * bring it back.
   *
   * @throws StoreException if it could not be deleted, or the name is not one
   */
  void delete(String name);

  /**
   * The file that holds the object, if it is a file on this machine: for the kernel to send. To be
   * opened at once and never written to. Empty if there is none of this name, or if this store has
   * no such files.
   *
   * @throws StoreException if the name is not one
   */
  Optional<Path> file(String name);

  /**
   * Where the file of an object is, or would be, if objects are files on this machine; the disk is
   * not asked, so that an event loop may. To be opened at once and never written to.
   *
   * @throws StoreException if the name is not one
   */
  default Optional<Path> location(String name) {
    return Optional.empty();
  }

  /**
   * How many bytes this store can still take; empty if it does not know.
   *
   * @throws StoreException if it should know and could not
   */
  default OptionalLong freeBytes() {
    return OptionalLong.empty();
  }
}
