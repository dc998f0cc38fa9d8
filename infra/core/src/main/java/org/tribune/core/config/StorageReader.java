package org.tribune.core.config;

import java.nio.file.Path;
import java.util.List;

/** Reads {@code log}, {@code store} and {@code catalogue}. */
final class StorageReader {
  private static final String NEEDED_KAFKA =
      "name Kafka's servers, such as kafka1:9092,kafka2:9092";

  private StorageReader() {}

  static LogConfig log(Section section) {
    String type = Values.choice(section, "type", List.of("embedded", "kafka")).orElse("embedded");
    if (type.equals("embedded")) {
      return new LogConfig.Embedded();
    }
    int partitions =
        Values.integer(section, "partitions", /* lowest= */ 1, /* highest= */ 1_000).orElse(12);
    int replication =
        Values.integer(section, "replication", /* lowest= */ 1, /* highest= */ 10).orElse(1);
    return new LogConfig.Kafka(
        Values.required(section, "bootstrapServers", NEEDED_KAFKA).orElse(""),
        Values.text(section, "topicPrefix").orElse("tribune-"),
        partitions,
        (short) replication);
  }

  static StoreConfig store(Section section, Path data) {
    var _ = Values.choice(section, "type", List.of("directory"));
    return new StoreConfig.Directory(
        Values.path(section, "path").orElseGet(() -> data.resolve("store")));
  }

  /**
   * There is no catalogue yet: what this version must remember is in the log. The keys are known so
   * that a file that sets them to what they will be by default starts; anything else is refused,
   * since it would have no effect.
   */
  static void checkCatalogue(Section section) {
    var _ = Values.choice(section, "type", List.of("sqlite"));
    section
        .find("path")
        .filter(given -> !given.text().equals("data/tribune.db"))
        .ifPresent(
            given ->
                section
                    .mistakes()
                    .add(given, "has no effect in this version: leave catalogue.path out"));
  }
}
