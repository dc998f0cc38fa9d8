package org.tribune.archive.backup;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.tribune.core.Bytes;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.store.StoredObject;

/** A store that gives so many objects, and then no more. */
record DyingStore(ObjectStore store, AtomicInteger left) implements ObjectStore {
  DyingStore(ObjectStore store, int reads) {
    this(store, new AtomicInteger(reads));
  }

  private void read() {
    if (left.getAndDecrement() <= 0) {
      throw new StoreException("The machine is off", new IllegalStateException());
    }
  }

  @Override
  public Optional<Bytes> get(String name) {
    read();
    return store.get(name);
  }

  @Override
  public Optional<Bytes> get(String name, long offset, int length) {
    read();
    return store.get(name, offset, length);
  }

  @Override
  public void put(String name, Bytes content) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void putFile(String name, Path file) {
    throw new UnsupportedOperationException();
  }

  @Override
  public OptionalLong lengthOf(String name) {
    return store.lengthOf(name);
  }

  @Override
  public Stream<StoredObject> list(String prefix) {
    return store.list(prefix);
  }

  @Override
  public void delete(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Path> file(String name) {
    return store.file(name);
  }
}
