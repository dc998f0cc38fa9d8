package org.tribune.site.sitting.convocation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.tribune.core.config.SandboxConfig;
import org.tribune.core.sandbox.SandboxedJava;

/**
 * Has a program of ours read a stranger's file, in a Java of its own and in a sandbox: no file can
 * take the memory or the time of the broadcast, nor anything that it has. One file at a time is
 * read, whatever it is read for. Blocks; safe for all threads.
 */
public final class SandboxedReading {
  private static final int ANSWER = 100;

  /** However little of a processor a reading is given, it takes no longer. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final long LOOK_MILLIS = 100;

  /** What begins the name of a folder in which a program may write. */
  private static final String FOLDER = "reading-";

  /** What it began with in former versions. */
  private static final String FORMER_FOLDER = "pdf-";

  private static final String TEXT = "text";

  /** The heap, the code, and what a Java needs besides; and what PDFBox unpacks to the disk. */
  private static final SandboxedJava.Limits LIMITS =
      new SandboxedJava.Limits(/* memory= */ 1_000_000_000, /* largestFile= */ 1_000_000_000);

  private static final Path NICE = Path.of("/usr/bin/nice");

  /** Counted from our own niceness, which the unit of systemd raises by 15. */
  private static final List<String> MANNERS =
      Files.isExecutable(NICE) ? List.of(NICE.toString(), "-n", "25") : List.of();

  private static final Semaphore TURN = new Semaphore(1, /* fair= */ true);

  private final SandboxConfig sandbox;
  private final Duration patience;
  private final String memory;
  private final Class<?> program;

  /**
   * Readings by one program.
   *
   * @param patience how much of a processor's time a file may take
   * @param memory of its heap, as Java's option has it: {@code 256m}
   * @param program whose {@code main} is given the file and where to write its text
   */
  public SandboxedReading(
      SandboxConfig sandbox, Duration patience, String memory, Class<?> program) {
    this.sandbox = sandbox;
    this.patience = patience;
    this.memory = memory;
    this.program = program;
  }

  /**
   * What the program said of a file.
   *
   * @param status with which it ended
   */
  public record Answer(String said, int status) {
    /** True if it could not be confined, and did nothing. */
    public boolean isUnconfined() {
      return status == SandboxedJava.NOT_CONFINED;
    }
  }

  /** Takes what the program has answered, and the text that it wrote, if it did. */
  public interface Outcome<T> {
    /** Called while the text is there; no answer means that it did not come to an end in time. */
    T take(Optional<Answer> answer, Path text) throws IOException;
  }

  /**
   * Has {@code file} read.
   *
   * @param folder in which there may be files for as long as it takes
   * @throws org.tribune.core.sandbox.SandboxException if it can't be confined on this machine
   * @throws IOException if it can't be read, or nothing can be started
   */
  public <T> T read(Path file, Path folder, Outcome<T> outcome)
      throws IOException, InterruptedException {
    TURN.acquire();
    try {
      Path own = Files.createTempDirectory(folder.toAbsolutePath(), FOLDER);
      try {
        Optional<Answer> answer = answer(file, own);
        // What a stranger's file may have taken over leads us to no file of ours.
        if (Files.isSymbolicLink(own.resolve(TEXT))) {
          throw new IOException("What was read of " + file + " is a link; it is not followed");
        }
        return outcome.take(answer, own.resolve(TEXT));
      } finally {
        forget(own);
      }
    } finally {
      TURN.release();
    }
  }

  private Optional<Answer> answer(Path file, Path folder) throws IOException, InterruptedException {
    Process process = program(file, folder).start(sandbox, MANNERS);
    try {
      process.getOutputStream().close();
      if (!ends(process)) {
        return Optional.empty();
      }
      String said =
          new String(process.getInputStream().readNBytes(ANSWER), StandardCharsets.UTF_8).strip();
      return Optional.of(new Answer(said, process.exitValue()));
    } finally {
      // It writes no more when this is over.
      process.destroyForcibly().waitFor();
    }
  }

  /** False if it takes too long: by its own work, since a broadcast may leave it little time. */
  private boolean ends(Process process) throws InterruptedException {
    long begin = System.nanoTime();
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
      Duration used = process.info().totalCpuDuration().orElse(elapsed);
      if (used.compareTo(patience) > 0 || elapsed.compareTo(LONGEST) > 0) {
        return false;
      }
    }
    return true;
  }

  private SandboxedJava program(Path file, Path folder) {
    return new SandboxedJava(
        program.getName(),
        List.of(
            "-Xmx" + memory,
            "-XX:TieredStopAtLevel=1",
            "-Dpdfbox.fontcache=" + folder,
            "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog"),
        List.of(file.toAbsolutePath().toString(), folder.resolve(TEXT).toString()),
        List.of(file),
        folder,
        LIMITS);
  }

  /** Deletes what readings that did not come to their end have left in {@code folder}. */
  public static void forgetIn(Path folder) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      for (Path each : left.filter(Files::isDirectory).toList()) {
        String name = each.getFileName().toString();
        if (name.startsWith(FOLDER) || name.startsWith(FORMER_FOLDER)) {
          forget(each);
        }
      }
    }
  }

  /** Links are deleted, not followed. */
  private static void forget(Path folder) throws IOException {
    try (Stream<Path> left = Files.walk(folder)) {
      for (Path each : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
