package org.tribune.speech.captioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tribune.core.broadcast.BroadcastId;
import org.tribune.core.status.CaptionerStatus;
import org.tribune.core.text.Message;
import org.tribune.speech.worker.WorkerState;
import org.tribune.speech.worker.WorkerStatus;

final class RecogniserReportTest {
  private static final BroadcastId ID = new BroadcastId("b1");

  private static Optional<CaptionerStatus> report(WorkerState state) {
    return RecogniserReport.of(
        ID,
        new WorkerStatus(
            state,
            Optional.of("sherpa-onnx"),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(3),
            /* restarts= */ 2,
            /* memory= */ 10,
            /* memoryLimit= */ 20));
  }

  @Test
  void workerThatHears_isReportedWithItsFigures() {
    assertThat(report(new WorkerState.Hearing()))
        .contains(
            new CaptionerStatus(
                ID,
                CaptionerStatus.State.HEARING,
                Optional.of("sherpa-onnx"),
                /* delayMillis= */ 1_500,
                /* skippedMillis= */ 3_000,
                /* restarts= */ 2,
                /* memory= */ 10,
                /* memoryLimit= */ 20,
                /* why= */ Optional.empty()));
  }

  @Test
  void workerThatFailed_isReportedWithItsReason() {
    CaptionerStatus failed =
        report(new WorkerState.Failed(Message.of("recogniser.killed"), Duration.ofSeconds(5)))
            .orElseThrow();
    assertThat(failed.state()).isEqualTo(CaptionerStatus.State.FAILED);
    assertThat(failed.why()).contains(Message.of("recogniser.killed"));
  }

  @Test
  void workerInAnyOtherState_isReportedAsThat() {
    assertThat(report(new WorkerState.Starting()).orElseThrow().state())
        .isEqualTo(CaptionerStatus.State.STARTING);
    assertThat(report(new WorkerState.Behind(Duration.ofSeconds(3))).orElseThrow().state())
        .isEqualTo(CaptionerStatus.State.BEHIND);
    assertThat(report(new WorkerState.Closed())).isEmpty();
  }
}
