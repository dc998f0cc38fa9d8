package org.tribune.transcoder.hostile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tribune.core.config.SandboxConfig;
import org.tribune.core.sandbox.SandboxedJava;
import org.tribune.media.NativeLibraries;

/**
 * Tries films in another process, limited as the box limits the one that makes them; a film that
 * ends or hangs it costs a new one. Used by one thread.
 */
final class FilmTrials implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String END = "end";
  private static final long MEMORY = 2_500_000_000L;

  private final Path folder;
  private final boolean isSandboxed;
  private @Nullable Process process;
  private BlockingQueue<String> verdicts = new LinkedBlockingQueue<>();
  private int count = 0;

  /**
   * What became of a film.
   *
   * @param words {@code made SECONDS}, {@code refused CODE MESSAGE}, {@code failed EXCEPTION},
   *     {@code died STATUS} or {@code hung}
   * @param peakBytes the most memory that the process has had meanwhile, where it reported it
   */
  record Verdict(String words, Duration time, long peakBytes) {
    boolean isMade() {
      return words.startsWith("made ");
    }

    /** The length of a film that was made. */
    double seconds() {
      return Double.parseDouble(words.split(" ", /* limit= */ 3)[1]);
    }

    /** The code of the flaw, if it was refused. */
    Optional<String> flaw() {
      return words.startsWith("refused ")
          ? Optional.of(words.split(" ", /* limit= */ 3)[1])
          : Optional.empty();
    }
  }

  private FilmTrials(Path folder, boolean isSandboxed) {
    this.folder = folder;
    this.isSandboxed = isSandboxed;
  }

  /** Trials as the box makes films: files and films are in {@code folder}. */
  static FilmTrials inSandbox(Path folder) {
    return new FilmTrials(folder, /* isSandboxed= */ true);
  }

  /** Trials that could open what they like: that they don't is theirs, and not the kernel's. */
  static FilmTrials withoutSandbox(Path folder) {
    return new FilmTrials(folder, /* isSandboxed= */ false);
  }

  /** The folder of the film that was tried last. */
  Path made() {
    return folder.resolve("film" + count);
  }

  /** Tries to make a film of a file. */
  Verdict run(Path file) throws IOException, InterruptedException {
    count++;
    Process running = running();
    long begun = System.nanoTime();
    OutputStream lines = running.getOutputStream();
    lines.write((file + "\t" + made() + "\n").getBytes(StandardCharsets.UTF_8));
    lines.flush();
    String said = verdicts.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    Duration time = Duration.ofNanos(System.nanoTime() - begun);
    if (said == null || said.equals(END)) {
      close();
      return new Verdict(
          said == null ? "hung" : "died " + running.waitFor(), time, /* peakBytes= */ 0);
    }
    String[] words = said.split("\t", /* limit= */ 2);
    return new Verdict(words[1], time, Long.parseLong(words[0]) * 1_024);
  }

  private Process running() throws IOException {
    Process known = process;
    if (known != null && known.isAlive()) {
      return known;
    }
    Process started =
        isSandboxed
            ? program().start(SandboxConfig.USUAL, List.of())
            : new ProcessBuilder(command())
                .redirectError(
                    ProcessBuilder.Redirect.appendTo(folder.resolve("trials.log").toFile()))
                .start();
    process = started;
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    verdicts = told;
    Thread.ofVirtual().name("film-trials").start(() -> read(started, told));
    return started;
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/prlimit"))) {
      command.addAll(List.of("/usr/bin/prlimit", "--data=" + MEMORY, "--core=0"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-Djava.awt.headless=true", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(FilmTrial.class.getName());
    return command;
  }

  private SandboxedJava program() throws IOException {
    NativeLibraries.load();
    return new SandboxedJava(
        FilmTrial.class.getName(),
        List.of("-Xmx256m", "-Dorg.bytedeco.javacpp.cachedir=" + NativeLibraries.folder()),
        List.of(FilmTrial.SEALED),
        List.of(NativeLibraries.folder()),
        folder,
        new SandboxedJava.Limits(MEMORY, /* largestFile= */ 64_000_000));
  }

  private static void read(Process process, BlockingQueue<String> told) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(FilmTrial.VERDICT)) {
          told.add(line.substring(FilmTrial.VERDICT.length()));
        }
      }
    } catch (IOException e) {
      // As its end.
    }
    told.add(END);
  }

  @Override
  public void close() {
    Process known = process;
    if (known != null) {
      known.destroyForcibly();
    }
  }
}
