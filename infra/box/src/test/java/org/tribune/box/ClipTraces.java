package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Some bytes of a clip's packets, by which it is known wherever they lie as they were sent. Two
 * clips with the same noise have some in common.
 */
final class ClipTraces {
  private static final int TRACES = 40;
  private static final int BYTES = 24;

  private final List<byte[]> traces;

  private ClipTraces(List<byte[]> traces) {
    this.traces = traces;
  }

  /** Those of {@code clip} that {@code other} has not. */
  static ClipTraces of(Path clip, Path other) throws IOException {
    byte[] content = Files.readAllBytes(clip);
    byte[] known = Files.readAllBytes(other);
    Random random = new Random(3);
    List<byte[]> traces =
        Stream.generate(() -> 2_000 + random.nextInt(content.length - 3_000))
            .map(at -> Arrays.copyOfRange(content, at, at + BYTES))
            .filter(trace -> distinct(trace) > BYTES / 2 && indexOf(known, trace) < 0)
            .limit(TRACES)
            .toList();
    // They are found where they are.
    assertThat(traces).allMatch(trace -> indexOf(content, trace) >= 0);
    return new ClipTraces(traces);
  }

  private static long distinct(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).chars().distinct().count();
  }

  /** Fails if one of them is in a file below {@code root}: a log, a spool, a temporary file. */
  void assertInNoFileBelow(Path root) throws IOException {
    int looked = 0;
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] content = contentOf(file);
        assertThat(traces)
            .as("packets of the secret in " + file)
            .noneMatch(trace -> indexOf(content, trace) >= 0);
        looked++;
      }
    }
    assertThat(looked).as("files below " + root).isGreaterThan(10);
  }

  private static byte[] contentOf(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  private static int indexOf(byte[] content, byte[] sought) {
    return CarvedMedia.indexOf(content, sought, 0);
  }
}
