package org.tribune.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of one megabyte, which is another file system than the folder that it is mounted in. */
record SmallDisk(Path path) implements AutoCloseable {
  /** Skips the test if the system mounts none. */
  static SmallDisk mount(Path folder) throws IOException, InterruptedException {
    Path path = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tribune-test", path.toString()),
        "a small disk can be mounted by root only");
    return new SmallDisk(path);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    assertThat(run("umount", path.toString())).isTrue();
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
