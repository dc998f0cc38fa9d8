package org.tribune.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.config.SandboxConfig;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.SpeechSound;
import org.tribune.speech.Tones;
import org.tribune.speech.sherpa.SherpaTests;
import org.tribune.speech.sherpa.ToyModel;

/** sherpa-onnx in the worker's sandbox, with models that are good and bad. */
@Timeout(180)
final class SherpaWorkerTest {
  private static final long MEMORY = 1_500_000_000;

  @TempDir private Path folder;

  private final List<Hypothesis> heard = new CopyOnWriteArrayList<>();
  private final List<WorkerState> states = new CopyOnWriteArrayList<>();
  private final List<SpeechWorker> open = new ArrayList<>();

  private final class Told implements SpeechListener {
    @Override
    public void heard(Hypothesis hypothesis) {
      heard.add(hypothesis);
    }

    @Override
    public void changed(WorkerState state) {
      states.add(state);
    }
  }

  private SpeechWorker start(Path model) throws IOException {
    assertThat(SherpaTests.libraries()).isDirectory();
    SpeechWorker worker =
        new SpeechWorker(
            "chamber",
            SherpaTests.settings("fr", model, List.of("Durand")),
            new SpeechWorkerProcess(
                new SandboxConfig(/* landlockRequired= */ false),
                Path.of("target", "speech-work").toAbsolutePath(),
                SherpaTests.cache(),
                MEMORY),
            new Told(),
            WorkerPatience.USUAL);
    open.add(worker);
    worker.start();
    return worker;
  }

  @AfterEach
  void close() {
    open.forEach(SpeechWorker::close);
  }

  private String failure() {
    await().until(() -> states.stream().anyMatch(WorkerState.Failed.class::isInstance));
    return states.stream()
        .filter(WorkerState.Failed.class::isInstance)
        .map(state -> ((WorkerState.Failed) state).why().en())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void hear_inTheSandbox_givesWordsAndHasBoundedMemory() throws IOException {
    SpeechWorker worker = start(ToyModel.writeStreaming(folder.resolve("toy")));
    await().until(() -> worker.status().state() instanceof WorkerState.Hearing);
    short[] sound =
        Tones.join(
            Tones.silence(0.5),
            Tones.tone(ToyModel.tone("▁bon"), 0.3),
            Tones.tone(ToyModel.tone("jour"), 0.3),
            Tones.silence(0.3),
            Tones.tone(ToyModel.tone("▁durand"), 0.3),
            Tones.silence(2));
    int piece = SpeechSound.RATE / 10;
    for (int at = 0; at < sound.length; at += piece) {
      worker.hear(
          Tones.seconds(1_790_000_000).plus(SpeechSound.length(at)),
          Arrays.copyOfRange(sound, at, Math.min(sound.length, at + piece)));
    }
    await().until(() -> heard.stream().anyMatch(Hypothesis::isFinal));
    Hypothesis last = heard.getLast();
    assertThat(last.text()).isEqualTo("bonjour durand");
    assertThat(last.words().getFirst().start().toSeconds())
        .isBetween(1_790_000_000.4, 1_790_000_000.6);
    assertThat(worker.status().engine().orElseThrow()).startsWith("sherpa-onnx 1.13.8");
    // It is measured every two seconds: at first of what the worker was started by.
    await().until(() -> worker.status().memory() > 30_000_000L);
    System.out.printf("A worker with the toy model has %d MB%n", worker.status().memory() >> 20);
    assertThat(worker.status().memory()).isLessThan(400_000_000L);
    assertThat(worker.status().restarts()).isZero();
  }

  @Test
  void start_modelThatIsMissing_failsWithTheRemedy() throws IOException {
    start(folder.resolve("missing"));
    assertThat(failure()).contains("There is no folder").contains("captions.model");
  }

  @Test
  void start_modelWhoseGraphIsBroken_endsTheProcessAloneAndSaysWhy() throws IOException {
    Path model = ToyModel.writeStreaming(folder.resolve("toy"));
    // Whole as a file, and nothing that can be computed.
    ToyModel.writeImpossible(model.resolve("encoder.onnx"));
    SpeechWorker worker = start(model);
    assertThat(failure()).contains("model").contains("fetch it again");
    assertThat(worker.status().restarts()).isPositive();
  }

  @Test
  void start_modelThatSaysTooLittleOfItself_saysSo() throws IOException {
    Path model = ToyModel.writeStreaming(folder.resolve("toy"));
    Files.copy(
        model.resolve("joiner.onnx"),
        model.resolve("decoder.onnx"),
        StandardCopyOption.REPLACE_EXISTING);
    start(model);
    assertThat(failure()).contains("model").contains("vocab_size");
  }
}
