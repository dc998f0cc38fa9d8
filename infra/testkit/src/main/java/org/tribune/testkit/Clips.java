package org.tribune.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Clips() {}

  /** The clip of this file name; skips the test if it is absent. */
  public static Path of(String name) {
    Optional<Path> found = directory().map(all -> all.resolve(name)).filter(Files::isRegularFile);
    Assumptions.assumeTrue(
        found.isPresent(), () -> "No clip " + name + ": set " + VARIABLE + " to its directory");
    return found.orElseThrow();
  }

  /** Makes a clip with ffmpeg, by these options of it; skips the test without ffmpeg. */
  public static Path made(Path clip, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
    command.addAll(options);
    command.add("" + clip);
    Tool.Result result = Tool.run(DEADLINE, command);
    assertThat(result.status()).as(result.output()).isZero();
    return clip;
  }

  /**
   * Makes one as an encoder sends it, with a key frame each 25 frames.
   *
   * @param picture a source of FFmpeg's, such as {@code color=c=gray:s=426x240:r=25}
   * @param sound options of ffmpeg: where it comes from, and what is done to it
   */
  public static Path filmed(Path clip, int seconds, String picture, List<String> sound)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(List.of("-f", "lavfi", "-i", picture));
    options.addAll(sound);
    options.addAll(List.of("-t", "" + seconds));
    options.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-g", "25"));
    options.addAll(List.of("-pix_fmt", "yuv420p", "-c:a", "aac"));
    return made(clip, options);
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
