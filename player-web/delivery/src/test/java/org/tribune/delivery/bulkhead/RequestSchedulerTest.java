package org.tribune.delivery.bulkhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Each request takes a millisecond here, so a slice is four of them. */
final class RequestSchedulerTest {
  private static final long MILLISECOND = 1_000_000;

  private final List<String> handled = new ArrayList<>();
  private final List<String> putOff = new ArrayList<>();
  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final Deque<Runnable> timers = new ArrayDeque<>();
  private long now = 0;

  private final RequestScheduler<String> scheduler =
      new RequestScheduler<>(
          request -> request.equals("close"), new Handling(), new Turns(), () -> now);

  private final class Handling implements RequestScheduler.Handler<String> {
    @Override
    public void handle(String request) {
      if (request.equals("broken")) {
        throw new IllegalStateException("broken");
      }
      handled.add(request);
      now += MILLISECOND;
    }

    @Override
    public void putOff(String request) {
      putOff.add(request);
    }

    @Override
    public void handleLate(String request) {
      handle(request);
    }
  }

  private final class Turns implements RequestScheduler.Loop {
    @Override
    public void afterReading(Runnable task) {
      tasks.add(task);
    }

    @Override
    public void afterNextReading(Runnable task) {
      timers.add(task);
    }
  }

  private void read(int requests) {
    for (int i = 0; i < requests; i++) {
      scheduler.accept("page");
    }
  }

  private void endOfReading() {
    while (!tasks.isEmpty()) {
      tasks.removeFirst().run();
    }
  }

  private void turn() {
    Objects.requireNonNull(timers.pollFirst()).run();
  }

  @Test
  void fewRequests_areHandledAtOnce() {
    read(4);
    assertThat(handled).hasSize(4);
    endOfReading();
    assertThat(timers).isEmpty();
    read(4);
    assertThat(handled).hasSize(8);
    assertThat(putOff).isEmpty();
  }

  @Test
  void request_thatGoesFirst_isBehindOneSliceAndNoMore() {
    read(100);
    endOfReading();
    scheduler.accept("close");
    assertThat(handled).hasSize(5).last().isEqualTo("close");
  }

  @Test
  void waiting_areHandledInSlices_withALookForWhatCameInBetween() {
    read(10);
    endOfReading();
    turn();
    assertThat(handled).hasSize(8);
    scheduler.accept("close");
    endOfReading();
    assertThat(handled).last().isEqualTo("close");
    assertThat(timers).hasSize(1);
    turn();
    assertThat(handled).hasSize(11);
    assertThat(timers).isEmpty();
  }

  @Test
  void request_thatFails_keepsNoOtherFromItsTurn() {
    read(4);
    scheduler.accept("broken");
    read(1);
    endOfReading();
    assertThatThrownBy(this::turn).hasMessage("broken");
    turn();
    assertThat(handled).hasSize(5);
  }

  @Test
  void newRequests_queueBehindThoseThatWait() {
    read(5);
    endOfReading();
    scheduler.accept("new");
    endOfReading();
    turn();
    assertThat(handled).containsExactly("page", "page", "page", "page", "page", "new");
  }
}
