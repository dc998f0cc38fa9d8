package org.tribune.delivery.sending.kernel;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.tribune.core.Bytes;
import org.tribune.delivery.sending.SharedBodies;

/**
 * Sends bodies that many ask for at once with as few copies as the connection allows: by the kernel
 * from a file in memory, or from one copy outside the heap. For one event loop.
 */
final class KernelSharedBodies implements SharedBodies {
  /** Bytes, for all event loops together. */
  private static final long FILE_BUDGET = 32L << 20;

  private final SharedFiles files;
  private final OffHeapBodies offHeap;
  private final LongConsumer inUse;

  /**
   * Bodies of one of {@code loops} event loops.
   *
   * @param inUse called for each answer that begins (1) and ends (-1) to hold one
   */
  KernelSharedBodies(int loops, LongConsumer inUse) {
    this.inUse = inUse;
    this.files = new SharedFiles(FILE_BUDGET / loops);
    this.offHeap = new OffHeapBodies(loops);
  }

  @Override
  public boolean send(HttpServerRequest request, List<Bytes> runs, int length) {
    boolean byTheKernel =
        length >= KernelBlockWriter.SHORTEST_IN_FILE && KernelBlockWriter.isByTheKernel(request);
    Optional<Future<Void>> sent =
        byTheKernel ? files.send(request, runs, length) : Optional.empty();
    if (sent.isEmpty() && runs.size() == 1 && offHeap.takes(runs.getFirst())) {
      sent = Optional.of(offHeap.send(request.response(), runs.getFirst()));
    }
    sent.ifPresent(
        under -> {
          inUse.accept(1);
          under.onComplete(done -> inUse.accept(-1));
        });
    return sent.isPresent();
  }

  @Override
  public void close() {
    files.close();
    offHeap.close();
  }
}
