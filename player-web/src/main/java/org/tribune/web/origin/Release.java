package org.tribune.web.origin;

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

  <A> void add(Waiter<A> waiter, A answer) {
    answers
        .computeIfAbsent(waiter.loop(), loop -> new ArrayList<>())
        .add(() -> waiter.answer().accept(answer));
  }

  /** Hands the answers to their loops. */
  void dispatch() {
    answers.forEach((loop, due) -> loop.execute(() -> due.forEach(Runnable::run)));
  }
}
