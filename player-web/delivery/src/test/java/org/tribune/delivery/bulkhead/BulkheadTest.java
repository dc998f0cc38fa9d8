package org.tribune.delivery.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BulkheadTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private final Vertx vertx = Vertx.vertx();
  private final Semaphore gate = new Semaphore(0);
  private final List<String> begun = new CopyOnWriteArrayList<>();
  private Bulkhead bulkhead = bulkhead(3, 2, 2, 1, LONG);

  private static Bulkhead bulkhead(
      int atOnce, int ofNetwork, int waiting, int waitingOfNetwork, Duration patience) {
    return new Bulkhead(
        "test", new Bulkhead.Limits(atOnce, ofNetwork, waiting, waitingOfNetwork), patience);
  }

  @AfterEach
  void close() {
    gate.release(1_000);
    bulkhead.close();
    vertx.close().await();
  }

  /** Asks for work that begins and then waits at the gate. */
  private Future<String> ask(String network) {
    return bulkhead.call(
        vertx,
        network,
        () -> {
          begun.add(network);
          gate.acquire();
          return network;
        });
  }

  private static boolean isRefused(Future<String> call) {
    return call.failed() && call.cause() instanceof BulkheadFullException;
  }

  @Test
  void oneNetwork_neverTakesAllThreads_norAllOfTheQueue() {
    List<Future<String>> flood = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      flood.add(ask("flood"));
    }
    await().until(() -> begun.size() == 2);
    assertThat(flood.stream().filter(BulkheadTest::isRefused)).hasSize(7);

    Future<String> citizen = ask("citizen");
    await().until(() -> begun.contains("citizen"));
    assertThat(isRefused(ask("another"))).isFalse();
    assertThat(isRefused(ask("a fourth"))).isTrue();
    gate.release(10);
    assertThat(citizen.await()).isEqualTo("citizen");
  }

  @Test
  void networks_takeTurns() {
    bulkhead.close();
    bulkhead = bulkhead(1, 1, 10, 10, LONG);
    List<Future<String>> calls = new ArrayList<>();
    for (String network : List.of("a", "a", "a", "b", "c", "b")) {
      calls.add(ask(network));
    }
    gate.release(10);
    Future.all(calls).await();
    assertThat(begun).containsExactly("a", "a", "b", "c", "a", "b");
  }

  @Test
  void call_whoseTurnComesTooLate_isRefused() {
    bulkhead.close();
    bulkhead = bulkhead(1, 1, 10, 10, Duration.ofNanos(1));
    Future<String> first = ask("a");
    await().until(() -> !begun.isEmpty() || first.failed());
    Future<String> late = ask("b");
    gate.release(10);
    await().until(late::isComplete);
    assertThat(isRefused(late)).isTrue();
  }

  @Test
  void work_thatFails_isTold_andItsThreadIsFree() {
    Future<String> failed =
        bulkhead.call(
            vertx,
            "a",
            () -> {
              throw new IllegalStateException("broken");
            });
    await().until(failed::isComplete);
    assertThat(failed.cause()).hasMessage("broken");
    gate.release(10);
    for (int i = 0; i < 10; i++) {
      assertThat(ask("network " + i).await()).isEqualTo("network " + i);
    }
  }

  @Test
  void close_whatWaits_isRefused() {
    Future<String> running = ask("a");
    await().until(() -> begun.size() == 1);
    Future<String> _ = ask("a");
    Future<String> waiting = ask("a");
    bulkhead.close();
    await().until(waiting::isComplete);
    assertThat(isRefused(waiting)).isTrue();
    assertThat(isRefused(ask("b"))).isTrue();
    gate.release(10);
    assertThat(running.await()).isEqualTo("a");
  }
}
