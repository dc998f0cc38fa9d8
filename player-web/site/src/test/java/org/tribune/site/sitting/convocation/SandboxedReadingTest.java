package org.tribune.site.sitting.convocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SandboxedReadingTest {
  @TempDir Path folder;

  @Test
  void forgetIn_whateverAReadingLeft_isGoneAndNothingElse() throws IOException {
    Path kept = Files.writeString(folder.resolve("convocation1.part"), "kept");
    Path left = Files.createDirectories(folder.resolve("reading-1/in/it"));
    Files.writeString(left.resolve("page"), "left");
    Files.createSymbolicLink(folder.resolve("reading-1/text"), kept);
    Files.createSymbolicLink(folder.resolve("reading-1/there"), folder);

    SandboxedReading.forgetIn(folder);

    assertThat(folder.resolve("reading-1")).doesNotExist();
    assertThat(kept).hasContent("kept");
  }
}
