package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
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

  /** By a hash of eight bytes: true if a trace begins with such. */
  private final boolean[] beginnings = new boolean[1 << 12];

  private ClipTraces(List<byte[]> traces) {
    this.traces = traces;
    for (byte[] trace : traces) {
      beginnings[hash(ByteBuffer.wrap(trace).getLong())] = true;
    }
  }

  private static int hash(long eightBytes) {
    return (int) ((eightBytes * 0x9e3779b97f4a7c15L) >>> 52);
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
    ClipTraces found = new ClipTraces(traces);
    // They are found where they are.
    assertThat(traces).allMatch(trace -> found.isIn(Arrays.copyOf(trace, BYTES + 1)));
    assertThat(found.isIn(content)).isTrue();
    return found;
  }

  private static long distinct(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).chars().distinct().count();
  }

  /** Fails if one of them is in a file below {@code root}: a log, a spool, a temporary file. */
  void assertInNoFileBelow(Path root) throws IOException {
    int looked = 0;
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(isIn(contentOf(file))).as("packets of the secret in " + file).isFalse();
        looked++;
      }
    }
    assertThat(looked).as("files below " + root).isGreaterThan(10);
  }

  /** True if one of them is in {@code content}, which is read once for all. */
  private boolean isIn(byte[] content) {
    long lastEight = 0;
    for (int at = 0; at < content.length; at++) {
      lastEight = (lastEight << 8) | (content[at] & 0xff);
      int from = at - 7;
      if (beginnings[hash(lastEight)] && from >= 0 && beginsAt(content, from)) {
        return true;
      }
    }
    return false;
  }

  private boolean beginsAt(byte[] content, int from) {
    return from + BYTES <= content.length
        && traces.stream()
            .anyMatch(trace -> Arrays.equals(content, from, from + BYTES, trace, 0, BYTES));
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
