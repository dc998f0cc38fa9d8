package org.tribune.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingFacts;
import org.tribune.core.crypto.MasterKeyFile;
import org.tribune.sql.database.SqliteDatabase;
import org.tribune.sql.database.SqliteErasure;
import org.tribune.testkit.catalogue.SittingSamples;
import org.tribune.testkit.sql.SqliteFile;

/** What was erased is in none of the files, while the catalogue is in use and after a crash. */
final class SqliteErasureTest {
  private static final SqliteErasure.Rhythm AT_ONCE =
      new SqliteErasure.Rhythm(Duration.ZERO, Duration.ofMillis(20));

  /** The file is not written anew. */
  private static final SqliteErasure.Rhythm LOG_ALONE =
      new SqliteErasure.Rhythm(Duration.ZERO, Duration.ofDays(1));

  private static final SqliteErasure.Rhythm NEVER =
      new SqliteErasure.Rhythm(Duration.ofDays(1), Duration.ofDays(1));

  @TempDir Path folder = Path.of("");
  @TempDir static Path keys = Path.of("");

  private Path file() {
    return folder.resolve("tribune.db");
  }

  private static Catalogue open(Path file, SqliteErasure.Rhythm rhythm) {
    return new SqlCatalogue(
        SqliteDatabase.open(file, rhythm),
        new MasterKeyFile(keys.resolve("keys").resolve("master.key")));
  }

  /** A draft in whose title are words that are not encrypted where they lie. */
  private static Sitting draft(int number, String words) {
    return SittingSamples.draft("20261125-conseil-%04d".formatted(number), SittingSamples.EVENING)
        .with(titled(words));
  }

  private static SittingFacts titled(String title) {
    return SittingSamples.facts(SittingSamples.EVENING).change().title(title).build();
  }

  private static void forget(Catalogue catalogue, Sitting draft) {
    assertThat(catalogue.sittings().forget(draft.id(), draft.version())).isTrue();
  }

  private List<String> found(Path directory, Set<String> words) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path each : files.toList()) {
        String text = Files.readString(each, StandardCharsets.ISO_8859_1);
        words.stream()
            .filter(text::contains)
            .forEach(word -> found.add(word + " in " + each.getFileName()));
      }
    }
    return found;
  }

  private void awaitNothingOf(Set<String> words) {
    await().atMost(Duration.ofSeconds(60)).until(() -> found(folder, words), List::isEmpty);
  }

  @Test
  void write_aDraftIsForgotten_isInNoFileWhileOthersRead() throws IOException {
    try (Catalogue catalogue = open(file(), LOG_ALONE);
        Catalogue other = open(file(), LOG_ALONE)) {
      Sitting draft = draft(1, "michele-saint-aubin");
      catalogue.sittings().create(draft);
      catalogue.sittings().create(draft(2, "Vœux"));
      assertThat(found(folder, Set.of("michele-saint-aubin"))).isNotEmpty();
      forget(catalogue, draft);
      assertThat(other.sittings().versions()).hasSize(1);
      awaitNothingOf(Set.of("michele-saint-aubin"));
    }
  }

  @Test
  void write_manyRowsOfAllLengthsReplacedAndRemoved_noneOfTheirWordsStays() {
    Random random = new Random(7);
    Set<String> erased = new HashSet<>();
    try (Catalogue catalogue = open(file(), AT_ONCE)) {
      for (int i = 0; i < 900; i++) {
        String words = "word" + Integer.toHexString(0x1000_0000 + random.nextInt(0x1000_0000));
        String padding = "a".repeat(random.nextInt(150));
        Sitting draft = draft(i, words + padding);
        catalogue.sittings().create(draft);
        switch (random.nextInt(3)) {
          case 0 -> forget(catalogue, draft);
          case 1 ->
              assertThat(catalogue.sittings().replace(draft.with(titled("Vœux")))).isPresent();
          default -> {
            continue;
          }
        }
        erased.add(words);
      }
      awaitNothingOf(erased);
    }
    assertThat(erased).hasSizeGreaterThan(400);
  }

  @Test
  void open_afterAKillBeforeTheLogWasEmptied_emptiesIt() throws IOException {
    Path crashed = Files.createDirectories(folder.resolve("crashed"));
    try (Catalogue catalogue = open(file(), NEVER)) {
      Sitting draft = draft(1, "michele-saint-aubin");
      catalogue.sittings().create(draft);
      catalogue.sittings().create(draft(2, "Vœux"));
      forget(catalogue, draft);
      // The files as they are when the process is killed here.
      for (String suffix : List.of("", "-wal")) {
        Files.copy(
            Path.of(file() + suffix),
            crashed.resolve("tribune.db" + suffix),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    assertThat(found(crashed, Set.of("michele-saint-aubin"))).isNotEmpty();
    try (Catalogue catalogue = open(crashed.resolve("tribune.db"), LOG_ALONE)) {
      assertThat(catalogue.sittings().versions()).hasSize(1);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> found(crashed, Set.of("michele-saint-aubin")), List::isEmpty);
    }
  }

  @Test
  void open_fileOfAVersionThatLeftWordsBehind_writesItAnew() throws Exception {
    try (Catalogue catalogue = open(file(), NEVER)) {
      catalogue.sittings().create(draft(1, "Budget"));
    }
    try (SqliteFile old = SqliteFile.open(file())) {
      old.execute("PRAGMA secure_delete = OFF");
      old.execute("CREATE TABLE old_words (words TEXT)");
      old.execute("INSERT INTO old_words VALUES ('what was removed years ago')");
      old.execute("DROP TABLE old_words");
    }
    assertThat(found(folder, Set.of("what was removed years ago"))).isNotEmpty();
    try (Catalogue catalogue = open(file(), AT_ONCE)) {
      assertThat(catalogue.sittings().versions()).hasSize(1);
      awaitNothingOf(Set.of("what was removed years ago"));
    }
  }
}
