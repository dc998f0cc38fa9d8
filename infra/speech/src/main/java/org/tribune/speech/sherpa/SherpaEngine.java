package org.tribune.speech.sherpa;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tribune.core.text.Message;
import org.tribune.speech.EngineSettings;
import org.tribune.speech.ModelLanguage;
import org.tribune.speech.SpeechEngine;
import org.tribune.speech.SpeechException;
import org.tribune.speech.SpeechSound;

/** Opens the engine that a model of sherpa-onnx's needs. */
public final class SherpaEngine {
  private static final Logger LOG = LoggerFactory.getLogger(SherpaEngine.class);

  /** Letters of byte-level pieces, of which none is what it means. */
  private static final String BYTE_PIECES = "ƋƌƍƎƏĠ";

  private static final int MEL_BANDS = 80;

  /** As sherpa-onnx's own defaults: how many are kept, and how much a hotword is preferred. */
  private static final int PATHS = 4;

  private static final float HOTWORDS_SCORE = 1.5f;

  private SherpaEngine() {}

  /** What both engines are opened with. */
  record Opening(
      SherpaLibrary library,
      SherpaModel model,
      EngineSettings settings,
      String hotwords,
      Optional<Path> pieces,
      Path vad) {
    /** Whether words that are likely to be said are preferred. */
    boolean usesHotwords() {
      return !hotwords.isEmpty() && model.kind().takesHotwords();
    }

    /** A recogniser's configuration, as far as it is the same for all. */
    Struct.Filled configuration(Struct struct, Arena arena) {
      Struct.Filled config =
          struct
              .fill(arena)
              .set("feat_config.sample_rate", SpeechSound.RATE)
              .set("feat_config.feature_dim", MEL_BANDS)
              .set("model_config.tokens", model.tokens())
              .set("model_config.num_threads", settings.threads())
              .set("model_config.provider", "cpu")
              .set("decoding_method", usesHotwords() ? "modified_beam_search" : "greedy_search")
              .set("max_active_paths", PATHS)
              .set("hotwords_score", HOTWORDS_SCORE);
      String member = "model_config." + model.kind().member() + ".";
      model.files().forEach((part, file) -> config.set(member + part, file));
      pieces.ifPresent(
          file ->
              config.set("model_config.modeling_unit", "bpe").set("model_config.bpe_vocab", file));
      return config;
    }

    String description() {
      return "sherpa-onnx " + library.version() + ", " + model.words();
    }
  }

  /**
   * Opens it. A model that is not what its files say can end the process.
   *
   * @param libraries where {@link SherpaLibraries} were unpacked to
   */
  public static SpeechEngine open(EngineSettings settings, Path libraries) throws SpeechException {
    Path folder =
        settings.model().orElseThrow(() -> new SpeechException.Unusable("recogniser.model-needed"));
    SherpaModel model = SherpaModel.find(folder);
    List<String> vocabulary = model.vocabulary();
    if (isReadable(model, vocabulary)) {
      Optional<Message> flaw = ModelLanguage.flaw(settings, "" + folder, vocabulary.stream());
      if (flaw.isPresent()) {
        throw new SpeechException.Unusable(flaw.get());
      }
    }
    Optional<Path> pieces = pieces(model, settings);
    Opening opening =
        new Opening(
            load(libraries),
            model,
            settings,
            pieces.isPresent() || isOfLetters(vocabulary)
                ? Hotwords.text(
                    settings.hotwords(), vocabulary, Locale.forLanguageTag(settings.language()))
                : "",
            pieces,
            libraries.resolve(SherpaLibraries.VAD));
    return model.kind().isStreaming()
        ? new SherpaStreamingEngine(opening)
        : new SherpaPassageEngine(opening);
  }

  private static boolean isReadable(SherpaModel model, List<String> vocabulary) {
    return model.kind() != SherpaModel.Kind.WHISPER
        && vocabulary.stream()
            .noneMatch(piece -> piece.chars().anyMatch(each -> BYTE_PIECES.indexOf(each) >= 0));
  }

  /** Else a hotword can only be cut into the pieces that the model knows by SentencePiece. */
  private static boolean isOfLetters(List<String> vocabulary) {
    return vocabulary.stream()
        .filter(piece -> !piece.startsWith("<"))
        .allMatch(piece -> piece.codePointCount(0, piece.length()) == 1);
  }

  private static Optional<Path> pieces(SherpaModel model, EngineSettings settings) {
    if (settings.hotwords().isEmpty() || model.pieces().isEmpty()) {
      return Optional.empty();
    }
    try {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      return Optional.of(SentencePieceVocabulary.file(model.pieces().get(), temporary));
    } catch (IOException e) {
      LOG.warn(
          "The model's {} can't be read: it is heard without the sitting's names ({})",
          model.pieces().get(),
          e.getMessage());
      return Optional.empty();
    }
  }

  private static SherpaLibrary load(Path libraries) throws SpeechException {
    try {
      return SherpaLibrary.load(libraries);
    } catch (IllegalArgumentException e) {
      throw new SpeechException.Unusable("recogniser.library-not-loaded", e.getMessage());
    }
  }
}
