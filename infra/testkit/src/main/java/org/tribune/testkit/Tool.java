package org.tribune.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs a program that we did not write, such as ffprobe, with a deadline. */
public final class Tool {
  /**
   * What a program left.
   *
   * @param output standard output and error, as they came
   */
  public record Result(int status, String output) {}

  private Tool() {}

  /**
   * Runs {@code command} to its end; fails the test at the deadline, skips it without the program.
   */
  public static Result run(Duration deadline, List<String> command)
      throws IOException, InterruptedException {
    requirePresent(command.getFirst());
    Path output = Files.createTempFile("tool-", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            String.join(" ", command) + " did not end in " + deadline + ":\n" + read(output));
      }
      return new Result(process.exitValue(), read(output));
    } finally {
      Files.deleteIfExists(output);
    }
  }

  /** Starts {@code command} and leaves it running; its output goes to {@code output}. */
  public static Process start(Path output, List<String> command) throws IOException {
    requirePresent(command.getFirst());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .start();
  }

  private static String read(Path output) throws IOException {
    return Files.readString(output);
  }

  private static void requirePresent(String program) {
    boolean present =
        List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
    Assumptions.assumeTrue(present, () -> program + " is not on this machine: install it");
  }
}
