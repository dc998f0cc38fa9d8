package org.tribune.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedJournalTest {
  // Equality is not asked of it.
  @SuppressWarnings("ArrayRecordComponent")
  private record Written(long offset, byte[] value) {}

  @TempDir Path directory = Path.of("");

  private List<String> replay() {
    try (EmbeddedJournal journal = EmbeddedJournal.open(directory, "j")) {
      Map<Long, String> names = new LinkedHashMap<>();
      journal.replay((offset, key) -> names.put(offset, key));
      return names.entrySet().stream()
          .map(name -> described(journal, name.getKey(), name.getValue()))
          .toList();
    }
  }

  private static String described(EmbeddedJournal journal, long offset, String key) {
    JournalFormat.Found found = journal.read(offset).orElseThrow();
    assertThat(found.key()).isEqualTo(key);
    return found.timeMillis() + key + new String(found.value().array(), StandardCharsets.UTF_8);
  }

  private byte[] write(String... values) throws IOException {
    try (EmbeddedJournal journal = EmbeddedJournal.open(directory, "j")) {
      journal.replay((offset, entry) -> {});
      for (String value : values) {
        var _ = journal.append(/* timeMillis= */ 7, "k", bytes(value));
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
  void replay_damagedWhereTwoReadingsMeet_losesThatEntryOnly() throws IOException {
    int block = 1 << 20;
    int length = write("x").length - 1;
    Path file = directory.resolve("j");
    Files.delete(file);
    for (int over = 0; over <= 40; over += 5) {
      // The second entry begins so many bytes before the first mebibyte ends.
      byte[] all = write("x".repeat(block - over - length), "two", "three".repeat(300_000));
      assertThat(replay()).as("%d before the end", over).hasSize(3);
      byte[] bytes = all.clone();
      bytes[block - over + 9] ^= 0x55;
      Files.write(file, bytes);
      assertThat(replay()).as("%d before the end", over).hasSize(2);
      Files.write(file, Arrays.copyOf(all, all.length - 1));
      assertThat(replay()).as("%d before the end, torn", over).hasSize(2);
      write("four");
      assertThat(replay()).hasSize(3).last().isEqualTo("7kfour");
      Files.delete(file);
    }
  }

  @Test
  void open_twice_isRefusedWithARemedy() {
    try (EmbeddedJournal first = EmbeddedJournal.open(directory, "j")) {
      var _ = first.append(/* timeMillis= */ 0, "k", new byte[0]);
      assertThatThrownBy(() -> EmbeddedJournal.open(directory, "j"))
          .isInstanceOf(LogException.class)
          .hasMessageContaining("--data");
    }
  }

  @Test
  void read_inAnyOrder_hasValuesOfAllLengths() {
    try (EmbeddedJournal journal = EmbeddedJournal.open(directory, "j")) {
      journal.replay((offset, entry) -> {});
      List<Written> written = new ArrayList<>();
      for (int length : new int[] {0, 1, 4_000, 4_096, 5_000, 70_000, 3, 12_000, 1 << 20, 2}) {
        byte[] value = bytes("x".repeat(length));
        String key = "k".repeat(1 + length % 60_000);
        written.add(new Written(journal.append(/* timeMillis= */ 7, key, value), value));
      }
      for (int i = 0; i < 3; i++) {
        assertThat(written)
            .allSatisfy(one -> assertThat(value(journal, one.offset())).isEqualTo(one.value()));
        Collections.reverse(written);
      }
    }
  }

  @Test
  void read_damagedSinceTheOpening_isEmptyAndTheOthersAreThere() throws IOException {
    byte[] first = write("one");
    byte[] both = write("two");
    try (EmbeddedJournal journal = EmbeddedJournal.open(directory, "j")) {
      journal.replay((offset, entry) -> {});
      byte[] damaged = both.clone();
      damaged[4] ^= 0x55;
      Files.write(directory.resolve("j"), damaged);
      assertThat(journal.read(/* offset= */ 0)).isEmpty();
      assertThat(value(journal, first.length)).isEqualTo(bytes("two"));
    }
  }

  private static byte[] value(EmbeddedJournal journal, long offset) {
    return journal.read(offset).orElseThrow().value().array();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
