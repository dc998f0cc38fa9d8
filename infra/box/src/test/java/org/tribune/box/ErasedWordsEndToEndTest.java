package org.tribune.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionFile;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.sitting.SittingId;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.sql.SqlCatalogue;
import org.tribune.testkit.catalogue.QuestionSamples;
import org.tribune.testkit.catalogue.SittingSamples;

/**
 * Words that were erased are looked for in every file of the data directory and of a backup that is
 * not encrypted: while the box runs, and after it was killed.
 */
@Tag("e2e")
final class ErasedWordsEndToEndTest {
  private static final String YAML =
      "channels: [{id: chamber, sources: [{type: rtmp, streamKey: a-word-of-some-length}]}]\n";
  private static final String WORD = "xylophonistique";
  private static final String ADDRESS = "michele-saint-aubin";
  private static final SittingId SITTING = new SittingId("20261125-conseil-k3v9");

  @TempDir private Path folder;

  private Path data() {
    return folder.resolve("data");
  }

  private Path backup() {
    return folder.resolve("backup");
  }

  /** Asks a question that everybody reads. Another process of the machine may. */
  private void ask() {
    try (Catalogue catalogue = open()) {
      var _ =
          catalogue
              .sittings()
              .create(
                  SittingSamples.draft(SITTING.value(), Instant.now()).in(SittingStatus.ANNOUNCED));
      Question question =
          Question.asked(
                  new QuestionId("q1"),
                  SITTING,
                  Optional.empty(),
                  new Author("Michèle", "Saint-Aubin"),
                  "Que devient le concours " + WORD + " ?",
                  Set.of(),
                  Instant.now())
              .published("Ana", Instant.now());
      catalogue
          .questions()
          .restore(
              new QuestionFile(
                  question,
                  QuestionSamples.asker(question, Optional.of(ADDRESS + "@example.org")),
                  Set.of(),
                  List.of()));
    }
  }

  private void erase() {
    try (Catalogue catalogue = open()) {
      catalogue.questions().forget(SITTING);
    }
  }

  private Catalogue open() {
    return SqlCatalogue.open(new CatalogueConfig.Sqlite(data().resolve("tribune.db")));
  }

  private List<String> filesWithThem(Path root) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        if (holdsThem(each)) {
          found.add(root.relativize(each).toString());
        }
      }
    }
    return found;
  }

  private static boolean holdsThem(Path file) throws IOException {
    try {
      byte[] content = Files.readAllBytes(file);
      boolean isFound = holdsThem(content);
      if (file.toString().endsWith(".zip")) {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
          for (ZipEntry each = zip.getNextEntry(); each != null; each = zip.getNextEntry()) {
            isFound |= holdsThem(zip.readAllBytes());
          }
        }
      }
      return isFound;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static boolean holdsThem(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    return text.contains(WORD) || text.contains(ADDRESS);
  }

  private void backUp() {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int status =
        Main.run(
            out,
            out,
            "backup",
            backup().toString(),
            "--config",
            folder.resolve("tribune.yml").toString(),
            "--data",
            data().toString());
    assertThat(status).as(said.toString()).isZero();
  }

  private void awaitInTheIndex(BoxProcess box) {
    box.await(
        "the word is in the index",
        () ->
            box.get("/search?q=" + WORD).statusCode() == 200
                && filesWithThem(data().resolve("search")).size() > 0);
  }

  @Test
  void words_thatWereErased_areInNoFileOfSiteAndBackup() throws Exception {
    try (BoxProcess box = BoxProcess.start(folder, YAML)) {
      ask();
      awaitInTheIndex(box);
      backUp();
      assertThat(filesWithThem(backup())).containsExactly("catalogue-1.jsonl");
      erase();
      box.await("the site has lost them", () -> filesWithThem(data()).isEmpty());
      backUp();
      assertThat(filesWithThem(backup())).isEmpty();

      ask();
      awaitInTheIndex(box);
      erase();
      box.kill();
    }
    try (BoxProcess box = BoxProcess.start(folder, YAML)) {
      box.await("the site has lost them, too", () -> filesWithThem(data()).isEmpty());
    }
  }
}
