package org.tribune.archive.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.tribune.core.Bytes;
import org.tribune.core.Sha256;

/** All files of a directory, and what is in those that are ZIP files, to be searched for words. */
record BackupFiles(Path root) {
  static BackupFiles of(Path root) {
    return new BackupFiles(root);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(each -> !each.endsWith(".lock"))
          .sorted()
          .toList();
    }
  }

  /** Their names, and the sums of their contents. */
  Map<String, String> sums() throws IOException {
    Map<String, String> sums = new TreeMap<>();
    for (Path file : files()) {
      sums.put(
          root.relativize(file).toString(),
          Sha256.of(Bytes.wrap(Files.readAllBytes(file))).toString());
    }
    return sums;
  }

  void assertNowhere(String... words) throws IOException {
    for (String text : texts()) {
      assertThat(text).doesNotContain(words);
    }
  }

  void assertSomewhere(String... words) throws IOException {
    assertThat(String.join("\n", texts())).contains(words);
  }

  private List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : files()) {
      texts.add(root.relativize(file).toString());
      texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      if (file.toString().endsWith(".zip")) {
        addEntries(file, texts);
      }
    }
    return texts;
  }

  private static void addEntries(Path file, List<String> texts) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
        texts.add(each.getName());
        texts.add(new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
      }
    }
  }
}
