package org.tribune.box;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribune.catalogue.Catalogue;
import org.tribune.catalogue.question.Author;
import org.tribune.catalogue.question.Question;
import org.tribune.catalogue.question.QuestionId;
import org.tribune.catalogue.sitting.Sitting;
import org.tribune.catalogue.sitting.SittingStatus;
import org.tribune.core.config.CatalogueConfig;
import org.tribune.sql.SqlCatalogue;
import org.tribune.testkit.catalogue.QuestionSamples;
import org.tribune.testkit.catalogue.SittingSamples;

/** Where in the real program's data directory a citizen's words are, before and after their end. */
@Tag("e2e")
final class ShreddedQuestionEndToEndTest {
  private static final String TEXT = "zibelinette";
  private static final String NAME = "Quenouillard";
  private static final String EMAIL = "farfadette@example.org";
  private static final Instant ASKED = QuestionSamples.ASKED;
  private static final String CHANNEL =
      """
      channels:
        - {id: chamber, name: Salle du conseil, sources: [{type: testcard}]}
      """;

  @TempDir private Path site;

  private Catalogue open() {
    return SqlCatalogue.open(new CatalogueConfig.Sqlite(site.resolve("data/tribune.db")));
  }

  /** The files that have one of {@code needles}, whatever its letters' case. */
  private List<String> holding(String... needles) throws IOException {
    List<String> holding = new ArrayList<>();
    try (Stream<Path> files = Files.walk(site.resolve("data"))) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        String content = read(each);
        for (String needle : needles) {
          if (content.contains(needle.toLowerCase(Locale.ROOT))) {
            holding.add(needle + " in " + site.relativize(each));
          }
        }
      }
    }
    return holding;
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file, ISO_8859_1).toLowerCase(Locale.ROOT);
    } catch (NoSuchFileException e) {
      return ""; // It was a passing one.
    }
  }

  private static Question ask(Catalogue catalogue) {
    Sitting sitting =
        SittingSamples.draft("20261125-conseil-k3v9", ASKED).in(SittingStatus.ANNOUNCED);
    assertThat(catalogue.sittings().create(sitting)).isTrue();
    Question question =
        Question.asked(
            new QuestionId("q1"),
            sitting.id(),
            Optional.empty(),
            new Author(NAME, ""),
            "Où est la " + TEXT + " ?",
            Set.of(),
            ASKED);
    assertThat(
            catalogue
                .questions()
                .create(
                    question,
                    QuestionSamples.asker(question, Optional.of(EMAIL)),
                    "challenge",
                    ASKED))
        .isTrue();
    return catalogue
        .questions()
        .replace(List.of(question.published("Ana", ASKED)))
        .orElseThrow()
        .getFirst();
  }

  /** By another process than the box, which goes on. */
  private void rotateKey() {
    StringWriter said = new StringWriter();
    assertThat(
            Main.run(
                new PrintWriter(said),
                new PrintWriter(said),
                "rotate-key",
                "--config",
                "" + site.resolve("tribune.yml"),
                "--data",
                "" + site.resolve("data")))
        .as(said.toString())
        .isZero();
  }

  private static boolean finds(BoxProcess box) throws IOException, InterruptedException {
    return box.get("/api/v1/search?q=" + TEXT).body().contains("#question-q1");
  }

  @Test
  void question_thatItsAuthorTakesBack_leavesNoWordInAnyFile() throws Exception {
    Files.createDirectories(site.resolve("data"));
    Question question;
    try (Catalogue catalogue = open()) {
      question = ask(catalogue);
    }
    try (BoxProcess box = BoxProcess.start(site, CHANNEL)) {
      box.await("it is found by its word", () -> finds(box));
      assertThat(holding(NAME, EMAIL)).isEmpty();
      rotateKey();
      assertThat(box.get("/api/v1/sittings/" + question.sitting() + "/questions").body())
          .contains(TEXT, NAME)
          .doesNotContain(EMAIL);
      try (Catalogue catalogue = open()) {
        assertThat(catalogue.questions().replace(List.of(question.withdrawn(ASKED)))).isPresent();
        catalogue.questions().forgetEmail(question.id());
      }
      box.await("nothing finds it", () -> !finds(box));
      box.await("no file has a word of it", () -> holding(TEXT, NAME, EMAIL).isEmpty());
    }
    assertThat(holding(TEXT, NAME, EMAIL)).isEmpty();
  }
}
