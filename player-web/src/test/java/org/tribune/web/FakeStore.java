package org.tribune.web;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tribune.core.Bytes;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;

/** A store in memory that can be broken. Safe for all threads. */
public final class FakeStore implements ObjectStore {
  private final Map<String, Bytes> objects = new ConcurrentHashMap<>();
  private volatile boolean broken = false;

  public void breakDown() {
    broken = true;
  }

  @Override
  public void put(String name, Bytes content) {
    objects.put(name, content);
  }

  @Override
  public Optional<Bytes> get(String name) {
    if (broken) {
      throw new StoreException("The disk is gone");
    }
    return Optional.ofNullable(objects.get(name));
  }
}
