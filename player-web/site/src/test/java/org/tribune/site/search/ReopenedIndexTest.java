package org.tribune.site.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tribune.site.search.Library.item;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribune.catalogue.sitting.Document;
import org.tribune.catalogue.sitting.Sitting;

/** A start opens the index that a process before has closed, and makes it anew only if it must. */
final class ReopenedIndexTest {
  private static final FileTime ANOTHER_DAY = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  @TempDir Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init") // opened before each test
  private Library library;

  @BeforeEach
  void open() {
    library = new Library(folder.resolve("search"));
  }

  @AfterEach
  void close() {
    library.close();
  }

  /** The files of the closed index, which then look as if they were of another day. */
  private Map<Path, FileTime> indexOfAnotherDay() throws IOException {
    Map<Path, FileTime> files = new TreeMap<>();
    for (Path each : files()) {
      files.put(each, ANOTHER_DAY);
      var _ = Files.setLastModifiedTime(each, ANOTHER_DAY);
    }
    assertThat(files).isNotEmpty();
    return files;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("search"))) {
      return all.filter(Files::isRegularFile)
          .filter(each -> !each.endsWith("write.lock") && !each.toString().contains("questions"))
          .toList();
    }
  }

  /** A start and a stop later. */
  private Map<Path, FileTime> afterAnotherStart() throws IOException {
    Library again = library.again(folder.resolve("search"));
    again.start();
    assertThat(again.titles("piscine")).containsExactly("D Rapport");
    assertThat(again.titles("patinoire")).isNotEmpty();
    again.close();
    Map<Path, FileTime> files = new TreeMap<>();
    for (Path each : files()) {
      files.put(each, Files.getLastModifiedTime(each));
    }
    return files;
  }

  private void startWithTwoAndClose() {
    Sitting first = library.sitting("2026-03-12", "");
    Document document = library.document(first.id(), "report", "Rapport", "De la piscine.", true);
    library.add(first.withDocuments(List.of(document)));
    library.add(
        library.sitting("2026-04-12", "").withItems(List.of(item("one", "1", "Patinoire"))));
    library.start();
    library.close();
  }

  @Test
  void start_whereNothingChanged_opensTheIndexAndWritesNothing() throws IOException {
    startWithTwoAndClose();
    Map<Path, FileTime> before = indexOfAnotherDay();
    assertThat(afterAnotherStart()).isEqualTo(before);
    assertThat(afterAnotherStart()).isEqualTo(before);
  }

  @Test
  void start_whereASittingChanged_keepsTheFilesAndAddsToThem() throws IOException {
    startWithTwoAndClose();
    library.add(library.sitting("2026-05-12", "").withItems(List.of(item("one", "1", "Gymnase"))));
    Map<Path, FileTime> before = indexOfAnotherDay();
    Map<Path, FileTime> after = afterAnotherStart();
    assertThat(after).isNotEqualTo(before);
    assertThat(after).containsValue(ANOTHER_DAY);
    Library again = library.again(folder.resolve("search"));
    again.start();
    assertThat(again.titles("gymnase")).hasSize(1);
    again.close();
  }

  @Test
  void start_overAnIndexOfAnotherFormat_makesItAnew() throws IOException {
    startWithTwoAndClose();
    try (Directory index = new NIOFSDirectory(folder.resolve("search/staff"));
        IndexWriter writer = new IndexWriter(index, new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of("format", "1 on Lucene 9.0.0", "state", "closed").entrySet());
    }
    var _ = indexOfAnotherDay();
    assertThat(afterAnotherStart()).isNotEmpty().doesNotContainValue(ANOTHER_DAY);
  }

  @Test
  void start_overHalfAnIndex_makesItAnew() throws IOException {
    startWithTwoAndClose();
    var _ = indexOfAnotherDay();
    for (Path each : files()) {
      if (each.toString().contains("staff")) {
        Files.delete(each);
      }
    }
    assertThat(afterAnotherStart()).isNotEmpty().doesNotContainValue(ANOTHER_DAY);
  }

  /** Segments and their list, each cut in half. */
  @ParameterizedTest
  @ValueSource(
      strings = {"segments_.*", ".*[.]si", ".*[.](cfs|fdt)", ".*[.](cfe|fnm)", ".*[.](cfs|tim)"})
  void start_overAFileThatWasCut_makesTheIndexAnew(String name) throws IOException {
    startWithTwoAndClose();
    List<Path> cut =
        files().stream()
            .filter(each -> each.getFileName().toString().matches(name))
            .filter(each -> each.toString().contains("public"))
            .toList();
    assertThat(cut).isNotEmpty();
    for (Path each : cut) {
      try (FileChannel file = FileChannel.open(each, StandardOpenOption.WRITE)) {
        file.truncate(file.size() / 2);
      }
    }
    var _ = indexOfAnotherDay();
    assertThat(afterAnotherStart()).isNotEmpty().doesNotContainValue(ANOTHER_DAY);
  }
}
