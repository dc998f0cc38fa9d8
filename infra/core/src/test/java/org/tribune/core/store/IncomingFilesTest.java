package org.tribune.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IncomingFilesTest {
  @TempDir private Path directory = Path.of("");

  private Instant now = Instant.parse("2026-11-24T18:45:02Z");

  private Path half(String name, Duration age) throws IOException {
    Path half = Files.writeString(directory.resolve(name), "half");
    return Files.setLastModifiedTime(half, FileTime.from(now.minus(age)));
  }

  @Test
  void open_afterACrash_removesWhatIsAbandonedAndNothingThatMayBeInWork() throws IOException {
    Path old = half("old", Duration.ofMinutes(61));
    Path ofAnother = half("of-another", Duration.ofMinutes(59));

    new IncomingFiles(directory, () -> now);

    assertThat(old).doesNotExist();
    assertThat(ofAnother).exists();
  }

  @Test
  void next_anHourAfterTheStart_removesWhatIsAbandonedByThen() throws IOException {
    IncomingFiles incoming = new IncomingFiles(directory, () -> now);
    Path half = half("half", Duration.ofMinutes(30));

    now = now.plus(Duration.ofMinutes(59));
    assertThat(incoming.next().getParent()).isEqualTo(directory);
    assertThat(half).exists();

    now = now.plus(Duration.ofMinutes(1));
    incoming.next();
    assertThat(half).doesNotExist();
  }
}
