package org.tribune.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The clips that tests play: in {@code ../shared/media} beside the checkout, or where {@code
 * TRIBUNE_TEST_MEDIA} says. A test that needs one is skipped, with a message, where there is none.
 */
public final class Clips {
  private static final String VARIABLE = "TRIBUNE_TEST_MEDIA";

  private Clips() {}

  /** The clip of this file name; skips the test if it is absent. */
  public static Path of(String name) {
    Optional<Path> found = directory().map(all -> all.resolve(name)).filter(Files::isRegularFile);
    Assumptions.assumeTrue(
        found.isPresent(), () -> "No clip " + name + ": set " + VARIABLE + " to its directory");
    return found.orElseThrow();
  }

  /** For {@code EnabledIf}: a class whose set-up needs them is skipped as a whole without. */
  public static boolean areThere() {
    return directory().isPresent();
  }

  /** The directory of all clips, if there is one. */
  public static Optional<Path> directory() {
    Optional<String> set = Optional.ofNullable(System.getenv(VARIABLE));
    if (set.isPresent()) {
      return set.map(Path::of).filter(Files::isDirectory);
    }
    Path here = Path.of("").toAbsolutePath();
    return Stream.iterate(here, above -> above != null, Path::getParent)
        .flatMap(above -> List.of("shared/media", "../shared/media").stream().map(above::resolve))
        .filter(Files::isDirectory)
        .findFirst();
  }
}
