package org.tribune.sql;

import static java.lang.Integer.parseInt;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SchemaTest {
  @Test
  void version_isThatOfTheNewestMigration() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names).allMatch(name -> name.matches("V\\d+__[a-z_]+\\.sql"));
      assertThat(names.stream().mapToInt(name -> parseInt(name.substring(1, name.indexOf('_')))))
          .contains(Schema.VERSION)
          .allMatch(version -> version <= Schema.VERSION);
    }
  }
}
