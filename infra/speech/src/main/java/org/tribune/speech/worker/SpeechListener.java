package org.tribune.speech.worker;

import org.tribune.speech.Hypothesis;

/**
 * Is told what a worker hears, and how it is. Called by one thread at a time of the worker's, which
 * it must not keep waiting.
 */
public interface SpeechListener {
  /**
   * A hypothesis, with the times that the sound was given with. Numbers of utterances go on over
   * resets and new processes. One that is not final when {@link #forgotten} is called never will
   * be.
   */
  void heard(Hypothesis hypothesis);

  /** Nothing more comes of what was not final: the stream was reset, or its process has ended. */
  default void forgotten() {}

  /** The worker is in another state. */
  default void changed(WorkerState state) {}
}
