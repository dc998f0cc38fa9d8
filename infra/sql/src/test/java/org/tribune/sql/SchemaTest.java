package org.tribune.sql;

import static java.lang.Integer.parseInt;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tribune.sql.database.Schema;

final class SchemaTest {
  /** In SQL, or in Java where SQL can't do it. */
  private static final List<Path> MIGRATIONS =
      List.of(Path.of("src/main/resources/db/migration"), Path.of("src/main/java/org/tribune/sql"));

  @Test
  void version_isThatOfTheNewestMigration() throws IOException {
    List<String> names = MIGRATIONS.stream().flatMap(SchemaTest::names).toList();
    assertThat(names.stream().mapToInt(name -> parseInt(name.substring(1, name.indexOf('_')))))
        .contains(Schema.VERSION)
        .doesNotHaveDuplicates()
        .allMatch(version -> version <= Schema.VERSION);
  }

  private static Stream<String> names(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("V\\d+__([a-z_]+\\.sql|[A-Za-z]+\\.java)"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
