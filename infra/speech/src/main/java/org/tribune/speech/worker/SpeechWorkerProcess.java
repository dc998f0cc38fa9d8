package org.tribune.speech.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tribune.core.config.SandboxConfig;
import org.tribune.core.sandbox.ErrorOutput;
import org.tribune.core.sandbox.SandboxedJava;
import org.tribune.core.sandbox.SpareTime;
import org.tribune.speech.EngineSettings;
import org.tribune.speech.sherpa.SherpaLibraries;

/**
 * Starts {@link SpeechWorkerMain} with nothing but the processor time that nobody else wants,
 * bounded memory, and as the first to go if memory runs out. An engine in that process is in a
 * sandbox, where it reads its model and does nothing else; one that is a program of its own can't
 * be, since a sandbox starts no programs.
 */
public final class SpeechWorkerProcess implements WorkerLauncher {
  /** A recogniser writes no file. */
  private static final long LARGEST_FILE = 1_000_000;

  private static final List<String> OPTIONS =
      List.of(
          "-Xmx48m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:ReservedCodeCacheSize=32m",
          "-Xshare:auto");

  private static final Path LIMITER = Path.of("/usr/bin/prlimit");

  private final SandboxConfig sandbox;
  private final Path folder;
  private final Path libraries;
  private final long memoryLimit;

  /**
   * Processes that work in {@code folder}, which is theirs alone.
   *
   * @param libraries where native libraries are unpacked to
   * @param memoryLimit bytes that each may have; what a model needs is about twice its files, and
   *     300 MB
   */
  public SpeechWorkerProcess(SandboxConfig sandbox, Path folder, Path libraries, long memoryLimit) {
    this.sandbox = sandbox;
    this.folder = folder;
    this.libraries = libraries;
    this.memoryLimit = memoryLimit;
  }

  @Override
  public long memoryLimit() {
    return memoryLimit;
  }

  @Override
  public Process start(EngineSettings settings, Consumer<String> errors) throws IOException {
    Files.createDirectories(folder);
    return switch (settings.kind()) {
      case SHERPA -> startSealed(settings, errors);
      case POCKETSPHINX, COMMAND -> startFree(errors);
    };
  }

  private Process startSealed(EngineSettings settings, Consumer<String> errors) throws IOException {
    // It can't unpack them itself: it writes nothing.
    Path unpacked = SherpaLibraries.unpack(libraries);
    List<Path> readable = new ArrayList<>(List.of(unpacked));
    settings.model().filter(Files::exists).ifPresent(readable::add);
    return new SandboxedJava(
            SpeechWorkerMain.class.getName(),
            OPTIONS,
            List.of(SpeechWorkerMain.SEALED, SpeechWorkerMain.LIBRARIES + unpacked),
            readable,
            folder,
            new SandboxedJava.Limits(memoryLimit, LARGEST_FILE))
        .start(sandbox, SpareTime.manners(), errors);
  }

  /** With our user's rights, as who named the program wants; but without our secrets. */
  private Process startFree(Consumer<String> errors) throws IOException {
    List<String> command = new ArrayList<>(SpareTime.manners());
    if (Files.isExecutable(LIMITER)) {
      command.addAll(List.of("" + LIMITER, "--core=0", "--data=" + memoryLimit, "--"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add(SpeechWorkerMain.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> !List.of("PATH", "HOME", "LANG", "LC_ALL").contains(name));
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.start();
    Thread.ofVirtual().name("speech-errors").start(() -> ErrorOutput.read(process, errors));
    return process;
  }
}
