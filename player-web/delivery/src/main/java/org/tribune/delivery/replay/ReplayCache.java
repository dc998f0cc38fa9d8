package org.tribune.delivery.replay;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.catalogue.CatalogueException;
import org.tribune.core.broadcast.BroadcastId;

/**
 * What there is of the recordings that are being watched again, in memory. A copy is compared with
 * the catalogue's version at most once a second while it is used, once for all who wait. Safe for
 * all threads.
 */
final class ReplayCache {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayCache.class);
  private static final long BUDGET = 32L << 20;
  private static final int MOST = 1_000;
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  /** What is not there yet may be there any moment: a broadcast has just ended. */
  private static final long AWAITED_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** While the catalogue is away nobody can ask for a correction either. */
  private static final long USABLE_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final ReplayLookup lookup;
  private final Executor threads;
  private final Map<BroadcastId, Entry> entries =
      new LinkedHashMap<>(/* initialCapacity= */ 64, /* loadFactor= */ 0.75f, /* byUse= */ true);

  /** What is known of one recording. Guarded by the cache. */
  private static final class Entry {
    private static final long BYTES = 512;

    FoundReplay found = new FoundReplay.Absent();
    long checkedAt = System.nanoTime() - USABLE_NANOS;
    int changes = 0;
    final List<Consumer<FoundReplay>> waiting = new ArrayList<>();

    /** Who wants to know what the catalogue says after the look that is under way. */
    final List<Consumer<FoundReplay>> waitingForNext = new ArrayList<>();

    boolean isFresh(long now) {
      return now - checkedAt < (found.loaded().isPresent() ? FRESH_NANOS : AWAITED_NANOS);
    }

    long weight() {
      return BYTES + found.weight();
    }
  }

  /**
   * An empty one.
   *
   * @param threads on which {@code lookup} may block
   */
  ReplayCache(ReplayLookup lookup, Executor threads) {
    this.lookup = lookup;
    this.threads = threads;
  }

  /** Passes a recording to {@code answer}: at once if it is known, else on {@code loop}. */
  void find(BroadcastId id, Executor loop, Consumer<FoundReplay> answer) {
    FoundReplay known;
    synchronized (this) {
      Entry entry = entries.computeIfAbsent(id, unknown -> new Entry());
      if (entry.waiting.isEmpty() && entry.isFresh(System.nanoTime())) {
        known = entry.found;
      } else {
        entry.waiting.add(found -> loop.execute(() -> answer.accept(found)));
        if (entry.waiting.size() == 1) {
          threads.execute(() -> check(id));
        }
        return;
      }
    }
    answer.accept(known);
  }

  /** The same. Blocks. */
  FoundReplay find(BroadcastId id) {
    CompletableFuture<FoundReplay> found = new CompletableFuture<>();
    find(id, Runnable::run, found::complete);
    return found.join();
  }

  private void check(BroadcastId id) {
    FoundReplay before;
    int changes;
    synchronized (this) {
      Entry entry = entries.computeIfAbsent(id, unknown -> new Entry());
      changes = entry.changes;
      before =
          System.nanoTime() - entry.checkedAt < USABLE_NANOS
              ? entry.found
              : new FoundReplay.Failed();
    }
    long askedAt = System.nanoTime();
    Optional<FoundReplay> now;
    try {
      now = Optional.of(lookup.look(id, before));
    } catch (CatalogueException e) {
      LOG.warn("Recording {} can't be looked up: {}", id, e.getMessage());
      now = Optional.empty();
    }
    List<Consumer<FoundReplay>> waiting;
    boolean again;
    FoundReplay found =
        now.orElseGet(() -> lookup.isUsable(before) ? before : new FoundReplay.Failed());
    synchronized (this) {
      Entry entry = entries.computeIfAbsent(id, unknown -> new Entry());
      if (now.isPresent()) {
        entry.found = found;
        entry.checkedAt = entry.changes == changes ? askedAt : askedAt - FRESH_NANOS;
      }
      waiting = List.copyOf(entry.waiting);
      entry.waiting.clear();
      entry.waiting.addAll(entry.waitingForNext);
      entry.waitingForNext.clear();
      again = !entry.waiting.isEmpty();
      letOldestGo(BUDGET);
    }
    if (again) {
      threads.execute(() -> check(id));
    }
    waiting.forEach(answer -> answer.accept(found));
  }

  /** Bytes of it, about. */
  synchronized long held() {
    return entries.values().stream().mapToLong(Entry::weight).sum();
  }

  /** Forgets so many bytes of what was used longest ago. */
  synchronized void letGo(long bytes) {
    letOldestGo(held() - bytes);
  }

  private void letOldestGo(long budget) {
    long sum = held();
    Iterator<Entry> oldest = entries.values().iterator();
    while ((sum > budget || entries.size() > MOST) && oldest.hasNext()) {
      Entry entry = oldest.next();
      // The newest stays whatever it weighs.
      if (entry.waiting.isEmpty() && oldest.hasNext()) {
        sum -= entry.weight();
        oldest.remove();
      }
    }
  }

  /** As {@link #find}, with the catalogue asked in any case, from now on. */
  void findAnew(BroadcastId id, Executor loop, Consumer<FoundReplay> answer) {
    synchronized (this) {
      Entry entry = entries.get(id);
      if (entry != null && !entry.waiting.isEmpty()) {
        // The look that is under way may have begun before what is to be found was written.
        entry.waitingForNext.add(found -> loop.execute(() -> answer.accept(found)));
        return;
      }
    }
    changed(id);
    find(id, loop, answer);
  }

  /** The same, unless the catalogue was asked just now: what a list names is there that soon. */
  void findNewer(BroadcastId id, Executor loop, Consumer<FoundReplay> answer) {
    boolean isNew;
    synchronized (this) {
      Entry entry = entries.get(id);
      isNew = entry != null && System.nanoTime() - entry.checkedAt < AWAITED_NANOS;
    }
    if (isNew) {
      find(id, loop, answer);
    } else {
      findAnew(id, loop, answer);
    }
  }

  /** A recording was changed: the copy is not used any more without asking. */
  synchronized void changed(BroadcastId id) {
    Entry entry = entries.get(id);
    if (entry != null) {
      entry.changes++;
      entry.checkedAt = System.nanoTime() - FRESH_NANOS;
    }
  }
}
