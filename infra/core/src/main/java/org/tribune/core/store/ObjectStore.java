package org.tribune.core.store;

import java.util.Optional;
import java.util.OptionalLong;
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
   * The length of an object in bytes, or empty if there is none of this name. A store that can tell
   * it without reading the object does so.
   *
   * @throws StoreException if it could not be told, or the name is not one
   */
  default OptionalLong lengthOf(String name) {
    Optional<Bytes> object = get(name);
    return object.isPresent() ? OptionalLong.of(object.get().length()) : OptionalLong.empty();
  }
}
