package org.tribune.site.opendata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The schemas of the files of data: JSON Schema of those of JSON, Table Schema of those of CSV. The
 * file of deliberations has one that others publish.
 */
final class SchemaFiles {
  static final Set<String> NAMES =
      Set.of(
          "sittings.schema.json",
          "votes.schema.json",
          "attendance.schema.json",
          "sittings.tableschema.json",
          "votes.tableschema.json",
          "ballots.tableschema.json",
          "attendance.tableschema.json");

  private SchemaFiles() {}

  /** The name of the schema of a file that is none of {@link Dataset#DELIBERATIONS}. */
  static String of(DataFile file) {
    return file.dataset().word()
        + switch (file.format()) {
          case CSV -> ".tableschema.json";
          case JSON -> ".schema.json";
        };
  }

  /** One of {@link #NAMES}. */
  static PublishedFile read(String name) {
    try (InputStream in = SchemaFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program: build it again");
      }
      return PublishedFile.of(
          name,
          /* data= */ Optional.empty(),
          name.endsWith(".schema.json") ? "application/schema+json" : "application/json",
          new String(in.readAllBytes(), StandardCharsets.UTF_8),
          /* rows= */ 0,
          Instant.EPOCH);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " can't be read from the program", e);
    }
  }
}
