package org.tribune.core.memory;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The one account of the bytes that the process holds on its heap for media and requests. Who keeps
 * much for long is a holder: it says what it holds, and {@link #balance} has holders let go, in the
 * order of {@link MemoryUse}, until all fits. Who wants much for a moment asks first, and may be
 * refused. Bytes that two holders share are counted twice: the account is on the safe side. Safe
 * for all threads.
 */
public final class MemoryAccount {
  /** How often in a row it was out of balance before it is short: windows shrink by segments. */
  private static final int PATIENCE = 20;

  private final long size;
  private final Map<MemoryUse, List<Holder>> holders = new EnumMap<>(MemoryUse.class);
  private final Map<MemoryUse, AtomicLong> lent = new EnumMap<>(MemoryUse.class);
  private final AtomicLong refused = new AtomicLong();
  private volatile int shortFor = 0;

  private record Holder(LongSupplier held, LongConsumer letGo) {}

  /**
   * An account.
   *
   * @param size bytes of the heap for all of them
   */
  public MemoryAccount(long size) {
    this.size = size;
    for (MemoryUse use : MemoryUse.values()) {
      holders.put(use, new CopyOnWriteArrayList<>());
      lent.put(use, new AtomicLong());
    }
  }

  /** An account of what this process has ({@link ProcessMemory}). */
  public static MemoryAccount ofThisProcess() {
    return new MemoryAccount(ProcessMemory.ofThisProcess().forMedia());
  }

  /** Bytes for all. */
  public long size() {
    return size;
  }

  /**
   * Adds a holder.
   *
   * @param held how many bytes it holds now; called on any thread, soon after each other
   * @param letGo is told of how many it should let go, now or soon; it may keep what it must
   */
  public void hold(MemoryUse use, LongSupplier held, LongConsumer letGo) {
    of(use).add(new Holder(held, letGo));
  }

  /** Bytes that are held for {@code use} now. */
  public long held(MemoryUse use) {
    return count(use).get() + of(use).stream().mapToLong(each -> each.held().getAsLong()).sum();
  }

  /** Bytes that are held now, in all. */
  public long held() {
    long sum = 0;
    for (MemoryUse use : MemoryUse.values()) {
      sum += held(use);
    }
    return sum;
  }

  /**
   * Lends bytes for a moment, if they are there, or would be once what can be read again is let go.
   *
   * @return false if there is no room; else {@link #giveBack} follows
   */
  public boolean lend(MemoryUse use, long bytes) {
    long spare = held(MemoryUse.STORE_CACHE) + held(MemoryUse.ENDED_WINDOWS);
    if (held() - spare + bytes > size) {
      refused.incrementAndGet();
      return false;
    }
    count(use).addAndGet(bytes);
    return true;
  }

  /** Gives back what was lent. */
  public void giveBack(MemoryUse use, long bytes) {
    count(use).addAndGet(-bytes);
  }

  /** How often there was no room for what was asked for. */
  public long refused() {
    return refused.get();
  }

  /** True while more is held than there is room for, although all have let go what they can. */
  public boolean isShort() {
    return shortFor >= PATIENCE;
  }

  /** Has holders let go until all fits; called twice a second, by one thread. */
  public void balance() {
    long over = held() - size;
    for (MemoryUse use : MemoryUse.values()) {
      for (Holder holder : of(use)) {
        if (over <= 0) {
          break;
        }
        long before = holder.held().getAsLong();
        if (before > 0) {
          holder.letGo().accept(Math.min(over, before));
          over -= before - holder.held().getAsLong();
        }
      }
    }
    shortFor = over > 0 ? Math.min(shortFor + 1, PATIENCE) : 0;
  }

  private List<Holder> of(MemoryUse use) {
    return holders.getOrDefault(use, List.of());
  }

  private AtomicLong count(MemoryUse use) {
    return lent.computeIfAbsent(use, _ -> new AtomicLong());
  }
}
