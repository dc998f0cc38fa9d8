package org.tribune.web.origin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.Bytes;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.store.ObjectStore;
import org.tribune.core.store.StoreException;

/**
 * Reads back what the archive stage stored. Calls return at once; the reading is done on virtual
 * threads, a few at a time, and a segment that many want is read once. Safe for all threads.
 */
final class Archive implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Archive.class);
  private static final int READS_AT_ONCE = 16;
  private static final long CACHE_BYTES = 32L << 20;

  private final ObjectStore store;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore reads = new Semaphore(READS_AT_ONCE);
  private final Map<String, List<Consumer<Optional<Bytes>>>> underWay = new LinkedHashMap<>();
  private final Map<String, Bytes> cache =
      new LinkedHashMap<>(/* initialCapacity= */ 64, /* loadFactor= */ 0.75f, /* byUse= */ true);
  private long cached = 0;

  Archive(ObjectStore store) {
    this.store = store;
  }

  /** The name of a segment in the store. */
  static String segment(BroadcastId broadcast, String rendition, long number) {
    return "recordings/" + broadcast + "/" + rendition + "/" + number + ".m4s";
  }

  /** Tells {@code answer}, on another thread, whether the store holds an object of this length. */
  void holds(String name, int length, Consumer<Boolean> answer) {
    threads.execute(
        () -> answer.accept(fetch(name).filter(bytes -> bytes.length() == length).isPresent()));
  }

  /** Gives {@code answer} the object, or nothing if there is none or it can't be read. */
  void read(String name, Consumer<Optional<Bytes>> answer) {
    Optional<Bytes> known;
    synchronized (this) {
      known = Optional.ofNullable(cache.get(name));
      if (known.isEmpty()) {
        List<Consumer<Optional<Bytes>>> waiting = underWay.get(name);
        if (waiting == null) {
          underWay.put(name, new ArrayList<>(List.of(answer)));
          threads.execute(() -> finish(name));
        } else {
          waiting.add(answer);
        }
        return;
      }
    }
    answer.accept(known);
  }

  private void finish(String name) {
    Optional<Bytes> found = fetch(name);
    List<Consumer<Optional<Bytes>>> waiting;
    synchronized (this) {
      waiting = Objects.requireNonNull(underWay.remove(name));
      found.ifPresent(bytes -> keep(name, bytes));
    }
    waiting.forEach(answer -> answer.accept(found));
  }

  private void keep(String name, Bytes bytes) {
    cached += bytes.length();
    cache.put(name, bytes);
    var oldest = cache.entrySet().iterator();
    while (cached > CACHE_BYTES && oldest.hasNext()) {
      cached -= oldest.next().getValue().length();
      oldest.remove();
    }
  }

  private Optional<Bytes> fetch(String name) {
    try {
      reads.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return store.get(name);
    } catch (StoreException e) {
      LOG.warn("{} can't be read from the store: {}", name, e.getMessage());
      return Optional.empty();
    } finally {
      reads.release();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
