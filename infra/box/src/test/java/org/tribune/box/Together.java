package org.tribune.box;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assertions;

/** Checks that run at the same time, since most of a live stream's test is waiting. */
final class Together {
  /** What is done with each. */
  @FunctionalInterface
  interface Check<T> {
    void run(T each) throws Exception;
  }

  private Together() {}

  /** Runs {@code check} on all at once; fails with everything that failed. */
  static <T> void assertAll(List<T> all, Check<T> check) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (T each : all) {
        running.add(
            threads.submit(
                () -> {
                  check.run(each);
                  return each;
                }));
      }
      Assertions.assertAll(running.stream().map(each -> () -> outcome(each)));
    }
  }

  private static void outcome(Future<?> check) throws Throwable {
    try {
      check.get();
    } catch (ExecutionException e) {
      throw Objects.requireNonNull(e.getCause());
    }
  }
}
