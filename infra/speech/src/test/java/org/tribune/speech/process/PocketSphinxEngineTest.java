package org.tribune.speech.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.speech.EngineSettings;
import org.tribune.speech.SpeechEngine;
import org.tribune.speech.SpeechEngineContract;
import org.tribune.speech.SpeechException;
import org.tribune.speech.SpeechSound;
import org.tribune.speech.Word;
import org.tribune.testkit.Clips;

/** A real recogniser on real speech: President Kennedy, 1961, of which it understands a part. */
@SuppressWarnings("JUnitMethodInvoked") // two of the contract's are left to the wide run
final class PocketSphinxEngineTest extends SpeechEngineContract {
  private static final int WAV_HEADER = 78;

  private static EngineSettings settings(String language, Optional<Path> model) {
    return new EngineSettings(
        EngineSettings.Kind.POCKETSPHINX,
        language,
        model,
        /* command= */ List.of(),
        /* threads= */ 1,
        /* hotwords= */ List.of());
  }

  @Override
  protected SpeechEngine open() throws SpeechException {
    return PocketSphinxEngine.open(settings("en", Optional.empty()));
  }

  @Override
  protected short[] sound() {
    return english();
  }

  /** "And so my fellow Americans ask not what your country can do for you…", 11 s. */
  static short[] english() {
    try {
      byte[] file = Files.readAllBytes(Clips.of("spk08_en_jfk_11s.wav"));
      return SpeechSound.fromBytes(Arrays.copyOfRange(file, WAV_HEADER, file.length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void check(List<Word> words) {
    assertThat(words).extracting(Word::text).contains("and", "not", "you", "can", "country");
    Word last = words.getLast();
    assertThat(last.text()).isEqualTo("country");
    assertThat(last.start().toSeconds()).isBetween(9.8, 10.3);
    assertThat(words).allSatisfy(word -> assertThat(word.confidence()).isPresent());
    assertThat(words).noneMatch(word -> word.text().matches(".*[<>()\\[\\]].*"));
  }

  // Of what the other engines show too, and what takes as long as its sound.

  @Test
  @Tag("wide")
  @Override
  protected void hear_blocksOfAnyLength_areUnderstood() throws SpeechException {
    super.hear_blocksOfAnyLength_areUnderstood();
  }

  @Test
  @Tag("wide")
  @Override
  protected void reset_afterFinish_hearsAnotherStream() throws SpeechException {
    super.reset_afterFinish_hearsAnotherStream();
  }

  @Test
  void open_frenchWithTheEnglishModel_isUnusable() {
    assertThatThrownBy(() -> PocketSphinxEngine.open(settings("fr", Optional.empty())))
        .isInstanceOf(SpeechException.Unusable.class)
        .hasMessageContaining("captions.model");
    Path english = Path.of("/usr/share/pocketsphinx/model/en-us");
    assertThatThrownBy(() -> PocketSphinxEngine.open(settings("fr", Optional.of(english))))
        .isInstanceOf(SpeechException.Unusable.class)
        .hasMessageContaining("does not speak fr");
  }

  @Test
  void open_folderWithoutAModel_saysWhatIsMissing(@TempDir Path empty) {
    assertThatThrownBy(() -> PocketSphinxEngine.open(settings("en", Optional.of(empty))))
        .isInstanceOf(SpeechException.Unusable.class)
        .hasMessageContaining("an acoustic model (mdef)");
    Path missing = empty.resolve("missing");
    assertThatThrownBy(() -> PocketSphinxEngine.open(settings("en", Optional.of(missing))))
        .isInstanceOf(SpeechException.Unusable.class)
        .hasMessageContaining("There is no folder");
  }
}
