package org.tribune.box;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How tests start the program in a process of its own. {@code -Dtribune.distribution} names the
 * distribution, which {@code infra/test} has built and trained before: half of a start's processor
 * time is spared. Without, it is what the build has compiled.
 */
final class ProgramCommand {
  private static final Optional<Path> DISTRIBUTION =
      Optional.ofNullable(System.getProperty("tribune.distribution")).map(Path::of);

  private ProgramCommand() {}

  /** The command for a main class with its arguments, and a heap such as {@code 256m}. */
  static List<String> of(String heap, List<String> program) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    if (DISTRIBUTION.isPresent()) {
      Path trained = DISTRIBUTION.get().resolve("tribune.aot");
      command.addAll(List.of("-XX:AOTCache=" + trained, "-Xlog:aot*=off", "-Xlog:cds*=off", "-cp"));
      // WrongClockBox is among the tests' classes.
      Path tests = Path.of("target/test-classes").toAbsolutePath();
      command.add(jars(DISTRIBUTION.get().resolve("lib")) + File.pathSeparator + tests);
    } else {
      command.add("-cp");
      command.add(
          System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    }
    command.addAll(program);
    return command;
  }

  /** In the order that {@code infra/tribune} has them: the JVM compares it with the training's. */
  private static String jars(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(Path::toString)
          .filter(name -> name.endsWith(".jar"))
          .sorted()
          .collect(Collectors.joining(File.pathSeparator));
    }
  }
}
