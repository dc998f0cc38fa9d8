package org.tribune.ingest.rtmp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs ffmpeg, ffprobe and openssl. */
final class Commands {
  private static final int PATIENCE_SECONDS = 60;

  private Commands() {}

  /** Runs it to its end and gives what it wrote; fails if it failed. */
  static String run(String... command) {
    Outcome outcome = outcome(command);
    if (outcome.status() != 0) {
      throw new AssertionError(String.join(" ", command) + " failed:\n" + outcome.output());
    }
    return outcome.output();
  }

  record Outcome(int status, String output) {}

  /** Runs it to its end, whatever that is. */
  static Outcome outcome(String... command) {
    try {
      Path output = Files.createTempFile("command", ".txt");
      Process process = start(output, command);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError(String.join(" ", command) + " does not end");
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      return new Outcome(process.exitValue(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Starts it; the caller destroys it. */
  static Process start(Path output, String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .start();
  }

  /** Pushes a file without touching its packets, as fast as it goes. */
  static String push(Path file, String url, String... options) {
    List<String> command =
        new ArrayList<>(List.of("ffmpeg", "-v", "error", "-i", file.toString(), "-c", "copy"));
    command.addAll(List.of(options));
    command.addAll(List.of("-f", "flv", url));
    return run(command.toArray(String[]::new));
  }
}
