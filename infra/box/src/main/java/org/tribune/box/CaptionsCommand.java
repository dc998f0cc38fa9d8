package org.tribune.box;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import org.tribune.core.config.CaptionsConfig;
import org.tribune.core.config.TribuneConfig;
import org.tribune.core.time.MediaTime;
import org.tribune.media.NativeLibraries;
import org.tribune.speech.EngineSettings;
import org.tribune.speech.SpeechException;
import org.tribune.speech.SpeechSound;
import org.tribune.speech.sound.SpeechFile;
import org.tribune.speech.worker.Measurement;
import org.tribune.speech.worker.SpeechWorkerProcess;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tribune captions check}: whether a recogniser works here, and is fast enough. */
@Command(
    name = "check",
    description =
        "Says which recogniser a model is for, what is missing, and whether this machine hears with"
            + " it what is being said",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class CaptionsCommand implements Callable<Integer> {
  /** Models of 8-bit numbers for the live have about 130 MB, those for recordings 650 MB. */
  private static final long MEMORY = 2_500_000_000L;

  private static final MediaTime LONGEST = MediaTime.ofMicros(60_000_000);
  private static final int NOISE_SECONDS = 20;
  private static final double NOISE = 3_000;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private SiteOptions options = new SiteOptions();

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "The model's folder (PocketSphinx: default, the one of its package)")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description =
          "sherpa, pocketsphinx or command (default: what the configuration says, or sherpa)")
  private Optional<String> engine = Optional.empty();

  @Option(
      names = "--command",
      paramLabel = "WORD",
      arity = "1..*",
      description = "The program of the engine 'command', and its arguments")
  private List<String> command = List.of();

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "Of what is said (default: what the configuration says, or the site's first)")
  private Optional<String> language = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "NUMBER",
      description = "That it may compute with (default: what the configuration says, or 1)")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--sound",
      paramLabel = "FILE",
      description = "Speech to hear, at most a minute of it (default: noise)")
  private Optional<Path> sound = Optional.empty();

  /** {@code tribune captions}. */
  @Command(
      name = "captions",
      description = "Captions: whether a recogniser works here, and is fast enough",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      subcommands = CaptionsCommand.class)
  static final class Group implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      spec.commandLine().usage(spec.commandLine().getOut());
      return ExitCode.USAGE;
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    TribuneConfig config = options.load();
    new MediaLibrary().start();
    EngineSettings settings = settings(config);
    long memory = configured(config).map(CaptionsConfig.Recogniser::memory).orElse(MEMORY);
    short[] heard = sound.isPresent() ? read(sound.get()) : noise();
    Path folder = Files.createTempDirectory("tribune-captions");
    try {
      SpeechWorkerProcess launcher =
          new SpeechWorkerProcess(config.sandbox(), folder, NativeLibraries.folder(), memory);
      Measurement measured = Measurement.of(settings, launcher, heard);
      report(measured, memory, spec.commandLine().getOut());
      return switch (measured.verdict()) {
        case LIVE, BARELY, FOR_RECORDINGS -> ExitCode.OK;
        case TOO_SLOW -> ExitCode.SOFTWARE;
      };
    } catch (SpeechException e) {
      throw new StartException("" + e.getMessage(), e);
    } finally {
      TemporaryFolder.delete(folder);
    }
  }

  private static short[] read(Path file) {
    try {
      return SpeechFile.read(file, LONGEST);
    } catch (IOException e) {
      throw new StartException("" + e.getMessage(), e);
    }
  }

  /** The recogniser that is configured, unless one is named here. */
  private Optional<CaptionsConfig.Recogniser> configured(TribuneConfig config) {
    boolean isNamed = engine.isPresent() || model.isPresent() || !command.isEmpty();
    return config.captions().recogniser().filter(each -> !isNamed);
  }

  private EngineSettings settings(TribuneConfig config) {
    Optional<CaptionsConfig.Recogniser> configured = configured(config);
    String spoken =
        language
            .or(config.captions()::language)
            .orElseGet(() -> config.site().languages().getFirst());
    return new EngineSettings(
        kind(
            configured
                .map(each -> each.engine().name().toLowerCase(Locale.ROOT))
                .or(() -> engine)
                .orElse("sherpa")),
        spoken,
        configured.flatMap(CaptionsConfig.Recogniser::model).or(() -> model),
        configured.map(CaptionsConfig.Recogniser::command).orElse(command),
        threads.or(() -> configured.map(CaptionsConfig.Recogniser::threads)).orElse(1),
        /* hotwords= */ List.of());
  }

  private static EngineSettings.Kind kind(String name) {
    return Arrays.stream(EngineSettings.Kind.values())
        .filter(each -> each.key().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new StartException(
                    "There is no engine '" + name + "': choose sherpa, pocketsphinx or command"));
  }

  /** As loud as speech, in bursts as syllables are; the same each time. */
  private static short[] noise() {
    Random random = new Random(1);
    short[] samples = new short[NOISE_SECONDS * SpeechSound.RATE];
    double low = 0;
    for (int i = 0; i < samples.length; i++) {
      double syllable = Math.max(0, Math.sin(2 * Math.PI * 2 * i / SpeechSound.RATE));
      low = 0.8 * low + 0.2 * random.nextGaussian();
      samples[i] = (short) Math.clamp(Math.round(NOISE * syllable * low * 3), -32_000, 32_000);
    }
    return samples;
  }

  private void report(Measurement measured, long memory, PrintWriter out) {
    out.println(measured.engine());
    out.printf(
        Locale.ROOT,
        "Opened in %.1f s; %d MB of memory, of %d that it may have%n",
        measured.opening().toMillis() / 1e3,
        measured.memory() / 1_000_000,
        memory / 1_000_000);
    out.printf(
        Locale.ROOT,
        "Heard %.0f s of %s in %.1f s, with the processor time that nothing else here wants:"
            + " real-time factor %.2f%n",
        measured.sound().toMillis() / 1e3,
        sound.isPresent() ? "sound" : "noise",
        measured.hearing().toMillis() / 1e3,
        measured.realTimeFactor());
    if (sound.isPresent()) {
      out.println("Understood: " + measured.text());
    }
    out.println(
        switch (measured.verdict()) {
          case LIVE -> "It hears what is being said, with room to spare.";
          case BARELY ->
              "It keeps up while the machine has nothing else to do; on air it may skip. Give it more"
                  + " threads, or choose a smaller model.";
          case TOO_SLOW ->
              "It is too slow here for what is being said: choose a smaller model. Recordings can be"
                  + " heard with it afterwards.";
          case FOR_RECORDINGS ->
              "It is made for recordings, which it hears passage by passage: choose a streaming model"
                  + " for what is being said.";
        });
    out.flush();
  }
}
