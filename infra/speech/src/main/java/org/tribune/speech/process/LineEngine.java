package org.tribune.speech.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tribune.core.text.Message;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.HypothesisCheck;
import org.tribune.speech.SpeechEngine;
import org.tribune.speech.SpeechException;
import org.tribune.speech.SpeechSound;

/**
 * An engine that is a program: it is started anew for each stream, so that nothing of another is
 * left in it.
 */
abstract class LineEngine implements SpeechEngine {
  /** How long a pause within what belongs together can be. */
  private static final Duration BETWEEN_LINES = Duration.ofMillis(500);

  private final String name;
  private final List<String> command;
  private final Message remedy;
  private final HypothesisCheck check;
  private EngineProcess process;
  private long samples = 0;
  private boolean isFinished = false;

  /** As {@link EngineProcess}. */
  LineEngine(String name, List<String> command, Message remedy) throws SpeechException {
    this.name = name;
    this.command = List.copyOf(command);
    this.remedy = remedy;
    this.check = new HypothesisCheck(name);
    this.process = new EngineProcess(name, command, remedy);
  }

  /** What a line says; a flaw is told to {@code check}. */
  abstract Optional<Hypothesis> read(String line, HypothesisCheck check) throws SpeechException;

  /**
   * What it began to say and did not end: asked for when it has been quiet.
   *
   * @param isEnded it says no more
   */
  abstract Optional<Hypothesis> rest(boolean isEnded);

  /** Another stream begins. */
  abstract void forget();

  @Override
  public final void hear(short[] sound) throws SpeechException {
    process.write(SpeechSound.toBytes(sound));
    samples += sound.length;
  }

  @Override
  public final List<Hypothesis> understood() throws SpeechException {
    if (isFinished) {
      return List.of();
    }
    List<Hypothesis> all = new ArrayList<>(read(process.lines()));
    if (process.quiet().compareTo(BETWEEN_LINES) > 0) {
      addRest(all, /* isEnded= */ false);
    }
    return all;
  }

  @Override
  public final List<Hypothesis> finish() throws SpeechException {
    isFinished = true;
    List<Hypothesis> all = new ArrayList<>(read(process.finish()));
    addRest(all, /* isEnded= */ true);
    return all;
  }

  private List<Hypothesis> read(List<String> lines) throws SpeechException {
    List<Hypothesis> all = new ArrayList<>();
    for (String line : lines) {
      Optional<Hypothesis> said = read(line, check);
      if (said.isPresent()) {
        check.accept(said.get(), heard()).ifPresent(all::add);
      }
    }
    return all;
  }

  private void addRest(List<Hypothesis> all, boolean isEnded) throws SpeechException {
    Optional<Hypothesis> rest = rest(isEnded);
    if (rest.isPresent()) {
      check.accept(rest.get(), heard()).ifPresent(all::add);
    }
  }

  private MediaTime heard() {
    return SpeechSound.length(samples);
  }

  @Override
  public final void reset() throws SpeechException {
    process.close();
    check.reset();
    forget();
    samples = 0;
    isFinished = false;
    process = new EngineProcess(name, command, remedy);
  }

  @Override
  public final void close() {
    process.close();
  }
}
