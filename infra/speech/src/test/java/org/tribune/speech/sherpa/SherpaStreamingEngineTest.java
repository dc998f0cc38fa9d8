package org.tribune.speech.sherpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.SpeechEngine;
import org.tribune.speech.SpeechEngineContract;
import org.tribune.speech.SpeechException;
import org.tribune.speech.Tones;
import org.tribune.speech.Word;

/** The whole binding, with a model of which everybody knows what it hears. */
final class SherpaStreamingEngineTest extends SpeechEngineContract {
  @TempDir private Path folder;

  private SpeechEngine open(List<String> hotwords) throws SpeechException {
    try {
      Path model = ToyModel.writeStreaming(folder.resolve("toy"));
      return SherpaEngine.open(
          SherpaTests.settings("fr", model, hotwords), SherpaTests.libraries());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected SpeechEngine open() throws SpeechException {
    return open(List.of());
  }

  /** Says: bonjour à tous; after a pause: tous. */
  @Override
  protected short[] sound() {
    return Tones.join(
        Tones.silence(0.5),
        Tones.tone(ToyModel.tone("▁bon"), 0.3),
        Tones.tone(ToyModel.tone("jour"), 0.3),
        Tones.silence(0.2),
        Tones.tone(ToyModel.tone("▁à"), 0.2),
        Tones.silence(0.1),
        Tones.tone(ToyModel.tone("▁tous"), 0.3),
        Tones.silence(2),
        Tones.tone(ToyModel.tone("▁à"), 0.3),
        Tones.silence(0.3));
  }

  @Override
  protected void check(List<Word> words) {
    assertThat(words).extracting(Word::text).containsExactly("bonjour", "à", "tous", "à");
    double[] starts = {0.5, 1.3, 1.6, 3.9};
    for (int i = 0; i < starts.length; i++) {
      assertThat(words.get(i).start().toSeconds()).isEqualTo(starts[i], within(0.1));
    }
    assertThat(words.getFirst().end().toSeconds()).isBetween(0.8, 1.2);
    assertThat(words)
        .allSatisfy(word -> assertThat(word.confidence().orElseThrow()).isBetween(0.5, 1.0));
  }

  @Test
  void hear_aPause_endsTheUtteranceAndWordsAreHeardBefore() throws SpeechException {
    try (SpeechEngine engine = open()) {
      List<Hypothesis> all = hearAll(engine, sound(), 1_600);
      assertThat(all.stream().filter(Hypothesis::isFinal).map(Hypothesis::text))
          .containsExactly("bonjour à tous", "à");
      assertThat(all.getFirst().isFinal()).isFalse();
      assertThat(all.getFirst().text()).isEqualTo("bon");
    }
  }

  private List<String> said(List<String> hotwords) throws SpeechException {
    short[] sound =
        Tones.join(
            Tones.silence(0.5),
            Tones.tone(ToyModel.tone("▁bon"), 0.3),
            Tones.silence(0.3),
            Tones.tone(ToyModel.tone("▁durand"), 0.3),
            Tones.silence(1));
    try (SpeechEngine engine = open(hotwords)) {
      return words(hearAll(engine, sound, 1_600)).stream().map(Word::text).toList();
    }
  }

  @Test
  void hear_twoWordsThatSoundAlike_aHotwordDecides() throws SpeechException {
    assertThat(said(List.of())).containsExactly("bon", "durant");
    assertThat(said(List.of("Durand"))).containsExactly("bon", "durand");
    assertThat(said(List.of("Durant", "l'Île-de-Ré", "¿?", "a/b:3")))
        .containsExactly("bon", "durant");
  }

  @Test
  void description_namesVersionAndKind() throws SpeechException {
    try (SpeechEngine engine = open()) {
      assertThat(engine.description()).startsWith("sherpa-onnx 1.13.8, streaming transducer");
    }
  }

  @Test
  void open_languageOfOtherLetters_isUnusable() throws IOException {
    Path model = ToyModel.writeStreaming(folder.resolve("toy"));
    Path libraries = SherpaTests.libraries();
    assertThatThrownBy(
            () -> SherpaEngine.open(SherpaTests.settings("pl", model, List.of()), libraries))
        .isInstanceOf(SpeechException.Unusable.class)
        .hasMessageContaining("does not speak pl");
  }

  @Test
  void open_modelThatIsNotWhole_saysWhatIsMissing() throws IOException {
    Path model = ToyModel.writeStreaming(folder.resolve("toy"));
    Path libraries = SherpaTests.libraries();
    Files.delete(model.resolve("joiner.onnx"));
    assertThatThrownBy(
            () -> SherpaEngine.open(SherpaTests.settings("fr", model, List.of()), libraries))
        .isInstanceOf(SpeechException.Unusable.class)
        .hasMessageContaining("can't use");
    Files.delete(model.resolve("encoder.onnx"));
    assertThatThrownBy(
            () -> SherpaEngine.open(SherpaTests.settings("fr", model, List.of()), libraries))
        .isInstanceOf(SpeechException.Unusable.class)
        .hasMessageContaining("there is only [decoder.onnx]");
    Files.delete(model.resolve("tokens.txt"));
    assertThatThrownBy(
            () -> SherpaEngine.open(SherpaTests.settings("fr", model, List.of()), libraries))
        .isInstanceOf(SpeechException.Unusable.class)
        .hasMessageContaining("no tokens.txt");
  }

  @Test
  void open_fileThatIsCutOff_saysSo() throws IOException {
    Path model = ToyModel.writeStreaming(folder.resolve("toy"));
    Path libraries = SherpaTests.libraries();
    Path encoder = model.resolve("encoder.onnx");
    byte[] whole = Files.readAllBytes(encoder);
    Files.write(encoder, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(
            () -> SherpaEngine.open(SherpaTests.settings("fr", model, List.of()), libraries))
        .isInstanceOf(SpeechException.Unusable.class)
        .hasMessageContaining("encoder.onnx is broken or not whole");
    Files.writeString(encoder, "version https://git-lfs.github.com/spec/v1\noid sha256:0");
    assertThatThrownBy(
            () -> SherpaEngine.open(SherpaTests.settings("fr", model, List.of()), libraries))
        .isInstanceOf(SpeechException.Unusable.class)
        .hasMessageContaining("fetch it again");
  }
}
