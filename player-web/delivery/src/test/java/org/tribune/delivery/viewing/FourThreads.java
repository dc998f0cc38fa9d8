package org.tribune.delivery.viewing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Four threads that count at the same time, as event loops do. */
final class FourThreads {
  private FourThreads() {}

  /** Has each of them do {@code work} so many times, with its turn from 0 on; waits for all. */
  static void each(int times, IntConsumer work) {
    List<CompletableFuture<Void>> threads =
        IntStream.range(0, 4)
            .mapToObj(
                _ -> CompletableFuture.runAsync(() -> IntStream.range(0, times).forEach(work)))
            .toList();
    threads.forEach(CompletableFuture::join);
  }
}
