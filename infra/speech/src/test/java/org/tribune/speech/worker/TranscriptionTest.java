package org.tribune.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.config.SandboxConfig;
import org.tribune.speech.EngineSettings;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.SpeechException;
import org.tribune.speech.TestEngines;
import org.tribune.speech.Tones;
import org.tribune.speech.sherpa.SherpaTests;
import org.tribune.speech.sherpa.ToyModel;
import org.tribune.speech.sound.SpeechFile;
import org.tribune.testkit.Clips;

@Timeout(180)
final class TranscriptionTest {
  @TempDir private Path folder;

  private SpeechWorkerProcess launcher() {
    return new SpeechWorkerProcess(
        new SandboxConfig(/* landlockRequired= */ false),
        Path.of("target", "speech-work").toAbsolutePath(),
        SherpaTests.cache(),
        1_500_000_000);
  }

  @Test
  void hear_recordingOfManyMinutes_isHeardWholeFasterThanItLasts() throws Exception {
    List<Hypothesis> heard = new CopyOnWriteArrayList<>();
    long begun = System.nanoTime();
    try (Transcription transcription =
        Transcription.open(
            "test", TestEngines.tones(), launcher(), WorkerPatience.USUAL, heard::add)) {
      for (int i = 0; i < 100; i++) {
        transcription.hear(Tones.seconds(1_000 + 4 * i), TestEngines.threeTones());
      }
      transcription.finish();
    }
    List<Hypothesis> finals = heard.stream().filter(Hypothesis::isFinal).toList();
    assertThat(finals).hasSize(300);
    assertThat(finals.getLast().words().getFirst().start().toSeconds()).isBetween(1_398.5, 1_398.7);
    assertThat((System.nanoTime() - begun) / 1e9).isLessThan(100);
  }

  @Test
  void open_modelThatIsNotThere_isUnusable() {
    EngineSettings missing =
        SherpaTests.settings("fr", folder.resolve("missing"), /* hotwords= */ List.of());
    assertThatThrownBy(
            () -> {
              SherpaTests.libraries();
              Transcription.open("test", missing, launcher(), WorkerPatience.USUAL, _ -> {})
                  .close();
            })
        .isInstanceOf(SpeechException.Unusable.class)
        .hasMessageContaining("There is no folder");
  }

  @Test
  void hear_engineThatEndsMidway_fails() {
    assertThatThrownBy(
            () -> {
              try (Transcription transcription =
                  Transcription.open(
                      "test",
                      TestEngines.shell("head -c 100000 >/dev/null; exit 4"),
                      launcher(),
                      WorkerPatience.USUAL,
                      _ -> {})) {
                for (int i = 0; i < 60; i++) {
                  transcription.hear(Tones.seconds(i), Tones.silence(1));
                }
                transcription.finish();
              }
            })
        .isInstanceOf(SpeechException.EngineFailed.class)
        .hasMessageContaining("status 4");
  }

  @Test
  @Tag("wide") // what it is of a toy model, and what PocketSphinx hears, others show
  void measure_realSpeech_saysHowFastPocketSphinxIs() throws Exception {
    EngineSettings english =
        new EngineSettings(
            EngineSettings.Kind.POCKETSPHINX,
            "en",
            Optional.empty(),
            List.of(),
            /* threads= */ 1,
            List.of());
    short[] sound = SpeechFile.read(Clips.of("spk08_en_jfk_11s.wav"), Tones.seconds(60));
    Measurement measured = Measurement.of(english, launcher(), sound);
    report(measured);
    assertThat(measured.engine()).startsWith("PocketSphinx");
    assertThat(measured.text()).contains("country");
    assertThat(measured.realTimeFactor()).isPositive();
    assertThat(measured.memory()).isGreaterThan(60_000_000);
    assertThat(measured.hearsLive()).isTrue();
  }

  @Test
  void measure_toyModel_carriesLive() throws Exception {
    Path libraries = SherpaTests.libraries();
    assertThat(libraries).isDirectory();
    Path model = ToyModel.writeStreaming(folder.resolve("toy"));
    short[] sound =
        Tones.join(Tones.silence(1), Tones.tone(ToyModel.tone("▁à"), 1), Tones.silence(58));
    Measurement measured =
        Measurement.of(SherpaTests.settings("fr", model, List.of()), launcher(), sound);
    report(measured);
    assertThat(measured.text()).isEqualTo("à");
    assertThat(measured.verdict()).isEqualTo(Measurement.Verdict.LIVE);
  }

  @Test
  void measure_modelForRecordings_isNotForTheLive() throws Exception {
    Path libraries = SherpaTests.libraries();
    assertThat(libraries).isDirectory();
    Path model = ToyModel.writeOffline(folder.resolve("toy"));
    Measurement measured =
        Measurement.of(SherpaTests.settings("fr", model, List.of()), launcher(), Tones.silence(5));
    assertThat(measured.verdict()).isEqualTo(Measurement.Verdict.FOR_RECORDINGS);
  }

  private static void report(Measurement measured) {
    System.out.printf(
        "%s: open after %d ms, real-time factor %.3f, %d MB%n",
        measured.engine(),
        measured.opening().toMillis(),
        measured.realTimeFactor(),
        measured.memory() >> 20);
  }
}
