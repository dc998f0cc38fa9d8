package org.tribune.speech.process;

import java.util.Optional;
import org.tribune.core.text.Message;
import org.tribune.speech.EngineSettings;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.HypothesisCheck;
import org.tribune.speech.HypothesisJson;
import org.tribune.speech.SpeechException;

/**
 * Any program that reads sound (signed 16 bits, little-endian, one channel, 16 kHz) from its input,
 * and writes what it understands as lines of {@link HypothesisJson}. It ends when its input does.
 */
public final class CommandEngine extends LineEngine {
  private final String program;

  /** What is not final of the utterance that is being said. */
  private Optional<Hypothesis> open = Optional.empty();

  private CommandEngine(EngineSettings settings) throws SpeechException {
    super(settings.command().getFirst(), settings.command(), Message.of("recogniser.name-command"));
    this.program = settings.command().getFirst();
  }

  /** Starts the program of {@code settings}. */
  public static CommandEngine open(EngineSettings settings) throws SpeechException {
    if (settings.command().isEmpty()) {
      throw new SpeechException.Unusable("recogniser.command-missing");
    }
    return new CommandEngine(settings);
  }

  @Override
  public String description() {
    return "command " + program;
  }

  @Override
  Optional<Hypothesis> read(String line, HypothesisCheck check) throws SpeechException {
    if (line.isBlank()) {
      return Optional.empty();
    }
    try {
      Hypothesis said = HypothesisJson.read(line, check.nextUtterance());
      open = said.isFinal() ? Optional.empty() : Optional.of(said);
      return Optional.of(said);
    } catch (IllegalArgumentException e) {
      // The line itself may be what is said behind closed doors.
      check.reject(Message.of("recogniser.no-hypothesis", e.getMessage()));
      return Optional.empty();
    }
  }

  /** What it left open at its end is all that it will say of it. */
  @Override
  Optional<Hypothesis> rest(boolean isEnded) {
    return isEnded
        ? open.map(said -> new Hypothesis(said.utterance(), /* isFinal= */ true, said.words()))
        : Optional.empty();
  }

  @Override
  void forget() {
    open = Optional.empty();
  }
}
