package org.tribune.delivery.origin;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Answers that became due together, gathered under a lock and handed out after it: one task for
 * each event loop, however many requests wait on it. For one thread.
 */
final class Release {
  private final IdentityHashMap<Executor, List<Runnable>> answers = new IdentityHashMap<>();
  private final List<Runnable> tasks = new ArrayList<>();

  <A> void add(Waiter<A> waiter, A answer) {
    answers
        .computeIfAbsent(waiter.loop(), loop -> new ArrayList<>())
        .add(() -> waiter.answer().accept(answer));
  }

  /** What else is to be done then, by whoever hands the answers out. */
  void add(Runnable task) {
    tasks.add(task);
  }

  /** Hands the answers to their loops. */
  void dispatch() {
    tasks.forEach(Runnable::run);
    answers.forEach((loop, due) -> loop.execute(() -> due.forEach(Runnable::run)));
  }
}
