package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.tribune.testkit.Tool;

/**
 * What a recogniser of two words hears of a {@link TelltaleClip}: one in the tone that all may
 * hear, the other in the secret's.
 */
final class TelltaleWords {
  /** Both without their first letter, which captions write large. */
  static final String OPEN = "irafe";

  static final String SECRET = "ippopotame";

  static final String SAID = "g" + OPEN;
  static final String SAID_IN_SECRET = "h" + SECRET;

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final Path PROGRAM =
      Path.of("../speech/src/test/resources/engines/tones.mjs").toAbsolutePath().normalize();

  /** Of what all may hear nothing is loud. */
  private static final String LEAST = "150";

  private TelltaleWords() {}

  /** A line of {@code tribune.yml} that has it listen. */
  static String yaml() {
    return "captions: {command: [node, \"%s\", %s, %s, \"%s\"]}\n"
        .formatted(PROGRAM, SAID, SAID_IN_SECRET, LEAST);
  }

  /** What it writes if it is given a clip. */
  static String heard(Path clip) throws IOException, InterruptedException {
    String listening =
        "ffmpeg -v error -i %s -f s16le -ac 1 -ar 16000 - | node %s %s %s %s"
            .formatted(clip, PROGRAM, SAID, SAID_IN_SECRET, LEAST);
    return Tool.run(DEADLINE, List.of("sh", "-c", listening)).output();
  }

  /** True while it listens for a program. */
  static boolean isListening(BoxProcess box) {
    return box.handle()
        .descendants()
        .map(each -> each.info().commandLine().orElse(""))
        .anyMatch(each -> each.contains(SECRET));
  }

  /** Fails if the secret's word is in a file below {@code root}. */
  static void assertSecretInNoFileBelow(Path root) throws IOException {
    assertThat(filesWith(SECRET, root)).isEmpty();
  }

  /** The files below {@code root} in which this word stands. */
  static List<Path> filesWith(String word, Path root) throws IOException {
    byte[] sought = word.getBytes(StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).filter(each -> isIn(each, sought)).toList();
    }
  }

  private static boolean isIn(Path file, byte[] sought) {
    try {
      return CarvedMedia.indexOf(Files.readAllBytes(file), sought, 0) >= 0;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
