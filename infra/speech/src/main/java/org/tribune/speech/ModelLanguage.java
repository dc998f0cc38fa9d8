package org.tribune.speech;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribune.core.text.Message;

/**
 * Whether a model can write a language at all. Models seldom name their own; but one that knows no
 * accented letter hears no French.
 */
public final class ModelLanguage {
  /** Letters of which a vocabulary of the language has one. */
  private static final Map<String, String> LETTERS =
      Map.ofEntries(
          Map.entry("ca", "çèò"),
          Map.entry("cs", "čřž"),
          Map.entry("da", "æøå"),
          Map.entry("de", "äöü"),
          Map.entry("es", "ñóí"),
          Map.entry("fi", "äö"),
          Map.entry("fr", "éèçàê"),
          Map.entry("hu", "őéá"),
          Map.entry("it", "èàò"),
          Map.entry("pl", "łąż"),
          Map.entry("pt", "ãçõ"),
          Map.entry("ro", "ăîș"),
          Map.entry("sv", "åäö"),
          Map.entry("tr", "ışğ"),
          Map.entry("el", "αεο"),
          Map.entry("bg", "аеи"),
          Map.entry("ru", "аеи"),
          Map.entry("uk", "аеи"));

  private static final String LATIN = "aeinst";

  private ModelLanguage() {}

  /**
   * Why a model with this vocabulary can't write the language; empty if it may.
   *
   * @param model as the operator knows it
   * @param vocabulary its words, or pieces of words
   */
  public static Optional<Message> flaw(
      EngineSettings settings, String model, Stream<String> vocabulary) {
    String letters = LETTERS.getOrDefault(settings.primaryLanguage(), LATIN);
    boolean knows =
        vocabulary.anyMatch(
            piece ->
                piece.chars().map(Character::toLowerCase).anyMatch(c -> letters.indexOf(c) >= 0));
    return knows
        ? Optional.empty()
        : Optional.of(Message.of("recogniser.other-language", model, settings.language(), letters));
  }
}
