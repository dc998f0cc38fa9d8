package org.tribune.speech.captioning;

import java.util.Optional;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.status.CaptionerStatus;
import org.tribune.speech.worker.WorkerState;
import org.tribune.speech.worker.WorkerStatus;

/** What the operator reads of a recogniser. */
final class RecogniserReport {
  private RecogniserReport() {}

  /** What to report of a worker in its present state; empty once it was closed. */
  static Optional<CaptionerStatus> of(BroadcastId broadcast, WorkerStatus worker) {
    return switch (worker.state()) {
      case WorkerState.Starting _ -> status(broadcast, worker, CaptionerStatus.State.STARTING);
      case WorkerState.Hearing _ -> status(broadcast, worker, CaptionerStatus.State.HEARING);
      case WorkerState.Behind _ -> status(broadcast, worker, CaptionerStatus.State.BEHIND);
      case WorkerState.Failed failed ->
          status(broadcast, worker, CaptionerStatus.State.FAILED)
              .map(each -> each.because(failed.why()));
      case WorkerState.Closed _ -> Optional.empty();
    };
  }

  private static Optional<CaptionerStatus> status(
      BroadcastId broadcast, WorkerStatus worker, CaptionerStatus.State state) {
    return Optional.of(
        new CaptionerStatus(
            broadcast,
            state,
            worker.engine(),
            worker.delay().toMillis(),
            worker.skipped().toMillis(),
            worker.restarts(),
            worker.memory(),
            worker.memoryLimit(),
            /* why= */ Optional.empty()));
  }
}
