package org.tribune.delivery.origin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.Bytes;
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

  /**
   * Passes to {@code answer}, on another thread, whether the store holds an object of this length.
   */
  void holds(String name, int length, Consumer<Boolean> answer) {
    threads.execute(() -> answer.accept(length(name).equals(OptionalInt.of(length))));
  }

  /** Runs {@code work}, which may block, on a thread of its own. */
  void run(Runnable work) {
    threads.execute(work);
  }

  /** Asks {@code question} for each number, several at once; the answers are in order. Blocks. */
  <V> List<V> all(long from, long behind, LongFunction<V> question) {
    List<Future<V>> asked = new ArrayList<>();
    for (long number = from; number < behind; number++) {
      long each = number;
      asked.add(threads.submit(() -> question.apply(each)));
    }
    List<V> answers = new ArrayList<>();
    for (Future<V> each : asked) {
      try {
        answers.add(each.get());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return answers;
      } catch (ExecutionException e) {
        throw new IllegalStateException("A question to the store failed", e);
      }
    }
    return answers;
  }

  /** The length of an object; empty if there is none or that is unknown. Blocks. */
  OptionalInt length(String name) {
    Optional<Long> length = ask(name, () -> store.lengthOf(name).stream().boxed().findFirst());
    return length.isPresent() && length.get() <= Integer.MAX_VALUE
        ? OptionalInt.of(length.get().intValue())
        : OptionalInt.empty();
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
    letGoUntil(CACHE_BYTES);
  }

  /** Bytes that were read, in case somebody else asks for them. */
  synchronized long held() {
    return cached;
  }

  /** Forgets so many of them. */
  synchronized void letGo(long bytes) {
    letGoUntil(cached - bytes);
  }

  private void letGoUntil(long bytes) {
    var oldest = cache.entrySet().iterator();
    while (cached > bytes && oldest.hasNext()) {
      cached -= oldest.next().getValue().length();
      oldest.remove();
    }
  }

  /** The object; empty if there is none or it can't be read. Blocks. */
  Optional<Bytes> fetch(String name) {
    return ask(name, () -> store.get(name));
  }

  private <V> Optional<V> ask(String name, Supplier<Optional<V>> question) {
    try {
      reads.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
    try {
      return question.get();
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
