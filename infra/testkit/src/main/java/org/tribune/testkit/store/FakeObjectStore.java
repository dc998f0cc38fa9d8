package org.tribune.testkit.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.tribune.core.Bytes;
import org.tribune.core.store.ObjectNames;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;

/** Objects in memory, and failures when a test wants them. Safe for all threads. */
public final class FakeObjectStore implements ObjectStore {
  private final Map<String, Bytes> objects = new ConcurrentHashMap<>();
  private final List<String> puts = new CopyOnWriteArrayList<>();
  private volatile @Nullable StoreException failure;

  /** Every call fails with {@code exception} from now on. */
  public void fail(StoreException exception) {
    failure = exception;
  }

  /** Calls work again. */
  public void recover() {
    failure = null;
  }

  /** The names that were stored, in order, each as often as it was. */
  public List<String> puts() {
    return List.copyOf(puts);
  }

  @Override
  public void put(String name, Bytes content) {
    ObjectNames.require(name);
    throwFailure();
    objects.put(name, content);
    puts.add(name);
  }

  @Override
  public Optional<Bytes> get(String name) {
    ObjectNames.require(name);
    throwFailure();
    return Optional.ofNullable(objects.get(name));
  }

  private void throwFailure() {
    StoreException now = failure;
    if (now != null) {
      throw now;
    }
  }
}
