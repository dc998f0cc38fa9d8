package org.tribune.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedJournalTest {
  @TempDir Path directory = Path.of("");

  private List<String> replay() {
    List<String> read = new ArrayList<>();
    try (EmbeddedJournal journal = EmbeddedJournal.open(directory, "j")) {
      journal.replay(
          (time, key, value) -> read.add(time + key + new String(value, StandardCharsets.UTF_8)));
    }
    return read;
  }

  private byte[] write(String... values) throws IOException {
    try (EmbeddedJournal journal = EmbeddedJournal.open(directory, "j")) {
      journal.replay((time, key, value) -> {});
      for (String value : values) {
        journal.append(/* timeMillis= */ 7, "k", value.getBytes(StandardCharsets.UTF_8));
      }
    }
    return Files.readAllBytes(directory.resolve("j"));
  }

  @Test
  void replay_cutAtAnyByte_keepsTheWholeEntriesAndGoesOnBehindThem() throws IOException {
    byte[] first = write("one");
    byte[] both = write("two");
    for (int length = first.length; length < both.length; length++) {
      Files.write(directory.resolve("j"), Arrays.copyOf(both, length));
      assertThat(replay()).containsExactly("7kone");
      write("three");
      assertThat(replay()).containsExactly("7kone", "7kthree");
    }
  }

  @Test
  void replay_anyByteOfTheMiddleDamaged_losesThatEntryOnly() throws IOException {
    byte[] first = write("one");
    byte[] second = write("two");
    byte[] all = write("three");
    for (int damaged = first.length; damaged < second.length; damaged++) {
      byte[] bytes = all.clone();
      bytes[damaged] ^= 0x55;
      Files.write(directory.resolve("j"), bytes);
      assertThat(replay()).as("byte %d", damaged).containsExactly("7kone", "7kthree");
    }
  }

  @Test
  void open_twice_isRefusedWithARemedy() {
    try (EmbeddedJournal first = EmbeddedJournal.open(directory, "j")) {
      first.append(/* timeMillis= */ 0, "k", new byte[0]);
      assertThatThrownBy(() -> EmbeddedJournal.open(directory, "j"))
          .isInstanceOf(LogException.class)
          .hasMessageContaining("--data");
    }
  }
}
