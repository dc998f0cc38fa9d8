package org.tribune.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.tribune.testkit.Tool;

/** A disk of some megabytes, in memory, which is a file system of its own. To be closed. */
public record SmallDisk(Path path) implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final int RETRIES = 5;

  /** Mounts one as a new directory; skips the test if the system mounts none. */
  public static SmallDisk mount(Path directory, int megabytes)
      throws IOException, InterruptedException {
    Path path = Files.createDirectory(directory);
    String size = "size=" + megabytes + "m";
    Tool.Result mounted =
        Tool.run(
            DEADLINE, List.of("mount", "-t", "tmpfs", "-o", size, "tribune-test", path.toString()));
    assumeTrue(mounted.status() == 0, "A disk of its own needs root: " + mounted.output());
    return new SmallDisk(path);
  }

  private Path filler() {
    return path.resolve("filler");
  }

  /** Leaves not a byte free. */
  public void fill() throws IOException, InterruptedException {
    Tool.Result filled =
        Tool.run(DEADLINE, List.of("dd", "if=/dev/zero", "of=" + filler(), "bs=64k"));
    assertThat(filled.output()).contains("No space left");
  }

  /** Leaves {@code free} bytes, or a little less if others write meanwhile. */
  public void fillBut(long free) throws IOException, InterruptedException {
    Tool.Result result = fillOnce(free);
    for (int retry = 0; retry < RETRIES && result.status() != 0; retry++) {
      result = fillOnce(free);
    }
    assertThat(result.status()).as(result.output()).isZero();
  }

  private Tool.Result fillOnce(long free) throws IOException, InterruptedException {
    long filled = Files.getFileStore(path).getUsableSpace() - free;
    return Tool.run(DEADLINE, List.of("fallocate", "-l", "" + filled, filler().toString()));
  }

  /** Frees what was filled. */
  public void free() throws IOException {
    Files.delete(filler());
  }

  @Override
  public void close() throws IOException, InterruptedException {
    Tool.run(DEADLINE, List.of("umount", "-l", path.toString()));
  }
}
