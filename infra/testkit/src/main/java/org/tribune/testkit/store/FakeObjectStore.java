package org.tribune.testkit.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tribune.core.Bytes;
import org.tribune.core.store.ObjectNames;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;
import org.tribune.core.store.StoredObject;
import org.tribune.testkit.EventLoops;

/** Objects in memory, and failures when a test wants them. Safe for all threads. */
public final class FakeObjectStore implements ObjectStore {
  private record Kept(Bytes content, Instant storedAt) {}

  private final Map<String, Kept> objects = new ConcurrentHashMap<>();
  private final List<String> puts = new CopyOnWriteArrayList<>();
  private volatile @Nullable StoreException failure;
  private volatile long capacity = -1;
  private final AtomicInteger putsLeft = new AtomicInteger(Integer.MAX_VALUE);
  private volatile @Nullable StoreException late;
  private volatile Consumer<String> beforeReading = _ -> {};

  /** Every call fails with {@code exception} from now on. */
  public void fail(StoreException exception) {
    failure = exception;
  }

  /** So many more objects are stored, then every call fails with {@code exception}. */
  public void failAfter(int more, StoreException exception) {
    late = exception;
    putsLeft.set(more);
  }

  /** From now on it reports what of so many bytes is free; before, it does not know. */
  public void capacity(long bytes) {
    capacity = bytes;
  }

  @Override
  public OptionalLong freeBytes() {
    throwFailure();
    long used = objects.values().stream().mapToLong(each -> each.content().length()).sum();
    return capacity < 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(0, capacity - used));
  }

  /** {@code hook} gets the name of whatever is read, before it is, on the reading thread. */
  public void beforeReading(Consumer<String> hook) {
    beforeReading = hook;
  }

  /** Calls work again. */
  public void recover() {
    failure = null;
    putsLeft.set(Integer.MAX_VALUE);
  }

  /** The names that were stored, in order, each as often as it was. */
  public List<String> puts() {
    return List.copyOf(puts);
  }

  @Override
  public void put(String name, Bytes content) {
    ObjectNames.require(name);
    if (putsLeft.getAndDecrement() == 0) {
      failure = late;
    }
    throwFailure();
    objects.put(name, new Kept(content, Instant.now()));
    puts.add(name);
  }

  @Override
  public Optional<Bytes> get(String name) {
    ObjectNames.require(name);
    throwFailure();
    beforeReading.accept(name);
    return Optional.ofNullable(objects.get(name)).map(Kept::content);
  }

  @Override
  public Optional<Bytes> get(String name, long offset, int length) {
    ObjectNames.requireRun(offset, length);
    return get(name)
        .map(
            object -> {
              int from = (int) Math.min(offset, object.length());
              int to = from + Math.min(length, object.length() - from);
              return Bytes.wrap(Arrays.copyOfRange(object.array(), from, to));
            });
  }

  @Override
  public void putFile(String name, Path file) {
    ObjectNames.require(name);
    try {
      put(name, Bytes.wrap(Files.readAllBytes(file)));
      Files.delete(file);
    } catch (IOException e) {
      throw new StoreException("Can't store " + name + " from " + file, e);
    }
  }

  @Override
  public OptionalLong lengthOf(String name) {
    Optional<Bytes> object = get(name);
    return object.isPresent() ? OptionalLong.of(object.get().length()) : OptionalLong.empty();
  }

  @Override
  public Stream<StoredObject> list(String prefix) {
    throwFailure();
    return new TreeMap<>(objects)
        .entrySet().stream()
            .filter(each -> each.getKey().startsWith(prefix))
            .map(each -> stored(each.getKey(), each.getValue()));
  }

  private static StoredObject stored(String name, Kept kept) {
    return new StoredObject(name, kept.content().length(), kept.storedAt());
  }

  @Override
  public void delete(String name) {
    ObjectNames.require(name);
    throwFailure();
    objects.remove(name);
  }

  @Override
  public Optional<Path> file(String name) {
    ObjectNames.require(name);
    return Optional.empty();
  }

  private void throwFailure() {
    EventLoops.refuse("The object store");
    StoreException now = failure;
    if (now != null) {
      throw now;
    }
  }
}
