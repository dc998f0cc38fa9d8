package org.tribune.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.tribune.testkit.Tool;

/** One role of the program in a process of its own, with a data directory of its own. */
final class RoleProcess implements AutoCloseable {
  private final Process process;
  private final Path output;

  private RoleProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts {@code role} in {@code folder} with {@code yaml}; does not wait for it. */
  static RoleProcess start(String role, Path folder, String yaml) throws IOException {
    Files.createDirectories(folder);
    Path config = Files.writeString(folder.resolve("tribune.yml"), yaml);
    Path output = folder.resolve("output.txt");
    List<String> program = List.of("org.tribune.box.Main", role, "--config", config.toString());
    Process process =
        new ProcessBuilder(ProgramCommand.of("256m", program))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    return new RoleProcess(process, output);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it wrote so far. */
  String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return "(" + e + ")";
    }
  }

  /** Ends it as whatever supervises it does, and waits until it has gone. */
  void stop(Duration patience) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(patience)) {
      throw new IllegalStateException("It does not stop: " + said());
    }
  }

  /** Kills it as a power cut would, and waits for its end. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Sends it a signal, such as STOP or CONT. */
  void signal(String name) throws IOException, InterruptedException {
    Tool.run(Duration.ofSeconds(10), List.of("kill", "-" + name, "" + process.pid()));
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
