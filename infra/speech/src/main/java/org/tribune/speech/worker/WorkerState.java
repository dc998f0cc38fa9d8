package org.tribune.speech.worker;

import java.time.Duration;
import org.tribune.core.text.Message;

/** How a worker is, for the operator. */
public sealed interface WorkerState {
  /** Its process starts, or loads its model. */
  record Starting() implements WorkerState {}

  /** It hears, and keeps up. */
  record Hearing() implements WorkerState {}

  /**
   * The machine has too little time for it, and it has skipped sound or is about to.
   *
   * @param skipped since it was started, by all of its processes
   */
  record Behind(Duration skipped) implements WorkerState {}

  /**
   * It does not hear; it is started again by itself after a while.
   *
   * @param why with what the operator can do
   * @param again after so long
   */
  record Failed(Message why, Duration again) implements WorkerState {}

  /** It was closed. */
  record Closed() implements WorkerState {}
}
