package org.tribune.speech.sherpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.speech.SpeechEngine;
import org.tribune.speech.SpeechEngineContract;
import org.tribune.speech.SpeechException;
import org.tribune.speech.SpeechSound;
import org.tribune.speech.Tones;
import org.tribune.speech.Word;
import org.tribune.testkit.Clips;

/** Silero's detector finds real speech; a tone in it is what the toy model hears. */
final class SherpaPassageEngineTest extends SpeechEngineContract {
  private static final int WAV_HEADER = 78;

  @TempDir private Path folder;

  @Override
  protected SpeechEngine open() throws SpeechException {
    try {
      Path model = ToyModel.writeOffline(folder.resolve("toy"));
      return SherpaEngine.open(
          SherpaTests.settings("fr", model, List.of()), SherpaTests.libraries());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sentence of 1961 between silence, with a tone laid over it. */
  @Override
  protected short[] sound() {
    short[] speech = speech();
    short[] tone = Tones.tone(ToyModel.tone("▁durant"), 0.4);
    for (int i = 0; i < tone.length; i++) {
      int at = SpeechSound.RATE + i;
      speech[at] = (short) Math.clamp(speech[at] + tone[i], Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return Tones.join(Tones.silence(2), speech, Tones.silence(2));
  }

  /** "And so my fellow Americans". */
  private static short[] speech() {
    try {
      byte[] file = Files.readAllBytes(Clips.of("spk08_en_jfk_11s.wav"));
      int end = WAV_HEADER + SpeechSound.RATE * 23 / 10 * Short.BYTES;
      return SpeechSound.fromBytes(Arrays.copyOfRange(file, WAV_HEADER, end));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void check(List<Word> words) {
    assertThat(words)
        .filteredOn(word -> word.text().equals("durant"))
        .isNotEmpty()
        .allSatisfy(word -> assertThat(word.start().toSeconds()).isBetween(2.95, 3.45));
    // Within the passage that is speech.
    assertThat(words).allSatisfy(word -> assertThat(word.start().toSeconds()).isBetween(2.0, 4.5));
  }

  @Test
  void hear_tonesWithoutSpeech_saysNothing() throws SpeechException {
    try (SpeechEngine engine = open()) {
      short[] tones =
          Tones.join(Tones.silence(1), Tones.tone(ToyModel.tone("▁durant"), 1), Tones.silence(1));
      assertThat(words(hearAll(engine, tones, 1_600))).isEmpty();
    }
  }
}
