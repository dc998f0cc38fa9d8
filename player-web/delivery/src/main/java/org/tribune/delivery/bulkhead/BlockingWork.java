package org.tribune.delivery.bulkhead;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Where the answers to requests that block are made: what the public reads, what it sends, what the
 * staff does, and what protects somebody, each apart from the others, so that no number of readers
 * delays a closed session. All event loops share it. Safe for all threads.
 */
public final class BlockingWork implements AutoCloseable {
  private static final String KEY = "tribune.blocking-work";
  private static final String STAFF_KEY = "tribune.blocking-work.staff";

  /**
   * Most of it is SQL that a page's reader waits for: more threads than these find no processor.
   */
  private static final Bulkhead.Limits READS =
      new Bulkhead.Limits(
          /* atOnce= */ 4, /* atOnceOfNetwork= */ 3, /* waiting= */ 96, /* waitingOfNetwork= */ 32);

  /** What citizens send; refused early, since their pages keep it and send it again. */
  private static final Bulkhead.Limits PARTICIPATION =
      new Bulkhead.Limits(
          /* atOnce= */ 6, /* atOnceOfNetwork= */ 3, /* waiting= */ 0, /* waitingOfNetwork= */ 0);

  /** Whose a session is that was never seen here, which strangers can make up. */
  private static final Bulkhead.Limits SESSIONS =
      new Bulkhead.Limits(
          /* atOnce= */ 2, /* atOnceOfNetwork= */ 1, /* waiting= */ 96, /* waitingOfNetwork= */ 16);

  /** Signed-in people are few: a whole town hall behind one address is let in. */
  private static final Bulkhead.Limits STAFF =
      new Bulkhead.Limits(
          /* atOnce= */ 8,
          /* atOnceOfNetwork= */ 8,
          /* waiting= */ 200,
          /* waitingOfNetwork= */ 200);

  private final Function<HttpServerRequest, ?> network;
  private final Bulkhead reads = new Bulkhead("public-reads", READS);
  private final Bulkhead participation = new Bulkhead("participation", PARTICIPATION);
  private final Bulkhead sessions = new Bulkhead("sessions", SESSIONS);
  private final Bulkhead staff = new Bulkhead("staff", STAFF);
  private final PriorityThreads priority = new PriorityThreads();

  /**
   * The bulkheads of a server.
   *
   * @param network gives the client network of a request
   */
  public BlockingWork(Function<HttpServerRequest, ?> network) {
    this.network = network;
  }

  /** Starts the threads that must be there before they are needed. */
  public void start() {
    priority.start();
  }

  /** The handler before all others, which find it by {@link #of}. */
  public void enter(RoutingContext context) {
    context.put(KEY, this);
    context.next();
  }

  /** What {@link #enter} gave to a request. */
  public static BlockingWork of(RoutingContext context) {
    Optional<BlockingWork> found = Optional.ofNullable(context.get(KEY));
    return found.orElseThrow(
        () -> new IllegalStateException(context.normalizedPath() + " blocks without a bulkhead"));
  }

  /** From now on a request is of the staff's share; for the authorization that let it pass. */
  public static void enterStaff(RoutingContext context) {
    context.put(STAFF_KEY, true);
  }

  /**
   * What a request asks for: in the staff's share behind its authorization, else in the public's.
   */
  public <T> Future<T> call(RoutingContext context, Callable<T> work) {
    Bulkhead bulkhead = context.get(STAFF_KEY) == null ? reads : staff;
    return bulkhead.call(context.vertx(), network.apply(context.request()), work);
  }

  /** What a citizen sends. */
  public <T> Future<T> participate(RoutingContext context, Callable<T> work) {
    return participation.call(context.vertx(), network.apply(context.request()), work);
  }

  /**
   * Whose a session is.
   *
   * @param known true if it was one lately: then nobody who makes sessions up is before it
   */
  public <T> Future<T> session(
      HttpServerRequest request, Vertx vertx, boolean known, Callable<T> work) {
    return known ? priority.call(vertx, work) : sessions.call(vertx, network.apply(request), work);
  }

  /** What must not wait; only for the staff. */
  public <T> Future<T> urgent(RoutingContext context, Callable<T> work) {
    return priority.call(context.vertx(), work);
  }

  @Override
  public void close() {
    reads.close();
    participation.close();
    sessions.close();
    staff.close();
    priority.close();
  }
}
