package org.tribune.speech.worker;

import java.nio.file.Path;
import java.util.Optional;
import org.tribune.speech.EngineSettings;
import org.tribune.speech.SpeechEngine;
import org.tribune.speech.SpeechException;
import org.tribune.speech.process.CommandEngine;
import org.tribune.speech.process.PocketSphinxEngine;
import org.tribune.speech.sherpa.SherpaEngine;

/** Knows which engines there are. */
public final class EngineOpener {
  private EngineOpener() {}

  /**
   * The engine that {@code settings} ask for.
   *
   * @param libraries where sherpa-onnx's were unpacked to, for that engine
   */
  public static SpeechEngine open(EngineSettings settings, Optional<Path> libraries)
      throws SpeechException {
    return switch (settings.kind()) {
      case POCKETSPHINX -> PocketSphinxEngine.open(settings);
      case COMMAND -> CommandEngine.open(settings);
      case SHERPA ->
          SherpaEngine.open(
              settings,
              libraries.orElseThrow(
                  () -> new SpeechException.Unusable("recogniser.library-not-unpacked")));
    };
  }
}
