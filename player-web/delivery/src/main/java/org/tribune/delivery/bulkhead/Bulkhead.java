package org.tribune.delivery.bulkhead;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Threads for one kind of work that blocks, with a bounded queue before them (the bulkhead of M.
 * Nygard, Release It!): whatever is asked of it takes no thread of another kind. Client networks
 * take turns, and each may have a part of the threads and of the queue only, so that who floods is
 * refused while the others are served. Safe for all threads.
 */
public final class Bulkhead implements AutoCloseable {
  /**
   * How much.
   *
   * @param atOnce threads
   * @param atOnceOfNetwork of them for one client network
   * @param waiting for a thread, in all
   * @param waitingOfNetwork of them of one client network
   */
  public record Limits(int atOnce, int atOnceOfNetwork, int waiting, int waitingOfNetwork) {
    /** Limits that let something through. */
    public Limits {
      if (atOnce < 1 || atOnceOfNetwork < 1 || waiting < 0 || waitingOfNetwork < 0) {
        throw new IllegalArgumentException("A bulkhead that lets nothing through");
      }
    }
  }

  /** Nobody waits longer for a page: a thread had better be for who came after. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private record Waiting(Runnable task, Runnable refusal, long since) {}

  /** What one network has. */
  private static final class Share {
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int running = 0;

    boolean isIdle() {
      return running == 0 && waiting.isEmpty();
    }
  }

  private final String name;
  private final Limits limits;
  private final Duration patience;
  private final ThreadPoolExecutor threads;
  private final LinkedHashMap<Object, Share> shares =
      new LinkedHashMap<>(); // guarded by this, as the rest
  private int running = 0;
  private int waiting = 0;
  private boolean closed = false;

  /** A bulkhead whose threads are called {@code name}, and end when there is nothing to do. */
  public Bulkhead(String name, Limits limits) {
    this(name, limits, PATIENCE);
  }

  /** The same, where work that could not begin for {@code patience} is refused. */
  Bulkhead(String name, Limits limits, Duration patience) {
    this.name = name;
    this.limits = limits;
    this.patience = patience;
    this.threads = OffLoop.threads(name, limits.atOnce(), /* waiting= */ limits.atOnce());
  }

  /**
   * Does {@code work} when it is its turn, and gives what it comes to to the caller's event loop.
   *
   * @param network that it is asked by: equal for all requests of one
   * @return fails with a {@link BulkheadFullException} if there is no room, or its turn does not
   *     come in time
   */
  public <T> Future<T> call(Vertx vertx, Object network, Callable<T> work) {
    Context loop = vertx.getOrCreateContext();
    Promise<T> promise = Promise.promise();
    Runnable refusal = () -> loop.runOnContext(ignored -> promise.fail(full()));
    Waiting call = new Waiting(OffLoop.task(loop, promise, work), refusal, System.nanoTime());
    return enter(network, call) ? promise.future() : Future.failedFuture(full());
  }

  private BulkheadFullException full() {
    return new BulkheadFullException(name);
  }

  private boolean enter(Object network, Waiting call) {
    List<Waiting> late;
    synchronized (this) {
      Share share = shares.computeIfAbsent(network, ignored -> new Share());
      boolean begins = running < limits.atOnce() && share.running < limits.atOnceOfNetwork();
      boolean hasRoom =
          waiting < limits.waiting() && share.waiting.size() < limits.waitingOfNetwork();
      if (closed || (!begins && !hasRoom)) {
        forgetIfIdle(network, share);
        return false;
      }
      share.waiting.addLast(call);
      waiting++;
      late = startWhatMay();
    }
    late.forEach(each -> each.refusal().run());
    return true;
  }

  /** Gives the free threads to whose turn it is; what waited too long is the answer. */
  private List<Waiting> startWhatMay() {
    List<Waiting> late = new ArrayList<>();
    Optional<Map.Entry<Object, Share>> next = next();
    while (next.isPresent()) {
      start(next.get().getKey(), next.get().getValue(), late);
      next = next();
    }
    return late;
  }

  private Optional<Map.Entry<Object, Share>> next() {
    return running >= limits.atOnce()
        ? Optional.empty()
        : shares.entrySet().stream()
            .filter(each -> !each.getValue().waiting.isEmpty())
            .filter(each -> each.getValue().running < limits.atOnceOfNetwork())
            .findFirst();
  }

  private void start(Object network, Share share, List<Waiting> late) {
    // Behind the other networks, whose turn comes first.
    shares.putLast(network, share);
    Waiting call = share.waiting.removeFirst();
    waiting--;
    if (System.nanoTime() - call.since() > patience.toNanos()) {
      late.add(call);
      forgetIfIdle(network, share);
      return;
    }
    share.running++;
    running++;
    threads.execute(() -> run(network, share, call));
  }

  private void run(Object network, Share share, Waiting call) {
    call.task().run();
    List<Waiting> late;
    synchronized (this) {
      share.running--;
      running--;
      forgetIfIdle(network, share);
      late = startWhatMay();
    }
    late.forEach(each -> each.refusal().run());
  }

  private void forgetIfIdle(Object network, Share share) {
    if (share.isIdle()) {
      shares.remove(network);
    }
  }

  /** Refuses what waits; what runs comes to its end. */
  @Override
  public void close() {
    List<Waiting> left;
    synchronized (this) {
      closed = true;
      left = shares.values().stream().flatMap(share -> share.waiting.stream()).toList();
      shares.values().forEach(share -> share.waiting.clear());
      waiting = 0;
    }
    left.forEach(each -> each.refusal().run());
    threads.shutdown();
  }
}
