package org.tribune.archive.backup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tribune.archive.inventory.ExpectedObject;
import org.tribune.core.Bytes;

/** Copies objects from one place to another, several at once. Used by one thread. */
final class ObjectCopies implements AutoCloseable {
  private static final int AT_ONCE = 8;

  private final ObjectSource from;
  private final Optional<ObjectSource> others;
  private final ObjectTarget to;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(AT_ONCE);
  private final LongAdder kept = new LongAdder();
  private final LongAdder copied = new LongAdder();
  private final LongAdder copiedBytes = new LongAdder();

  private enum Outcome {
    THERE,
    MISSING
  }

  /**
   * Copies to {@code to}.
   *
   * @param others what {@code from} has not may be there
   */
  ObjectCopies(ObjectSource from, Optional<ObjectSource> others, ObjectTarget to) {
    this.from = from;
    this.others = others;
    this.to = to;
  }

  /**
   * Copies what is not there yet. What is there was checked when it was copied: objects never
   * change under their name.
   *
   * @return the names of those that are missing or damaged in the store
   */
  List<String> copy(Collection<? extends ExpectedObject> objects) {
    List<Future<Outcome>> underWay = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (ExpectedObject object : objects) {
      room.acquireUninterruptibly();
      names.add(object.name());
      underWay.add(
          threads.submit(
              () -> {
                try {
                  return copy(object);
                } finally {
                  room.release();
                }
              }));
    }
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (get(underWay.get(i)) == Outcome.MISSING) {
        missing.add(names.get(i));
      }
    }
    return missing;
  }

  /**
   * The same of what may change meanwhile: a picture is replaced, a segment cut away, a document
   * removed. What is missing is looked for once more, if it is expected still.
   *
   * @param again what is expected by then
   */
  List<String> copy(List<ExpectedObject> objects, Supplier<List<ExpectedObject>> again) {
    List<String> missing = copy(objects);
    if (missing.isEmpty()) {
      return missing;
    }
    Set<String> copied = objects.stream().map(ExpectedObject::name).collect(Collectors.toSet());
    missing.forEach(copied::remove);
    return copy(again.get().stream().filter(each -> !copied.contains(each.name())).toList());
  }

  private Outcome copy(ExpectedObject object) {
    if (to.has(object.name(), object.length())) {
      kept.increment();
      return Outcome.THERE;
    }
    Optional<Bytes> content = from.find(object).or(() -> others.flatMap(each -> each.find(object)));
    if (content.isEmpty()) {
      return Outcome.MISSING;
    }
    to.put(object.name(), content.get());
    copied.increment();
    copiedBytes.add(object.length());
    return Outcome.THERE;
  }

  private static Outcome get(Future<Outcome> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BackupException("Stopped before the end: run the command again", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    }
  }

  long kept() {
    return kept.sum();
  }

  long copied() {
    return copied.sum();
  }

  long copiedBytes() {
    return copiedBytes.sum();
  }

  @Override
  public void close() {
    threads.close();
  }
}
