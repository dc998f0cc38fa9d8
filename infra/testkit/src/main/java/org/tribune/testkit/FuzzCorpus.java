package org.tribune.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The kept inputs of fuzz targets: classes whose {@code fuzzerTestOneInput(byte[])} throws if
 * something is wrong. {@code infra/bench/fuzz} looks for more of them; the tests run those that are
 * kept under {@code src/test/resources/fuzz}, a folder for each target.
 */
public final class FuzzCorpus {
  private FuzzCorpus() {}

  /** A fuzz target. */
  @FunctionalInterface
  public interface Target {
    /** Throws if what comes of {@code input} is not as it must be. */
    void run(byte[] input) throws Exception;
  }

  /**
   * Runs all inputs that are kept for {@code owner}.
   *
   * @return how many there are
   * @throws AssertionError with the input's name if one fails
   */
  public static int replay(Class<?> owner, Target target) throws IOException {
    Path folder = Path.of("src", "test", "resources", "fuzz", owner.getSimpleName());
    List<Path> inputs;
    try (Stream<Path> files = Files.list(folder)) {
      inputs = files.sorted().toList();
    }
    for (Path input : inputs) {
      try {
        target.run(Files.readAllBytes(input));
      } catch (Exception | AssertionError e) {
        throw new AssertionError(input + " fails", e);
      }
    }
    return inputs.size();
  }
}
