package org.tribune.speech.worker;

import java.io.IOException;
import java.util.function.Consumer;
import org.tribune.speech.EngineSettings;

/** Starts processes that run {@link SpeechWorkerMain}. */
public interface WorkerLauncher {
  /**
   * Starts one.
   *
   * @param errors is told each line of what it and its libraries complain of
   * @throws IOException with the reason and the remedy, if it can't be started
   */
  Process start(EngineSettings settings, Consumer<String> errors) throws IOException;

  /** Bytes of memory that it may have. */
  long memoryLimit();
}
