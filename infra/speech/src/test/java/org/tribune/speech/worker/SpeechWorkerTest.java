package org.tribune.speech.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.core.config.SandboxConfig;
import org.tribune.core.time.MediaTime;
import org.tribune.speech.EngineSettings;
import org.tribune.speech.Hypothesis;
import org.tribune.speech.SpeechSound;
import org.tribune.speech.TestEngines;
import org.tribune.speech.Tones;
import org.tribune.speech.Word;

/** Real processes, with engines that are good and bad. */
@Timeout(180)
final class SpeechWorkerTest {
  private static final double BEGINNING = 1_790_000_000;
  private static final long MEMORY = 1_500_000_000;

  /** A second here is as good as a minute in service. */
  private static final WorkerPatience SHORT =
      new WorkerPatience(
          /* opening= */ Duration.ofSeconds(30),
          /* silence= */ Duration.ofSeconds(20),
          /* standstill= */ Duration.ofSeconds(3),
          /* behind= */ Duration.ofSeconds(4),
          /* longest= */ Duration.ofSeconds(20),
          /* firstPause= */ Duration.ofMillis(100),
          /* longestPause= */ Duration.ofSeconds(60));

  @TempDir private Path folder;

  private final Heard heard = new Heard();
  private final List<Process> processes = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  /** What was told. */
  private static final class Heard implements SpeechListener {
    private final List<Hypothesis> all = new CopyOnWriteArrayList<>();
    private final List<WorkerState> states = new CopyOnWriteArrayList<>();
    private final AtomicInteger forgotten = new AtomicInteger();

    @Override
    public void heard(Hypothesis hypothesis) {
      all.add(hypothesis);
    }

    @Override
    public void forgotten() {
      forgotten.incrementAndGet();
    }

    @Override
    public void changed(WorkerState state) {
      states.add(state);
    }

    List<Word> words() {
      return all.stream()
          .filter(Hypothesis::isFinal)
          .flatMap(each -> each.words().stream())
          .toList();
    }

    List<String> texts() {
      return words().stream().map(Word::text).toList();
    }

    List<String> failures() {
      return states.stream()
          .filter(WorkerState.Failed.class::isInstance)
          .map(state -> ((WorkerState.Failed) state).why().en())
          .toList();
    }
  }

  private SpeechWorker start(EngineSettings settings, WorkerPatience patience) {
    return start(settings, patience, MEMORY);
  }

  private SpeechWorker start(EngineSettings settings, WorkerPatience patience, long memory) {
    SpeechWorkerProcess real =
        new SpeechWorkerProcess(
            new SandboxConfig(/* landlockRequired= */ false),
            folder.resolve("work"),
            folder.resolve("libraries"),
            memory);
    WorkerLauncher watched =
        new WorkerLauncher() {
          @Override
          public Process start(EngineSettings wanted, Consumer<String> errors) throws IOException {
            Process process = real.start(wanted, errors);
            processes.add(process);
            return process;
          }

          @Override
          public long memoryLimit() {
            return memory;
          }
        };
    SpeechWorker worker = new SpeechWorker("chamber", settings, watched, heard, patience);
    open.add(worker);
    worker.start();
    return worker;
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    assertThat(processes).allSatisfy(each -> await().until(() -> !each.isAlive()));
  }

  private static void awaitHearing(SpeechWorker worker) {
    await().until(() -> worker.status().state() instanceof WorkerState.Hearing);
  }

  /** Hands in sound in pieces of 100 ms. */
  private static void hear(SpeechWorker worker, double from, short[] sound) {
    int piece = SpeechSound.RATE / 10;
    for (int at = 0; at < sound.length; at += piece) {
      worker.hear(
          Tones.seconds(from).plus(SpeechSound.length(at)),
          Arrays.copyOfRange(sound, at, Math.min(sound.length, at + piece)));
    }
  }

  @Test
  void hear_knownSound_givesItsWordsWithTheTimesOfTheSound() {
    SpeechWorker worker = start(TestEngines.tones(), WorkerPatience.USUAL);
    awaitHearing(worker);
    hear(worker, BEGINNING, TestEngines.threeTones());
    await().until(() -> heard.texts().size() == 3);
    assertThat(heard.texts()).containsExactly("grave", "aigu", "grave");
    MediaTime start = heard.words().get(1).start();
    assertThat(start.toSeconds()).isBetween(BEGINNING + 1.25, BEGINNING + 1.35);
    assertThat(heard.all.stream().filter(each -> !each.isFinal())).isNotEmpty();
    WorkerStatus status = worker.status();
    assertThat(status.engine().orElseThrow()).contains("command node");
    assertThat(status.restarts()).isZero();
    assertThat(status.skipped()).isZero();
    assertThat(status.memory()).isBetween(20_000_000L, 400_000_000L);
    assertThat(status.memoryLimit()).isEqualTo(MEMORY);
    await().until(() -> worker.status().delay().isZero());
  }

  @Test
  void hear_beforeTheEngineIsOpen_isKeptForIt() {
    SpeechWorker worker = start(TestEngines.tones(), WorkerPatience.USUAL);
    hear(worker, BEGINNING, TestEngines.threeTones());
    await().until(() -> heard.texts().size() == 3);
    assertThat(worker.status().skipped()).isZero();
  }

  @Test
  void kill_ofTheProcess_isFollowedByAnotherThatHearsOn() {
    SpeechWorker worker = start(TestEngines.tones(), SHORT);
    awaitHearing(worker);
    hear(worker, BEGINNING, TestEngines.threeTones());
    await().until(() -> heard.texts().size() == 3);
    List<ProcessHandle> engines = processes.getFirst().descendants().toList();
    assertThat(engines).isNotEmpty();
    // As kill -9 does: it can't take its engine with it.
    processes.getFirst().destroyForcibly();
    await().until(() -> processes.size() >= 2);
    awaitHearing(worker);
    hear(worker, BEGINNING + 100, TestEngines.threeTones());
    await().until(() -> heard.texts().size() == 6);
    assertThat(heard.words().get(4).start().toSeconds())
        .isBetween(BEGINNING + 101.25, BEGINNING + 101.35);
    assertThat(heard.failures()).singleElement().asString().contains("was killed");
    assertThat(heard.forgotten).hasValue(1);
    assertThat(worker.status().restarts()).isEqualTo(1);
    assertNumbersRise();
    assertThat(engines).allSatisfy(each -> await().until(() -> !each.isAlive()));
  }

  @Test
  void kill_ofTheProcessOfAnEngineThatHangs_endsTheEngineToo() {
    SpeechWorker worker = start(TestEngines.shell("exec sleep 1000"), SHORT);
    awaitHearing(worker);
    List<ProcessHandle> engines = processes.getFirst().descendants().toList();
    assertThat(engines).isNotEmpty();
    processes.getFirst().destroyForcibly();
    assertThat(engines).allSatisfy(each -> await().until(() -> !each.isAlive()));
  }

  private void assertNumbersRise() {
    List<Integer> finals =
        heard.all.stream().filter(Hypothesis::isFinal).map(Hypothesis::utterance).toList();
    assertThat(finals).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void reset_withSoundOnItsWay_saysNothingOfIt() {
    SpeechWorker worker = start(TestEngines.tones(), SHORT);
    awaitHearing(worker);
    hear(worker, BEGINNING, Tones.join(Tones.tone(2_000, 8)));
    worker.reset();
    assertThat(worker.status().delay()).isZero();
    hear(worker, BEGINNING + 50, TestEngines.threeTones());
    await().until(() -> heard.texts().size() >= 3);
    assertThat(heard.words())
        .allSatisfy(word -> assertThat(word.start().toSeconds()).isGreaterThan(BEGINNING + 50));
    assertThat(heard.texts()).containsExactly("grave", "aigu", "grave");
    assertThat(heard.forgotten).hasValue(1);
    assertThat(processes).hasSize(1);
    assertNumbersRise();
  }

  @Test
  void reset_whileTheEngineHangs_endsItsProcess() {
    SpeechWorker worker = start(TestEngines.shell("exec sleep 1000"), SHORT);
    awaitHearing(worker);
    hear(worker, BEGINNING, Tones.silence(8));
    // The pipes are full then, and the worker waits for its engine.
    await().until(() -> worker.status().delay().compareTo(Duration.ofMillis(6_500)) < 0);
    worker.reset();
    await().until(() -> processes.size() >= 2);
    await().until(() -> !processes.getFirst().isAlive());
  }

  @Test
  void hear_engineThatHangs_isStartedAgainAndTheCallerNeverWaits() {
    SpeechWorker worker = start(TestEngines.shell("exec sleep 1000"), SHORT);
    awaitHearing(worker);
    long begun = System.nanoTime();
    IntStream.range(0, 60).forEach(i -> hear(worker, BEGINNING + i, Tones.silence(1)));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    await().until(() -> !heard.failures().isEmpty());
    assertThat(heard.failures().getFirst()).contains("hangs");
    await().until(() -> processes.size() >= 2);
    assertThat(heard.states).anyMatch(WorkerState.Behind.class::isInstance);
    // 60 s less than what waits, and what the pipes took.
    assertThat(worker.status().skipped()).isGreaterThan(Duration.ofSeconds(30));
    assertThat(worker.status().delay()).isLessThanOrEqualTo(Duration.ofSeconds(21));
  }

  @Test
  void hear_processThatIsStopped_isStartedAgain() throws Exception {
    WorkerPatience impatient =
        new WorkerPatience(
            Duration.ofSeconds(30),
            /* silence= */ Duration.ofSeconds(2),
            /* standstill= */ Duration.ofSeconds(60),
            Duration.ofSeconds(4),
            Duration.ofSeconds(20),
            Duration.ofMillis(100),
            Duration.ofSeconds(60));
    SpeechWorker worker = start(TestEngines.tones(), impatient);
    awaitHearing(worker);
    new ProcessBuilder("kill", "-STOP", "" + processes.getFirst().pid()).start().waitFor();
    hear(worker, BEGINNING, Tones.silence(15));
    await().until(() -> processes.size() >= 2);
    assertThat(heard.failures().getFirst()).contains("no sign of life");
    await().until(() -> !processes.getFirst().isAlive());
  }

  @Test
  void hear_engineThatIsTooSlow_skipsAndSaysSo() {
    // Reads half a second of sound in each second.
    SpeechWorker worker =
        start(
            TestEngines.shell("while head -c 16000 >/dev/null; do sleep 1; done"),
            WorkerPatience.USUAL);
    awaitHearing(worker);
    hear(worker, BEGINNING, Tones.silence(30));
    await().until(() -> worker.status().state() instanceof WorkerState.Behind);
    WorkerState.Behind behind = (WorkerState.Behind) worker.status().state();
    assertThat(behind.skipped()).isBetween(Duration.ofSeconds(12), Duration.ofSeconds(30));
    assertThat(worker.status().delay()).isLessThan(Duration.ofSeconds(14));
    assertThat(worker.status().restarts()).isZero();
  }

  @Test
  void hear_engineThatFloods_isStartedAgain() {
    SpeechWorker worker =
        start(
            TestEngines.shell("yes '{\"words\":[{\"text\":\"oui\",\"start\":0,\"end\":0.1}]}'"),
            WorkerPatience.USUAL);
    hear(worker, BEGINNING, Tones.silence(1));
    await().until(() -> !heard.failures().isEmpty());
    assertThat(heard.failures().getFirst()).contains("makes no sense");
    assertThat(heard.all).hasSizeLessThan(1_000);
  }

  @Test
  void hear_engineThatSaysNonsense_fails() {
    SpeechWorker worker =
        start(TestEngines.shell("yes '<b>bonjour</b>'; cat >/dev/null"), WorkerPatience.USUAL);
    hear(worker, BEGINNING, Tones.silence(1));
    await().until(() -> !heard.failures().isEmpty());
    assertThat(heard.failures().getFirst()).contains("makes no sense");
    assertThat(heard.all).isEmpty();
  }

  @Test
  void hear_engineThatTakesAllMemory_isRefusedItAndFails() {
    long limit = 300_000_000;
    // Keeps all that it reads, since no line of it ends.
    SpeechWorker worker = start(TestEngines.shell("exec tail /dev/zero"), SHORT, limit);
    AtomicLong most = new AtomicLong();
    await()
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              most.accumulateAndGet(worker.status().memory(), Math::max);
              return !heard.failures().isEmpty();
            });
    // Of the worker and of its engine, each of which may have as much.
    assertThat(most.get()).isLessThan(2 * limit);
    assertThat(heard.failures().getFirst()).contains("memory exhausted");
  }

  @Test
  void start_programThatIsNotThere_failsWithTheRemedy() {
    SpeechWorker worker = start(TestEngines.command("/opt/none/recogniser"), SHORT);
    await().until(() -> !heard.failures().isEmpty());
    assertThat(heard.failures().getFirst()).contains("captions.command");
    hear(worker, BEGINNING, Tones.silence(90));
    assertThat(worker.status().skipped()).isGreaterThan(Duration.ofSeconds(60));
  }

  @Test
  void close_whileItHears_endsAllItsProcesses() throws Exception {
    SpeechWorker worker = start(TestEngines.tones(), SHORT);
    awaitHearing(worker);
    List<ProcessHandle> engines = processes.getFirst().descendants().toList();
    worker.close();
    worker.close();
    assertThat(engines).isNotEmpty();
    assertThat(engines).allSatisfy(each -> await().until(() -> !each.isAlive()));
    assertThat(worker.status().state()).isInstanceOf(WorkerState.Closed.class);
    assertThat(heard.failures()).isEmpty();
    worker.hear(Tones.seconds(BEGINNING), Tones.silence(1));
    assertThat(worker.status().delay()).isZero();
  }

  @Test
  void change_ofTheSettings_hearsOnWithThem() {
    SpeechWorker worker = start(TestEngines.shell("cat >/dev/null"), SHORT);
    awaitHearing(worker);
    worker.change(TestEngines.tones());
    await().until(() -> processes.size() >= 2);
    awaitHearing(worker);
    hear(worker, BEGINNING, TestEngines.threeTones());
    await().until(() -> heard.texts().size() == 3);
  }
}
