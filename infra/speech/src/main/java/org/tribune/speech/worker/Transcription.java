package org.tribune.speech.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.EngineSettings;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.SpeechException;
import org.tribune.speech.SpeechSound;

/**
 * Hears a recording as fast as the machine lets it, in a process of its own: nothing is skipped,
 * and whoever has the sound waits. Used by one thread; the words come on another.
 */
public final class Transcription implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(20);

  /** On its way to the process, in samples. */
  private static final long MOST_ON_ITS_WAY = 10L * SpeechSound.RATE;

  private static final int PIECE = SpeechSound.RATE / 10;

  private final WorkerRun run;
  private final WorkerPatience patience;
  private boolean isOver = false;

  private Transcription(WorkerRun run, WorkerPatience patience) {
    this.run = run;
    this.patience = patience;
  }

  /**
   * Starts a process, and waits until its engine is open.
   *
   * @throws SpeechException if it is not to be opened
   */
  public static Transcription open(
      String name,
      EngineSettings settings,
      WorkerLauncher launcher,
      WorkerPatience patience,
      Consumer<Hypothesis> words)
      throws SpeechException, InterruptedException {
    WorkerRun run;
    try {
      run = new WorkerRun(name, launcher, settings, (_, _, hypothesis) -> words.accept(hypothesis));
    } catch (IOException e) {
      throw new SpeechException.Unusable("recogniser.not-started", e.getMessage());
    }
    Transcription opened = new Transcription(run, patience);
    try {
      while (!run.isReady()) {
        opened.look();
      }
      return opened;
    } catch (SpeechException | InterruptedException e) {
      opened.close();
      throw e;
    }
  }

  /** What hears. */
  public String engine() {
    return run.description();
  }

  /** Whether what hears is made for what is being said now, too. */
  public boolean hearsLive() {
    return run.hearsLive();
  }

  /** Hears sound whose first sample is at this time; waits while there is much to be heard. */
  public void hear(MediaTime at, short[] samples) throws SpeechException, InterruptedException {
    for (int from = 0; from < samples.length; from += PIECE) {
      while (run.onItsWay() > MOST_ON_ITS_WAY) {
        look();
      }
      run.send(
          at.plus(SpeechSound.length(from)),
          Arrays.copyOfRange(samples, from, Math.min(samples.length, from + PIECE)));
    }
  }

  /** Waits until all is heard, and all is said of it. Nothing can be heard afterwards. */
  public void finish() throws SpeechException, InterruptedException {
    if (!isOver) {
      isOver = true;
      run.finish();
      while (!run.isFinished()) {
        look();
      }
    }
  }

  private void look() throws SpeechException, InterruptedException {
    Optional<Message> end = run.end(patience);
    if (end.isPresent()) {
      throw run.isUnusable()
          ? new SpeechException.Unusable(end.get())
          : new SpeechException.EngineFailed(end.get());
    }
    Thread.sleep(LOOK);
  }

  /** Bytes that its processes have in memory. */
  public long memory() {
    return run.memory();
  }

  @Override
  public void close() {
    run.close();
  }
}
